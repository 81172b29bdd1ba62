"""The 延期调解同意书: all parties agree to a later end of the mediation (司法部令第75号 第33条)."""

from tiaojie_tui.domain.case import Case
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import called
from tiaojie_tui.papers.gaps import GAP, committee, filled
from tiaojie_tui.papers.parties import boxes_of_house, boxes_of_parties, in_pairs

LABELS = {
    **labels.SIGNATURES,
    **labels.SEAL,
    **labels.PAGES,
    "签名": "各方当事人、人民调解员签名、盖章或按指印：",
}
_KNOWN = (
    "到期仍没有达成协议的，终止调解，当事人可以依法申请仲裁、请有关部门处理或者向人民法院起诉。"
    "任何一方随时可以要求终止调解。"
)


def words(case: Case, at: int = 0) -> Context:
    """The words of the consent."""
    return {
        "项": LABELS,
        "标题": "延期调解同意书",
        "编号": filled(case.number),
        "经过": (
            f"{called.dispute(case)}，由{committee(case)}于{called.day_or_pen(case.accepted_on)}受理。"
            "调解一般应当在受理之日起一个月内完成。"
        ),
        "原因": f"现因{GAP * 14}，在期限内不能调结。",
        "同意": (
            f"各方当事人自愿同意延长调解期限至{called.day_or_pen(case.extended_to)}，"
            f"继续由{committee(case)}调解。"
        ),
        "说明": _KNOWN,
        "签名": in_pairs([*boxes_of_parties(case), *boxes_of_house(case)[:-1]]),
        "调委会": committee(case),
    }
