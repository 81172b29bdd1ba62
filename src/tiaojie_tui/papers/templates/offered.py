"""What each paper offers to its template: its fields, seen in a sample that leaves none of them empty."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from tiaojie_tui.papers.agreement import agreement
from tiaojie_tui.papers.card import Point, card
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import daily
from tiaojie_tui.papers.note import LetPass, note
from tiaojie_tui.papers.templates.sample import CASE

AGREEMENT = "人民调解协议书"
_POINT = Point("民法典第288条", "相邻的人家用水、排水要互相方便", "邻居排水过路，要互相让一让")
_LET_PASS = LetPass("还没有写明用什么方式付款", "双方每月在村委会当面交清")
_ENTRY = daily.Line(
    12, datetime(2026, 4, 9, 16, 5), "定稿", CASE.number or "", 1, "ABCD-EFGH-IJKL-MNOP", "江海平"
)

SAMPLES: dict[str, Callable[[], Context]] = {
    AGREEMENT: lambda: agreement(CASE, stage="draft", code="ABCD-EFGH-IJKL-MNOP"),
    "明白卡": lambda: card(CASE, [_POINT], final=True),
    "卷宗情况说明": lambda: note(CASE, [_LET_PASS]),
    daily.NAME: lambda: daily.words(
        CASE.committee or "", _ENTRY.at.date(), [_ENTRY], entries=12, head="0123456789abcdef" * 4
    ),
}
"""The words of each paper for the sample case."""
NAMES = tuple(SAMPLES)


def offered(name: str) -> Context:
    """The fields of a paper: its sample with one of each list, which has all fields that any of them has."""
    return _merged(SAMPLES[name]())  # type: ignore[no-any-return]


def leaves(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Path and example of every word that is printed: ``当事人[].姓名``, ``[]`` for each of a list."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, f"{at}.{name}".lstrip("."))
    else:
        for part in value:
            yield from leaves(part, f"{at}[]")


def _merged(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _merged(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_together([_merged(part) for part in value])] if value else []
    return value


def _together(parts: list[Any]) -> Any:
    """One for all: of words the first that says something, of groups all fields, of lists what is in any."""
    if isinstance(parts[0], dict):
        names = dict.fromkeys(name for part in parts for name in part)
        return {name: _together([part[name] for part in parts if name in part]) for name in names}
    if isinstance(parts[0], list):
        inner = [one for part in parts for one in part]
        return [_together(inner)] if inner else []
    return next((part for part in parts if part.strip("＿ ")), parts[0])
