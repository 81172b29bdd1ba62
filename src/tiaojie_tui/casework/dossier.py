"""The dossier (卷宗) of a case: its papers, and how many of those that it needs now can be printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tiaojie_tui.casework import cases, tables
from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.domain import dossier
from tiaojie_tui.domain.dossier.item import Item
from tiaojie_tui.domain.steps import STEPS
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.store.cases import Stored


@dataclass(frozen=True, slots=True)
class Dossier:
    """The papers in the order of the dossier. ``ready`` of the ``wanted`` can be printed: 卷宗 11/13."""

    items: tuple[Item, ...]
    ready: int
    wanted: int


def of(desk: Desk, number: str) -> Dossier:
    """The dossier of a case as the database has it, today. Raises ``Refused``."""
    stored = cases.load(desk, number)
    frozen, sealed = stored.frozen is not None, stored.seal is not None
    items = dossier.items(stored.case, desk.today, frozen=frozen, sealed=sealed, tables=tables.of(desk))
    return Dossier(items, *dossier.count(items))


def label_of(stored: Stored, today: date, at_hand: Tables, paper: str, at: int) -> str:
    """What a paper is called among its like, as in the list of papers: 授权委托书（张三）."""
    frozen, sealed = stored.frozen is not None, stored.seal is not None
    found = dossier.items(stored.case, today, frozen=frozen, sealed=sealed, tables=at_hand)
    return next((item.label for item in found if (item.paper, item.at) == (paper, at)), paper)


def lines(found: Dossier) -> Iterator[str]:
    """The dossier to read: the count, then a line a paper: name, state, why, and where the gap is filled."""
    yield f"卷宗 {found.ready}/{found.wanted}"
    for item in found.items:
        yield "\t".join((item.label, item.state.value, item.why, _where(item))).rstrip()


def _where(item: Item) -> str:
    """第1步受理; empty where there is no step to go to."""
    steps = (f"第{number}步{step.label}" for number, step in enumerate(STEPS, 1) if step.key == item.step)
    return next(steps, "")


def as_json(found: Dossier) -> dict[str, Any]:
    """The same as values that JSON holds."""
    return {
        "ready": found.ready,
        "wanted": found.wanted,
        "papers": [
            {
                "paper": item.paper,
                "at": item.at,
                "label": item.label,
                "state": item.state.name.lower(),
                "why": item.why,
                "step": item.step,
                "field": item.field,
            }
            for item in found.items
        ],
    }
