"""Several processes on one database."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.invented import FULL, NOON, change, freeze, keep, save_id, seal
from tests.store.processes import Say, child
from tiaojie_tui.store import (
    cases,
    installation,
    leases,
    listing,
    persons,
    places,
    register,
    revisions,
    search,
)
from tiaojie_tui.store.cases import StaleSave
from tiaojie_tui.store.engine import FILE, Store, open_store
from tiaojie_tui.store.installation import Installation
from tiaojie_tui.store.places import Place
from tiaojie_tui.store.troubles import Busy, CaseSealed, StoreTrouble


def test_a_save_over_what_another_process_saved_is_refused_with_both_values(store: Store) -> None:
    stored = keep(store, FULL)

    def save_first(say: Say, _wait: object) -> None:
        other = open_store(store.home)
        change(other, cases.load(other, stored.case.number or ""), facts="他们写的")
        say("saved")

    with child(save_first) as other:
        assert other.hear() == "saved"
        with pytest.raises(StaleSave) as refused:
            change(store, stored, facts="我写的")

    assert refused.value.theirs.case.facts == "他们写的"
    assert cases.load(store, stored.case.number or "") == refused.value.theirs


def test_of_many_writers_no_update_is_lost_and_every_refusal_is_told(store: Store) -> None:
    number = keep(store, replace(FULL, facts="")).case.number or ""

    def write(letter: str) -> Callable[[Say, object], None]:
        def work(say: Say, _wait: object) -> None:
            own = open_store(store.home)
            done = 0
            while done < 15:
                now = cases.load(own, number)
                longer = replace(now.case, facts=(now.case.facts or "") + letter)
                try:
                    cases.save(own, now.version, longer, by=letter, at=NOON, label="写", save_id=save_id())
                    done += 1
                except StaleSave:
                    say("refused")
            say("done")

        return work

    with child(write("甲")) as one, child(write("乙")) as two, child(write("丙")) as three:
        for writer in (one, two, three):
            assert writer.rest()[-1] == "done"

    now = cases.load(store, number)
    assert sorted(now.case.facts or "") == sorted("甲乙丙" * 15)
    assert now.version == 1 + 45
    assert len(revisions.revisions(store, number)) == 46


def test_a_case_sealed_by_another_process_meanwhile_is_not_saved_over(store: Store) -> None:
    stored = keep(store, FULL)
    number = stored.case.number or ""

    def close_it(say: Say, _wait: object) -> None:
        other = open_store(store.home)
        freeze(other, number)
        seal(other, number)
        say("sealed")

    with child(close_it) as other:
        assert other.hear() == "sealed"
        with pytest.raises(CaseSealed):
            change(store, stored, facts="我写的")


def test_while_another_process_saves_for_long_one_is_told_and_not_left_waiting(home: Path) -> None:
    store = open_store(home, wait=0.1)
    stored = keep(store, FULL)

    def hold(say: Say, wait) -> None:
        other = open_store(home)
        with other.transaction():
            say("holding")
            wait()

    with child(hold) as other:
        assert other.hear() == "holding"
        with pytest.raises(Busy, match="稍后会自动再试") as trouble:
            change(store, stored, facts="我写的")
        assert trouble.value.passing
        assert cases.load(store, stored.case.number or "") == stored
        assert len(listing.page(store, "单").rows) == 0  # not indexed yet, and not waited for
        other.kill()

    assert change(store, stored, facts="我写的").version == 2
    store.close()


def test_a_number_is_given_once_however_many_ask_at_once(store: Store) -> None:
    def create(say: Say, _wait: object) -> None:
        own = open_store(store.home)
        for _ in range(8):
            say(keep(own, FULL).case.number or "")

    with child(create) as one, child(create) as two:
        numbers = one.rest() + two.rest()

    assert sorted(numbers) == sorted(f"(2026)人调字第{n}号" for n in range(1, 17))


@pytest.fixture
def number(store: Store) -> str:
    installation.write(store, Installation("委", "村", ("何文清",)))
    stored = keep(store, FULL)
    full = stored.case.number or ""
    change(store, stored, facts="甲")
    for _ in range(3):
        keep(store, FULL, NOON + timedelta(days=1))
    freeze(store, full)
    seal(store, full)
    places.remember(store, "hwq", Place(full, "terms", ""))
    return full


def _refused(act: Callable[[], object]) -> None:
    with pytest.raises(StoreTrouble):
        act()


READERS: dict[str, Callable[[Store, str], object]] = {
    "cases.load": cases.load,
    "cases.resolve_number": lambda store, _: cases.resolve_number(store, "1"),
    "revisions.revisions": revisions.revisions,
    "revisions.case_at": lambda store, number: revisions.case_at(store, number, 2),
    "listing.page": lambda store, _: listing.page(store, limit=1),
    "listing.page with a query": lambda store, _: listing.page(store, "单", limit=1),
    "persons.known_persons": lambda store, _: persons.known_persons(store, "单", limit=1),
    "places.last": lambda store, _: places.last(store, "hwq"),
    "installation.read": lambda store, _: installation.read(store),
    "register.frozen_bytes": lambda store, number: register.frozen_bytes(store, number, 1),
    "register.find_by_sha": lambda store, _: register.find_by_sha(store, "0"),
    "register.find_by_code": lambda store, _: register.find_by_code(store, "K7Q2"),
    "search.refresh_search": lambda store, _: search.refresh_search(store),
    "leases.take": lambda store, number: leases.take(store, number, leases.Worker("何文清"), NOON),
    "leases.release": leases.release,
    "a read that fails": lambda store, _: _refused(lambda: cases.load(store, "没有")),
    "a save that fails": lambda store, number: _refused(
        lambda: change(store, cases.load(store, number), facts="x")
    ),
}


@pytest.mark.parametrize("name", READERS)
def test_after_every_reading_another_process_can_have_the_whole_database(
    store: Store, number: str, name: str
) -> None:
    READERS[name](store, number)

    other = sqlite3.connect(store.home / FILE, timeout=0, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    other.execute("ROLLBACK")
    other.close()
