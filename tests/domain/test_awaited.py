"""What of the terms still waits to be performed, and by which days."""

from datetime import date

import pytest

from tests.domain.factories import a_term, with_terms
from tiaojie_tui.domain import awaited
from tiaojie_tui.domain.case import Instalment, Performance, Recurrence, Term

DUE, NEXT = date(2026, 3, 20), date(2026, 5, 20)
TWICE = a_term(due=NEXT, instalments=(Instalment(NEXT, 50_000), Instalment(DUE, 70_000)))
MONTHLY = a_term(due=None, recurrence=Recurrence("month", 1, date(2026, 4, 1)))
MENDED = a_term("修好院墙。", kind="act", due=DUE)
NEVER_AGAIN = a_term("不再往院里倒水。", kind="act")


@pytest.mark.parametrize(
    ("term", "records", "left", "days", "is_open"),
    [
        (a_term(), (), 120_000, (DUE,), True),
        (a_term(), (Performance(1, amount=119_999),), 1, (DUE,), True),
        (a_term(), (Performance(1, amount=120_000, state="已履行"),), 0, (), False),
        (a_term(), (Performance(1, state="已履行"),), 0, (), False),
        (a_term(), (Performance(1, amount=120_000, state="未履行"),), 120_000, (DUE,), True),
        (a_term(), (Performance(2, amount=120_000, state="已履行"),), 120_000, (DUE,), True),
        (TWICE, (), 120_000, (DUE, NEXT), True),
        (TWICE, (Performance(1, 2, amount=None, state="已履行"),), 50_000, (NEXT,), True),
        (TWICE, (Performance(1, 1, amount=50_000, state="已履行"),), 70_000, (DUE,), True),
        (TWICE, (Performance(1, amount=69_999, state="部分履行"),), 50_001, (DUE, NEXT), True),
        (TWICE, (Performance(1, amount=70_000, state="部分履行"),), 50_000, (NEXT,), True),
        (MONTHLY, (Performance(1, state="已履行"),), 0, (date(2026, 4, 1),), True),
        (a_term(amount=None), (), 0, (DUE,), True),
        (a_term(amount=None, due=None), (), 0, (), True),
        (a_term(amount=None, due=None), (Performance(1, state="已履行"),), 0, (), False),
        (MENDED, (), 0, (DUE,), True),
        (MENDED, (Performance(1, state="部分履行"),), 0, (DUE,), True),
        (MENDED, (Performance(1, state="已履行"),), 0, (), False),
        (NEVER_AGAIN, (), 0, (), False),
    ],
)
def test_what_a_term_waits_for(
    term: Term, records: tuple[Performance, ...], left: int, days: tuple[date, ...], is_open: bool
) -> None:
    case = with_terms(term, performance=records)
    assert awaited.unpaid(case, 1) == left or term is MONTHLY
    assert awaited.days(case, 1) == days
    assert awaited.is_open(case, 1) is is_open
    assert awaited.anything(case) is is_open


def test_one_open_term_keeps_the_agreement_open() -> None:
    assert awaited.anything(with_terms(NEVER_AGAIN, a_term()))
    assert not awaited.anything(with_terms(NEVER_AGAIN, NEVER_AGAIN))
