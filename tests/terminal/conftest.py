"""A home with one case, and sessions on it that are ended whatever happens."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.pty_session import PtySession

Start = Callable[..., PtySession]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """Start the program on the home; every session is ended after the test."""
    started: list[PtySession] = []

    def starting(**how: Any) -> PtySession:
        session = PtySession(home, **how)
        started.append(session)
        return session

    yield starting
    for session in started:
        session.end()
