"""The 终止调解告知书: mediation ended without an agreement, why, and where to go now (人民调解法 第26条).

A local paper of the dossier (司法部令第75号 第33条 speaks of a notice that ends mediation). The ways told
rest on 劳动争议调解仲裁法 第27条, 农村土地承包经营纠纷调解仲裁法 第4条, 土地管理法 第14条, 民法典 第188条 and
诉讼时效规定 第12条.
"""

from collections.abc import Iterator

from tiaojie_tui.domain import words as lists
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
    "签名": "当事人签收、人民调解员签名：",
}
_TOLD = (
    "依照《中华人民共和国人民调解法》第二十六条，现告知你们："
    "可以依法通过仲裁、行政、司法等途径维护自己的权利。"
)
_ARBITRATION = "有仲裁协议的财产纠纷，可以向约定的仲裁委员会申请"
_LABOUR = "劳动争议要先向劳动人事争议仲裁委员会申请，一般应在知道权利受损害之日起一年内"
_LAND = "农村土地承包经营纠纷，可以向农村土地承包仲裁委员会申请，也可以直接起诉"
_OWNERSHIP = "土地、山林归谁所有、归谁使用有争议的，由人民政府处理，对处理决定不服再起诉"
_WAGES = "拖欠工资的，可以向劳动保障监察机构投诉"
_OFFICES = "可以请有关的行政主管部门依法处理"
_BY_OFFICES = {"山林土地纠纷": _OWNERSHIP, "房屋宅基地纠纷": _OWNERSHIP, lists.LABOUR_DISPUTES[0]: _WAGES}
_COURT = "可以向人民法院起诉。诉讼时效一般是三年，因申请调解而中断、重新计算，不要拖过"


def words(case: Case, at: int = 0) -> Context:
    """The words of the notice. Without a reason on record there is room for the pen."""
    return {
        "项": LABELS,
        "标题": "终止调解告知书",
        "编号": filled(case.number),
        "称呼": f"{called.people(case.parties)}：",
        "经过": (
            f"你们之间的纠纷（{called.dispute(case)}），本会于{called.day_or_pen(case.accepted_on)}受理并进行了调解。"
        ),
        "原因": f"因{_reason(case)}，本会决定终止调解。",
        "告知": _TOLD,
        "途径": [f"{number}．{way}。" for number, way in enumerate(_ways(case), 1)],
        "份数": "本告知书各方各一份，签名表示已经收到。",
        "签名": in_pairs([*boxes_of_parties(case), *boxes_of_house(case)[:-1]]),
        "调委会": committee(case),
    }


def _reason(case: Case) -> str:
    if case.outcome in lists.ENDED and case.failure_reason:
        return case.failure_reason.rstrip("。").replace("\n", "")
    return "当事人撤回调解申请" if case.outcome == "withdrawn" else GAP * 7


def _ways(case: Case) -> Iterator[str]:
    if case.dispute_type in lists.LABOUR_DISPUTES:
        yield f"仲裁：{_LABOUR}"
    elif case.dispute_type == "山林土地纠纷":
        yield f"仲裁：{_LAND}"
    else:
        yield f"仲裁：{_ARBITRATION}"
    yield f"行政：{_BY_OFFICES.get(case.dispute_type or '', _OFFICES)}"
    yield f"司法：{_COURT}"
