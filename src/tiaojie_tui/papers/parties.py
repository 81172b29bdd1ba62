"""The blocks of the parties (当事人) with their agents, and the empty lines on which they sign.

A person's block has the items of the ministry's form (司发通〔2010〕239号) and, because a court needs
them to confirm the agreement (司法确认), the day of birth and the identity number.
"""

from datetime import date
from typing import Any

from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Agent, Case, Party
from tiaojie_tui.domain.dates import age_on
from tiaojie_tui.papers.gaps import GAP, day, filled

_UNNAMED = (Party(),)


def party_words(case: Case) -> list[dict[str, Any]]:
    """One block for each party, in the order of the case; an empty one while there is no party."""
    reckoned_on = case.agreed_on or case.accepted_on
    return [_party(party, reckoned_on) for party in case.parties or _UNNAMED]


def _party(party: Party, reckoned_on: date | None) -> dict[str, Any]:
    block: dict[str, Any] = {
        "身份": party.role or "当事人",
        "个人": "是" if party.is_person else "",
        "姓名": _name(party),
        "联系方式": filled(party.phone),
        "住址": filled(party.address),
        "备注": party.note or "",
        "代理人": [_agent(agent) for agent in party.agents],
    }
    return block | (_person(party, reckoned_on) if party.is_person else _organization(party))


def _name(party: Party) -> str:
    called = f"（以下称{party.ref}）" if party.ref and party.ref != party.name else ""
    return filled(party.name) + called


def _person(party: Party, reckoned_on: date | None) -> dict[str, str]:
    known = party.birth is not None and reckoned_on is not None and party.birth <= reckoned_on
    return {
        "性别": filled(party.sex),
        "民族": filled(party.ethnicity),
        "年龄": f"{age_on(party.birth, reckoned_on)}岁" if known else GAP,  # type: ignore[arg-type]
        "出生日期": day(party.birth),
        "身份证号": filled(party.id_number),
        "职业": filled(party.occupation),
    }


def _organization(party: Party) -> dict[str, str]:
    return {
        "代表人": filled(party.legal_representative),
        "职务": filled(party.representative_post),
        "代码": filled(party.credit_code),
    }


def _agent(agent: Agent) -> dict[str, str]:
    parts = [filled(agent.name), f"与当事人关系：{filled(agent.relation)}"]
    if agent.id_number:
        parts.append(f"身份证号：{agent.id_number}")
    if agent.phone:
        parts.append(f"联系方式：{agent.phone}")
    if agent.authority or agent.kind == words.ENTRUSTED:
        parts.append(f"代理权限：{filled(agent.authority)}")
    if agent.authority_text:
        parts.append(f"授权事项：{agent.authority_text}")
    return {"种类": agent.kind or "代理人", "说明": "；".join(parts)}


def signature_words(case: Case) -> list[dict[str, Any]]:
    """The empty lines for ink, in groups: parties with their agents, mediators, recorder."""
    parties = [row for party in case.parties or _UNNAMED for row in _party_rows(party, case.agreed_on)]
    return [
        {"标题": "当事人、代理人（签名、盖章或按指印）", "行": parties},
        {"标题": "人民调解员（签名）", "行": [filled(name) for name in case.mediators or ("",)]},
        {"标题": "记录人（签名）", "行": [filled(case.recorder)]},
    ]


def _party_rows(party: Party, on: date | None) -> list[str]:
    called = party.called or GAP
    rows = [] if _guardian_signs_alone(party, on) else [f"{party.role or '当事人'}　{called}"]
    if not party.is_person:
        rows = [f"{rows[0]}（盖章）"]
        if not party.agents:
            rows.append(f"法定代表人　{filled(party.legal_representative)}")
    return rows + [f"{called}的{agent.kind or '代理人'}　{filled(agent.name)}" for agent in party.agents]


def _guardian_signs_alone(party: Party, on: date | None) -> bool:
    """Below eight years the guardian acts alone (民法典第20条)."""
    guarded = any(agent.kind == words.GUARDIAN for agent in party.agents)
    return guarded and party.birth is not None and on is not None and age_on(party.birth, on) < 8
