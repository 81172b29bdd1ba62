"""What rules look up and no case holds: handed down to them with the case, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tiaojie_tui.domain.lending_rates import RATES, Rate
from tiaojie_tui.domain.statutes import Statute
from tiaojie_tui.domain.workdays import PUBLISHED, DaysOff


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of an installation. One that is empty says nothing, and its rules stay quiet."""

    statutes: Mapping[str, Statute] = field(default_factory=dict)
    """By full title and by short name: when each holds and how many articles it has."""
    rates: tuple[Rate, ...] = RATES
    """The one-year LPR by time: what the program knows, and what the office has added."""
    days_off: DaysOff = PUBLISHED
    """Holidays and weekends at work: what the program knows, and what the office has added."""
