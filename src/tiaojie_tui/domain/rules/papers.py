"""协议书不能少的内容: what no paper can be frozen without, and that all that was typed was understood."""

import re
from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.problems import Severity
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.typed import quoted

_LABOUR = ("拖欠农民工工资纠纷", "其他劳动争议纠纷")
_BLANK = re.compile("＿＿|__")
_LAND_CONTRACT = "农村土地承包法"


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """What is missing on the paper, what could not be read, and whether the paper has the lawful form."""
    yield from _unread(case)
    if not case.committee:
        yield Found(
            "COMMITTEE_MISSING", "committee", "还没有写调委会的全称，请补上，协议书上要印、要盖它的章。"
        )
    if not case.mediators:
        yield Found("MEDIATOR_MISSING", "mediators", "还没有写调解员，请写上主持调解的人，协议书要他签名。")
    if not case.facts:
        yield Found(
            "FACTS_MISSING",
            "facts",
            "还没有写纠纷主要事实，请写清什么时候、在哪里、谁、发生什么、争的是什么。",
        )
    yield from _blanks(case)
    if agreeing(case):
        if case.agreed_on is None:
            yield Found("AGREED_ON_MISSING", "agreed_on", "还没有写达成协议的日期，请写上谈成的那天。")
        yield from _form(case)


def _blanks(case: Case) -> Iterator[Found]:
    """Blanks that a phrase or a proposed wording left open: on a signed paper anybody could fill them."""
    if _BLANK.search(case.facts or ""):
        yield Found(
            "BLANK_LEFT", "facts", "纠纷主要事实里还有＿＿没有填，请填上或者删去那一句。", Severity.WARN
        )
    for index, term in enumerate(case.terms if agreeing(case) else ()):
        if _BLANK.search(term.text or ""):
            yield Found(
                "BLANK_LEFT",
                paths.join("terms", index, "text"),
                f"第{index + 1}条的协议写法里还有＿＿没有填，请填上或者删去，空着的协议不能签。",
            )


def _unread(case: Case) -> Iterator[Found]:
    for unread in case.unread:
        if _exists(case, unread.path):
            yield Found(
                "UNREAD",
                unread.path,
                f"这里写的{quoted(unread.text)}没有读懂，请按右边的说明改写，或者清空。",
            )


def _exists(case: Case, path: str) -> bool:
    """Whether the part the field belongs to is still there: a field may combine several attributes."""
    owner = path.rpartition("/")[0]
    if not owner:
        return True
    try:
        paths.get(case, owner)
    except paths.NoSuchPlace:
        return False
    return True


def _form(case: Case) -> Iterator[Found]:
    if case.outcome == "oral":
        kind = _must_be_written(case)
        if kind:
            yield Found(
                "WRITTEN_REQUIRED",
                "outcome",
                f"{kind}达成协议必须制作书面协议书，不能只登记口头协议，请改选“达成书面协议”。",
            )
    elif case.copies is not None and case.parties and case.copies != case.lawful_copies:
        yield Found(
            "COPIES",
            "copies",
            f"协议书写了{case.copies}份，{len(case.parties)}个当事人各一份、调委会留一份，应是{case.lawful_copies}份。",
        )


def _must_be_written(case: Case) -> str | None:
    """The kind of dispute whose agreement must be in writing; ``None`` for all others."""
    if case.dispute_type in _LABOUR:
        return "劳动争议"
    cited = any(
        citation.law.endswith((_LAND_CONTRACT, _LAND_CONTRACT + "》")) for citation in case.legal_basis
    )
    told = "承包地" in "".join((case.title or "", *case.claims, case.facts or ""))
    if cited or (case.dispute_type == "山林土地纠纷" and told):
        return "农村土地承包纠纷"
    return None
