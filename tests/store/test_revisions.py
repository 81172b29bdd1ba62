from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.invented import FULL, NOON, change, keep
from tiaojie_tui.domain.case import Case
from tiaojie_tui.store import cases, revisions
from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.revisions import NoSuchVersion
from tiaojie_tui.store.troubles import Damaged


def test_every_autosave_in_a_row_is_kept_and_can_be_looked_at(store: Store) -> None:
    stored = keep(store, FULL)
    number = stored.case.number or ""
    versions = [stored.case]
    for typed in range(40):
        at = NOON + timedelta(seconds=typed)
        stored = change(store, stored, at=at, facts="墙" * typed, parties=FULL.parties[: typed % 3])
        versions.append(stored.case)

    kept = revisions.revisions(store, number)

    assert [one.version for one in kept] == list(range(1, 42))
    assert [revisions.case_at(store, number, one.version) for one in kept] == versions


def test_a_revision_says_who_when_why_and_which_parts(store: Store) -> None:
    stored = keep(store, FULL)
    at = NOON + timedelta(minutes=3, microseconds=7)
    cases.save(
        store,
        1,
        replace(stored.case, facts=None, copies=9),
        by="许佳",
        at=at,
        label="清空事实",
        save_id="x",
    )

    last = revisions.revisions(store, stored.case.number or "")[-1]

    assert (last.version, last.at, last.by, last.label) == (2, at, "许佳", "清空事实")
    assert last.parts == {"facts": None, "copies": 9}


def test_a_version_the_case_never_had_is_told(store: Store) -> None:
    number = keep(store, Case(facts="甲")).case.number or ""

    for version in (0, 2, -1):
        with pytest.raises(NoSuchVersion):
            revisions.case_at(store, number, version)


def test_a_revision_that_cannot_be_read_is_told_as_damage(store: Store) -> None:
    number = keep(store, Case(facts="甲")).case.number or ""
    store.sql("INSERT INTO revisions SELECT case_id, 2, at, by, label, 'x', touched, x'0102' FROM revisions")

    with pytest.raises(Damaged):
        revisions.case_at(store, number, 2)
