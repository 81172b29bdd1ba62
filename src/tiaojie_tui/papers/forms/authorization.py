"""The 授权委托书: a party entrusts somebody to act for it (民法典 第165条), with which powers.

Not of the ministry's set, but of many local ones. To admit, change or give up a claim, to end the talks and
to sign the agreement need special authority (特别授权).
"""

from collections.abc import Sequence
from dataclasses import replace

from tiaojie_tui.domain import words as lists
from tiaojie_tui.domain.case import Agent, Case, Party
from tiaojie_tui.domain.titles import propose_title
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms.ticks import tick, ticks
from tiaojie_tui.papers.gaps import GAP, PEN_DAY, committee, filled
from tiaojie_tui.papers.parties import boxes_of_principal, in_pairs, party_words

_PRINCIPAL = "委托人"
_KINDS = ("律师", "法律工作者", "单位工作人员", "近亲属", "公民")
_POWERS = (
    ("代为申请调解或者要求终止调解", True),
    ("代为收集、提供证据", False),
    ("代为选择或者接受人民调解员", False),
    ("代为承认、变更、放弃调解请求", True),
    ("代为参加调解，在调查记录、调解记录、告知书上签名", False),
    ("代为签订调解协议书", True),
    ("代为领取文书", False),
)
"""What may be entrusted, and whether it needs special authority."""

LABELS = {
    **labels.PARTY,
    **labels.PAGES,
    **labels.SIGNATURES,
    "受委托人": "受委托人",
    "关系": "与委托人关系",
    "类别": "身份",
    "权限": "代理权限",
    "事项": "授权事项",
    "期限": "委托期限",
}


def entrusted(case: Case) -> list[tuple[Party, Agent]]:
    """The entrusted agents of the case in its order, each with its party."""
    return [
        (party, agent) for party in case.parties for agent in party.agents if agent.kind == lists.ENTRUSTED
    ]


def words(case: Case, at: int = 0) -> Context:
    """The words of the ``at``-th agent's paper; of one for the pen where the case has no such agent."""
    pairs = entrusted(case)
    party, agent = pairs[at] if at < len(pairs) else (Party(), Agent())
    guardians = tuple(one for one in party.agents if one.kind == lists.GUARDIAN)
    principal = replace(party, role=_PRINCIPAL, agents=guardians)
    return {
        "项": LABELS,
        "标题": "授权委托书",
        "编号": filled(case.number),
        "委托": (
            f"委托人在{filled(case.title or propose_title(case))}一案的人民调解中，"
            f"委托下列受委托人为代理人，参加{committee(case)}主持的调解。"
        ),
        "当事人": party_words(replace(case, parties=(principal,))),
        "受委托人": filled(agent.name),
        "关系": filled(agent.relation),
        "身份证号": filled(agent.id_number),
        "联系方式": filled(agent.phone),
        "类别": ticks(_KINDS, agent.relation),
        "权限": ticks(lists.values(lists.AUTHORITIES), agent.authority),
        "事项": "\n".join(_powers(agent)),
        "期限": f"自{PEN_DAY}起至{PEN_DAY}止",
        "签名": in_pairs(_boxes(principal, case, agent)),
    }


def _powers(agent: Agent) -> list[str]:
    general = agent.authority in lists.values(lists.AUTHORITIES)
    special = agent.authority == lists.SPECIAL_AUTHORITY
    found = [tick(power, ticked=special if needs_special else general) for power, needs_special in _POWERS]
    return [*found, tick(f"其他：{agent.authority_text or GAP * 8}", ticked=bool(agent.authority_text))]


def _boxes(principal: Party, case: Case, agent: Agent) -> Sequence[str]:
    return (
        *boxes_of_principal(principal, case.agreed_on or case.accepted_on),
        f"受委托人　{filled(agent.name)}",
    )
