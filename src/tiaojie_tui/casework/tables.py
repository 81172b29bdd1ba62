"""What an installation looks things up in, and what the rules say of a case with it at hand."""

from functools import cache

from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.domain.rules import book
from tiaojie_tui.domain.tables import Tables


def of(desk: Desk) -> Tables:
    """The tables of this installation: those of the program, which official texts may refine.

    What an installation has imported joins here, through ``laws.catalogue.merged``.
    """
    return _of_the_program()


def problems(desk: Desk, case: Case) -> tuple[Problem, ...]:
    """All that the rules say of a case today."""
    return book.check(case, desk.today, of(desk))


@cache
def _of_the_program() -> Tables:
    # Imported here: the first screen needs no statutes.
    from tiaojie_tui.laws import catalogue

    return Tables(catalogue.statutes())
