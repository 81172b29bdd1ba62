from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.domain.strategies import cases as any_case
from tests.store.invented import FULL, NOON, change, freeze, keep, save_id, seal
from tiaojie_tui.domain.case import Case, FollowUp, Party, Performance
from tiaojie_tui.store import cases, leases, listing, revisions
from tiaojie_tui.store.cases import StaleSave
from tiaojie_tui.store.drafts import DraftFile
from tiaojie_tui.store.engine import Store, open_store
from tiaojie_tui.store.places import Place
from tiaojie_tui.store.troubles import CaseSealed, NoSuchCase, NumberInUse, Unstorable


def test_a_case_comes_back_as_it_went_in(store: Store) -> None:
    stored = keep(store, FULL)

    assert cases.load(store, stored.case.number or "") == stored
    assert replace(stored.case, number=None) == FULL


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=any_case, second=any_case)
def test_any_case_comes_back_as_it_went_in_and_as_it_was_saved_over(
    store: Store, first: Case, second: Case
) -> None:
    begun = keep(store, replace(first, number=None))
    number = begun.case.number or ""
    assert cases.load(store, number).case == replace(first, number=number)

    saved = change(store, begun, **{name: getattr(second, name) for name in _parts_but_number(second)})
    assert saved.case == replace(second, number=number)
    assert cases.load(store, number) == saved
    assert revisions.case_at(store, number, 1) == begun.case
    assert revisions.case_at(store, number, 2) == saved.case


def _parts_but_number(case: Case) -> list[str]:
    return [name for name in case.__dataclass_fields__ if name != "number"]


def test_an_empty_text_is_not_an_unknown_one(store: Store) -> None:
    stored = keep(store, Case(facts="", parties=(Party(name=""),)))

    case = cases.load(store, stored.case.number or "").case
    assert (case.facts, case.parties[0].name, case.parties[0].phone) == ("", "", None)


def test_a_save_writes_only_the_rows_that_differ(store: Store) -> None:
    stored = keep(store, FULL)
    before = _writes(store)

    first, second = stored.case.parties
    change(store, stored, parties=(first, replace(second, phone="15455556666")))

    assert _writes(store) - before == 1 + 1 + 1  # the party, the case's version, the revision


def _writes(store: Store) -> int:
    return int(store.sql("SELECT total_changes()")[0][0])


def test_a_stale_save_is_refused_and_shows_what_stands_now(store: Store) -> None:
    stored = keep(store, FULL)
    theirs = change(store, stored, facts="他们写的")

    with pytest.raises(StaleSave) as refused:
        change(store, stored, facts="我写的")

    assert refused.value.theirs == theirs
    assert cases.load(store, stored.case.number or "") == theirs


def test_a_stale_save_of_what_stands_already_is_no_conflict(store: Store) -> None:
    stored = keep(store, FULL)
    theirs = change(store, stored, facts="一样的话")

    assert change(store, stored, facts="一样的话") == theirs


def test_a_save_sent_twice_is_done_once(store: Store) -> None:
    stored = keep(store, FULL)
    sent = {"by": "何文清", "at": NOON, "label": "改", "save_id": "same"}

    first = cases.save(store, 1, replace(stored.case, facts="一"), **sent)
    again = cases.save(store, 1, replace(stored.case, facts="一"), **sent)

    assert again == first
    assert [one.version for one in revisions.revisions(store, stored.case.number or "")] == [1, 2]


def test_a_save_sent_twice_answers_with_what_it_stored_even_after_a_later_one(store: Store) -> None:
    stored = keep(store, FULL)
    sent = {"by": "何文清", "at": NOON, "label": "改", "save_id": "same"}
    first = cases.save(store, 1, replace(stored.case, facts="一"), **sent)
    change(store, first, facts="二", at=NOON + timedelta(seconds=1))

    assert cases.save(store, 1, replace(stored.case, facts="一"), **sent) == first


def test_a_case_sent_twice_is_created_once(store: Store) -> None:
    first = cases.create(store, FULL, by="何文清", at=NOON, save_id="same")
    again = cases.create(store, FULL, by="何文清", at=NOON, save_id="same")

    assert again == first
    assert len(listing.page(store).rows) == 1


def test_a_number_in_use_is_refused_whatever_the_width_of_its_brackets(store: Store) -> None:
    keep(store, replace(FULL, number="(2026)青调字第7号"))

    for same in (
        "(2026)青调字第7号",
        "（２０２６）青调字第7号",
        " (2026) 青调字 第7号",
        "〔2026〕青调字第7号",
    ):
        with pytest.raises(NumberInUse):
            keep(store, replace(FULL, number=same))


