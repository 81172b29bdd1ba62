from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.store.invented import FULL, NOON, keep
from tiaojie_tui.domain.case import Agent, Case, Party
from tiaojie_tui.store import persons
from tiaojie_tui.store.engine import Store

YU = Party("申请人", "person", "单小雨", "甲", "女", phone="15411112222", address="柳湾村", note="死者之女")


@pytest.fixture
def number(store: Store) -> str:
    agents = (Agent(name="单国强", phone="15433334444"),)
    here = Case(accepted_on=date(2026, 3, 1), parties=(replace(YU, agents=agents), Party(name="丁一")))
    return keep(store, here).case.number or ""


@pytest.mark.parametrize("query", ["单小雨", "小雨", "shanx", "danxiaoyu", "sxy", "2222", "单 2222"])
def test_a_person_is_known_by_name_pinyin_and_phone_tail(store: Store, number: str, query: str) -> None:
    [known] = persons.known_persons(store, query)

    assert (known.last_case, known.last_on) == (number, date(2026, 3, 1))
    assert known.party == replace(YU, role=None, ref=None, note=None)


@pytest.mark.parametrize("query", ["", "  ", "22", "单国强", "4444", "柳湾", "单 丁", "李", '"', "'; drop"])
def test_nobody_is_offered_who_does_not_match(store: Store, number: str, query: str) -> None:
    assert persons.known_persons(store, query) == []


def test_a_person_of_several_cases_is_offered_once_as_of_the_latest(store: Store) -> None:
    yu = replace(YU, id_number="330000198811050021")
    keep(store, Case(parties=(yu,)))
    last = keep(store, Case(parties=(replace(yu, phone="15499998888"),)), NOON + timedelta(days=1))
    keep(store, Case(parties=(replace(YU, id_number="33000019560312001X"),)))

    known = persons.known_persons(store, "单小雨")

    assert [one.party.id_number for one in known] == ["33000019560312001X", "330000198811050021"]
    assert (known[1].last_case, known[1].party.phone) == (last.case.number, "15499998888")


def test_people_of_the_same_name_are_offered_apart(store: Store) -> None:
    keep(store, Case(parties=(YU, replace(YU, phone="15400000000"))))

    assert len(persons.known_persons(store, "单小雨")) == 2


def test_an_earlier_person_is_found_behind_many_later_cases_that_only_look_alike(store: Store) -> None:
    keep(store, Case(title="旧案", parties=(Party(name="李邻"),)))
    for _ in range(120):
        keep(
            store,
            replace(FULL, title="邻里纠纷", parties=(Party(name="丁一", agents=(Agent(name="李邻"),)),)),
        )

    assert [one.party.name for one in persons.known_persons(store, "李邻")] == ["李邻"]


def test_at_most_twenty_are_offered(store: Store) -> None:
    keep(store, Case(parties=tuple(replace(YU, phone=f"154000000{n:02}") for n in range(40))))

    assert len(persons.known_persons(store, "sxy")) == 20


def test_who_stands_only_in_the_case_being_written_is_nobody_known(store: Store, number: str) -> None:
    assert persons.known_persons(store, "单小雨", but_for=number) == []
    earlier = keep(store, Case(parties=(YU,)))

    [known] = persons.known_persons(store, "单小雨", but_for=number)

    assert known.last_case == earlier.case.number
