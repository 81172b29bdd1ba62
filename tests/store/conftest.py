"""A store on a real SQLite file, and small invented cases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tiaojie_tui.store.engine import Store, open_store


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    opened = open_store(home)
    yield opened
    opened.close()
