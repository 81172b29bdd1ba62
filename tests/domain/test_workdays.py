"""Days off and limits that end on one."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from tiaojie_tui.domain.workdays import PUBLISHED, DaysOff


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_published_table_agrees_with_another_hand(year: int) -> None:
    for ahead in range(365):
        day = date(year, 1, 1) + timedelta(days=ahead)
        assert PUBLISHED.is_day_off(day) is chinese_calendar.is_holiday(day), day


def test_a_weekend_that_is_worked_is_no_day_off() -> None:
    assert not PUBLISHED.is_day_off(date(2026, 2, 28))
    assert PUBLISHED.is_day_off(date(2026, 3, 1))


def test_of_an_unpublished_year_only_weekends_are_known() -> None:
    assert not PUBLISHED.published(2027)
    assert not PUBLISHED.is_day_off(date(2027, 1, 1))
    assert PUBLISHED.is_day_off(date(2027, 1, 2))
    assert PUBLISHED.published(2026)


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2026, 3, 2), 30, date(2026, 4, 1)),  # counted from 3 March
        (date(2026, 2, 26), 30, date(2026, 3, 30)),  # 28 March is a Saturday
        (date(2026, 3, 5), 30, date(2026, 4, 7)),  # 4 April begins 清明, three days
        (date(2026, 9, 1), 30, date(2026, 10, 8)),  # 1 October begins the long holiday
        (date(2026, 1, 29), 30, date(2026, 2, 28)),  # a Saturday, worked
        (date(2028, 1, 30), 30, date(2028, 2, 29)),
    ],
)
def test_a_limit_counts_from_the_next_day_and_ends_on_a_workday(start: date, days: int, last: date) -> None:
    assert PUBLISHED.last_day(start, days) == last


def test_the_offices_days_prevail() -> None:
    own = DaysOff(frozenset({date(2027, 1, 1), date(2026, 1, 4)}), frozenset({date(2026, 1, 2)}))
    both = PUBLISHED.extended(own)
    assert both.published(2027)
    assert both.is_day_off(date(2026, 1, 4))
    assert not both.is_day_off(date(2026, 1, 2))
    assert both.is_day_off(date(2026, 1, 1))
