"""The 人民调解受理登记表 (人民调解文书格式, 司发通〔2010〕239号): how the case came, and that it was taken.

It stands for the application where that was made by word of mouth, so it has the day and the claims too:
from the day of the request the limitation of action starts anew (法释〔2020〕17号 第12条).
"""

from tiaojie_tui.domain import words as lists
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms.claims import numbered
from tiaojie_tui.papers.forms.ticks import tick, ticks
from tiaojie_tui.papers.gaps import GAP, committee, day, filled, paragraphs
from tiaojie_tui.papers.parties import boxes_of_parties, in_pairs

LABELS = {
    **labels.PAGES,
    **labels.SIGNATURES,
    **labels.SEAL,
    "纠纷类型": "纠纷类型",
    "案件来源": "案件来源",
    "申请日期": "申请日期",
    "申请方式": "申请方式",
    "事实": "纠纷简要情况",
    "请求": "当事人请求",
    "说明": "备注：此表由人民调解委员会填写。",
}
_ON_APPLICATION, _BY_ITSELF, _ = lists.values(lists.SOURCES)
_HOW_ASKED = ("书面申请", "口头申请（由登记人记下）")

_LINES = 6
"""For the facts, where they are written with a pen."""


def words(case: Case, at: int = 0) -> Context:
    """The words of the form. How one asked is left to the pen: the case does not say."""
    asked = case.applied_on is not None or case.source != _BY_ITSELF
    return {
        "项": LABELS,
        "标题": "人民调解受理登记表",
        "编号": filled(case.number),
        "受理": _accepted(case),
        "纠纷类型": filled(case.dispute_type),
        "案件来源": _sources(case),
        "申请日期": day(case.applied_on) if asked else "",
        "申请方式": ticks(_HOW_ASKED) if asked else "",
        "事实": "\n".join(paragraphs(case.facts, lines=_LINES)),
        "请求": "\n".join(numbered(case.claims)),
        "签名": in_pairs([*boxes_of_parties(case), f"登记人　{GAP}"]),
        "调委会": committee(case),
    }


def _accepted(case: Case) -> str:
    ways = {
        _ON_APPLICATION: "依当事人申请",
        _BY_ITSELF: "主动提出调解",
        lists.REFERRED: f"接受{filled(case.referred_by)}委托移送",
    }
    way = ways.get(case.source or "", "依当事人申请（主动提出调解、接受委托移送）")
    on = printed(case.accepted_on) if case.accepted_on else f"{GAP}年{GAP}月{GAP}日"
    between = "、".join(filled(party.name) for party in case.parties) or f"{GAP}、{GAP}"
    return f"{on}，{committee(case)}{way}，经当事人同意，调解{between}之间的纠纷。"


def _sources(case: Case) -> str:
    referred = case.source == lists.REFERRED
    referrers = ticks(lists.values(lists.REFERRERS), case.referred_by if referred else None)
    first = (
        tick("当事人申请", ticked=case.source == _ON_APPLICATION),
        tick("人民调解委员会主动调解", ticked=case.source == _BY_ITSELF),
    )
    return "\n".join(("　".join(first), tick("委托移送，移送来的机关：", ticked=referred), referrers))
