"""The few questions of 怎么付 make the plan that was meant, and say what they understood."""

from datetime import date

import pytest

from tiaojie_tui.casework import paying
from tiaojie_tui.casework.paying import WAYS, Outcome
from tiaojie_tui.domain.case import Instalment, Recurrence, Term
from tiaojie_tui.domain.plan import Plan

TODAY, AGREED = date(2026, 11, 23), date(2026, 9, 28)
TERM = Term(kind="payment", amount=1_800_000)


def answered(way: str, term: Term = TERM, **answers: str) -> Outcome:
    found = next(one for one in WAYS if one.key == way)
    renamed = {key.rstrip("_"): text for key, text in answers.items()}
    return paying.outcome(found, term, renamed, today=TODAY, agreed_on=AGREED)


def test_at_once_is_one_day() -> None:
    assert answered("once", first="+7").plan == Plan(date(2026, 11, 30))


def test_parts_are_equal_and_a_month_apart_unless_said_otherwise() -> None:
    found = answered("parts", count="4", first="2026-10-31").plan
    assert found is not None
    assert [part.amount for part in found.instalments] == [450_000] * 4
    assert [part.due for part in found.instalments] == [
        date(2026, 10, 31),
        date(2026, 11, 30),
        date(2026, 12, 31),
        date(2027, 1, 31),
    ]
    assert found.due == date(2027, 1, 31)


def test_a_first_part_of_its_own_leaves_the_rest_equal() -> None:
    found = answered("parts", count="３", first="2026-10-10", first_sum="八千", gap="6").plan
    assert found == Plan(
        date(2027, 10, 10),
        (
            Instalment(date(2026, 10, 10), 800_000),
            Instalment(date(2027, 4, 10), 500_000),
            Instalment(date(2027, 10, 10), 500_000),
        ),
    )


@pytest.mark.parametrize(("count", "first_sum"), [("1", "5000"), ("3", "18000"), ("3", "2万")])
def test_a_first_part_that_is_all_of_it_is_no_instalment(count: str, first_sum: str) -> None:
    found = answered("parts", count=count, first="2026-10-10", first_sum=first_sum)
    assert found.plan is None
    assert "第一期" in found.trouble


def test_so_much_a_month_ends_with_what_is_left() -> None:
    found = answered("monthly", each="5000", day="10", from_="十月").plan
    assert found is not None
    assert [part.amount for part in found.instalments] == [500_000, 500_000, 500_000, 300_000]
    assert found.instalments[0].due == date(2026, 10, 10)


def test_a_month_without_the_word_is_a_month() -> None:
    assert answered("monthly", each="5000", day="10", from_="12") == answered(
        "monthly", each="5000", day="10", from_="12月"
    )


def test_for_a_long_time_the_sum_is_that_of_each_time() -> None:
    found = answered("long", Term(kind="payment"), each="500", day="1", from_="2026-10")
    assert found.amount == 50_000
    assert found.plan == Plan(recurrence=Recurrence("month", 1, date(2026, 10, 1)))
    assert paying.told(found.amount, found.plan)[-1] == "一年 12 次，共 6000 元"


def test_each_season_until_a_day() -> None:
    found = answered("long", each="18000", every="2", day="5", from_="10月", until="2028-7-5")
    assert found.plan == Plan(recurrence=Recurrence("quarter", 5, date(2026, 10, 5), date(2028, 7, 5)))


def test_the_sum_is_asked_only_where_the_term_lacks_it() -> None:
    once = WAYS[0]
    assert [question.key for question in paying.questions(once, TERM)] == ["first"]
    assert [question.key for question in paying.questions(once, Term())] == ["amount", "first"]
    found = answered("once", Term(kind="payment"), amount="1.2万", first="2026-12-1")
    assert (found.amount, found.plan) == (1_200_000, Plan(date(2026, 12, 1)))


def test_an_answer_that_cannot_be_read_says_so_at_its_place() -> None:
    found = answered("monthly", each="很多", day="32")
    assert found.plan is None
    assert set(found.troubles) == {"each", "day"}


def test_nothing_is_made_while_an_answer_is_missing() -> None:
    found = answered("parts", count="4")
    assert (found.plan, found.trouble, dict(found.troubles)) == (None, "", {})


def test_many_parts_are_told_by_the_first_and_the_last() -> None:
    found = answered("monthly", each="500", day="10", from_="10月")
    assert found.plan is not None
    lines = paying.told(found.amount, found.plan)
    assert len(found.plan.instalments) == 36
    assert lines[0].startswith("第 1期")
    assert lines[-2].startswith("第36期")
    assert "28期" in lines[-4]
    assert lines[-1] == "合计 18000 元，人民币壹万捌仟元整"
