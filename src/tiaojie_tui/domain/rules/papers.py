"""协议书不能少的内容: what no paper can be frozen without, and that all that was typed was understood."""

from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.problems import Severity
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.typed import quoted

_BLANK = Pattern("＿＿|__")


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """What is missing on the paper, and what could not be read."""
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
    if agreeing(case) and case.agreed_on is None:
        yield Found("AGREED_ON_MISSING", "agreed_on", "还没有写达成协议的日期，请写上谈成的那天。")


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
