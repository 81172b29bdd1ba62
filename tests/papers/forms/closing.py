"""The papers of the second half of the dossier and the office's sheets, of a case that has all they show."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tests.papers.forms.opening import FULL as OPENED
from tests.papers.sample import MONTHLY, SHARED
from tiaojie_tui.domain.case import Case, FollowUp, Performance
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import (
    confirmation,
    extension,
    follow_up,
    funds,
    month_cases,
    month_statistics,
    month_summary,
    oral,
    police,
    receipt,
    subsidy,
    termination,
    withdrawal,
)
from tiaojie_tui.reports import monthly

MONTH = date(2026, 4, 1)
PAID = Performance(1, 1, date(2026, 4, 30), 1_600_000, "已履行", "转到了卡上")
VISIT = FollowUp(
    date(2026, 6, 1), "何宽", ("买买提·吐尔逊", "罗家𠮷"), "第一期付了。\n第二期说好九月付。", "基本满意"
)
FULL = replace(
    OPENED,
    terms=(*OPENED.terms, MONTHLY, SHARED),
    difficulty="疑难复杂",
    performance=(PAID,),
    follow_ups=(VISIT,),
    court="云溪县人民法院",
    police_station="云溪县公安局白杨派出所",
    extended_to=date(2026, 5, 20),
)


def closing(case: Case) -> dict[str, Context]:
    """The words of each paper of one case."""
    return {
        "口头协议登记表": oral.words(case),
        "履行凭证": receipt.words(case),
        "回访记录": follow_up.words(case),
        "司法确认申请书": confirmation.application_words(case),
        "司法确认材料清单": confirmation.list_words(case),
        "治安案件书面申请": police.words(case),
        "终止调解告知书": termination.words(case),
        "延期调解同意书": extension.words(case),
        "撤回调解申请书": withdrawal.words(case),
        "补贴申报表": subsidy.words(case, papers=(11, 13)),
    }


def sheets(cases: Sequence[Case], committee: str, mediator: str, month: date = MONTH) -> dict[str, Context]:
    """The words of each sheet of a month."""
    told = monthly.figures(cases, month, committee)
    rows = monthly.by_mediator(cases, month)
    undated = [case.title or "" for case in monthly.undated(cases)]
    listed = monthly.listed(cases, mediator, month)
    return {
        "调解案件登记单": month_cases.words(committee, mediator, month, listed),
        "调解案件汇总表": month_summary.words(committee, month, rows, undated),
        "调解案件统计表": month_statistics.words(month, [(committee, told)], undated),
        "经费保障情况统计表": funds.words(committee, case_mediators(cases), month),
    }


def case_mediators(cases: Sequence[Case]) -> list[str]:
    """Everybody who mediates one of these cases, once."""
    return list(dict.fromkeys(name for case in cases for name in case.mediators))


CLOSING = {
    name: [words]
    for name, words in (closing(FULL) | sheets([FULL], "青田乡柳坪村人民调解委员会", "㐂守信")).items()
}
_ALL_ASK = tuple(replace(party, role="申请人") for party in FULL.parties)
CLOSING["撤回调解申请书"].append(withdrawal.words(replace(FULL, parties=_ALL_ASK)))
"""An organisation may apply, too."""
