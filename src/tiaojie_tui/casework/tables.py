"""What an installation looks things up in, and what the rules say of a case with it at hand."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.domain.rules import book
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.store import office_tables


def of(desk: Desk) -> Tables:
    """The tables of this installation: those of the program, and what the office wrote in its own files."""
    return _with_the_offices(_of_the_program(), desk.home)


def problems(desk: Desk, case: Case) -> tuple[Problem, ...]:
    """All that the rules say of a case today."""
    return book.check(case, desk.today, of(desk))


@cache
def _of_the_program() -> Tables:
    # Imported here: the first screen needs no statutes.
    from tiaojie_tui.laws import catalogue

    return Tables(catalogue.statutes())


def _with_the_offices(tables: Tables, home: Path) -> Tables:
    """The tables with what the office wrote in its own files, which prevails."""
    own = office_tables.read(home)
    rates = {rate.since: rate for rate in (*tables.rates, *own.rates)}
    return replace(
        tables,
        days_off=tables.days_off.extended(own.days_off),
        rates=tuple(rates[since] for since in sorted(rates)),
    )
