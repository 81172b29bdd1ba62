"""Boxes to tick: ☑ only where the case says so, □ for the pen."""

from collections.abc import Sequence


def tick(words: str, *, ticked: bool = False) -> str:
    """One choice with its box."""
    return ("☑" if ticked else "□") + words


def ticks(choices: Sequence[str], chosen: str | None = None) -> str:
    """Choices in a line; the chosen one is ticked, none where it is not among them."""
    return "　".join(tick(choice, ticked=choice == chosen) for choice in choices)
