"""口头还是书面、几份: whether the agreement has the form the law asks for."""

from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain.case import Case, Term
from tiaojie_tui.domain.numerals import read_whole
from tiaojie_tui.domain.problems import Severity
from tiaojie_tui.domain.rules import prose, told
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.tables import Tables

_LABOUR = ("拖欠农民工工资纠纷", "其他劳动争议纠纷")
_LAND_CONTRACT = "农村土地承包法"
_WEIGHTY = ("疑难复杂", "重大")
_OWED = ("payment", "deposit", "return", "division")
_SOON = 30
"""Days within which an act that costs no money may still be left to an oral agreement."""
_ASKS_FOR_PAPER = Pattern(
    r"(?:要求|希望|请求|提出)[^,。;]{0,8}(?:书面|写成|签订?|制作|出具)[^,。;]{0,4}协议|(?:要求|希望|请求)[^,。;]{0,4}书面"
)
_COPIES = Pattern(r"一式([\d二两三四五六七八九十]{1,3})份")


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """Why an oral agreement must or should be in writing; how many copies a written one has."""
    if not agreeing(case):
        return
    if case.outcome == "oral":
        yield from _oral(case)
    else:
        yield from _copies(case)


def _oral(case: Case) -> Iterator[Found]:
    kind = _must_be_written(case)
    if kind:
        yield Found(
            "WRITTEN_REQUIRED",
            "outcome",
            f"{kind}达成协议必须制作书面协议书，不能只登记口头协议，请改选“达成书面协议”。",
        )
    elif reason := _should_be_written(case):
        yield Found(
            "WRITTEN_REQUIRED",
            "outcome",
            f"{reason}，只登记口头协议以后说不清，请改选“达成书面协议”。",
            Severity.WARN,
        )


def _must_be_written(case: Case) -> str | None:
    """The kind of dispute whose agreement must be in writing; ``None`` for all others."""
    if case.dispute_type in _LABOUR:
        return "劳动争议"
    cited = any(
        citation.law.endswith((_LAND_CONTRACT, _LAND_CONTRACT + "》")) for citation in case.legal_basis
    )
    told_of = "承包地" in "".join((case.title or "", *case.claims, case.facts or ""))
    if cited or (case.dispute_type == "山林土地纠纷" and told_of):
        return "农村土地承包纠纷"
    return None


def _should_be_written(case: Case) -> str | None:
    """Why paper is better, as several local rules have it (宁波市人民调解条例 第24条)."""
    if case.difficulty in _WEIGHTY:
        return f"这是{case.difficulty}案件"
    for number, term in enumerate(case.terms, 1):
        if _deferred(term, case.agreed_on):
            return f"第{number}条要过后才履行"
    if told.affirmed(_ASKS_FOR_PAPER, told.everywhere(case)):
        return "当事人要求写成书面的"
    return None


def _deferred(term: Term, agreed_on: date | None) -> bool:
    """Whether money or things are still owed after the day of the agreement, or an act is far off."""
    if term.recurrence is not None:
        return True
    if agreed_on is None:
        return False
    last = max((day for day in (term.due, *(part.due for part in term.instalments)) if day), default=None)
    return last is not None and (last - agreed_on).days > (0 if term.kind in _OWED else _SOON)


def _copies(case: Case) -> Iterator[Found]:
    lawful, parties = case.lawful_copies, len(case.parties)
    if not parties:
        return
    rule = f"{parties}个当事人各一份、调委会留一份，应是{lawful}份"
    if case.copies is not None and case.copies != lawful:
        yield Found("COPIES", "copies", f"协议书写了{case.copies}份，{rule}。")
    for index, term in enumerate(case.terms):
        said = _COPIES.search(prose.even(term.text or ""))
        if said and read_whole(said[1]) != lawful:
            yield Found("COPIES", f"terms/{index}/text", f"第{index + 1}条写着{said[0]}，{rule}。")
