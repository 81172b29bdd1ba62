"""The 人民调解口头协议登记表 (人民调解文书格式, 司发通〔2010〕239号; 人民调解法 第28条).

The mediator writes down what was agreed by word of mouth; the parties need not sign.
"""

from tiaojie_tui.domain.agreed_sum import agreed_sum
from tiaojie_tui.domain.case import Case
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import called, copied, performed
from tiaojie_tui.papers.gaps import GAP, PEN_NAME, committee, filled
from tiaojie_tui.papers.money_words import sum_words
from tiaojie_tui.papers.parties import boxes_of_house, in_pairs, party_words
from tiaojie_tui.papers.terms import performance_words

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
    "时限": "履行方式、时限",
    "履行": "履行情况：",
    "签名": "人民调解员、记录人签名：",
}
_NOT_YET = ("□已履行　□部分履行　□未履行", f"履行日期、情况：{GAP * 12}")


def words(case: Case, at: int = 0) -> Context:
    """The words of the form."""
    return {
        "项": LABELS,
        "标题": "人民调解口头协议登记表",
        "编号": filled(case.number),
        "当事人": party_words(case),
        "类型": filled(case.dispute_type),
        "来源": called.source(case),
        "受理日期": called.day_or_pen(case.accepted_on),
        "达成日期": called.day_or_pen(case.agreed_on),
        "地点": _place(case),
        "金额": _sum(case),
        "事实": filled(case.facts).split("\n"),
        "协议": copied.terms(case),
        "时限": performance_words(case),
        "履行": performed.records(case) or list(_NOT_YET),
        "签名": in_pairs(boxes_of_house(case)),
        "调委会": committee(case),
        "备注": "备注：此表由人民调解委员会填写。口头协议自各方当事人达成之日起生效（人民调解法第三十条）。",
    }


def _place(case: Case) -> str:
    """Where it was last mediated."""
    places = [one.place for one in case.records if one.place and one.kind != "调查记录"]
    return places[-1] if places else PEN_NAME


def _sum(case: Case) -> str:
    total = agreed_sum(case)
    return "不涉及金额" if total == 0 else sum_words(total, GAP)
