"""The 治安案件书面申请: after performance the parties ask the police in writing for no punishment.

治安管理处罚法(2025年修订)第九条第四款. What is not recorded as performed is left for the pen.
"""

from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.fulfilment import DONE, of_case
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import called, copied, performed
from tiaojie_tui.papers.gaps import GAP, committee, filled, paragraphs
from tiaojie_tui.papers.parties import boxes_of_parties, in_pairs, party_words

LABELS = {
    **labels.PARTY,
    **labels.SIGNATURES,
    **labels.PAGES,
    "事实": "事情经过：",
    "协议": "达成的协议：",
    "履行": "履行情况：",
    "此致": "此致",
}
_PERFORMED = "以上协议已经全部履行，各方当事人对履行没有争议。"
_NOT_YET = "（协议全部履行以后，补齐履行日期和情况，再签名提交。）"


def words(case: Case, at: int = 0) -> Context:
    """The words of the application."""
    done, applying = of_case(case) == DONE, called.all_applicants(case)
    return {
        "项": LABELS,
        "标题": "治安案件书面申请",
        "编号": filled(case.number),
        "当事人": party_words(applying),
        "事实": paragraphs(case.facts, 3),
        "经过": (
            f"{called.day_or_pen(case.agreed_on)}，经{committee(case)}主持调解，各方当事人自愿达成协议"
            f"（{called.agreement(case)}）。"
        ),
        "协议": copied.terms(case),
        "履行": [*performed.of_each_term(case), _PERFORMED if done else _NOT_YET],
        "请求": (
            "现申请人依照《中华人民共和国治安管理处罚法》第九条第四款的规定，书面申请公安机关认可上述协议，"
            "对本案不予处罚。"
        ),
        "此致": station(case),
        "签名": in_pairs(boxes_of_parties(applying)),
        "附": f"附：{_enclosed(case)}、履行凭证。",
    }


def _enclosed(case: Case) -> str:
    return "人民调解口头协议登记表" if case.outcome == "oral" else "人民调解协议书"


def station(case: Case) -> str:
    """The police that have the case, or room to name them."""
    return case.police_station or f"{GAP * 4}公安（分）局{GAP * 3}派出所"
