"""The 司法确认申请书, which the parties make together, and the list of what they take to the court.

民事诉讼法第二百零五条, 人民调解法第三十三条; what the court wants to see: 民事诉讼法解释第三百五十四条.
"""

from collections.abc import Iterator

from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Case, Party
from tiaojie_tui.domain.confirmation import last_day
from tiaojie_tui.domain.dates import printed, weekday
from tiaojie_tui.domain.signers import effective_date
from tiaojie_tui.domain.workdays import PUBLISHED, DaysOff
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import called, copied
from tiaojie_tui.papers.gaps import GAP, committee, filled, paragraphs
from tiaojie_tui.papers.parties import boxes_of_parties, in_pairs, party_words
from tiaojie_tui.papers.terms import performance_words

APPLICATION_LABELS = {
    **labels.PARTY,
    **labels.SIGNATURES,
    **labels.PAGES,
    "请求": "请求事项：",
    "事实": "事实和理由：",
    "协议": "经调解，自愿达成如下协议：",
    "履行": "履行方式、时限：",
    "承诺": "承诺：",
    "此致": "此致",
    "附": "附：",
    "签名": "全体申请人签名、盖章或按指印：",
}
LIST_LABELS = {
    **labels.PAGES,
    "案件": "纠纷名称",
    "协议": "调解协议",
    "法院": "申请法院",
    "期限": "最晚哪天",
    "序号": "序号",
    "材料": "材料",
    "要求": "要求",
    "齐": "齐否",
}
_PROMISE = (
    "申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如果因为该协议内容而给他人造成损害的，"
    "愿意承担相应的民事责任和其他法律责任。"
)
_OF_PROPERTY = ("房屋宅基地纠纷", "山林土地纠纷", "征地拆迁纠纷", "物业纠纷")
_CHOICE = "当事人住所地、标的物所在地或者调委会所在地的基层人民法院，各方一起选一个"


def application_words(case: Case) -> Context:
    """The words of the application. All parties are applicants."""
    applying = called.all_applicants(case)
    return {
        "项": APPLICATION_LABELS,
        "标题": "司法确认申请书",
        "编号": filled(case.number),
        "当事人": party_words(applying),
        "请求": f"请求依法确认申请人于{_reached(case)}有效。",
        "事实": paragraphs(case.facts, 3),
        "经过": _course(case),
        "协议": copied.terms(case),
        "履行": performance_words(case),
        "承诺": _PROMISE,
        "此致": court(case),
        "签名": in_pairs(boxes_of_parties(applying)),
        "附": [f"{number}．{what}。" for number, what in enumerate(_enclosed(case), 1)],
    }


def court(case: Case) -> str:
    """The court that the parties chose together, or room to name it."""
    return case.court or f"{GAP * 4}人民法院"


def _reached(case: Case) -> str:
    return f"{called.day_or_pen(case.agreed_on)}经{committee(case)}主持调解达成的{called.agreement(case)}"


def _course(case: Case) -> str:
    effective = effective_date(case)
    since = f"，协议自{printed(effective)}起生效" if effective else ""
    return (
        f"{committee(case)}于{called.day_or_pen(case.accepted_on)}受理，主持调解，"
        f"于{called.day_or_pen(case.agreed_on)}促成各方达成协议{since}。"
    )


def _enclosed(case: Case) -> Iterator[str]:
    yield called.agreement(case)
    yield f"{committee(case)}主持调解的证明"
    yield "各申请人的身份证明；有法定代理人、委托代理人的，其身份证明和代理手续"
    if _is_of_property(case):
        yield "与协议有关的财产权利证明"
    yield "送达地址和联系方式：见以上各申请人栏"


def _is_of_property(case: Case) -> bool:
    return case.dispute_type in _OF_PROPERTY or any(
        term.kind in ("division", "boundary") for term in case.terms
    )


def list_words(case: Case, days_off: DaysOff = PUBLISHED) -> Context:
    """The words of the list of what to take to the court, and until when."""
    return {
        "项": LIST_LABELS,
        "标题": "司法确认材料清单",
        "编号": filled(case.number),
        "案件": called.dispute(case),
        "协议": called.agreement(case),
        "法院": _where(case),
        "期限": _until(case, days_off),
        "材料": [
            {"序号": str(number), "名称": what, "要求": how, "齐": "□"}
            for number, (what, how) in enumerate(_papers(case), 1)
        ],
        "说明": "法院确认不收费。各方当事人要一起到法院，本人带上身份证件原件。",
    }


def _where(case: Case) -> str:
    if case.court:
        return case.court
    if case.source == words.REFERRED and case.referred_by == "法院":
        return f"{court(case)}（把这件事转来的那个法院）"
    return f"{court(case)}（{_CHOICE}）"


def _until(case: Case, days_off: DaysOff) -> str:
    """The last day, or how it will be counted (民事诉讼法第二百零五条; 民法典第二百零一条、第二百零三条)."""
    if case.outcome == "oral":
        return "口头协议要先写成书面协议书，签名盖章生效后30日内申请"
    effective = effective_date(case)
    if effective is None:
        return f"协议还没有生效；生效后30日内，即{called.day_or_pen(None)}以前"
    last = last_day(effective, days_off)
    unsure = "" if days_off.published(last.year) else f"；{last.year}年放假安排还没有公布，请再核对"
    return f"{printed(last)}（{weekday(last)}；协议{printed(effective)}生效，从第二天起算30日{unsure}）"


def _papers(case: Case) -> Iterator[tuple[str, str]]:
    yield "司法确认申请书", "各方当事人都签名、按指印"
    yield f"人民调解协议书（编号{filled(case.number)}）", "原件，签名和调委会印章齐全"
    yield "调委会主持调解的证明", "由调委会出具、盖章"
    for party in case.parties or (Party(),):
        yield from _of_party(party)
    if _is_of_property(case):
        yield "财产权利证明", "涉及的房屋、土地等的权属证书、承包合同，原件和复印件"
    yield "送达地址和电话", "每个当事人一份，写在申请书上，有变动要告诉法院"


def _of_party(party: Party) -> Iterator[tuple[str, str]]:
    name = filled(party.name)
    if party.is_person:
        yield f"{name}的身份证件", "原件和复印件"
    else:
        yield f"{name}的营业执照或登记证书", "复印件，盖章"
        yield f"{name}的法定代表人身份证明", "写明姓名、职务，盖章，附身份证复印件"
    for agent in party.agents:
        who = f"{name}的{agent.kind or '代理人'}{filled(agent.name)}"
        if agent.kind == words.GUARDIAN:
            yield f"{who}的身份证件和监护关系证明", "原件和复印件，如户口簿、出生证明"
        else:
            yield f"{who}的身份证件和授权委托书", "授权要写明代为申请司法确认"
