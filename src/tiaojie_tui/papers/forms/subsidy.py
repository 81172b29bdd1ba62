"""The 补贴申报表 (以案定补): how hard a case was, how complete its papers are, whether it was performed.

财行〔2007〕179号. Classes and sums are the county's; sums stay blank for the pen.
"""

from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.fulfilment import of_case
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import called
from tiaojie_tui.papers.gaps import GAP, committee, filled

LABELS = {
    **labels.PAGES,
    "年月日": labels.SEAL["年月日"],
    "调委会": "调委会",
    "案件": "案件名称",
    "案号": "案号",
    "当事人": "当事人",
    "类型": "纠纷类型",
    "来源": "案件来源",
    "难易": "难易程度",
    "受理": "受理日期",
    "达成": "达成协议日期",
    "结果": "调解结果",
    "金额": "协议涉及金额",
    "材料": "卷宗材料",
    "履行": "履行情况",
    "网上": "网上录入",
    "调解员": "人民调解员",
    "分工": "分工",
    "补贴": "补贴（元）",
    "签名": "签名",
    "本会意见": "调委会意见",
    "司法所意见": "司法所意见",
    "签章": "负责人签名（盖章）：",
}
_NOTHING_RECORDED = "□已履行　□部分履行　□未履行"


def words(case: Case, at: int = 0, *, papers: tuple[int, int] | None = None) -> Context:
    """The words of the form. ``papers``: how many of the papers the case needs there are, and needs."""
    return {
        "项": LABELS,
        "标题": "人民调解案件补贴申报表",
        "编号": filled(case.number),
        "调委会": committee(case),
        "案件": called.dispute(case),
        "案号": filled(case.number),
        "当事人": called.people(case.parties),
        "类型": filled(case.dispute_type),
        "来源": called.source(case),
        "难易": filled(case.difficulty),
        "受理": called.day_or_pen(case.accepted_on),
        "达成": called.agreed(case),
        "结果": called.outcome(case),
        "金额": called.total(case),
        "材料": f"应有{papers[1]}份，已有{papers[0]}份" if papers else f"应有{GAP}份，已有{GAP}份",
        "履行": _performance(case),
        "网上": "□已录入　□未录入",
        "各行": [
            {"姓名": filled(name), "分工": "参加调解" if place else "主持调解"}
            for place, name in enumerate(case.mediators or ("",))
        ],
    }


def _performance(case: Case) -> str:
    if called.nothing_agreed(case):
        return called.NOTHING_AGREED
    return of_case(case) or _NOTHING_RECORDED
