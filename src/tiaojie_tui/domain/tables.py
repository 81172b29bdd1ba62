"""What rules look up and no case holds: handed down to them with the case, as plain values."""

from dataclasses import dataclass, field

from tiaojie_tui.domain.lending_rates import RATES, Rate
from tiaojie_tui.domain.statutes import Statutes
from tiaojie_tui.domain.workdays import PUBLISHED, DaysOff


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of an installation. One that is empty says nothing, and its rules stay quiet."""

    statutes: Statutes = field(default_factory=dict)
    """When each statute holds and how many articles it has; looked up with ``statutes.find``."""
    rates: tuple[Rate, ...] = RATES
    """The one-year LPR by time: what the program knows, and what the office has added."""
    days_off: DaysOff = PUBLISHED
    """Holidays and weekends at work: what the program knows, and what the office has added."""
