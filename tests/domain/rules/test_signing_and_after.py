"""The signing board's empty places, and the rights and deadlines the parties should hear of."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.domain.factories import (
    APPLICANT,
    MEDIATOR,
    RECORDER,
    RESPONDENT,
    a_case,
    a_company,
    a_party,
    a_term,
    with_terms,
)
from tests.domain.rules.reports import problem, problems, reported
from tiaojie_tui.domain.case import Agent, Case, Instalment, Performance, Recurrence
from tiaojie_tui.domain.problems import Severity, Stops
from tiaojie_tui.domain.rules import book
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.workdays import PUBLISHED, DaysOff

_WITHIN = date(2026, 3, 10)


def _without(name: str) -> Case:
    return a_case(signatures=tuple(one for one in a_case().signatures if one.name != name))


@pytest.mark.parametrize(
    ("name", "rule"),
    [(RESPONDENT, "PARTY_SIGN_MISSING"), (MEDIATOR, "NO_MEDIATOR_SIGN"), (RECORDER, "NO_RECORDER_SIGN")],
)
def test_who_has_not_signed_is_named(name: str, rule: str) -> None:
    found = problem(_without(name), rule)
    assert found.field == f"signatures/={name}"
    assert name in found.message
    assert found.blocks(Stops.EFFECT)
    assert not found.blocks(Stops.FINALISE)


def test_a_signature_without_its_day_is_missing() -> None:
    first, *rest = a_case().signatures
    assert "PARTY_SIGN_MISSING" in reported(a_case(signatures=(replace(first, on=None), *rest)))


def test_a_missing_seal_stops_the_effect() -> None:
    assert problem(a_case(sealed_on=None), "NO_SEAL").field == "sealed_on"


def test_a_child_and_its_guardian_are_both_missing() -> None:
    guardian = Agent(kind="法定代理人", name="林国安")
    child = a_party(birth=date(2012, 1, 1), id_number=None, agents=(guardian,))
    case = a_case(parties=(child, a_case().parties[1]), signatures=())
    messages = [one.message for one in problems(case, "PARTY_SIGN_MISSING")]
    assert [APPLICANT in message for message in messages] == [True, True, False]
    assert "林国安" in messages[1]


def test_who_may_sign_instead_is_told() -> None:
    agent = Agent(kind="委托代理人", name="杜明远", authority="特别授权")
    case = a_case(parties=(a_party(), a_company(agents=(agent,))), signatures=())
    assert "杜明远" in problems(case, "PARTY_SIGN_MISSING")[1].message


def test_an_oral_agreement_is_not_signed() -> None:
    oral = a_case(outcome="oral", signatures=(), sealed_on=None)
    assert not any(rule.endswith(("_SIGN", "_SIGN_MISSING", "SEAL")) for rule in reported(oral))


# Confirmation by the court


def test_until_it_is_effective_the_right_to_confirmation_is_told() -> None:
    found = problem(a_case(sealed_on=None), "CONFIRM_DEADLINE", today=_WITHIN)
    assert found.severity is Severity.HINT
    assert "1200元" in found.message


@pytest.mark.parametrize(("today", "left"), [(date(2026, 3, 6), 32), (date(2026, 4, 7), 0)])
def test_from_the_day_of_effect_thirty_days_are_left(today: date, left: int) -> None:
    message = problem(a_case(), "CONFIRM_DEADLINE", today=today).message
    assert "2026年4月7日星期二" in message  # 5 April is in the 清明 holiday
    assert f"还剩{left}天" in message


def test_after_the_last_day_it_is_too_late() -> None:
    assert "CONFIRM_DEADLINE" not in reported(a_case(), today=date(2026, 4, 8))


def test_a_last_day_in_a_year_without_a_table_says_so() -> None:
    on = date(2026, 12, 10)
    signed = tuple(replace(one, on=on) for one in a_case().signatures)
    case = a_case(agreed_on=on, sealed_on=on, signatures=signed)
    assert "2027年的放假安排还没有公布" in problem(case, "CONFIRM_DEADLINE", today=on).message
    own = Tables(days_off=PUBLISHED.extended(DaysOff(frozenset({date(2027, 1, 11)}))))
    (told,) = [one for one in book.check(case, on, own) if one.rule == "CONFIRM_DEADLINE"]
    assert "2027年1月12日" in told.message
    assert "没有公布" not in told.message


@pytest.mark.parametrize(
    "performance",
    [
        (Performance(1, amount=120_000),),
        (Performance(1, state="已履行"),),
        (Performance(1, amount=50_000), Performance(1, amount=70_000)),
    ],
)
def test_what_is_paid_needs_no_confirmation(performance: tuple[Performance, ...]) -> None:
    assert "CONFIRM_DEADLINE" not in reported(a_case(performance=performance), today=_WITHIN)


def test_what_is_left_is_told() -> None:
    instalments = (Instalment(date(2026, 3, 7), 20_000), Instalment(date(2026, 3, 20), 100_000))
    done = (Performance(1, instalment=1, state="已履行"), Performance(1, instalment=2, state="未履行"))
    case = with_terms(a_term(instalments=instalments), performance=done)
    assert "还有1000元没有付" in problem(case, "CONFIRM_DEADLINE", today=_WITHIN).message


def test_payments_that_come_back_are_told_without_a_sum() -> None:
    term = a_term(due=None, recurrence=Recurrence("month", 1, date(2026, 4, 1)))
    assert "按期" in problem(with_terms(term), "CONFIRM_DEADLINE", today=_WITHIN).message


@pytest.mark.parametrize(
    "case",
    [
        with_terms(a_term("双方和睦相处。"), claims=()),
        a_case(outcome="oral"),
        a_case(agreed_on=None, outcome="open"),
    ],
)
def test_where_no_money_is_agreed_in_writing_nothing_is_told(case: Case) -> None:
    assert "CONFIRM_DEADLINE" not in reported(case, today=_WITHIN)


# Wages and deaths


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"dispute_type": "拖欠农民工工资纠纷"}, True),
        ({"dispute_type": "其他劳动争议纠纷"}, False),
        (
            {
                "dispute_type": "其他劳动争议纠纷",
                "terms": (a_term(text="付经济补偿1200元。", kind="payment"),),
            },
            True,
        ),
        ({"dispute_type": "拖欠农民工工资纠纷", "terms": (a_term("写欠条。"),)}, False),
        ({}, False),
    ],
)
def test_wages_can_be_had_by_a_payment_order(changes: dict[str, Any], told: bool) -> None:
    assert ("LABOUR_PAYMENT_ORDER_HINT" in reported(a_case(**changes))) is told


@pytest.mark.parametrize(
    ("facts", "instalments", "told"),
    [
        ("工人从高处坠落，抢救无效死亡。", 2, True),
        ("请求死亡赔偿金。", 2, True),
        ("工人从高处坠落，抢救无效死亡。", 1, False),
        ("工人从高处坠落受伤。", 2, False),
        ("老人去世后，兄弟为丧葬费争执。", 2, False),
    ],
)
def test_instalments_for_a_death_need_the_heirs_consent(facts: str, instalments: int, told: bool) -> None:
    parts = tuple(Instalment(date(2026, 3 + n, 20), 120_000 // instalments) for n in range(instalments))
    case = with_terms(a_term(instalments=parts), facts=facts)
    assert ("PERIODIC_DEATH_COMP_NOTE" in reported(case)) is told
