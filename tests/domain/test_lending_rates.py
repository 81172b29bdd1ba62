"""The loan prime rate: which one holds on a day, and how far the table is sure."""

from datetime import date
from decimal import Decimal

import pytest

from tiaojie_tui.domain.lending_rates import CHECKED_UNTIL, RATES, Rate, known_until, rate_on


@pytest.mark.parametrize(
    ("day", "percent"),
    [
        (date(2019, 8, 20), "4.25"),
        (date(2019, 9, 19), "4.25"),
        (date(2019, 9, 20), "4.20"),
        (date(2022, 8, 21), "3.70"),
        (date(2022, 8, 22), "3.65"),
        (date(2024, 10, 20), "3.35"),
        (date(2026, 11, 23), "3.00"),
    ],
)
def test_a_rate_holds_from_its_day_until_the_next(day: date, percent: str) -> None:
    found = rate_on(RATES, day)
    assert found is not None
    assert found.percent == Decimal(percent)


def test_before_the_first_publication_there_is_none() -> None:
    assert rate_on(RATES, date(2019, 8, 19)) is None
    assert rate_on((), date(2026, 1, 1)) is None


def test_a_line_the_office_has_added_counts_wherever_it_stands() -> None:
    added = (Rate(date(2026, 6, 22), Decimal("2.90")), *RATES)
    found = rate_on(added, date(2026, 7, 1))
    assert found is not None
    assert found.percent == Decimal("2.90")
    assert known_until(added) == date(2026, 6, 22)
    assert known_until(RATES) == known_until(()) == CHECKED_UNTIL


def test_the_lines_stand_in_the_order_of_time() -> None:
    assert list(RATES) == sorted(RATES, key=lambda rate: rate.since)
