"""The one-year loan prime rate (一年期贷款市场报价利率, LPR), by which lawful interest is measured.

Published on the 20th of each month since 2019-08-20 by 全国银行间同业拆借中心; kept by hand, one line
for each change. An office adds the later ones to its own table.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

CHECKED_UNTIL = date(2025, 11, 20)
"""The last publication these lines were compared with; a later change has to be added."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A one-year LPR in percent, and the day since when it holds."""

    since: date
    percent: Decimal


RATES = tuple(
    Rate(date.fromisoformat(since), Decimal(percent))
    for since, percent in (
        ("2019-08-20", "4.25"),
        ("2019-09-20", "4.20"),
        ("2019-11-20", "4.15"),
        ("2020-02-20", "4.05"),
        ("2020-04-20", "3.85"),
        ("2021-12-20", "3.80"),
        ("2022-01-20", "3.70"),
        ("2022-08-22", "3.65"),
        ("2023-06-20", "3.55"),
        ("2023-08-21", "3.45"),
        ("2024-07-22", "3.35"),
        ("2024-10-21", "3.10"),
        ("2025-05-20", "3.00"),
    )
)


def rate_on(rates: Sequence[Rate], day: date) -> Rate | None:
    """The rate that holds on a day; ``None`` before the first was published."""
    return max((rate for rate in rates if rate.since <= day), key=lambda rate: rate.since, default=None)


def known_until(rates: Sequence[Rate]) -> date:
    """The last day of which the table is sure: what was checked here, or a later line of the office."""
    return max((CHECKED_UNTIL, *(rate.since for rate in rates)))
