"""What a paper shows where the case does not say: ``＿＿``, to be seen and never to be guessed.

Where somebody is to write with a pen, the blank is as long as what is written there.
"""

from collections.abc import Sequence
from datetime import date

from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.dates import printed

GAP = "＿＿"
PEN_NAME = GAP * 5
PEN_DAY = f"{GAP * 2}年{GAP}月{GAP}日"
PEN_LINE = GAP * 12
"""A whole line of the page."""


def filled(value: str | None) -> str:
    """The value, or the gap where there is none."""
    return value or GAP


def day(value: date | None) -> str:
    """A day as papers print it, or the gap."""
    return printed(value) if value else GAP


def paragraphs(value: str | None, lines: int) -> list[str]:
    """The paragraphs of a long text, or so many empty lines to write it on."""
    return value.split("\n") if value else [PEN_LINE] * lines


def names(values: Sequence[str]) -> str:
    """Names joined as papers join them, or the gap."""
    return "、".join(values) or GAP


def committee(case: Case) -> str:
    """The committee's name; what is surely a part of it where it is not known."""
    return case.committee or f"{GAP}人民调解委员会"
