"""The machine is taken out of the tests: no chance, no deadline, no surroundings."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run; `--hypothesis-profile search` looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("same")

_ALONE = (
    "acceptance/test_session_load.py",
    "acceptance/test_storage_exhausted.py",
    "acceptance/test_storage_stopped.py",
    "acceptance/test_walk_debian.py",
    "ssh/",
    "terminal/test_wire.py",
    "cli/test_laws.py",
    "delivery/test_convert.py",
    "domain/rules/test_speed.py",
    "laws/test_original.py",
    "laws/test_search.py",
    "plain/test_papers.py",
    "test_confinement.py",
    "test_imports.py",
    "tui/test_printing.py",
)
"""What measures time runs with nothing beside it. What only waits, for a program on a terminal or for a kill,
runs beside one other: alone, most of its time is nobody's."""


@pytest.hookimpl(tryfirst=True)  # before ``-m`` chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what must run alone."""
    here = Path(__file__).parent
    for item in items:
        if item.path.relative_to(here).as_posix().startswith(_ALONE):
            item.add_marker("alone")


@pytest.fixture(autouse=True)
def no_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment of the person running the tests says does not reach the program."""
    for name in [*os.environ]:
        if name.startswith(("TIAOJIE_", "TEXTUAL", "XDG_")) or name in ("NO_COLOR", "COLORTERM"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("CUPS_SERVER", "/nowhere/cups.sock")  # tests never print on this machine's printers
