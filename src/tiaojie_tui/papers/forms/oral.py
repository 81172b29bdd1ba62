"""The 人民调解口头协议登记表 (人民调解文书格式, 司发通〔2010〕239号; 人民调解法 第28条).

The mediator writes down what was agreed by word of mouth; the parties need not sign.
"""

from tiaojie_tui.domain import in_short
from tiaojie_tui.domain.case import Case, Term
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import called, copied, performed
from tiaojie_tui.papers.gaps import GAP, PEN_NAME, committee, filled, names, paragraphs
from tiaojie_tui.papers.parties import boxes_of_house, in_pairs, party_words

LABELS = {
    **labels.PARTY,
    **labels.SIGNATURES,
    **labels.SEAL,
    **labels.PAGES,
    "类型": "纠纷类型",
    "来源": "案件来源",
    "受理日期": "受理日期",
    "达成日期": "达成协议日期",
    "地点": "调解地点",
    "金额": "协议涉及金额",
    "事实": "纠纷主要事实、争议事项",
    "协议": "口头协议内容",
    "时限": "履行时限",
    "签名": "人民调解员、记录人签名：",
}
_NOT_YET = f"□已履行　□部分履行　□未履行　日期、情况：{GAP * 3}"


def words(case: Case, at: int = 0) -> Context:
    """The words of the form."""
    return {
        "项": LABELS,
        "标题": "人民调解口头协议登记表",
        "备注": "此表由人民调解委员会填写",
        "编号": filled(case.number),
        "当事人": party_words(case),
        "类型": filled(case.dispute_type),
        "来源": called.source(case),
        "受理日期": called.day_or_pen(case.accepted_on),
        "达成日期": called.day_or_pen(case.agreed_on),
        "地点": _place(case),
        "金额": called.total(case),
        "事实": paragraphs(case.facts, 3),
        "协议": copied.terms(case),
        "时限": [_until(number, term) for number, term in enumerate(case.terms, 1)] or [GAP],
        "履行": _performance(case),
        "签名": in_pairs(boxes_of_house(case)),
        "调委会": committee(case),
    }


def _until(number: int, term: Term) -> str:
    """Who has to do it, by when and how."""
    when = in_short.days_of(term) or in_short.days_in_wording(term) or GAP
    said = filter(None, (names(term.obligors), when, in_short.way_of(term)))
    return f"第{number}条：{'，'.join(said)}。"


def _performance(case: Case) -> list[str]:
    first, *others = performed.records(case) or [_NOT_YET]
    return [f"履行情况：{first}", *others]


def _place(case: Case) -> str:
    """Where it was last mediated."""
    places = [one.place for one in case.records if one.place and one.kind != "调查记录"]
    return places[-1] if places else PEN_NAME
