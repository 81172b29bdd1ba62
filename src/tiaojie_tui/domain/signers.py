"""Who must sign (人民调解法 第29条), who has signed, and since when the agreement is effective.

A party signs itself, or its guardian, or an agent with special authority (特别授权) signs for it. Somebody
who acts in two capacities signs twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Case, Party, Signature
from tiaojie_tui.domain.dates import age_on

PARTY, MEDIATOR, RECORDER = "当事人", "人民调解员", "记录人"
_INK, _INK_AND_FINGER, _STAMP = "签名", "签名、按指印", "签名、盖章"
NO_CAPACITY_BELOW, MAY_EARN_FROM, LIMITED_BELOW = 8, 16, 18
"""Ages in full years (民法典 第17至20条)."""
_EARNS = "自己的劳动收入"


@dataclass(frozen=True, slots=True)
class Signer:
    """One place for a signature. ``name`` is empty where nobody is known who could sign there.

    ``of`` is the party whose signature it is (empty for mediators and the recorder), ``method`` the usual
    way, ``instead`` who may sign in its place, as (name, capacity).
    """

    name: str
    capacity: str
    of: str = ""
    method: str = _INK
    instead: tuple[tuple[str, str], ...] = ()

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """Every (name, capacity) that fills this place."""
        return ((self.name, self.capacity), *self.instead)


def required_signers(case: Case, on: date | None) -> tuple[Signer, ...]:
    """The places for signatures, as they stand on the paper.

    ``on`` is the day that ages count on, that of the agreement; before there is one, the day of acceptance.
    """
    found = [signer for party in case.parties for signer in _for_party(party, on or case.accepted_on)]
    found += [Signer(name, MEDIATOR) for name in case.mediators]
    if case.recorder:
        found.append(Signer(case.recorder, RECORDER))
    return tuple(found)


def lives_on_own_labour(party: Party, age: int) -> bool:
    """Whether a minor counts as grown up, and the note on it says why (民法典 第18条第二款)."""
    return MAY_EARN_FROM <= age < LIMITED_BELOW and _EARNS in (party.note or "")


def _for_party(party: Party, on: date | None) -> Iterator[Signer]:
    guardians = _agents(party, words.GUARDIAN)
    special = _agents(party, words.ENTRUSTED, words.SPECIAL_AUTHORITY)
    if not party.is_person:
        representative = party.legal_representative
        head = ((representative, f"{party.called}的法定代表人"),) if representative else ()
        yield Signer(party.called, PARTY, party.called, _STAMP, (*head, *special))
        return
    age = age_on(party.birth, on) if party.birth and on else None
    if age is not None and not guardians and lives_on_own_labour(party, age):
        age = LIMITED_BELOW
    if guardians or (age is not None and age < LIMITED_BELOW):
        first, *others = guardians or (("", f"{party.called}的{words.GUARDIAN}"),)
        if age is not None and NO_CAPACITY_BELOW <= age < LIMITED_BELOW:
            yield Signer(party.called, PARTY, party.called, _INK_AND_FINGER)
        yield Signer(*first, party.called, _INK_AND_FINGER, tuple(others))
        return
    yield Signer(party.called, PARTY, party.called, _INK_AND_FINGER, special)


def _agents(party: Party, kind: str, authority: str | None = None) -> tuple[tuple[str, str], ...]:
    acting = [
        agent
        for agent in party.agents
        if agent.kind == kind and (authority is None or agent.authority == authority)
    ]
    return tuple((agent.name or "", f"{party.called}的{kind}") for agent in acting)


def signer_for(case: Case, signature: Signature) -> Signer | None:
    """The place a recorded signature fills; ``None`` for a stranger, or where it might fill several."""
    exact, loose = [], []
    for signer in required_signers(case, case.agreed_on):
        for name, capacity in signer.ways:
            if not name or name != signature.name:
                continue
            if capacity == signature.capacity:
                exact.append(signer)
            elif signature.capacity is None or capacity.endswith("的" + signature.capacity):
                loose.append(signer)
    found = exact or loose
    return found[0] if len(found) == 1 else None


def signature_of(case: Case, signer: Signer) -> Signature | None:
    """The signature recorded in this place: complete with how and when, or ``None``."""
    return next(
        (
            signature
            for signature in case.signatures
            if signature.on and signature.method and signer_for(case, signature) == signer
        ),
        None,
    )


def unsigned(case: Case, on: date | None) -> tuple[Signer, ...]:
    """The places that are still empty."""
    return tuple(signer for signer in required_signers(case, on) if signature_of(case, signer) is None)


def effective_date(case: Case) -> date | None:
    """The day the agreement takes effect; ``None`` while something is missing, or where nothing was agreed.

    Written: the last of the signatures and the committee's seal (人民调解法 第29条). Oral: the day it was
    agreed (第30条).
    """
    if case.outcome == "oral":
        return case.agreed_on
    if case.outcome in words.ENDED:
        return None
    signers = required_signers(case, case.agreed_on)
    signatures = [signature_of(case, signer) for signer in signers]
    days = [signature.on for signature in signatures if signature is not None and signature.on is not None]
    complete = case.parties and case.mediators and len(days) == len(signers)
    return max(*days, case.sealed_on) if complete and case.sealed_on is not None else None