def test_an_unknown_number_is_told(store: Store) -> None:
    for act in (cases.load, cases.discard_empty, revisions.revisions):
        with pytest.raises(NoSuchCase, match="没有编号为「9」"):
            act(store, "9")


def test_what_no_column_can_hold_is_refused_and_nothing_of_it_is_kept(store: Store) -> None:
    stored = keep(store, FULL)

    for parts in ({"facts": "残\ud800缺"}, {"copies": 2**63}):
        with pytest.raises(Unstorable):
            change(store, stored, **parts)

    assert cases.load(store, stored.case.number or "") == stored


def test_a_sealed_case_takes_performance_and_follow_ups_and_nothing_else(store: Store) -> None:
    stored = keep(store, FULL)
    number = stored.case.number or ""
    frozen = freeze(store, number)
    sealed = seal(store, number)

    paid = change(
        store, stored, performance=(Performance(1, 2),), follow_ups=(FollowUp(visited=("单小雨", "何文清")),)
    )
    assert cases.load(store, number) == paid
    assert (paid.frozen, paid.seal) == (frozen, sealed)
    for parts in ({"facts": "别的"}, {"signatures": ()}, {"terms": ()}, {"title": "别的"}, {"copies": 9}):
        with pytest.raises(CaseSealed):
            change(store, paid, **parts)
    assert cases.load(store, number) == paid


def test_a_case_nobody_typed_into_is_off_the_list_and_can_be_dropped(store: Store) -> None:
    stored = keep(store, Case(committee="青石镇柳湾村人民调解委员会", mediators=("何文清",)))
    number = stored.case.number or ""
    assert listing.page(store).rows == ()

    cases.discard_empty(store, number)

    with pytest.raises(NoSuchCase):
        cases.load(store, number)
    assert keep(store, FULL).case.number == number


@pytest.mark.parametrize(
    "typed",
    [{"facts": "甲"}, {"title": "甲"}, {"mediators": ("许佳",)}, {"committee": "别的"}, {"copies": 3}],
)
def test_one_typed_value_puts_a_case_on_the_list_for_good(store: Store, typed: dict[str, object]) -> None:
    begun = keep(store, Case(committee="委", mediators=("何文清",)))
    change(store, change(store, begun, **typed), **{name: getattr(begun.case, name) for name in typed})

    cases.discard_empty(store, begun.case.number or "")

    assert [row.number for row in listing.page(store).rows] == [begun.case.number]


def test_a_save_that_brings_nothing_leaves_a_case_untouched(store: Store) -> None:
    begun = keep(store, Case(committee="委"))

    change(store, begun, title="")

    assert listing.page(store).rows == ()


def test_a_case_with_a_draft_is_not_dropped(store: Store, home: Path) -> None:
    number = keep(store, Case()).case.number or ""
    draft = DraftFile(home / "drafts", number)
    draft.append(1, {"facts": "还没存"}, Place(number, "facts", "facts"))
    draft.close()
    leases.release(store, number)

    cases.discard_empty(store, number)

    assert cases.load(store, number).version == 1
    assert keep(store, FULL).case.number != number


def test_an_imported_case_is_on_the_list_even_if_it_holds_only_its_number(store: Store) -> None:
    keep(store, Case(number="7"))

    assert [row.number for row in listing.page(store).rows] == ["7"]


def test_the_number_of_a_case_left_untouched_is_given_again(store: Store) -> None:
    left = keep(store, Case())
    number = left.case.number or ""
    assert keep(store, FULL).case.number != number  # somebody is still at it

    leases.release(store, number)
    assert keep(store, FULL).case.number == left.case.number
    assert keep(store, FULL).case.number == "(2026)人调字第3号"


def test_a_case_survives_closing_and_opening(home: Path) -> None:
    store = open_store(home)
    stored = keep(store, FULL)
    store.close()

    again = open_store(home)
    assert cases.load(again, stored.case.number or "") == stored
    again.close()


def test_saving_ids_of_different_saves_never_mix(store: Store) -> None:
    one, other = keep(store, FULL), keep(store, FULL)
    mine = save_id()

    cases.save(store, 1, replace(one.case, facts="甲"), by="x", at=NOON, label="改", save_id=mine)

    assert cases.load(store, other.case.number or "") == other
