"""Once a seal exists, no SQL through the app's connection changes what the agreement rests on."""

import contextlib
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.store.invented import FULL, NOON, change, freeze, keep, seal
from tiaojie_tui.domain.case import Performance
from tiaojie_tui.store import leases, places, register, search
from tiaojie_tui.store.cases import Stored
from tiaojie_tui.store.engine import FILE, Store
from tiaojie_tui.store.places import Place
from tiaojie_tui.store.troubles import CaseSealed, Kept, StoreTrouble, Unexpected

CLOSED = frozenset(
    "matters mediators parties agents claims evidence citations records attendants terms obligors obligees"
    " instalments shares consents signatures injuries dependants passed unread papers voidings seals".split()
)
"""Nothing of a sealed case can be added, changed or removed here."""
ADDED_TO = frozenset({"revisions"})
"""Rows of a sealed case are added for performance and follow-ups, and never changed or removed."""
OPEN = {
    "cases": "version and overview go on; its identity is closed, see below",
    "performance": "what is done after sealing",
    "follow_ups": "what is done after sealing",
    "visited": "part of follow_ups",
    "leases": "who is at work now",
    "places": "who was where last",
    "journal": "only ever added to, see test_journal",
    "paper_pdfs": "a PDF is made from the frozen bytes at any time, and kept, see test_papers_beside",
    "sealed_files": "come with the seal, and are kept, see test_papers_beside",
    "preferences": "belong to no case",
    "case_people": "whose the case is changes after it, too",
    "remarks": "guidance may come later",
    "lease_requests": "who asks for it now",
    "deletions": "a sealed case, too, is destroyed in the end",
    "committees": "belong to no case",
    "people": "belong to no case",
    "keys": "belong to no case",
    "settings": "belong to no case",
    "installation": "belongs to no case",
    "installation_mediators": "belongs to no case",
    "search": "made from the rows, can be made again",
    "search_config": "inside of search",
    "search_content": "inside of search",
    "search_data": "inside of search",
    "search_docsize": "inside of search",
    "search_idx": "inside of search",
    "sqlite_sequence": "ids that were given",
    "statutes": "official texts, of no case",
    "statute_articles": "inside of statutes",
    "statute_repeals": "inside of statutes",
    **dict.fromkeys(
        [
            "statute_search",
            *(f"statute_search_{part}" for part in ("config", "data", "docsize", "idx")),
        ],
        "made from the texts, can be made again",
    ),
}


@pytest.fixture
def sealed(store: Store) -> Stored:
    """A sealed case that has a row in every table, and beside it another one that is not sealed."""
    stored = keep(store, FULL)
    number = stored.case.number or ""
    leases.take(store, number, leases.Worker("何文清"), NOON)
    places.remember(store, "hwq", Place(number, "terms", "terms/0/amount"))
    search.refresh_search(store)
    freeze(store, number, b"first")
    register.void(store, number, at=NOON, by="何文清", reason="错字")
    freeze(store, number, b"second")
    seal(store, number)
    other = keep(store, replace(FULL, terms=FULL.terms * 2, parties=FULL.parties * 2))
    freeze(store, other.case.number or "", b"other")
    return stored


