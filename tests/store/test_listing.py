from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.store.invented import FULL, NOON, change, freeze, keep, seal
from tiaojie_tui.domain.case import Case, Signature
from tiaojie_tui.store import listing, register
from tiaojie_tui.store.engine import Store


def test_a_row_says_what_the_list_needs_to_know(store: Store) -> None:
    at = NOON + timedelta(microseconds=1)
    number = keep(store, FULL, at).case.number or ""

    [row] = listing.page(store).rows

    assert row == listing.Summary(
        number=number,
        title="单小雨与仇大山邻里纠纷",
        dispute_type="邻里纠纷",
        accepted_on=date(2026, 3, 1),
        agreed_on=date(2026, 3, 20),
        effective_on=None,
        updated_at=at,
        outcome="written",
        parties=2,
        has_facts=True,
        citations=1,
        terms=2,
        signatures=1,
        frozen=False,
        sealed_at=None,
    )


def test_a_row_follows_what_is_saved(store: Store) -> None:
    stored = keep(store, Case(dispute_type="邻里纠纷"))

    later = NOON + timedelta(hours=1)
    change(store, stored, later, facts="甲", parties=FULL.parties, terms=FULL.terms, title="新题")

    [row] = listing.page(store).rows
    assert (row.title, row.has_facts, row.parties, row.terms, row.updated_at) == ("新题", True, 2, 2, later)


def test_a_row_says_since_when_the_agreement_is_effective(store: Store) -> None:
    people = (("单小雨", "当事人"), ("清河县大山石料厂", "当事人"), ("何文清", "人民调解员"))
    people += (("许佳", "人民调解员"), ("许佳", "记录人"))
    signed = tuple(Signature(name, capacity, "签名", date(2026, 3, 22)) for name, capacity in people)
    keep(store, replace(FULL, signatures=signed, sealed_on=date(2026, 3, 25)))

    [row] = listing.page(store).rows

    assert row.effective_on == date(2026, 3, 25)


def test_a_row_says_whether_a_paper_stands_and_when_it_was_sealed(store: Store) -> None:
    number = keep(store, FULL).case.number or ""

    def state() -> tuple[bool, object]:
        [row] = listing.page(store).rows
        return row.frozen, row.sealed_at

    freeze(store, number)
    assert state() == (True, None)
    register.void(store, number, at=NOON, by="何文清", reason="错字")
    assert state() == (False, None)
    freeze(store, number)
    seal(store, number)
    assert state() == (True, NOON)


def test_the_case_changed_last_comes_first(store: Store) -> None:
    first = keep(store, Case(title="甲"))
    keep(store, Case(title="乙"), NOON + timedelta(seconds=1))
    assert [row.title for row in listing.page(store).rows] == ["乙", "甲"]

    change(store, first, NOON + timedelta(seconds=2), facts="x")

    assert [row.title for row in listing.page(store).rows] == ["甲", "乙"]


@pytest.mark.parametrize("query", ["", "件"])
def test_pages_hold_every_case_once_and_in_order(store: Store, query: str) -> None:
    for number in range(250):
        keep(store, Case(title=f"{number}件"), NOON + timedelta(seconds=number // 7))

    pages, after = [], None
    while not pages or after:
        page = listing.page(store, query, after)
        pages.append([row.title for row in page.rows])
        after = page.next

    assert [len(rows) for rows in pages] == [100, 100, 50]
    assert [title for rows in pages for title in rows] == [f"{number}件" for number in reversed(range(250))]


def test_a_page_that_ends_with_the_last_case_has_no_next(store: Store) -> None:
    for _ in range(4):
        keep(store, FULL)

    whole, half = listing.page(store, limit=4), listing.page(store, limit=2)

    assert (whole.next, len(half.rows)) == (None, 2)
    assert listing.page(store, after=half.next, limit=2).next is None


def test_a_page_never_holds_more_than_a_hundred(store: Store) -> None:
    for number in range(102):
        keep(store, Case(title=f"{number}"))

    assert len(listing.page(store, limit=1000).rows) == 100
    assert len(listing.page(store, limit=0).rows) == 1


def test_a_case_saved_between_two_pages_neither_repeats_nor_hides_another(store: Store) -> None:
    kept = [keep(store, Case(title=f"{n}件"), NOON + timedelta(seconds=n)) for n in range(6)]
    first = listing.page(store, limit=3)

    change(store, kept[5], NOON + timedelta(hours=1), facts="x")

    assert [row.title for row in listing.page(store, after=first.next).rows] == ["2件", "1件", "0件"]


def test_an_empty_store_has_an_empty_list(store: Store) -> None:
    assert listing.page(store) == listing.Page((), None)
    assert listing.page(store, "没有") == listing.Page((), None)


@pytest.mark.parametrize(("after", "uses"), [(None, "cases_by_update"), (1, "cases_by_update")])
def test_the_list_reads_its_index_and_sorts_nothing(store: Store, after: int | None, uses: str) -> None:
    key = listing.Key("2026-03-20T12:00:00.000000", after) if after else None
    text, values = listing._last_changed(key).limit(101).sql()

    plan = " ".join(row[3] for row in store.sql("EXPLAIN QUERY PLAN " + text, *values))

    assert uses in plan
    assert "TEMP B-TREE" not in plan
