"""Asking the book about a case, in the words of the tests."""

from datetime import date

from tests.domain.factories import TODAY, a_term, with_terms
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.domain.rules import book
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.laws import catalogue

TABLES = Tables(catalogue.statutes())
"""What every installation has to look things up in."""


def reported(case: Case, today: date = TODAY) -> set[str]:
    """The ids of all rules that object."""
    return {problem.rule for problem in book.check(case, today, TABLES)}


def problems(case: Case, rule: str, today: date = TODAY) -> list[Problem]:
    """What one rule says of the case, in the order of the book."""
    return [problem for problem in book.check(case, today, TABLES) if problem.rule == rule]


def problem(case: Case, rule: str, today: date = TODAY) -> Problem:
    """The only thing this rule says of the case."""
    (only,) = problems(case, rule, today)
    return only


def reported_of(text: str, **changes: object) -> set[str]:
    """The ids of the rules that object to a term of this wording in an otherwise sound case."""
    return reported(with_terms(a_term(text, **changes), claims=()))
