"""Statutes as people call them: 民法典, 道交法, 劳动争议解释一."""

import re
from collections.abc import Iterable

from tiaojie_tui.domain.statutes import find
from tiaojie_tui.domain.typed import narrow
from tiaojie_tui.laws import catalogue

_STATE, _COURT = "中华人民共和国", "最高人民法院关于"
_NO_LETTER = re.compile("[^0-9a-z\u3400-\u9fff]")


def short(title: str) -> str:
    """The statute as people call it; the title without 中华人民共和国 where nothing shorter is known."""
    known = find(catalogue.statutes(), title)
    return known.short if known else title.removeprefix(_STATE)


def meant(typed: str, titles: Iterable[str]) -> list[str]:
    """Those of the full titles that somebody may mean: the one called so, or all that the word abbreviates.

    Where some begin with its first letter, only those: 民诉法 is not 行政诉讼法.
    """
    word = _letters(typed)
    if not word:
        return []
    every = list(titles)
    called = [title for title in every if word in {_letters(name) for name in _names(title)}]
    abbreviated = [title for title in every if _abbreviates(word, _letters(title))]
    alike = [
        title for title in abbreviated if any(_letters(name)[0] == word[0] for name in _names(title)[1:])
    ]
    return called or alike or abbreviated


def _names(title: str) -> tuple[str, ...]:
    return title, title.removeprefix(_STATE), title.removeprefix(_COURT), short(title)


def _abbreviates(word: str, title: str) -> bool:
    """Whether the letters of the word stand in the title in this order, its last among the last two there."""
    letters = iter(title)
    return word[-1] in title[-2:] and all(letter in letters for letter in word)


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", narrow(text).casefold())
