"""The machine is taken out of the tests: no chance, no deadline, no surroundings."""

import os

import pytest
from hypothesis import settings

# The same examples in every run; `--hypothesis-profile search` looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("same")


@pytest.fixture(autouse=True)
def no_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment of the person running the tests says does not reach the program."""
    for name in [*os.environ]:
        if name.startswith(("TIAOJIE_", "TEXTUAL", "XDG_")) or name in ("NO_COLOR", "COLORTERM"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("CUPS_SERVER", "/nowhere/cups.sock")  # tests never print on this machine's printers
