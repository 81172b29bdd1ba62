"""What fits on one page of large type: lines are counted before the paper is made."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tiaojie_tui.papers.cells import cells, wrap

_CELLS = 60
"""Of a line of the page; it has room for 62, and office programs break lines a little differently."""
_WIDE = re.compile("[A-Z@%&mw]")
"""Letters that take a whole hanzi in print; others, and figures, up to two thirds of one."""
_HALF = re.compile("[!-~]{3}")


@dataclass(frozen=True, slots=True)
class Wish:
    """A text one would like in a place of a part; a later wish for the same place is for a longer text."""

    part: str
    place: int
    text: str


Chosen = Mapping[str, Sequence[str]]
"""The texts taken for each part, in the order of their places."""


def line_count(paragraphs: Sequence[str]) -> int:
    """How many lines the paragraphs take on the page."""
    return sum(len(wrap(_measured(paragraph), _CELLS)) for paragraph in paragraphs)


def clipped(text: str, lines: int) -> str:
    """The text, or what ``lines`` hold of it and dots that say that it goes on."""
    if line_count([text]) <= lines:
        return text
    while line_count([text + "……"]) > lines:
        text = text[: -max(1, (cells(text) - lines * _CELLS) // 2)]
    return text + "……"


def _measured(paragraph: str) -> str:
    """The paragraph with as many half cells as it takes in a wide type."""
    return _HALF.sub("0000", _WIDE.sub("00", paragraph))


def fit(wishes: Sequence[Wish], left_out: Callable[[str, Sequence[int]], str], room: int) -> Chosen:
    """Grant wishes one after the other as long as all fits into ``room`` lines.

    ``left_out`` says of a part that these of its places stay empty, or nothing; what it says takes room too.
    """
    places: dict[str, set[int]] = {}
    for wish in wishes:
        places.setdefault(wish.part, set()).add(wish.place)

    def shown(granted: Mapping[tuple[str, int], str]) -> dict[str, list[str]]:
        found = {}
        for part, wanted in places.items():
            texts = [granted[part, place] for place in sorted(wanted) if (part, place) in granted]
            rest = left_out(part, [place for place in sorted(wanted) if (part, place) not in granted])
            found[part] = [*texts, rest] if rest else texts
        return found

    granted: dict[tuple[str, int], str] = {}
    for wish in wishes:
        tried = {**granted, (wish.part, wish.place): wish.text}
        if sum(map(line_count, shown(tried).values())) <= room:
            granted = tried
    return shown(granted)
