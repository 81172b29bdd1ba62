"""What an installation looks things up in, and what the rules say of a case with it at hand."""

from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.domain.rules import book
from tiaojie_tui.domain.tables import Tables


def of(desk: Desk) -> Tables:
    """The tables of this installation."""
    return Tables()


def problems(desk: Desk, case: Case) -> tuple[Problem, ...]:
    """All that the rules say of a case today."""
    return book.check(case, desk.today, of(desk))
