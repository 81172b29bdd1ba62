"""What a paper shows where the case does not say: ``＿＿``, to be seen and never to be guessed."""

from collections.abc import Sequence
from datetime import date

from tiaojie_tui.domain.dates import printed

GAP = "＿＿"


def filled(value: str | None) -> str:
    """The value, or the gap where there is none."""
    return value or GAP


def day(value: date | None) -> str:
    """A day as papers print it, or the gap."""
    return printed(value) if value else GAP


def names(values: Sequence[str]) -> str:
    """Names joined as papers join them, or the gap."""
    return "、".join(values) or GAP
