"""The 人民调解回访记录 (人民调解文书格式, 司发通〔2010〕239号; 人民调解法 第31条): what a visit found.

``blank`` is the form to take along: what was agreed and recorded so far, and questions for the pen.
"""

from tiaojie_tui.domain.case import Case, FollowUp
from tiaojie_tui.papers import duties, labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import called, performed
from tiaojie_tui.papers.gaps import GAP, PEN_LINE, PEN_NAME, committee, filled, names
from tiaojie_tui.papers.parties import in_pairs

LABELS = {
    **labels.SIGNATURES,
    **labels.SEAL,
    **labels.PAGES,
    "当事人": "当事人",
    "协议编号": "调解协议编号",
    "事由": "回访事由",
    "时间": "回访时间",
    "回访人": "回访人",
    "被访人": "被回访人",
    "约定": "约定事项",
    "履行": "已登记的履行",
    "情况": "回访情况",
    "满意": "满意程度：",
    "签名": "回访人、被回访人签名：",
}
_QUESTIONS = (
    "1．协议履行情况（做了什么、付了多少、还差什么）：",
    "2．有没有反复、激化的苗头，有没有起诉、上访：",
    "3．当事人的意见和要求：",
    "4．采取的措施：",
)


def words(case: Case, at: int = 0) -> Context:
    """The words of a recorded visit (``at`` counts ``case.follow_ups``); of one to come, the blank form."""
    if at >= len(case.follow_ups):
        return blank(case)
    visit = case.follow_ups[at]
    return _form(case, visit, filled(visit.text).split("\n"), filled(visit.satisfaction))


def blank(case: Case) -> Context:
    """The form to take along."""
    asked = [line for question in _QUESTIONS for line in (question, PEN_LINE)]
    return _form(case, FollowUp(), asked, "□满意　□基本满意　□不满意")


def _form(case: Case, visit: FollowUp, found: list[str], satisfaction: str) -> Context:
    return {
        "项": LABELS,
        "标题": "人民调解回访记录",
        "编号": filled(case.number),
        "当事人": called.people(case.parties),
        "协议编号": called.NOTHING_AGREED if called.nothing_agreed(case) else filled(case.number),
        "事由": called.dispute(case),
        "时间": called.day_or_pen(visit.on),
        "回访人": visit.visitor or PEN_NAME,
        "被访人": names(visit.visited) if visit.visited else PEN_NAME,
        "约定": _agreed(case),
        "履行": performed.records(case) or ["还没有登记。"],
        "情况": found,
        "满意": satisfaction,
        "签名": in_pairs(_boxes(visit)),
        "调委会": committee(case),
    }


def _agreed(case: Case) -> list[str]:
    if called.nothing_agreed(case):
        return [called.NOTHING_AGREED]
    return [duties.of_term(term, number)[1] for number, term in enumerate(case.terms, 1)] or [GAP]


def _boxes(visit: FollowUp) -> list[str]:
    visited = visit.visited or ("",)
    return [f"回访人　{filled(visit.visitor)}", *(f"被回访人　{filled(name)}" for name in visited)]
