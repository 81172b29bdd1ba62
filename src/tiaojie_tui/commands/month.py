"""The month's sheets (统计报表) for the judicial office: ``tiaojie office month``."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from tiaojie_tui.casework import cases, papers
from tiaojie_tui.casework.desk import Desk, Refused, installation
from tiaojie_tui.commands import desks, given
from tiaojie_tui.domain.case import Case
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import funds, month_cases, month_statistics, month_summary
from tiaojie_tui.reports import monthly
from tiaojie_tui.store.installation import Installation

NAMES = ("调解案件登记单", "调解案件汇总表", "调解案件统计表", "经费保障情况统计表")


def run(said: Namespace) -> bool:
    """Make one sheet of a month as .docx."""
    if said.name not in NAMES:
        raise Refused(f"没有叫「{said.name}」的表，能做的是：{'、'.join(NAMES)}。")
    desk = desks.opened(said)
    here = installation(desk)
    if here is None:
        raise Refused("还没有登记调委会，先运行 tiaojie setup。")
    words = _words(said, here, given.month(said.month), _all(desk))
    given.write(said.output, papers.filled(desk, said.name, words).docx)
    return True


def _words(said: Namespace, here: Installation, month: date, found: Sequence[Case]) -> Context:
    lost = [case.number or case.title or "" for case in monthly.undated(found)]
    if said.name == NAMES[0]:
        mediator = said.mediator or here.mediators[0]
        return month_cases.words(here.committee, mediator, month, monthly.listed(found, mediator, month))
    if said.name == NAMES[1]:
        rows = monthly.by_mediator(found, month, here.mediators)
        return month_summary.words(here.committee, month, rows, lost)
    if said.name == NAMES[2]:
        figures = monthly.figures(found, month, here.committee)
        return month_statistics.words(month, [(here.committee, figures)], lost)
    return funds.words(here.committee, here.mediators, month)


def _all(desk: Desk) -> list[Case]:
    """Every case of the installation."""
    page = cases.page(desk)
    numbers = [row.number for row in page.rows]
    while page.next is not None:
        page = cases.page(desk, "", page.next)
        numbers += [row.number for row in page.rows]
    return [cases.load(desk, number).case for number in numbers]
