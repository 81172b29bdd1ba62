"""How far what was agreed is recorded as done."""

from datetime import date

import pytest

from tiaojie_tui.domain.case import Case, Instalment, Performance, Recurrence, Term
from tiaojie_tui.domain.fulfilment import DONE, NOT_DONE, PARTLY, of_case, of_term, paid

PAY = Term("payment", ("甲",), ("乙",), amount=100_000)
PARTS = Term("payment", amount=100_000, instalments=(Instalment(None, 40_000), Instalment(None, 60_000)))
AGAIN = Term("payment", amount=50_000, recurrence=Recurrence("month", 5, date(2026, 5, 5)))
ACT = Term("act", ("甲",), text="修好水沟")


def case(term: Term, *records: Performance) -> Case:
    return Case(terms=(term,), performance=records)


@pytest.mark.parametrize(
    ("term", "records", "said"),
    [
        (PAY, (), None),
        (PAY, (Performance(1, state=None, amount=100_000),), None),
        (PAY, (Performance(1, state=DONE),), DONE),
        (PAY, (Performance(1, state=DONE, amount=100_000),), DONE),
        (PAY, (Performance(1, state=DONE, amount=30_000),), PARTLY),
        (
            PAY,
            (Performance(1, state=PARTLY, amount=30_000), Performance(1, state=PARTLY, amount=70_000)),
            DONE,
        ),
        (PAY, (Performance(1, state=NOT_DONE),), NOT_DONE),
        (PAY, (Performance(2, state=DONE),), None),
        (PARTS, (Performance(1, 1, state=DONE),), PARTLY),
        (PARTS, (Performance(1, 1, state=DONE), Performance(1, 2, state=DONE)), DONE),
        (PARTS, (Performance(1, 1, state=DONE), Performance(1, 2, state=NOT_DONE)), PARTLY),
        (AGAIN, (Performance(1, state=DONE),), PARTLY),
        (ACT, (Performance(1, state=DONE),), DONE),
        (ACT, (Performance(1, state=PARTLY),), PARTLY),
    ],
)
def test_a_term_is_as_far_as_its_records_say(
    term: Term, records: tuple[Performance, ...], said: str | None
) -> None:
    assert of_term(case(term, *records), 1) == said


def test_the_agreement_is_performed_when_every_term_is() -> None:
    both = Case(terms=(PAY, ACT))
    assert of_case(both) is None
    assert of_case(Case()) is None
    first, second = Performance(1, state=DONE), Performance(2, state=DONE)
    assert of_case(Case(terms=(PAY, ACT), performance=(first,))) == PARTLY
    assert of_case(Case(terms=(PAY, ACT), performance=(first, second))) == DONE
    assert of_case(Case(terms=(PAY, ACT), performance=(Performance(2, state=NOT_DONE),))) == NOT_DONE


def test_what_is_paid_counts_once_and_never_what_was_not() -> None:
    records = (
        Performance(1, 1, state=DONE),
        Performance(1, 2, state=PARTLY, amount=10_000),
        Performance(1, 2, state=NOT_DONE, amount=50_000),
        Performance(2, state=DONE, amount=7),
    )
    assert paid(case(PARTS, *records), 1) == 50_000
    assert paid(case(PARTS, *records), 1, 1) == 40_000
    assert paid(case(PARTS, *records), 1, 2) == 10_000
