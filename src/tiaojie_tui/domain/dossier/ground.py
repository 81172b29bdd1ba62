"""What the dossier is judged on, and how an item of it is written down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tiaojie_tui.domain import progress, steps, words
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.dossier.item import Item, State
from tiaojie_tui.domain.problems import Problem, Stops
from tiaojie_tui.domain.rules import book
from tiaojie_tui.domain.tables import Tables

_AFTER_SEALING = ("performance", "follow_ups", "court", "police_station")


@dataclass(frozen=True, slots=True)
class Gap:
    """A field that a paper needs and that is empty, with the sentence that says so."""

    field: str
    said: str


@dataclass(frozen=True)
class Ground:
    """A case on a day. ``frozen``: the agreement is 定稿; ``sealed``: nothing of the case can change."""

    case: Case
    today: date
    tables: Tables
    frozen: bool
    sealed: bool

    @property
    def over(self) -> bool:
        """Whether the mediation has come to an end, whichever."""
        return self.case.outcome not in (None, "open")

    @property
    def agreed(self) -> bool:
        """Whether it ended in an agreement."""
        return self.case.outcome in words.AGREED

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Every required field that is empty, in the order of the forms."""
        found = []
        for step in steps.STEPS:
            for card, field in progress.holes(self.case, step.key):
                owner = field.of or (card.title if card.section.many else "")
                said = f"{owner}的「{field.label}」还没有写" if owner else f"「{field.label}」还没有写"
                found.append(Gap(card.path(field), said))
        return tuple(found)

    def gaps_in(self, *paths: str) -> list[Gap]:
        """The gaps at these paths or below them, in the order of the forms."""
        return [gap for gap in self.gaps if any(f"{gap.field}/".startswith(f"{path}/") for path in paths)]

    @cached_property
    def blocks(self) -> tuple[Problem, ...]:
        """What keeps the text of the agreement from being final."""
        found = book.check(self.case, self.today, self.tables)
        return tuple(problem for problem in found if problem.blocks(Stops.FINALISE))

    def lacking(self, paper: str, gaps: Sequence[Gap], *, at: int = 0, label: str = "") -> Item:
        """A paper that is needed now; ready where there is no gap."""
        if not gaps:
            return Item(paper, at, label or paper, State.READY, "")
        first = gaps[0]
        more = f"，另有{len(gaps) - 1}处" if len(gaps) > 1 else ""
        closed = self.sealed and not first.field.startswith(_AFTER_SEALING)
        pen = "；案件已经封存，请用笔填" if closed else ""
        said = f"{first.said}{more}{pen}。"
        return Item(paper, at, label or paper, State.LACKING, said, step_of(first.field), first.field)


def step_of(path: str) -> str:
    """The key of the step in which a place is filled in."""
    step = steps.step_of(path)
    return step.key if step else "signing"


def later(paper: str, why: str, *, at: int = 0, label: str = "") -> Item:
    """A paper that will be needed, from when ``why`` says."""
    return Item(paper, at, label or paper, State.LATER, why)


def by_choice(paper: str, why: str, field: str | None = None) -> Item:
    """A paper for whoever wants it; ``field`` is what to fill in first."""
    return Item(paper, 0, paper, State.BY_CHOICE, why, step_of(field) if field else None, field)


Papers = Callable[[Ground], Sequence[Item]]
"""The items of one or several papers; none where the case has no such paper."""
