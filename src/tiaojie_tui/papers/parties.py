"""The blocks of the parties (当事人) with their agents, and the empty boxes in which they sign.

A person's block has the items of the ministry's form (司发通〔2010〕239号) and, because a court needs
them to confirm the agreement (司法确认), the day of birth and the identity number.
"""

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest
from typing import Any

from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Agent, Case, Party
from tiaojie_tui.domain.dates import age_on
from tiaojie_tui.domain.signers import PARTY, required_signers
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


def signature_words(case: Case) -> list[dict[str, str]]:
    """The boxes for ink, two in a row: parties with their guardians and agents, mediators, recorder."""
    return [*in_pairs(boxes_of_parties(case)), *in_pairs(boxes_of_house(case))]


def in_pairs(boxes: Sequence[str]) -> list[dict[str, str]]:
    """A box left over takes the whole row: an unnamed empty box invites a stray signature."""
    return [{"左": left, "右": right} for left, right in zip_longest(boxes[::2], boxes[1::2], fillvalue="")]


def boxes_of_parties(case: Case) -> list[str]:
    """For each party whoever has to sign for it, then its entrusted agents, who may sign instead."""
    return [box for party in case.parties or _UNNAMED for box in _boxes_of_party(party, case.agreed_on)]


def boxes_of_house(case: Case) -> list[str]:
    """The mediators and the recorder."""
    mediators = [f"人民调解员　{filled(name)}" for name in case.mediators or ("",)]
    return [*mediators, f"记录人　{filled(case.recorder)}"]


def boxes_of_principal(party: Party, on: date | None) -> list[str]:
    """Whoever has to sign for this party when no agent acts for it; ages count ``on`` that day."""
    boxes, name_of_party = [], named(party)
    for signer in required_signers(Case(parties=(party,)), on):
        if signer.capacity != PARTY:
            boxes += [f"{capacity}　{filled(name)}" for name, capacity in signer.ways]
        elif party.is_person:
            boxes.append(f"{party.role or '当事人'}　{name_of_party}")
        else:
            boxes.append(f"{party.role or '当事人'}　{name_of_party}（盖章）")
            boxes.append(_head(party))
    return boxes


def named(party: Party) -> str:
    """The legal name; with it how the terms call the party, where they call it otherwise."""
    return filled(party.name) + (f"（{party.ref}）" if party.ref and party.ref != party.name else "")


def _boxes_of_party(party: Party, on: date | None) -> list[str]:
    entrusted = [agent for agent in party.agents if agent.kind != words.GUARDIAN]
    boxes = boxes_of_principal(party, on)
    if not party.is_person and entrusted:
        boxes.remove(_head(party))
    return boxes + [f"{party.called}的{agent.kind or '代理人'}　{filled(agent.name)}" for agent in entrusted]


def _head(party: Party) -> str:
    return f"{party.called}的法定代表人　{filled(party.legal_representative)}"