def _everything(home: Path) -> dict[str, list[tuple[object, ...]]]:
    raw = sqlite3.connect(home / FILE)
    names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {name: raw.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    raw.close()
    return found


def test_every_table_is_known_to_be_closed_or_open(home: Path, store: Store) -> None:
    assert _everything(home).keys() == CLOSED | ADDED_TO | OPEN.keys()


def test_the_sealed_case_has_a_row_in_every_closed_table(home: Path, store: Store, sealed: Stored) -> None:
    rows = _everything(home)

    assert {table for table in CLOSED | ADDED_TO if not _of_sealed(rows[table])} == set()


def _of_sealed(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return [row for row in rows if row[0] == 1]  # case_id is the first column everywhere


_POSITIONS = ('"place"', '"version"')


def _columns(store: Store, table: str) -> list[str]:
    return [f'"{row[1]}"' for row in store.sql(f"PRAGMA table_info({table})")]


class _Constraint(Exception):
    """Refused by a constraint before any trigger was asked."""


def _sql(store: Store, statement: str) -> None:
    try:
        store.sql(statement)
    except Unexpected as trouble:
        if "SQLITE_CONSTRAINT" in str(trouble):
            raise _Constraint from trouble
        raise


def _attacks(store: Store, table: str) -> list[str]:
    columns = _columns(store, table)
    rest = columns[1:]
    value = columns[-1]
    set_same = f"SET {value} = {value}"
    from_other = f"SELECT 1, {', '.join(rest)} FROM {table} WHERE case_id = 2"
    from_itself = f"SELECT {', '.join(columns)} FROM {table} WHERE case_id = 1"
    elsewhere = [f"{column} + 900" if column in _POSITIONS else column for column in rest]
    moved = f"SELECT 1, {', '.join(elsewhere)} FROM {table} WHERE case_id = 2"
    return [
        f"UPDATE {table} {set_same} WHERE case_id = 1",
        f"UPDATE {table} SET {value} = NULL",
        f"UPDATE OR REPLACE {table} SET case_id = 1 WHERE case_id = 2",
        f"UPDATE OR IGNORE {table} SET case_id = 2 WHERE case_id = 1",
        f"UPDATE {table} SET case_id = 3 WHERE case_id = 1",
        f"DELETE FROM {table} WHERE case_id = 1",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} {from_itself}",
        f"REPLACE INTO {table} {from_other}",
        f"INSERT INTO {table} {moved}",
        f"INSERT INTO {table} {from_itself} ON CONFLICT DO UPDATE {set_same}",
        f"INSERT OR IGNORE INTO {table} {moved}",
    ]


@pytest.mark.parametrize("table", sorted(CLOSED | ADDED_TO))
def test_no_statement_changes_a_closed_table(home: Path, store: Store, sealed: Stored, table: str) -> None:
    before = _of_sealed(_everything(home)[table])

    for attack in _attacks(store, table):
        with contextlib.suppress(CaseSealed, Kept, _Constraint):
            _sql(store, attack)
        assert _of_sealed(_everything(home)[table]) == before, attack


@pytest.mark.parametrize("table", sorted(CLOSED - {"papers", "voidings", "seals"}))
def test_the_refusal_of_a_closed_table_names_the_seal(store: Store, sealed: Stored, table: str) -> None:
    with pytest.raises(CaseSealed, match="另立一份补充协议"):
        store.sql(f"DELETE FROM {table} WHERE case_id = 1")


@pytest.mark.parametrize("table", sorted(CLOSED - {"papers", "voidings", "seals"}))
def test_a_case_that_is_not_sealed_is_not_in_the_way_of_work(
    store: Store, sealed: Stored, table: str
) -> None:
    value = _columns(store, table)[-1]

    store.sql(f"UPDATE {table} SET {value} = {value} WHERE case_id = 2")
    store.sql(f"DELETE FROM {table} WHERE case_id = 2")

    assert store.sql(f"SELECT count(*) FROM {table} WHERE case_id = 2") == [(0,)]


@pytest.mark.parametrize("table", ["papers", "voidings", "seals", "revisions"])
def test_the_register_and_the_history_only_grow_even_before_sealing(
    store: Store, sealed: Stored, table: str
) -> None:
    value = _columns(store, table)[-1]
    for act in (f"UPDATE {table} SET {value} = {value}", f"DELETE FROM {table}"):
        with pytest.raises(Kept):
            store.sql(act)


@pytest.mark.parametrize(
    "act",
    [
        "DELETE FROM cases WHERE id = 1",
        "DELETE FROM cases",
        "UPDATE cases SET untouched = 1 WHERE id = 1",
        "UPDATE cases SET number = 'x' WHERE id = 1",
        "UPDATE cases SET number_key = 'x' WHERE id = 1",
        "UPDATE cases SET id = 9 WHERE id = 1",
        "UPDATE OR REPLACE cases SET id = 1 WHERE id = 2",
        "UPDATE cases SET created_at = '' WHERE id = 1",
        "REPLACE INTO cases SELECT * FROM cases WHERE id = 1",
        "UPDATE OR REPLACE cases SET number_key = (SELECT number_key FROM cases WHERE id = 1) WHERE id = 2",
    ],
)
def test_a_sealed_case_keeps_its_number_and_cannot_be_removed(
    home: Path, store: Store, sealed: Stored, act: str
) -> None:
    before = _everything(home)

    with pytest.raises(StoreTrouble):
        store.sql(act)

    assert _everything(home) == before


def test_history_of_a_sealed_case_grows_by_performance_only(store: Store, sealed: Stored) -> None:
    insert = "INSERT INTO revisions VALUES (1, {}, '', '', '', '{}', '{}', x'00')"
    for version, touched in enumerate(("facts", "performance terms", "follow_ups facts"), 50):
        with pytest.raises(CaseSealed):
            store.sql(insert.format(version, version, touched))

    paid = change(store, sealed, performance=(Performance(1, 2),))

    assert paid.version == sealed.version + 1


def test_performance_and_follow_ups_of_a_sealed_case_stay_open_to_sql(store: Store, sealed: Stored) -> None:
    for table in ("performance", "follow_ups", "visited"):
        value = _columns(store, table)[-1]
        store.sql(f"UPDATE {table} SET {value} = '别的' WHERE case_id = 1")
        assert store.sql(f"SELECT {value} FROM {table} WHERE case_id = 1") == [("别的",)]


def test_a_second_seal_is_refused(store: Store, sealed: Stored) -> None:
    with pytest.raises(CaseSealed):
        seal(store, sealed.case.number or "")
    with pytest.raises(CaseSealed):
        freeze(store, sealed.case.number or "")
    with pytest.raises(CaseSealed):
        register.void(store, sealed.case.number or "", at=NOON, by="何文清", reason="错了")


def test_where_to_turn_is_named_after_the_seal_and_nothing_else_of_that_row_changes(
    store: Store, sealed: Stored
) -> None:
    told = change(store, sealed, court="云溪县人民法院", police_station="白杨派出所")

    assert (told.case.court, told.case.police_station) == ("云溪县人民法院", "白杨派出所")
    with pytest.raises(CaseSealed):
        change(store, told, extended_to=date(2026, 5, 1))
    with pytest.raises(CaseSealed):
        store.sql("UPDATE matters SET court = 'x', facts = 'y' WHERE case_id = 1")
