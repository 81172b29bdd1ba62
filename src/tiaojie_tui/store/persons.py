"""People known from earlier cases, so that nobody is typed in twice."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from peewee import Table

from tiaojie_tui.domain.case import Party
from tiaojie_tui.store import mapping, search, tokens
from tiaojie_tui.store.engine import Store

MOST = 20
_CASES, _MATTERS, _PARTIES = Table("cases"), Table("matters"), Table("parties")
_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A party as of the latest case it was in; its role, ref, note and agents there stay behind."""

    party: Party
    last_case: str
    last_on: date | None
    """The day that case was taken on (受理)."""


def known_persons(
    store: Store, query: str, limit: int = MOST, *, but_for: str | None = None
) -> list[KnownPerson]:
    """Parties of whom every word of the query is true: part of the name, pinyin or initials, phone tail.

    Newest case first, each person once; none for an empty query. What stands in case ``but_for``, the one
    being written, is left out: a name typed just now is nobody known.
    """
    words = tokens.words_of(query)
    if not words:
        return []
    search.refresh_before_search(store)
    found: dict[tuple[str | None, ...], KnownPerson] = {}
    with store.widened("searching"), store.reading():
        for person in _candidates(store, words):
            if person.last_case == but_for:
                continue
            if all(search.is_true_of(word, person.party.name, person.party.phone) for word in words):
                found.setdefault(_identity(person.party), person)
            if len(found) == limit:
                break
    return list(found.values())


def _identity(party: Party) -> tuple[str | None, ...]:
    number = party.id_number or party.credit_code
    return (number,) if number else (party.name, party.phone, party.address)


def _candidates(store: Store, words: list[str]) -> Iterator[KnownPerson]:
    before = None
    while ids := [row[0] for row in store.rows(search.newest_of_people(words, before).limit(_AT_ONCE))]:
        yield from _parties_of(store, ids)
        before = ids[-1]


def _parties_of(store: Store, ids: list[int]) -> Iterator[KnownPerson]:
    kept = mapping.MATTER.parts["parties"]
    columns = (getattr(_PARTIES.c, column.name) for column in mapping.columns(kept))
    query = (
        _PARTIES.select(_CASES.c.number, _MATTERS.c.accepted_on, *columns)
        .join(_CASES, on=_CASES.c.id == _PARTIES.c.case_id)
        .join(_MATTERS, on=_MATTERS.c.case_id == _CASES.c.id)
        .where(_PARTIES.c.case_id.in_(ids))
        .order_by(_CASES.c.id.desc(), _PARTIES.c.place)
    )
    for number, accepted_on, *row in store.rows(query):
        party: Party = mapping.part_of(kept, tuple(row))
        day = date.fromisoformat(accepted_on) if accepted_on else None
        yield KnownPerson(replace(party, role=None, ref=None, note=None), number, day)
