"""The installation, and where each account was last."""

import pytest

from tests.store.invented import FULL, keep
from tiaojie_tui.domain.case import Case
from tiaojie_tui.store import cases, installation, leases, places
from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.installation import Installation
from tiaojie_tui.store.places import Place
from tiaojie_tui.store.troubles import NoSuchCase


def test_before_the_first_start_has_asked_there_is_no_installation(store: Store) -> None:
    assert installation.read(store) is None


def test_the_installation_comes_back_as_written_and_can_be_rewritten(store: Store) -> None:
    first = Installation("青石镇柳湾村人民调解委员会", "柳湾村", ("何文清", "许佳"))
    second = Installation("别的委员会", "别处", ("许佳", "何文清", "许佳"), "{年}-{序}")

    for written in (first, second):
        installation.write(store, written)
        assert installation.read(store) == written


def test_each_account_comes_back_to_its_own_place(store: Store) -> None:
    number = keep(store, FULL).case.number or ""
    here, there = Place(number, "terms", "terms/0/amount"), Place(number, "parties", "consents/=单小雨/on")

    places.remember(store, "hwq", here)
    places.remember(store, "xj", there)
    places.remember(store, "xj", here)
    places.remember(store, "xj", there)

    assert (places.last(store, "hwq"), places.last(store, "xj")) == (here, there)
    places.remember(store, "hwq", None)
    assert (places.last(store, "hwq"), places.last(store, "xj")) == (None, there)
    assert places.last(store, "nobody") is None


def test_staying_at_one_place_writes_nothing(store: Store) -> None:
    place = Place(keep(store, FULL).case.number or "", "terms", "")
    places.remember(store, "hwq", place)
    before = store.sql("SELECT total_changes()")

    places.remember(store, "hwq", place)
    places.remember(store, "nobody", None)

    assert store.sql("SELECT total_changes()") == before


def test_a_place_goes_with_its_case(store: Store) -> None:
    number = keep(store, Case()).case.number or ""
    places.remember(store, "hwq", Place(number, "intake", ""))

    leases.release(store, number)
    cases.discard_empty(store, number)

    assert places.last(store, "hwq") is None
    with pytest.raises(NoSuchCase):
        places.remember(store, "hwq", Place(number, "intake", ""))
