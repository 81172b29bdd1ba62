"""How much interest the law lets stand in a case: four times the one-year LPR of the day of the contract.

民间借贷规定 第25条. A loan made before 2020-08-20 bears, since that day, at most four times the LPR of the
day of suing (第31条); nobody has sued yet, so the rate of the agreement's day stands for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.lending_rates import Rate, known_until, rate_on
from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.pattern import Pattern

_TIMES = 4
_NEW_LAW = date(2020, 8, 20)
_LOAN = Pattern("借款|借贷|借给|出借|借钱|借条|借据|(?<![凭挪])借(?:了|走|到|去)")
_WHEN = Pattern(r"(?<!\d)((?:19|20)\d\d)(?:年|[-/.])(?:(\d{1,2})(?:月|[-/.]))?(?:(\d{1,2})日?)?")


@dataclass(frozen=True, slots=True)
class Cap:
    """The highest rate (percent a year), in words where it comes from, and what may have changed since."""

    yearly: Decimal
    because: str
    note: str
    of_old_loan: bool
    """The loan is older than the rule: only the interest since then is measured by it."""


def is_loan(case: Case) -> bool:
    """Whether the dispute is about money that was lent."""
    return _LOAN.search("。".join((case.title or "", case.facts or "", *case.claims))) is not None


def cap(case: Case, today: date, rates: Sequence[Rate]) -> Cap | None:
    """The cap for this case; ``None`` where the table has no rate for the day."""
    agreed = case.agreed_on or today
    contract = _lent_on(case) or agreed
    old = contract < _NEW_LAW
    day = agreed if old else contract
    rate = rate_on(rates, day)
    if rate is None:
        return None
    yearly = rate.percent * _TIMES
    until = known_until(rates)
    note = f"（LPR只核对到{printed(until)}，以后有变动的按新的算）" if day > until else ""
    because = f"{printed(day)}一年期LPR（{shown(rate.percent)}%）的四倍，即年利率{shown(yearly)}%"
    return Cap(yearly, because, note, old)


def shown(percent: Decimal) -> str:
    """A percentage without needless zeros: 12, 14.6."""
    return f"{percent.quantize(Decimal('0.01')).normalize():f}"


def _lent_on(case: Case) -> date | None:
    """The day of the loan: as recorded, else the first told beside it, or at all; else there is none."""
    if not is_loan(case):
        return None
    if case.occurred_on:
        return case.occurred_on
    sentences = prose.sentences(prose.even(case.facts or ""))
    for sentence in sorted(sentences, key=lambda one: _LOAN.search(one) is None):
        when = _WHEN.search(sentence)
        if when:
            year, month, day = (int(part or 1) for part in when.groups())
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None
