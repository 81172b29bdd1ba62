"""A home with one case, and sessions on it that are ended whatever happens."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.pty_session import Start, sessions


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    with sessions(home) as starting:
        yield starting
