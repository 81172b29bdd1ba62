"""The 人民调解组织队伍经费保障情况统计表: committees, mediators, money (司发通〔2010〕239号, 统计报表).

The installation knows its own committee and mediators; all else stays blank for the pen.
"""

from collections.abc import Sequence
from datetime import date

from tiaojie_tui.domain.tally import BODIES, body_of
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import called, month_remarks
from tiaojie_tui.papers.gaps import filled

LABELS = {
    **labels.PAGE_OF_PAGES,
    "项目": "项目",
    "数": "数量",
    "备注": "备注",
    "类别": "类别",
}
_HOUSES, _PEOPLE = "调解组织（个）", "人民调解员（人）"
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (_HOUSES, ("合计", *BODIES)),
    (
        _PEOPLE,
        (
            "合计",
            "其中：专职",
            "其中：女性",
            "委员",
            "聘任",
            "大专以上文化",
            "高中文化",
            "初中以下文化",
        ),
    ),
    ("培训、表彰", ("培训（次）", "参加培训（人次）", "受表彰的调委会（个）", "受表彰的调解员（人）")),
    ("经费（元）", ("人民调解工作指导经费", "调委会补助经费", "人民调解员补贴经费")),
    ("排查、预防", ("排查纠纷（次）", "排查纠纷（件）", "预防纠纷（件）")),
)


def words(committee: str, mediators: Sequence[str], month: date) -> Context:
    """The words of the form: one committee, and how many mediators it has."""
    known = {(_HOUSES, item): "1" for item in ("合计", body_of(committee)) if committee}
    if mediators:
        known[_PEOPLE, "合计"] = str(len(mediators))
    return {
        "项": LABELS,
        "标题": "人民调解组织队伍经费保障情况统计表",
        "月份": called.month(month),
        "关于": f"填报单位：{filled(committee)}",
        "各行": [
            {"类别": "" if place else group, "项目": item, "数": known.get((group, item), "")}
            for group, items in _GROUPS
            for place, item in enumerate(items)
        ],
        "注": ["调委会和人民调解员合计是本机登记的；其余各栏本机没有登记，请用笔填写。"],
        "填表": month_remarks.FILLED_IN,
    }
