"""The 人民调解委员会调解案件汇总登记表: a month, a row for each mediator (司发通〔2010〕239号, 统计报表)."""

from collections.abc import Sequence
from datetime import date

from tiaojie_tui.domain.money import figures
from tiaojie_tui.domain.tally import Tally
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import called, month_remarks
from tiaojie_tui.papers.gaps import filled

LABELS = {
    **labels.PAGE_OF_PAGES,
    "调解员": "人民调解员",
    "受理": "本月受理（件）",
    "办结": "本月办结（件）",
    "人数": "涉及当事人（人）",
    "成功": "调解成功（件）",
    "书面": "书面协议（件）",
    "口头": "口头协议（件）",
    "不成": "调解不成（件）",
    "撤回": "撤回（件）",
    "疑难": "疑难复杂（件）",
    "金额": "协议金额（元）",
    "履行": "已履行（件）",
}


def words(
    committee: str, month: date, rows: Sequence[tuple[str, Tally]], undated: Sequence[str] = ()
) -> Context:
    """The words of the sheet. ``rows`` end with those of all (``reports.monthly.by_mediator``).

    ``undated``: how the closed cases are called that no month can count.
    """
    return {
        "项": LABELS,
        "标题": "人民调解委员会调解案件汇总登记表",
        "月份": called.month(month),
        "关于": filled(committee),
        "各行": [_row(name, tally) for name, tally in rows],
        "注": month_remarks.of(rows[-1][1], undated, leaders=True),
        "填表": month_remarks.FILLED_IN,
    }


def _row(name: str, tally: Tally) -> dict[str, str]:
    return {
        "调解员": name,
        "受理": str(tally.accepted),
        "办结": str(tally.closed),
        "人数": str(tally.parties),
        "成功": str(tally.agreed),
        "书面": str(tally.written),
        "口头": str(tally.oral),
        "不成": str(tally.failed),
        "撤回": str(tally.withdrawn),
        "疑难": str(tally.complex),
        "金额": figures(tally.fen),
        "履行": str(tally.performed),
    }
