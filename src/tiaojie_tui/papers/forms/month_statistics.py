"""The 人民调解案件情况统计表: a month of one or several committees in the columns of the national statistics.

司发通〔2010〕239号 统计报表, with the 18 categories of today's report. What no case says, such as 排查 and
prevention, stays blank for the pen.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from tiaojie_tui.domain import words as lists
from tiaojie_tui.domain.tally import BODIES, Tally
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import called, month_remarks

TYPES = lists.values(lists.DISPUTE_TYPES)
SOURCES = lists.values(lists.SOURCES)
REFERRERS = lists.values(lists.REFERRERS)
BY_PEN = {
    "确认": "司法确认（件）",
    "排查次": "排查纠纷（次）",
    "排查件": "排查纠纷（件）",
    "预防": "预防纠纷（件）",
    "自杀": "防止自杀（件）",
    "刑事": "防止转为刑事案件（件）",
    "上访": "防止群体性上访（件）",
    "械斗": "防止群体性械斗（件）",
}
"""What is asked in parts of the country and no case says."""
LABELS = {
    **labels.PAGE_OF_PAGES,
    "单位": "单位",
    "总体": "总体情况",
    "总数": "调解案件总数（件）",
    "人数": "涉及当事人数（人）",
    "成功": "调解成功（件）",
    "疑难": "疑难复杂案件（件）",
    "金额": "协议涉及金额（万元）",
    "主体": "不同主体（件）",
    "来源": "案件来源（件）",
    "移送": "其中：委托移送（件）",
    "分类": "案件分类（件）",
    "形式": "协议形式（件）",
    "口头协议": "口头协议",
    "书面协议": "书面协议",
    "其他": "其他情况",
    "履行": "已履行（件）",
    **{name: name for name in (*BODIES, *SOURCES, *REFERRERS, *TYPES)},
    **BY_PEN,
}


def words(month: date, rows: Sequence[tuple[str, Tally]], undated: Sequence[str] = ()) -> Context:
    """The words of the sheet: a row for each committee, by its name, or for one alone.

    ``undated``: how the closed cases are called that no month can count.
    """
    return {
        "项": LABELS,
        "标题": "人民调解案件情况统计表",
        "月份": called.month(month),
        "各行": [_row(name, tally) for name, tally in rows],
        "注": list(_remarks(rows, undated)),
        "填表": month_remarks.FILLED_IN,
    }


def _remarks(rows: Sequence[tuple[str, Tally]], undated: Sequence[str]) -> Iterator[str]:
    for name, tally in rows:
        for remark in month_remarks.of(tally, undated if name == rows[-1][0] else ()):
            yield remark if len(rows) == 1 else f"{name}：{remark}"


def _row(name: str, tally: Tally) -> dict[str, str]:
    counted = {**tally.by_source, **tally.by_referrer, **tally.by_type}
    return {
        "单位": name,
        "总数": str(tally.closed),
        "人数": str(tally.parties),
        "成功": str(tally.agreed),
        "疑难": str(tally.complex),
        "金额": ten_thousands(tally.fen),
        "口头协议": str(tally.oral),
        "书面协议": str(tally.written),
        "履行": str(tally.performed),
        **{body: str(tally.by_body[body]) if body in tally.by_body else "" for body in BODIES},
        **{key: str(count) for key, count in counted.items()},
    }


def ten_thousands(fen: int) -> str:
    """A sum in 万元, exactly: 0.12, 36."""
    return f"{(Decimal(fen) / 1_000_000).normalize():f}"
