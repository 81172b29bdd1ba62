"""Whose a case is: its committee, and those it was given to (承办) or who share in it (协办)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from peewee import Table

from tiaojie_tui.domain.rights import Standing
from tiaojie_tui.store import numbering, scope
from tiaojie_tui.store.engine import Store

IN_CHARGE, SHARING = "承办", "协办"
_CASES, _CASE_PEOPLE = Table("cases"), Table("case_people")
_PEOPLE = Table("people")
# As text, not built anew: each act asks them, of any case.
_WHOSE = """SELECT committee_id, private, minor, only_kept,
  EXISTS (SELECT 1 FROM main.seals WHERE case_id = main.cases.id) FROM main.cases WHERE id = ?"""
_NAMED = "SELECT person_id FROM main.case_people WHERE case_id = ?"


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in a case: ``part`` is 承办 or 协办."""

    person: int
    name: str
    part: str
    since: datetime
    given_by: str


def standing(store: Store, number: str) -> Standing:
    """What matters of any case for rights, seen here or not, as it is now. Raises ``NoSuchCase``."""
    with store.reading():
        case_id = numbering.case_id(store, number, beyond=True)
        [(committee, private, minor, only_kept, sealed)] = store.sql(_WHOSE, case_id)
        return Standing(
            committee,
            frozenset(person for (person,) in store.sql(_NAMED, case_id)),
            narrow=bool(private or minor),
            closed=bool(sealed),
            kept=bool(only_kept),
            reasoned=scope.opened_for_a_reason(store, case_id),
        )


def parts(store: Store, number: str) -> list[Part]:
    """Who has a part in the case, those in charge before those who share in it. Raises ``NoSuchCase``."""
    with store.reading():
        return _parts(store, numbering.case_id(store, number))


def _parts(store: Store, case_id: int) -> list[Part]:
    c = _CASE_PEOPLE.c
    query = (
        _CASE_PEOPLE.select(c.person_id, _PEOPLE.c.name, c.part, c.since, c.given_by)
        .join(_PEOPLE, on=_PEOPLE.c.id == c.person_id)
        .where(c.case_id == case_id)
        .order_by(c.since)
    )
    found = [
        Part(who, name, part, datetime.fromisoformat(at), by) for who, name, part, at, by in store.rows(query)
    ]
    return sorted(found, key=lambda one: one.part != IN_CHARGE)


def names_in_charge(store: Store, case_ids: Collection[int]) -> dict[int, str]:
    """The names of those in charge of each of these cases, in one string; without those given to nobody."""
    c = _CASE_PEOPLE.c
    query = (
        _CASE_PEOPLE.select(c.case_id, _PEOPLE.c.name)
        .join(_PEOPLE, on=_PEOPLE.c.id == c.person_id)
        .where(c.case_id.in_(list(case_ids)) & (c.part == IN_CHARGE))
        .order_by(c.since)
    )
    found: dict[int, list[str]] = {}
    for case_id, name in store.rows(query) if case_ids else ():
        found.setdefault(case_id, []).append(name)
    return {case_id: "、".join(named) for case_id, named in found.items()}


def names(parts: Iterable[Part], part: str) -> str:
    """The names of those who have this part, in one string."""
    return "、".join(one.name for one in parts if one.part == part)


def in_charge_of(store: Store, person_id: int) -> list[tuple[int, str]]:
    """The cases, by id and number, of which this person is in charge."""
    mine = (_CASE_PEOPLE.c.person_id == person_id) & (_CASE_PEOPLE.c.part == IN_CHARGE)
    query = _CASES.select(_CASES.c.id, _CASES.c.number).join(
        _CASE_PEOPLE, on=_CASE_PEOPLE.c.case_id == _CASES.c.id
    )
    return [(case_id, str(number)) for case_id, number in store.rows(query.where(mine).order_by(_CASES.c.id))]


def of_no_committee(store: Store) -> list[tuple[int, str]]:
    """The cases, by id and number, from the time before committees were registered."""
    query = _CASES.select(_CASES.c.id, _CASES.c.number).where(_CASES.c.committee_id.is_null())
    return [(case_id, str(number)) for case_id, number in store.rows(query.order_by(_CASES.c.id))]


def give(store: Store, case_id: int, person_id: int, part: str, *, by: str, at: datetime) -> None:
    """Give somebody a part in the case, in place of the one they had; call it inside a transaction."""
    take_back(store, case_id, person_id)
    row = {"case_id": case_id, "person_id": person_id, "part": part}
    store.write(_CASE_PEOPLE.insert(**row, since=at.isoformat(), given_by=by))


def take_back(store: Store, case_id: int, person_id: int) -> None:
    """Somebody has no part in the case any more; call it inside a transaction."""
    same = (_CASE_PEOPLE.c.case_id == case_id) & (_CASE_PEOPLE.c.person_id == person_id)
    store.write(_CASE_PEOPLE.delete().where(same))


def belongs_to(store: Store, case_id: int, committee_id: int) -> None:
    """The case is this committee's from now on; call it inside a transaction."""
    store.write(_CASES.update(committee_id=committee_id).where(_CASES.c.id == case_id))


def is_private(store: Store, number: str) -> bool:
    """Whether the case is marked as private. Raises ``NoSuchCase``."""
    with store.reading():
        case_id = numbering.case_id(store, number)
        [(private,)] = store.sql("SELECT private FROM main.cases WHERE id = ?", case_id)
    return bool(private)


def restrict(store: Store, case_id: int, private: bool) -> None:
    """Mark the case as private (涉隐私), or no longer; call it inside a transaction."""
    store.write(_CASES.update(private=int(private)).where(_CASES.c.id == case_id))
