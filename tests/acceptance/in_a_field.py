"""A session on a terminal that stands in a field of one line, and what is saved of it."""

from pathlib import Path

from tests.terminal.homes import prepare, saved, stand_at
from tests.terminal.pty_session import PtySession, Start

SETTLED = 1.2
"""Seconds after which what was typed has been saved."""


def one_case(home: Path) -> str:
    """A case, and the next start lands in a field of it; its number."""
    number = prepare(home)
    stand_at(home, number, "parties", "parties/0/note")
    return number


def in_field(start: Start, **how: object) -> PtySession:
    session = start(**how)
    session.wait_for("> 备注")
    session.settle()
    return session


def note(home: Path, number: str) -> str:
    return saved(home, number).parties[0].note or ""
