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
    "acceptance/test_people_audit.py",
    "acceptance/test_people_keys.py",
    "acceptance/test_people_planted.py",
    "acceptance/test_people_rights.py",
    "acceptance/test_documents_templates.py",
    "acceptance/test_documents_ways_out.py",
    "acceptance/test_session_",
    "acceptance/test_storage_",
    "acceptance/test_text_on_screen.py",
    "acceptance/test_walk_debian.py",
    "terminal/",
    "ssh/",
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
"""What measures time, or waits for other processes, runs with nothing beside it."""


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
