"""The chain of acts: each entry binds all before it; what was changed by hand is found at its place."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.store.invented import FULL, NOON, freeze, keep, seal
from tiaojie_tui.store import journal, register
from tiaojie_tui.store.engine import FILE, Store
from tiaojie_tui.store.journal import Entry
from tiaojie_tui.store.troubles import Kept


def printed(number: str, day: int = 0) -> Entry:
    return Entry(NOON + timedelta(days=day), "何文清", journal.PRINTED, number, {"份数": 3})


def by_hand(home: Path, statement: str) -> None:
    """Change the file as somebody with the root account could: triggers dropped first."""
    raw = sqlite3.connect(home / FILE)
    with raw:
        for act in ("update", "delete"):
            raw.execute(f"DROP TRIGGER journal_kept_{act}")
        raw.execute(statement)
    raw.close()


def test_entries_come_back_as_written_and_are_chosen_by_case_kind_and_day(store: Store) -> None:
    journal.append(store, printed("甲"))
    journal.append(store, printed("乙", day=1))
    journal.append(store, Entry(NOON, "苏文英", journal.TAKEN, "甲", {"方式": "scp"}))

    assert journal.entries(store)[0].entry == printed("甲")
    assert [line.seq for line in journal.entries(store, number="甲")] == [1, 3]
    assert [line.seq for line in journal.entries(store, act=journal.PRINTED)] == [1, 2]
    next_day = NOON.date() + timedelta(days=1)
    assert [line.seq for line in journal.between(store, next_day, next_day + timedelta(days=1))] == [2]
    assert journal.between(store, date(2020, 1, 1), date(2020, 1, 2)) == []
    assert [
        line and line.seq for line in (journal.last_before(store, next_day), journal.last_of(store, "备份"))
    ] == [
        3,
        None,
    ]
    head = journal.head(store)
    assert head is not None
    assert (head.seq, head.entry.who) == (3, "苏文英")


def test_an_untouched_chain_is_whole_also_when_it_is_empty(store: Store) -> None:
    assert (journal.head(store), journal.first_break(store)) == (None, None)
    for day in range(4):
        journal.append(store, printed("甲", day))
    assert journal.first_break(store) is None


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE journal SET details = '{\"份数\":9}' WHERE seq = 2", 2),
        ("UPDATE journal SET who = '别人' WHERE seq = 4", 4),
        ("DELETE FROM journal WHERE seq = 2", 2),
        ("DELETE FROM journal WHERE seq = 1", 1),
        ("UPDATE journal SET hash = 'x' WHERE seq = 3", 3),
    ],
)
def test_what_was_changed_by_hand_is_found_at_its_place(
    store: Store, home: Path, statement: str, broken_at: int
) -> None:
    for day in range(4):
        journal.append(store, printed("甲", day))
    by_hand(home, statement)
    assert journal.first_break(store) == broken_at


def test_entries_cannot_be_changed_or_removed(store: Store) -> None:
    journal.append(store, printed("甲"))
    for statement in ("UPDATE journal SET who = ''", "DELETE FROM journal"):
        with pytest.raises(Kept):
            store.sql(statement)


def test_an_entry_goes_with_its_act_or_not_at_all(store: Store) -> None:
    def act_that_fails() -> None:
        with store.transaction():
            journal.append(store, printed("甲"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act_that_fails()
    assert journal.entries(store) == []


def test_freezing_voiding_and_sealing_stand_in_the_journal(store: Store) -> None:
    number = keep(store, FULL).case.number or ""
    freeze(store, number, b"first", "AAAA")
    register.void(store, number, at=NOON, by="何文清", reason="错字")
    freeze(store, number, b"second", "BBBB")
    seal(store, number)

    acts = [(line.entry.act, line.entry.details["稿"]) for line in journal.entries(store, number=number)]
    assert acts == [("定稿", 1), ("作废", 1), ("定稿", 2), ("封存", 2)]
