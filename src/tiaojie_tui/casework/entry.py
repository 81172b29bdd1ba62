"""What stands in a field, and what typing into it does to the case. Values in, values out.

What cannot be read is kept beside the case as it was typed; the value it would have is then empty, so that
no paper prints a value nobody sees on the screen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tiaojie_tui.casework import people
from tiaojie_tui.domain import identity, paths, plan, reading, wording
from tiaojie_tui.domain.case import Agent, Case, Party, Unread
from tiaojie_tui.domain.progress import value_at
from tiaojie_tui.domain.schema import Card, Field, Kind
from tiaojie_tui.domain.typed import Unreadable

_EMPTY: dict[Kind, Any] = {
    Kind.NAMES: (),
    Kind.LINES: (),
    Kind.SHARES: (),
    Kind.PLAN: plan.Plan(None, (), None),
}
_NAMING = ("name", "ref")
_WORDED_BY = ("terms", "parties", "agreed_on", "outcome")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a field shows: its text, the proof beside it, and why the text cannot be read."""

    text: str
    proof: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class AtHand:
    """What reading needs besides the case: the day, and the mediators of the committee by number."""

    today: date
    mediators: tuple[str, ...] = ()


def standing(case: Case, card: Card, field: Field, at_hand: AtHand) -> Standing:
    """What stands in the field: the value as it is shown, or what was typed and could not be read."""
    path = card.path(field)
    unread = next((kept.text for kept in case.unread if kept.path == path), None)
    if unread is not None:
        return Standing(unread, trouble=why_unreadable(case, card, field, unread, at_hand))
    value = value_at(case, path, field)
    return Standing(
        reading.show(field, value, case, path),
        reading.proof(field, value, case=case, path=path, today=at_hand.today),
    )


def why_unreadable(case: Case, card: Card, field: Field, text: str, at_hand: AtHand) -> str:
    """The sentence that says why the text cannot be read; empty when it can."""
    try:
        _read(case, card, field, text, at_hand)
    except Unreadable as unreadable:
        return str(unreadable)
    return ""


def _read(case: Case, card: Card, field: Field, text: str, at_hand: AtHand) -> Any:
    path = card.path(field)
    return reading.read(field, text, case=case, path=path, today=at_hand.today, mediators=at_hand.mediators)


def typed(case: Case, card: Card, field: Field, text: str, at_hand: AtHand, *, named: Case) -> Case:
    """The case after ``text`` was typed into the field.

    ``named`` is the case as it was when the mediator came to the field: a name is typed letter by letter,
    and whoever bore the old one is followed from there, not from each half name on the way.
    """
    path = card.path(field)
    try:
        value, kept = _read(case, card, field, text, at_hand), None
    except Unreadable:
        value, kept = _EMPTY.get(field.kind), text
    changed = _put(case, card, field, value, named)
    if field.kind is Kind.ID_NUMBER and kept is None:
        changed = _told_by_number(changed, card.at, text)
    return worded(case, _keeping(changed, path, kept), at=path)


def _put(case: Case, card: Card, field: Field, value: Any, named: Case) -> Case:
    path = card.path(field)
    if field.kind is Kind.PLAN:
        return paths.put(case, card.at, plan.with_plan(paths.get(case, card.at), value))
    party = paths.get(case, card.at) if card.at else None
    if isinstance(party, Party) and field.key in _NAMING:
        old = paths.get(named, card.at).called
        as_named = replace(
            case,
            parties=named.parties,
            terms=named.terms,
            consents=named.consents,
            signatures=named.signatures,
            records=named.records,
            evidence=named.evidence,
            injuries=named.injuries,
        )
        return people.put_party(as_named, card.at, replace(party, **{field.key: value}), was=old)
    return paths.put(case, path, value)


def _keeping(case: Case, path: str, text: str | None) -> Case:
    others = tuple(kept for kept in case.unread if kept.path != path)
    return replace(case, unread=others if text is None else (*others, Unread(path, text)))


def taken(case: Case, values: Mapping[str, Any]) -> Case:
    """The case with values from elsewhere at their paths; what was typed there gives way to them."""
    found = case
    for path, value in values.items():
        found = _keeping(paths.put(found, path, value), path, None)
    return worded(case, found)


def _told_by_number(case: Case, at: str, text: str) -> Case:
    """Sex and day of birth stand in the identity number (GB 11643); what was typed before stays."""
    part = paths.get(case, at)
    if not isinstance(part, Party):
        return case
    told = identity.read_id_number(text)
    if told.wrong:
        return case
    return paths.put(case, at, replace(part, sex=part.sex or told.sex, birth=part.birth or told.birth))


def worded(before: Case, after: Case, *, at: str = "") -> Case:
    """Terms whose wording nobody has changed by hand are worded anew from their data.

    ``at`` is the path that was typed into: a wording that is being typed is left alone.
    """
    if all(getattr(before, part) is getattr(after, part) for part in _WORDED_BY):
        return after
    terms = list(after.terms)
    for index, term in enumerate(terms):
        if at == paths.join("terms", index, "text"):
            continue
        was = before.terms[index] if index < len(before.terms) else None
        if not term.text or (was is not None and was.text == wording.propose(before, was)):
            terms[index] = replace(term, text=wording.propose(after, term) or None)
    return replace(after, terms=tuple(terms))


def reworded(case: Case, at: str) -> Case:
    """The term at this path with the wording its data propose."""
    term = paths.get(case, at)
    return paths.put(case, at, replace(term, text=wording.propose(case, term) or None))


def adopted(case: Case, path: str, person: Party) -> Case:
    """The case with what is known of this person at the path of a party or of an agent."""
    part = paths.get(case, path)
    if isinstance(part, Agent):
        agent = replace(part, name=person.name, id_number=person.id_number, phone=person.phone)
        return paths.put(case, path, agent)
    return worded(case, people.adopt(case, path, person))
