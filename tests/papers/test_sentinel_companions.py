"""The papers beside the agreement: each field of a case stands in its own place there, and in no other."""

import re
from functools import cache

import pytest

from tests.papers.test_sentinel import SKELETON, VALUES, built, forms
from tiaojie_tui.papers.card import Point, card
from tiaojie_tui.papers.make import fill
from tiaojie_tui.papers.note import LetPass, note

CARD_PLACES = {
    "title": (r"{0}",),
    "number": (r"案号：{0}　.*",),
    "agreed_on": (r"案号：.*　{0}谈成",),
    "committee": (r"{0}，调解员.*",),
    "mediators/0": (r".*，调解员{0}、.*",),
    "mediators/1": (r".*，调解员.*、{0}。.*",),
    "terms/0/obligors/0": (r"1．{0}、.*",),
    "terms/0/obligors/1": (r"1．.*、{0}：.*",),
    "terms/0/obligees/0": (r"1．.*：付.*元给{0}，.*",),
    "terms/0/amount": (r"1．.*：付{0}元给.*",),
    "terms/0/already_paid": (r"1．.*（已付{0}元）。",),
    "terms/0/method": (r"1．.*元，{0}（已付.*",),
    "terms/0/instalments/0/due": (r"1．.*，{0}前.*",),
    "terms/0/instalments/0/amount": (r"1．.*日前{0}元，.*",),
    "terms/0/instalments/1/due": (r"1．.*，{0}前.*",),
    "terms/0/instalments/1/amount": (r"1．.*日前{0}元，.*",),
    "terms/1/amount": (r"2．.*付{0}元给.*，到.*",),
    "terms/1/already_paid": (r"2．.*（已付{0}元）。",),
    "terms/1/method": (r"2．.*止，{0}（.*",),
    "terms/1/recurrence/end": (r"2．.*，到{0}止.*",),
}
NOTE_PLACES = {
    "title": (r"卷名：{0}",),
    "number": (r"案号：{0}",),
    "committee": (r"{0}",),
}
PLACES = {"明白卡": CARD_PLACES, "卷宗情况说明": NOTE_PLACES}
"""Where each field stands: one pattern for each line that may hold it, with its printed form put in."""


@cache
def printed_lines(name: str) -> tuple[str, ...]:
    case = built(SKELETON, "", VALUES)
    told = card(case, [Point("某法第九条", "某要点", "某俗话")], final=True)
    words = {"明白卡": told, "卷宗情况说明": note(case, [LetPass("某提醒", "某理由")])}
    return tuple(fill(name, words[name]).text.split("\n"))


def lines_with(name: str, path: str) -> list[str]:
    shown = re.compile(f"(?<![0-9]){re.escape(forms(VALUES[path])[0])}(?![0-9])")
    return [line for line in printed_lines(name) if shown.search(line)]


@pytest.mark.parametrize(("name", "path"), [(name, path) for name in PLACES for path in PLACES[name]])
def test_a_field_stands_in_its_own_place_and_in_no_other(name: str, path: str) -> None:
    patterns = [pattern.format(*map(re.escape, forms(VALUES[path]))) for pattern in PLACES[name][path]]
    found = lines_with(name, path)
    assert [pattern for pattern in patterns if not any(re.fullmatch(pattern, line) for line in found)] == []
    assert [line for line in found if not any(re.fullmatch(pattern, line) for pattern in patterns)] == []


@pytest.mark.parametrize("name", PLACES)
def test_no_other_field_is_shown(name: str) -> None:
    steering = re.compile("source|copies|.*/kind|.*/every|.*/day")
    others = [path for path in VALUES if path not in PLACES[name] and not steering.fullmatch(path)]
    assert [path for path in others if VALUES[path] is not None and lines_with(name, path)] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [("明白卡", "某法第九条：某要点（某俗话）"), ("卷宗情况说明", "1．提醒：某提醒。放过的理由：某理由。")],
)
def test_what_comes_from_elsewhere_is_shown(name: str, words: str) -> None:
    assert words in printed_lines(name)


@pytest.mark.parametrize("name", PLACES)
def test_no_code_and_no_mark_of_a_draft_stands_on_it(name: str) -> None:
    text = "\n".join(printed_lines(name))
    assert "校验码" not in text
    assert "草稿" not in text
