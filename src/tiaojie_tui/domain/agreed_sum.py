"""协议涉及金额: the sum an agreement is about, as the statistics and the registers ask for it."""

from tiaojie_tui.domain.case import Case, Recurrence, Term
from tiaojie_tui.domain.dates import add_months

_COUNTED = frozenset({"payment", "division", "return"})
"""A deposit secures and an allocation shares out what is counted elsewhere; a penalty is not owed yet."""
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def agreed_sum(case: Case) -> int | None:
    """The sum in 分, what was paid before included; ``None`` where the case does not settle it.

    It does not where a payment has no sum yet, or comes back without an end.
    """
    sums = [_of(term) for term in case.terms if term.kind in _COUNTED]
    known = [fen for fen in sums if fen is not None]
    return sum(known) if len(known) == len(sums) else None


def _of(term: Term) -> int | None:
    if term.amount is None:
        return term.total if term.kind == "payment" else term.total or 0
    if term.recurrence is not None:
        times = _times(term.recurrence)
        return None if times is None else term.amount * times * max(1, len(term.obligors))
    return term.amount + (term.already_paid or 0) if term.total is None else term.total


def _times(again: Recurrence) -> int | None:
    """How often it is paid; ``None`` without an end."""
    if again.end is None or again.every not in _MONTHS:
        return None
    step = _MONTHS[again.every]
    months = 0 if add_months(again.start, 0, again.day) >= again.start else 12 if step == 12 else 1
    count = 0
    while add_months(again.start, months + count * step, again.day) <= again.end:
        count += 1
    return count
