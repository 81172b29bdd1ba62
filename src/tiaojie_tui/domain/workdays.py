"""Public holidays and the days worked in their place (法定休假日, 调休), and limits that end on one.

The State Council publishes a year's table each November; ``PUBLISHED`` is kept by hand, and an office adds
the years to come. Of a year nobody has published only weekends are known, and callers say so. The law
speaks of 法定休假日 (民法典 第203条); courts count Saturdays and Sundays among them, and so does this table.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DaysOff:
    """What is known of days off: ``off`` are free though weekdays, ``worked`` are weekends at work."""

    off: frozenset[date]
    worked: frozenset[date] = frozenset()

    def is_day_off(self, day: date) -> bool:
        """Whether offices and courts rest on this day."""
        return day in self.off or (day.weekday() >= _SATURDAY and day not in self.worked)

    def published(self, year: int) -> bool:
        """Whether this year's table is known; of another year only weekends are."""
        return any(day.year == year for day in self.off)

    def next_workday(self, day: date) -> date:
        """This day, or the first after it on which work is done."""
        while self.is_day_off(day):
            day += timedelta(days=1)
        return day

    def last_day(self, start: date, days: int) -> date:
        """The last of so many days, moved past days off (民法典 第201、203条).

        Counting begins on the day after ``start``.
        """
        return self.next_workday(start + timedelta(days=days))

    def extended(self, more: "DaysOff") -> "DaysOff":
        """This table with the days of another, which prevails."""
        return DaysOff(self.off - more.worked | more.off, self.worked - more.off | more.worked)


def span(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last."""
    for ahead in range((last - first).days + 1):
        yield first + timedelta(days=ahead)


def _days(*written: str) -> frozenset[date]:
    """Days written ``2025-01-01`` or ``2025-01-28~2025-02-04``."""
    found: set[date] = set()
    for one in written:
        first, _, last = one.partition("~")
        found |= set(span(date.fromisoformat(first), date.fromisoformat(last or first)))
    return frozenset(found)


PUBLISHED = DaysOff(
    off=_days(
        "2025-01-01",
        "2025-01-28~2025-02-04",
        "2025-04-04~2025-04-06",
        "2025-05-01~2025-05-05",
        "2025-05-31~2025-06-02",
        "2025-10-01~2025-10-08",
        "2026-01-01~2026-01-03",
        "2026-02-15~2026-02-23",
        "2026-04-04~2026-04-06",
        "2026-05-01~2026-05-05",
        "2026-06-19~2026-06-21",
        "2026-09-25~2026-09-27",
        "2026-10-01~2026-10-07",
    ),
    worked=_days(
        "2025-01-26",
        "2025-02-08",
        "2025-04-27",
        "2025-09-28",
        "2025-10-11",
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    ),
)
"""国务院办公厅's notices for 2025 and 2026."""
