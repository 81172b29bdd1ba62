"""Matters: what disputes are about (赡养, 彩礼, 排水 …), by which words they are told, what is usual to cite.

``matters.json`` holds one matter after the other. ``words`` are those that parties say; ``usual`` are the
provisions a careful lawyer would look at first, the most telling in front, by the law's short name and the
article's number. ``types`` are the dispute types under which such a matter is entered.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

_WORDS_ENOUGH = 3
"""More words than these make a matter no clearer: long stories would win by their length."""
_NAMED = re.compile(r"(?P<law>.+?)(?P<number>\d+)")


@dataclass(frozen=True, slots=True)
class Matter:
    """What a dispute is about."""

    name: str
    types: tuple[str, ...]
    words: tuple[str, ...]
    usual: tuple[tuple[str, int], ...]
    """Short name of the law and number of the article."""


@cache
def matters() -> tuple[Matter, ...]:
    """All matters, in the order of the file; read once for a process."""
    text = (files("tiaojie_tui.laws") / "matters.json").read_text("utf-8")
    return tuple(
        Matter(
            entry["matter"],
            tuple(entry["types"]),
            tuple(entry["words"]),
            tuple(_named(name) for name in entry["usual"]),
        )
        for entry in json.loads(text)
    )


def strength(matter: Matter, dispute_type: str | None, said: Mapping[str, float]) -> float:
    """How clearly the case is about it: the best few of its words that were said, each by its weight.

    A word that tells of several matters tells less of each. Under a dispute type the matter does not
    belong to, half of that: a word may mean something else there.
    """
    standing = [word for word in matter.words if word in said]
    telling = [word for word in standing if not any(word != longer and word in longer for longer in standing)]
    worth = sorted((said[word] / sqrt(_sharers()[word]) for word in telling), reverse=True)
    best = sum(worth[:_WORDS_ENOUGH])
    return best if dispute_type is None or dispute_type in matter.types else best / 2


@cache
def _sharers() -> Counter[str]:
    """How many matters share each word."""
    return Counter(word for matter in matters() for word in matter.words)


def _named(name: str) -> tuple[str, int]:
    found = _NAMED.fullmatch(name)
    if not found:
        raise ValueError(name)
    return found["law"], int(found["number"])
