"""How far a case is: the holes in its forms, and the state of each step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case, Screening, Term
from tiaojie_tui.domain.problems import Problem, Stops
from tiaojie_tui.domain.schema import Card, Field, Kind
from tiaojie_tui.domain.steps import STEPS, cards

_EMPTY_PARTS = (None, "", (), Screening())


class State(Enum):
    """The state of a step, as the top line shows it."""

    EMPTY = "空"
    UNFINISHED = "未完"
    COMPLETE = "完成"


@dataclass(frozen=True, slots=True)
class StepState:
    """A step's state and how many places in it still wait to be filled or mended."""

    state: State
    open_places: int


def value_at(case: Case, path: str, field: Field) -> Any:
    """What a field holds; a payment plan counts as held once any of its three parts is there."""
    if field.kind is Kind.PLAN:
        term: Term = paths.get(case, path.rpartition("/")[0])
        return term.instalments or term.recurrence or term.due
    return paths.get(case, path)


def holes(case: Case, step_key: str) -> Iterator[tuple[Card, Field]]:
    """The fields of a step that the papers need, that apply, and that are still empty."""
    for card in cards(case, step_key):
        for field in card.fields(case):
            if field.required and value_at(case, card.path(field), field) in _EMPTY_PARTS:
                yield card, field


def is_empty(case: Case, step_key: str) -> bool:
    """Whether nothing at all has been put into a step."""
    for card in cards(case, step_key):
        if card.section.many:
            return False
        if any(value_at(case, card.path(field), field) not in _EMPTY_PARTS for field in card.fields(case)):
            return False
    return not (step_key == "signing" and case.sealed_on)


def states(case: Case, problems: Sequence[Problem]) -> dict[str, StepState]:
    """The state of every step, by its key. A step is complete when no hole and no block is left in it."""
    found = {}
    for step in STEPS:
        places = {card.path(field) for card, field in holes(case, step.key)}
        places |= {
            problem.field for problem in problems if problem.step == step.key and problem.blocks(Stops.EFFECT)
        }
        begun = State.UNFINISHED if places else State.COMPLETE
        state = State.EMPTY if is_empty(case, step.key) else begun
        found[step.key] = StepState(state, len(places))
    return found
