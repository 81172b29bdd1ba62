"""The six steps in one line, each with its state, the one you are in set off."""

from collections.abc import Mapping

from tiaojie_tui.domain.progress import State, StepState
from tiaojie_tui.domain.steps import STEPS
from tiaojie_tui.tui.widgets.drawn import Run

_STYLES = {State.EMPTY: "faint", State.UNFINISHED: "attention", State.COMPLETE: "value"}


def step_runs(states: Mapping[str, StepState], here: str, *, short: bool = False) -> list[Run]:
    """The runs of the line of steps; the step one is in says how many places still wait.

    ``short`` leaves the state of the others to their colour.
    """
    runs: list[Run] = []
    for number, step in enumerate(STEPS, 1):
        found = states.get(step.key, StepState(State.EMPTY, 0))
        if step.key == here:
            says = f"{found.open_places}处待补" if found.open_places else found.state.value
            runs.append(
                ("here", f" [{number}{step.label} {says}]" if short else f"[{number}{step.label} {says}] ")
            )
        elif short:
            runs.append((_STYLES[found.state], f" {number}{step.label}"))
        else:
            runs += [("value", f" {number}{step.label} "), (_STYLES[found.state], f"{found.state.value} ")]
    return runs
