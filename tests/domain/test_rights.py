"""The table of rights, tried as sentences; tests/acceptance tries every cell of it through the doors."""

import pytest

from tiaojie_tui.domain.people import Person, Role
from tiaojie_tui.domain.rights import Action, Standing, can, may_begin

MEDIATOR = Person(2, "苏文英", Role.MEDIATOR, 1)
HEAD = Person(1, "江海平", Role.HEAD, 1)
CLERK, CHIEF = Person(7, "冯雪", Role.OFFICE, None), Person(8, "曹立", Role.CHIEF, None)
OWN, COLLEAGUE_S = Standing(1, frozenset({2})), Standing(1, frozenset({3}))
ELSEWHERE = Standing(2, frozenset({5}))


def test_a_mediator_works_on_own_cases_and_sees_of_colleagues_only_the_list() -> None:
    assert can(MEDIATOR, Action.WRITE, OWN)
    assert can(MEDIATOR, Action.LIST, COLLEAGUE_S)
    assert not can(MEDIATOR, Action.READ, COLLEAGUE_S)
    assert not can(MEDIATOR, Action.LIST, ELSEWHERE)


def test_a_head_reads_and_assigns_what_the_committee_has_and_writes_only_own_cases() -> None:
    assert can(HEAD, Action.READ, OWN)
    assert can(HEAD, Action.ASSIGN, OWN)
    assert not can(HEAD, Action.WRITE, OWN)
    assert not can(HEAD, Action.LIST, ELSEWHERE)


@pytest.mark.parametrize("person", [CLERK, CHIEF])
def test_the_judicial_office_reads_and_guides_all_and_writes_nothing(person: Person) -> None:
    assert can(person, Action.READ, OWN)
    assert can(person, Action.REMARK, ELSEWHERE)
    assert not can(person, Action.WRITE, ELSEWHERE)
    assert not can(person, Action.ASSIGN, ELSEWHERE)


@pytest.mark.parametrize("person", [HEAD, CLERK, CHIEF])
def test_a_private_case_is_not_even_there_for_those_it_was_not_given_to(person: Person) -> None:
    private = Standing(1, frozenset({2}), narrow=True)
    assert not can(person, Action.LIST, private)
    assert not can(person, Action.READ, private)
    assert can(MEDIATOR, Action.WRITE, private)
    assert can(person, Action.READ_WITH_REASON, private) == (person is CHIEF)


def test_a_closed_case_takes_what_comes_afterwards_and_is_not_voided() -> None:
    closed = Standing(1, frozenset({2}), closed=True)
    assert can(MEDIATOR, Action.WRITE, closed)
    assert not can(MEDIATOR, Action.VOID, closed)


def test_what_is_only_kept_is_neither_changed_nor_printed() -> None:
    kept = Standing(1, frozenset({2}), kept=True)
    assert can(MEDIATOR, Action.READ, kept)
    assert not can(MEDIATOR, Action.WRITE, kept)
    assert not can(MEDIATOR, Action.PRINT, kept)


def test_only_committees_register_cases() -> None:
    assert may_begin(MEDIATOR)
    assert may_begin(HEAD)
    assert not may_begin(CLERK)
