"""The list of cases, newest first, a page at a time; with a query, those in which it is found.

A page begins where the last one ended (``Key``), never at an offset: the hundredth costs what the first
costs. A case into which nothing was typed yet is not in the list.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import JOIN, SQL, Table, fn

from tiaojie_tui.store import access, search, tokens
from tiaojie_tui.store.engine import Row, Store

PAGE = 100
_CASES, _TITLES, _MATTERS = Table("cases"), Table("titles"), Table("matters")
# That there is a paper or a seal is seen of each case in the list, also where the paper itself is not.
_PAPERS, _VOIDINGS = Table("papers", schema="main"), Table("voidings", schema="main")
_SEALS = Table("seals", schema="main")
_CASE_COLUMNS = (
    *("id", "updated_at", "number", "parties", "has_facts", "citations", "terms", "signatures"),
    "effective_on",
)
_TITLE_COLUMNS = ("title", "dispute_type", "accepted_on", "agreed_on", "outcome")


@dataclass(frozen=True, slots=True)
class Key:
    """Where a page ended."""

    updated_at: str
    case_id: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What the list knows of a case without reading its parts. ``parties``, ``terms``, ``citations`` and
    ``signatures`` count them; ``frozen`` says that a paper waits for its ink or is sealed."""

    number: str
    title: str | None
    dispute_type: str | None
    accepted_on: date | None
    agreed_on: date | None
    effective_on: date | None
    updated_at: datetime
    outcome: str | None
    parties: int
    has_facts: bool
    citations: int
    terms: int
    signatures: int
    frozen: bool
    sealed_at: datetime | None
    in_charge: str = ""
    """Who is in charge of a case that is only seen in the list here; empty for one that can be read."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of the list; ``next`` is where to go on, ``None`` at the end."""

    rows: tuple[Summary, ...]
    next: Key | None


def page(store: Store, query: str = "", after: Key | None = None, limit: int = PAGE) -> Page:
    """The next ``limit`` (at most 100) cases after ``after``.

    Without a query: the last changed first. With one: those in which every word is found, the last
    registered first.
    """
    limit = max(1, min(limit, PAGE))
    words = tokens.words_of(query)
    if words:
        search.refresh_before_search(store)
    with store.widened("searching"), store.reading():
        chosen = search.newest(words, after.case_id if after else None) if words else _last_changed(after)
        ids = [case_id for (case_id,) in store.rows(chosen.limit(limit + 1))]
        found = {row[0]: row for row in store.rows(_details(ids[:limit]))}
        rows = [found[case_id] for case_id in ids[:limit]]
        others = access.names_in_charge(store, [row[0] for row in rows if not row[-1]])
    end = Key(rows[-1][1], rows[-1][0]) if len(ids) > limit else None
    return Page(tuple(_summary(row, others.get(row[0], "")) for row in rows), end)


def _last_changed(after: Key | None) -> Any:
    c = _CASES.c
    selected = _CASES.select(c.id).where(SQL("untouched = 0"))  # as text, for the index of these only
    if after is not None:
        same_moment = (c.updated_at == after.updated_at) & (c.id < after.case_id)
        selected = selected.where((c.updated_at < after.updated_at) | same_moment)
    return selected.order_by(c.updated_at.desc(), c.id.desc())


def _details(ids: list[int]) -> Any:
    voided = (_VOIDINGS.c.case_id == _PAPERS.c.case_id) & (_VOIDINGS.c.version == _PAPERS.c.version)
    standing = (
        _PAPERS.select(SQL("1"))
        .left_outer_join(_VOIDINGS, on=voided)
        .where((_PAPERS.c.case_id == _CASES.c.id) & _VOIDINGS.c.version.is_null())
    )
    columns = (
        *(getattr(_CASES.c, name) for name in _CASE_COLUMNS),
        *(getattr(_TITLES.c, name) for name in _TITLE_COLUMNS),
    )
    return (
        _CASES.select(*columns, fn.EXISTS(standing), _SEALS.c.at, _MATTERS.c.case_id.is_null(False))
        .join(_TITLES, on=_TITLES.c.case_id == _CASES.c.id)
        .join(_MATTERS, JOIN.LEFT_OUTER, on=_MATTERS.c.case_id == _CASES.c.id)
        .join(_SEALS, JOIN.LEFT_OUTER, on=_SEALS.c.case_id == _CASES.c.id)
        .where(_CASES.c.id.in_(ids))
    )


def _summary(row: Row, in_charge: str) -> Summary:
    (_, updated_at, number, parties, has_facts, citations, terms, signatures, effective_on) = row[:9]
    (title, dispute_type, accepted_on, agreed_on, outcome, frozen, sealed_at, _) = row[9:]
    return Summary(
        number=number,
        title=title,
        dispute_type=dispute_type,
        accepted_on=_day(accepted_on),
        agreed_on=_day(agreed_on),
        effective_on=_day(effective_on),
        updated_at=datetime.fromisoformat(updated_at),
        outcome=outcome,
        parties=parties,
        has_facts=bool(has_facts),
        citations=citations,
        terms=terms,
        signatures=signatures,
        frozen=bool(frozen),
        sealed_at=datetime.fromisoformat(sealed_at) if sealed_at else None,
        in_charge=in_charge,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
