"""Homes to talk about."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .talk import Talk


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def talk(home: Path) -> Iterator[Talk]:
    """A session on ``home``, killed afterwards."""
    with Talk(home) as one:
        yield one
