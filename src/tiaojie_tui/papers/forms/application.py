"""The 人民调解申请书 (人民调解文书格式, 司发通〔2010〕239号): who asks for mediation, of what, and for what.

An application made by word of mouth stands in the 受理登记表 instead.
"""

from dataclasses import replace

from tiaojie_tui.domain import words as lists
from tiaojie_tui.domain.case import Case, Party
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms.claims import numbered
from tiaojie_tui.papers.gaps import committee, filled, paragraphs
from tiaojie_tui.papers.parties import boxes_of_parties, in_pairs, party_words

LABELS = {
    **labels.PARTY,
    **labels.PAGES,
    **labels.SIGNATURES,
    "事实": "纠纷简要情况：",
    "请求": "当事人申请事项：",
    "声明": "人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。",
    "此致": "此致",
    "签名": "申请人（签名、盖章或按指印）：",
}

_LINES = 5
"""For the facts, where they are written with a pen."""


def words(case: Case, at: int = 0) -> Context:
    """The words of the application, which all applicants sign."""
    applicants = tuple(party for party in case.parties if party.role == lists.APPLICANT)
    asking = replace(case, parties=applicants or (Party(role=lists.APPLICANT),))
    return {
        "项": LABELS,
        "标题": "人民调解申请书",
        "编号": filled(case.number),
        "调委会": committee(case),
        "当事人": party_words(case),
        "事实": paragraphs(case.facts, lines=_LINES),
        "请求": numbered(case.claims),
        "签名": in_pairs(boxes_of_parties(asking)),
    }
