"""What of the agreed terms still waits to be performed, and by which days (人民调解法 第31条)."""

from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.fulfilment import DONE, of_term, paid


def unpaid(case: Case, number: int) -> int:
    """分 still to be paid of the term with this number (1-based); 0 where its sum is not known."""
    term = case.terms[number - 1]
    if term.amount is None or of_term(case, number) == DONE:
        return 0
    return max(0, term.amount - paid(case, number))


def days(case: Case, number: int) -> tuple[date, ...]:
    """The days by which something of this term is still to be done, in order.

    None where all is done, or where the term has no day. Of what comes back the first day stands for all.
    """
    term = case.terms[number - 1]
    if term.recurrence is not None:
        return (term.recurrence.start,)
    if of_term(case, number) == DONE:
        return ()
    if term.instalments:
        return tuple(_unpaid_instalments(case, number))
    return (term.due,) if term.due else ()


def is_open(case: Case, number: int) -> bool:
    """Whether this term still waits: a day is awaited, or a payment without a day."""
    paying = case.terms[number - 1].kind == "payment" and of_term(case, number) != DONE
    return paying or bool(days(case, number))


def anything(case: Case) -> bool:
    """Whether any term still waits to be performed."""
    return any(is_open(case, number) for number in range(1, len(case.terms) + 1))


def _unpaid_instalments(case: Case, number: int) -> Iterator[date]:
    """What was paid without naming an instalment counts for the earliest ones."""
    parts = list(enumerate(case.terms[number - 1].instalments, 1))
    loose = paid(case, number) - sum(paid(case, number, place) for place, _ in parts)
    for place, part in sorted(parts, key=lambda one: one[1].due or date.max):
        left = max(0, (part.amount or 0) - paid(case, number, place))
        covered = min(left, loose)
        loose -= covered
        if part.due is not None and (left > covered or part.amount is None):
            yield part.due
