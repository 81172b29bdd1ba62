"""The month's sheets (统计报表) for the judicial office: ``tiaojie office month``, ``month`` at the door."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from tiaojie_tui.casework import cases, papers, permission
from tiaojie_tui.casework.desk import Desk, Refused, installation
from tiaojie_tui.commands import desks, given
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.people import Role
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import funds, month_cases, month_statistics, month_summary
from tiaojie_tui.reports import monthly
from tiaojie_tui.store.installation import Installation

NAMES = ("调解案件登记单", "调解案件汇总表", "调解案件统计表", "经费保障情况统计表")


def run(said: Namespace) -> bool:
    """Make one sheet of a month as .docx."""
    docx = sheet(desks.opened(said), said.name, given.month(said.month), said.mediator)
    given.write(said.output, docx)
    return True


def sheet(desk: Desk, name: str, month: date, mediator: str = "") -> bytes:
    """One sheet of a month, of the cases that may be read here. Raises ``Refused``.

    On a server mediators make the list of their own cases, heads the sheets of their committee, and the
    judicial office those of all committees.
    """
    if name not in NAMES:
        raise Refused(f"没有叫「{name}」的表，能做的是：{'、'.join(NAMES)}。")
    permission.present(desk)
    here = installation(desk)
    if here is None:
        raise Refused("还没有登记调委会，先运行 tiaojie setup。")
    if desk.person is not None and desk.person.role is Role.MEDIATOR:
        if name != NAMES[0]:
            raise Refused(f"《{name}》由调委会主任和司法所来做，您这里能做《{NAMES[0]}》。")
        mediator = desk.mediator
    found = _all(desk)
    of = "" if desk.on_server and not here.mediators else here.committee  # the office's are of all committees
    words = _words(name, here, month, mediator, found, of=of)
    return papers.filled(desk, name, words).docx


def _words(
    name: str, here: Installation, month: date, mediator: str, found: Sequence[Case], *, of: str
) -> Context:
    lost = [case.number or case.title or "" for case in monthly.undated(found)]
    if name == NAMES[0]:
        whose = mediator or next(iter(here.mediators), "")
        if not whose:
            raise Refused("请写明登记单是哪位调解员的。")
        return month_cases.words(here.committee, whose, month, monthly.listed(found, whose, month))
    if name == NAMES[1]:
        rows = monthly.by_mediator(found, month, here.mediators)
        return month_summary.words(here.committee, month, rows, lost)
    if name == NAMES[2]:
        return month_statistics.words(month, monthly.by_committee(found, month, of), lost)
    return funds.words(here.committee, here.mediators, month)


def _all(desk: Desk) -> list[Case]:
    """Every case that may be read here."""
    page = cases.page(desk)
    rows = list(page.rows)
    while page.next is not None:
        page = cases.page(desk, "", page.next)
        rows += page.rows
    return [cases.load(desk, row.number).case for row in rows if not row.in_charge]
