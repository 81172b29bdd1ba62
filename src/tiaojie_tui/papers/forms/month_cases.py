"""The 人民调解员调解案件登记单: one mediator's cases of a month (司发通〔2010〕239号, 统计报表)."""

from collections.abc import Sequence
from datetime import date

from tiaojie_tui.domain import words as lists
from tiaojie_tui.domain.agreed_sum import agreed_sum
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.dates import iso
from tiaojie_tui.domain.fulfilment import of_case
from tiaojie_tui.domain.money import figures
from tiaojie_tui.domain.tally import Listed
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import called, month_remarks
from tiaojie_tui.papers.gaps import filled

LABELS = {
    **labels.PAGE_OF_PAGES,
    "序号": "序号",
    "案号": "案号",
    "当事人": "当事人",
    "类型": "纠纷类型",
    "来源": "案件来源",
    "难易": "难易程度",
    "分工": "分工",
    "受理": "受理日期",
    "办结": "办结日期",
    "结果": "调解结果",
    "金额": "协议金额（元）",
    "履行": "履行情况",
}


def words(committee: str, mediator: str, month: date, cases: Sequence[Listed]) -> Context:
    """The words of the sheet; ``cases`` are the mediator's of this month (``reports.monthly.listed``)."""
    led = sum(one.leads for one in cases)
    return {
        "项": LABELS,
        "标题": "人民调解员调解案件登记单",
        "月份": called.month(month),
        "关于": f"{filled(committee)}　人民调解员：{filled(mediator)}",
        "各行": [_row(number, one) for number, one in enumerate(cases, 1)],
        "合计": f"合计：{len(cases)}件，主持{led}件，参加{len(cases) - led}件；含本月受理和本月办结的。",
        "填表": month_remarks.FILLED_IN,
    }


def _row(number: int, listed: Listed) -> dict[str, str]:
    case = listed.case
    return {
        "序号": str(number),
        "案号": case.number or "",
        "当事人": called.people(case.parties),
        "类型": case.dispute_type or "",
        "来源": called.source(case) if case.source else "",
        "难易": case.difficulty or "",
        "分工": "主持" if listed.leads else "参加",
        "受理": iso(case.accepted_on) if case.accepted_on else "",
        "办结": iso(listed.closed_on) if listed.closed_on else "",
        "结果": called.outcome(case) if case.outcome else "",
        "金额": _sum(case),
        "履行": (of_case(case) or "") if case.outcome in lists.AGREED else "",
    }


def _sum(case: Case) -> str:
    """In 元; blank where nothing was agreed, or where the case does not settle the sum."""
    total = agreed_sum(case) if case.outcome in lists.AGREED else None
    return "" if total is None else figures(total)
