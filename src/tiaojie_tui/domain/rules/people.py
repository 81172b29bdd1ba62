"""当事人、法定代理人、委托代理人和单位: who is there, who may sign for whom, and are the papers in order?"""

from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import dates, paths, words
from tiaojie_tui.domain.case import Agent, Case, Party
from tiaojie_tui.domain.identity import read_id_number
from tiaojie_tui.domain.problems import Severity
from tiaojie_tui.domain.rules.found import Found, agreeing, listed, who
from tiaojie_tui.domain.signers import LIMITED_BELOW, MAY_EARN_FROM, NO_CAPACITY_BELOW, lives_on_own_labour
from tiaojie_tui.domain.tables import Tables

_MOST_AGENTS = 2


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """Who is missing, then each party in order."""
    yield from _presence(case)
    yield from _names(case)
    for index, party in enumerate(case.parties):
        if party.is_person:
            yield from _minor(case, party, index, today)
        else:
            yield from _organisation(party, index)
        if agreeing(case):
            yield from _agents(case, party, index)


def _presence(case: Case) -> Iterator[Found]:
    roles = {party.role for party in case.parties}
    lacking = None
    if len(case.parties) < 2:
        lacking = f"调解至少要有两方，现在有{len(case.parties)}个当事人，请把申请人和被申请人都写上。"
    elif words.APPLICANT not in roles:
        lacking = "还没有申请人，请把提出请求的一方的身份写成“申请人”。"
    elif words.RESPONDENT not in roles:
        lacking = "还没有被申请人，请把另一方的身份写成“被申请人”。"
    if lacking:
        yield Found("PARTIES_MISSING", "parties", lacking)


def _names(case: Case) -> Iterator[Found]:
    seen: set[str] = set()
    for index, party in enumerate(case.parties):
        if not party.name:
            yield Found(
                "PARTY_NAME_MISSING",
                paths.join("parties", index, "name"),
                f"第{index + 1}个当事人还没有姓名或名称，请照证件写上。",
            )
        elif party.called in seen:
            yield Found(
                "PARTY_NAME_DOUBLE",
                paths.join("parties", index, "ref"),
                f"有两个当事人都叫“{party.called}”，条款里分不清是谁，"
                f"请各写一个称呼，如 大{party.called}、小{party.called}。",
            )
        seen.add(party.called)


def _minor(case: Case, party: Party, index: int, today: date) -> Iterator[Found]:
    birth = party.birth or (read_id_number(party.id_number).birth if party.id_number else None)
    if birth is None:
        return
    on = case.agreed_on or today
    age = dates.age_on(birth, on)
    name = who(party, index)
    if age >= LIMITED_BELOW:
        if age == LIMITED_BELOW and (birth.month, birth.day) == (on.month, on.day):
            yield _minor_hint(index, f"{name}这一天刚满{age}周岁，请再核对一遍证件上的出生日期。")
        return
    guardians = [agent.name for agent in party.agents if agent.kind == words.GUARDIAN and agent.name]
    if guardians:
        together = "，本人也要签" if age >= NO_CAPACITY_BELOW else ""
        yield _minor_hint(
            index,
            f"{name}只有{age}周岁，协议书由法定代理人{listed(guardians)}签名{together}，请核对监护关系的证明。",
        )
    elif lives_on_own_labour(party, age):
        yield _minor_hint(index, f"{name}{age}周岁，靠自己的劳动收入生活，可以自己签，请核对劳动收入的证明。")
    else:
        earning = (
            "；靠自己劳动收入生活的，在备注里写“以自己的劳动收入为主要生活来源”"
            if age >= MAY_EARN_FROM
            else ""
        )
        yield _minor_hint(index, f"{name}只有{age}周岁，是未成年人，要由法定代理人签名。")
        yield Found(
            "MINOR_WITHOUT_GUARDIAN",
            paths.join("parties", index, "agents"),
            f"{name}只有{age}周岁，还没有法定代理人，请加上父母或者其他监护人{earning}。",
        )


def _minor_hint(index: int, message: str) -> Found:
    return Found("MINOR_PARTY", paths.join("parties", index, "birth"), message)


def _organisation(party: Party, index: int) -> Iterator[Found]:
    lacking = [
        (key, label)
        for key, label in (("credit_code", "统一社会信用代码"), ("legal_representative", "法定代表人"))
        if not getattr(party, key)
    ]
    if lacking:
        yield Found(
            "ORG_ID_MISSING",
            paths.join("parties", index, lacking[0][0]),
            f"{who(party, index)}还没有写{'和'.join(label for _, label in lacking)}，"
            "请照营业执照或登记证补上，申请司法确认要用。",
        )


def _agents(case: Case, party: Party, index: int) -> Iterator[Found]:
    entrusted = [(place, agent) for place, agent in enumerate(party.agents) if agent.kind == words.ENTRUSTED]
    name = who(party, index)
    if len(entrusted) > _MOST_AGENTS:
        yield Found(
            "AGENT_AUTHORITY",
            paths.join("parties", index, "agents"),
            f"{name}有{len(entrusted)}个委托代理人，最多两个，请只留两个。",
            Severity.WARN,
        )
    if any(agent.kind == words.GUARDIAN for agent in party.agents) or _others_sign(case, party, entrusted):
        return
    for place, agent in entrusted:
        if agent.authority == words.SPECIAL_AUTHORITY:
            continue
        at = paths.join("parties", index, "agents", place, "authority")
        called = agent.name or "委托代理人"
        if _signed_for(case, agent) or _nobody_else_can_sign(party, entrusted):
            yield Found(
                "AGENT_AUTHORITY",
                at,
                f"{called}没有{name}的特别授权，不能代签协议书；请补特别授权的委托书，或由{_himself(party)}签名。",
            )
        else:
            has = "只有一般授权" if agent.authority else "还没有写授权范围"
            yield Found(
                "AGENT_AUTHORITY",
                at,
                f"{called}{has}，可以替{name}说话，协议书要由{_himself(party)}签名。",
                Severity.HINT,
            )


def _himself(party: Party) -> str:
    return "本人" if party.is_person else "法定代表人"


def _others_sign(case: Case, party: Party, entrusted: list[tuple[int, Agent]]) -> bool:
    """Whether the party itself, or an agent with full power, has signed."""
    names = {party.called, party.name, party.legal_representative}
    names |= {agent.name for _, agent in entrusted if agent.authority == words.SPECIAL_AUTHORITY}
    return any(signature.name in names for signature in case.signatures)


def _signed_for(case: Case, agent: Agent) -> bool:
    """Whether the agent signed as an agent, and not in some part of its own."""
    own_parts = {party.called for party in case.parties} | set(case.mediators) | {case.recorder}
    return any(
        signature.name == agent.name
        and ((signature.capacity or "").endswith(words.ENTRUSTED) or agent.name not in own_parts)
        for signature in case.signatures
    )


def _nobody_else_can_sign(party: Party, entrusted: list[tuple[int, Agent]]) -> bool:
    strong = any(agent.authority == words.SPECIAL_AUTHORITY for _, agent in entrusted)
    return not party.is_person and not party.legal_representative and not strong
