"""What the calculation leaves to be paid, taken over into a payment term when the mediator says so."""

from dataclasses import replace

from tiaojie_tui.casework.entry import taken, worded
from tiaojie_tui.casework.injury import Computed
from tiaojie_tui.domain import money, paths
from tiaojie_tui.domain.case import Case, Term

NEW = "new"
"""The place that is a new payment term."""


def places(case: Case) -> list[tuple[str, str, str]]:
    """The payment terms that can take the sum, and a new one: each with its name and what it says now."""
    found = [
        (str(index), f"第 {index + 1} 条付款", _told(term))
        for index, term in enumerate(case.terms)
        if term.kind == "payment"
    ]
    return [*found, (NEW, "新加一条付款", "")]


def _told(term: Term) -> str:
    who = f"{'、'.join(term.obligors) or '＿＿'}付给{'、'.join(term.obligees) or '＿＿'}"
    return f"{who}，现在 {money.figures(term.amount)} 元" if term.amount is not None else who


def claimed(case: Case, one: Computed, place: str) -> tuple[Case, str]:
    """The case with the sum in the term at this place, and the path of that sum.

    What the payer has paid already stands in the term too, so that its total is his whole part.
    """
    if place == NEW:
        victim = (one.victim,) if case.party(one.victim) else ()
        added = replace(case, terms=(*case.terms, Term(kind="payment", obligees=victim)))
        case, at = worded(case, added), paths.join("terms", len(case.terms))
    else:
        at = paths.join("terms", place)
    left, paid = one.calculation.left, paths.get(case, one.at).prepaid
    values = {paths.join(at, "amount"): left}
    if paid and left:
        values |= {paths.join(at, "already_paid"): paid, paths.join(at, "total"): paid + left}
    return taken(case, values), paths.join(at, "amount")
