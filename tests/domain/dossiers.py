"""Asking for the papers of a case, for the tests of the dossier."""

from datetime import date, datetime
from typing import Any

from tests.domain.factories import APPLICANT, a_case
from tiaojie_tui.domain import dossier
from tiaojie_tui.domain.case import Case, Record
from tiaojie_tui.domain.dossier.item import Item

SOON = date(2026, 3, 10)
"""Four days after the agreement, ten before the money is due."""
TALKED = Record("调解记录", datetime(2026, 3, 6, 9), "村委会", (APPLICANT,), "双方谈成。", "调解成功")


def of(
    case: Case, paper: str, today: date = SOON, *, frozen: bool = True, sealed: bool = False
) -> list[Item]:
    """The items of one paper."""
    found = dossier.items(case, today, frozen=frozen, sealed=sealed)
    return [item for item in found if item.paper == paper]


def the(case: Case, paper: str, today: date = SOON, **given: Any) -> Item:
    """The only item of a paper."""
    [item] = of(case, paper, today, **given)
    return item


def an_open_case(**changes: Any) -> Case:
    """Accepted, told, and still talking."""
    begun = {"outcome": "open", "agreed_on": None, "terms": (), "signatures": (), "sealed_on": None}
    return a_case(**(begun | changes))
