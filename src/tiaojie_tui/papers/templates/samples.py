"""The words of every paper, for an invented case that leaves none of its fields empty, and for an empty one.

The first tells which fields a paper has, the second which lists have always something in them.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.tally import BODIES, Listed, Tally
from tiaojie_tui.papers.agreement import agreement
from tiaojie_tui.papers.card import Point, card
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import (
    back,
    book,
    confirmation,
    contents,
    daily,
    funds,
    month_cases,
    month_statistics,
    month_summary,
    subsidy,
)
from tiaojie_tui.papers.note import LetPass, note
from tiaojie_tui.papers.templates.sample import CASE

AGREEMENT = "人民调解协议书"
_POINT = Point("民法典第288条", "相邻的人家用水、排水要互相方便", "邻居排水过路，要互相让一让")
_LET_PASS = LetPass("还没有写明用什么方式付款", "双方每月在村委会当面交清")
_COMMITTEE, _NUMBER, _MONTH = CASE.committee or "", CASE.number or "", date(2026, 4, 1)
_CODE = "ABCD-EFGH-IJKL-MNOP"
_ENTRY = daily.Line(12, datetime(2026, 4, 9, 16, 5), "定稿", _NUMBER, 1, _CODE, "江海平")
_PAGES = 27
_ROWS = (contents.Row("人民调解申请书", 1, 2), contents.Row("授权委托书", 3, None, "复印件"))
_TALLY = Tally(
    accepted=123,
    closed=120,
    parties=345,
    written=90,
    oral=20,
    failed=7,
    withdrawn=3,
    complex=11,
    fen=1_234_567_890,
    unsummed=2,
    performed=66,
    by_source=dict.fromkeys(words.values(words.SOURCES), 12),
    by_referrer=dict.fromkeys(words.values(words.REFERRERS), 3),
    by_type=dict.fromkeys(words.values(words.DISPUTE_TYPES), 4),
    by_body=dict.fromkeys(BODIES, 5),
    unsaid={"纠纷类型": 1},
)
_FIGURES = [("江海平", _TALLY), ("合计", _TALLY)]
_NOTHING = Case()
_ALL_APPLY = replace(CASE, parties=tuple(replace(party, role=words.APPLICANT) for party in CASE.parties))


def _of_case(
    form: Callable[[Case, int], Context], *at: int, case: Case = CASE
) -> Callable[[], Sequence[Context]]:
    """The words of a form of the case, for each of these of its records, agents or visits; and of no case."""
    return lambda: [*(form(case, one) for one in at or (0,)), form(_NOTHING, 0)]


def _day() -> Sequence[Context]:
    def of(*lines: daily.Line) -> Context:
        return daily.words(_COMMITTEE, _ENTRY.at.date(), lines, entries=12, head="0123456789abcdef" * 4)

    return [of(_ENTRY), of()]


_AT = {"授权委托书": (0, 1, 2), "调解记录": (1,)}
"""Which agents and which record of the case these forms are about; of the others the first."""
_OTHER_CASES = {
    "终止调解告知书": replace(CASE, outcome="failed"),
    "撤回调解申请书": replace(_ALL_APPLY, outcome="withdrawn"),
}
SAMPLES: dict[str, Callable[[], Sequence[Context]]] = {
    **{
        name: _of_case(form, *_AT.get(name, ()), case=_OTHER_CASES.get(name, CASE))
        for name, form in book.FORMS.items()
    },
    "卷内目录": lambda: [contents.words(CASE, _ROWS), contents.words(_NOTHING, ())],
    AGREEMENT: lambda: [agreement(case, stage="draft", code=_CODE) for case in (CASE, _NOTHING)],
    "司法确认材料清单": _of_case(lambda case, _: confirmation.list_words(case)),
    "卷宗情况说明": _of_case(lambda case, _: note(case, [_LET_PASS])),
    "卷宗封底": _of_case(lambda case, _: back.words(case, _PAGES)),
    "明白卡": _of_case(lambda case, _: card(case, [_POINT], final=True)),
    "补贴申报表": _of_case(lambda case, _: subsidy.words(case, papers=(11, 13))),
    "调解案件登记单": lambda: [
        month_cases.words(_COMMITTEE, "江海平", _MONTH, listed)
        for listed in ([Listed(CASE, True, CASE.agreed_on)], [])
    ],
    "调解案件汇总表": lambda: [month_summary.words(_COMMITTEE, _MONTH, _FIGURES, [_NUMBER])],
    "调解案件统计表": lambda: [month_statistics.words(_MONTH, [(_COMMITTEE, _TALLY)], [_NUMBER])],
    "经费保障情况统计表": lambda: [funds.words(_COMMITTEE, CASE.mediators, _MONTH)],
    daily.NAME: _day,
}
NAMES = tuple(SAMPLES)
