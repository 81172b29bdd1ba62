"""Every word of the 人民调解协议书, decided from the case: one source for paper and screen."""

from typing import Literal

from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.money import capitals
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context, printable
from tiaojie_tui.papers.gaps import GAP, committee, filled
from tiaojie_tui.papers.parties import party_words, signature_words
from tiaojie_tui.papers.terms import performance_words, term_words

Stage = Literal["draft", "final"]

LABELS = {
    **labels.PARTY,
    **labels.SIGNATURES,
    **labels.SEAL,
    **labels.PAGES,
    "校验码": "校验码：",
    "事实": "纠纷主要事实、争议事项：",
    "协议": "经调解，自愿达成如下协议：",
    "履行": "履行方式、时限：",
    "分期": "付款期次：",
    "期数": "期数",
    "付款日期": "付款日期",
    "金额": "金额（人民币）",
    "大写": "大写",
    "份额": "各人份额：",
}
"""Words that stand beside the values; an office may reword them in its own template."""

NO_CODE_YET = "定稿后生成"


def agreement(case: Case, *, stage: Stage, code: str) -> Context:
    """The context of the 人民调解协议书. ``code`` is what stands in the 校验码's place.

    Raises ``Unprintable`` where a value holds control characters.
    """
    draft = stage == "draft"
    context: Context = {
        "项": LABELS,
        "水印": "草稿" if draft else "",
        "草稿": "草稿，尚未定稿，不作签名盖章之用" if draft else "",
        "标题": "人民调解协议书",
        "编号": filled(case.number),
        "补充": _supplemented(case),
        "当事人": party_words(case),
        "受理": _acceptance(case),
        "事实": filled(case.facts).split("\n"),
        "请求": _claims(case),
        "依据": _basis(case),
        "条款": term_words(case),
        "履行": performance_words(case),
        "份数": _copies(case),
        "日期": f"协议达成日期：{_agreed(case)}",
        "签名": signature_words(case),
        "调委会": committee(case),
        "校验码": code,
        "二维码": "",
    }
    return printable(context)


def _supplemented(case: Case) -> str:
    """Which agreement this one adds to: by its number, and by the code of its very text."""
    if not case.supplements:
        return ""
    code = f"（校验码 {case.supplements_code}）" if case.supplements_code else ""
    return f"本协议是编号为{case.supplements}的人民调解协议书{code}的补充协议。"


def _agreed(case: Case) -> str:
    return printed(case.agreed_on) if case.agreed_on else f"{GAP}年{GAP}月{GAP}日"


def _acceptance(case: Case) -> str:
    """How the case came and who mediated it, as far as it is known; empty when nothing is."""
    parts = []
    if case.dispute_type:
        parts.append(f"上述当事人因{case.dispute_type}")
    if case.source == words.REFERRED:
        parts.append(f"由{filled(case.referred_by)}委托移送本会调解")
    elif case.source == "主动调解":
        parts.append("由本会主动调解")
    if case.applied_on:
        parts.append(f"于{printed(case.applied_on)}申请调解")
    if case.accepted_on:
        parts.append(f"本会于{printed(case.accepted_on)}受理")
    if case.mediators:
        leader, *others = case.mediators
        parts.append(f"由人民调解员{leader}主持" + (f"，{'、'.join(others)}参加调解" if others else "调解"))
    if case.recorder:
        parts.append(f"{case.recorder}记录")
    return "，".join(parts) + "。" if parts else ""


def _claims(case: Case) -> list[str]:
    if not case.claims:
        return []
    numbered = [f"（{number}）{claim}" for number, claim in enumerate(case.claims, 1)]
    claims = "\n".join(numbered) if len(numbered) > 1 else case.claims[0]
    return f"请求事项：{claims}".split("\n")


def _basis(case: Case) -> list[str]:
    articles: dict[str, list[str]] = {}
    for citation in case.legal_basis:
        articles.setdefault(citation.law, []).append(citation.article)
    titled = [
        (law if law.startswith("《") else f"《{law}》") + "、".join(found) for law, found in articles.items()
    ]
    return [f"法律依据：{'；'.join(titled)}。"] if titled else []


def _copies(case: Case) -> str:
    """The number of copies in 大写; one for each party and one for the committee (人民调解法第29条)."""
    known = case.copies or (case.lawful_copies if case.parties else None)
    number = capitals(known * 100).removesuffix("元整") if known else GAP
    house = committee(case)
    if case.copies in (None, case.lawful_copies):
        return f"本协议一式{number}份，当事人各持一份，{house}留存一份。"
    return f"本协议一式{number}份，由当事人和{house}分别持有。"
