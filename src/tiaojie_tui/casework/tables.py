"""What an installation looks things up in, and what the rules say of a case with it at hand."""

from dataclasses import replace
from pathlib import Path

from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.domain.rules import book
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.store import office_tables


def of(desk: Desk) -> Tables:
    """The tables of this installation: those of the program, what the official texts that it has imported
    tell of the statutes, and what the office wrote in its own files."""
    # Imported here: the first screen needs no statutes.
    from tiaojie_tui.casework import statutes
    from tiaojie_tui.laws import catalogue

    known, imported = catalogue.statutes(), statutes.imported(desk)
    tables = Tables(catalogue.merged(known, imported) if imported else known)
    return _with_the_offices(tables, desk.home)


def problems(desk: Desk, case: Case) -> tuple[Problem, ...]:
    """All that the rules say of a case today."""
    return book.check(case, desk.today, of(desk))


def _with_the_offices(tables: Tables, home: Path) -> Tables:
    """The tables with what the office wrote in its own files, which prevails."""
    own = office_tables.read(home)
    rates = {rate.since: rate for rate in (*tables.rates, *own.rates)}
    return replace(
        tables,
        days_off=tables.days_off.extended(own.days_off),
        rates=tuple(rates[since] for since in sorted(rates)),
    )
