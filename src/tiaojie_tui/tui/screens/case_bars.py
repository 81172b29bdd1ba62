"""The lines above and below a case: where you are and that it is saved; what is wrong and which keys act."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from textual.app import ComposeResult

from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.domain.problems import DANGER, Problem, Severity
from tiaojie_tui.domain.progress import StepState
from tiaojie_tui.domain.steps import STEPS
from tiaojie_tui.tui.autosave import State
from tiaojie_tui.tui.form.step_body import Hint, StepBody
from tiaojie_tui.tui.screens.heading import heading_runs
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import KeyLine, OneLine, Rule
from tiaojie_tui.tui.widgets.boxes import Beside, Stack
from tiaojie_tui.tui.widgets.foot import Foot
from tiaojie_tui.tui.widgets.step_line import step_runs

_EVERYWHERE = (("F5", "协议书"), ("F7 F8", "上下步"), ("F10", "退出"), ("F12", "菜单"))


class CaseTop(Stack):
    """Whose desk, which case, saved or not; the six steps."""

    def compose(self) -> ComposeResult:
        self._heading, self._mark = OneLine(id="heading"), OneLine(id="mark")
        self._steps = OneLine(id="steps")
        with Beside(id="head"):
            yield self._heading
            yield self._mark
        yield self._steps
        self._edge = Rule()
        yield self._edge

    def say_case(self, editing: Editing, mediator: str) -> None:
        """Which case, and whose desk it is on."""
        self._heading.say(*heading_runs(editing, mediator))

    def say_steps(self, states: Mapping[str, StepState], here: str) -> None:
        """How far each step is."""
        self._steps.say(*step_runs(states, here), shorter=step_runs(states, here, short=True))

    def say_danger(self, problems: Sequence[Problem]) -> None:
        """That somebody may be in danger, on every step until it is said what was done."""
        steps = [step.label for step in STEPS if any(one.step == step.key for one in alerts(problems))]
        self._edge.say(f"{DANGER}：看{'、'.join(steps)}" if steps else "")

    def say_state(self, state: State, saved_at: datetime) -> None:
        """Whether what stands on screen is in the database, and since when."""
        said = {
            State.SAVED: ("value", f"已保存 {saved_at:%H:%M}"),
            State.WAITING: ("attention", "未保存"),
            State.FAILED: ("attention", "没存上!"),
        }
        self._mark.say(said[state])


class CaseBottom(Stack):
    """What is wrong here, what was just done, and which keys act."""

    def compose(self) -> ComposeResult:
        self._edge, self._foot, self._keys = Rule(), Foot(id="foot"), KeyLine(id="keys")
        yield self._edge
        yield self._foot
        yield self._keys

    def say_out_of_view(self, text: str) -> None:
        """Where the body goes on beyond the screen."""
        self._edge.say(text)

    def say_problem(self, text: str) -> None:
        """What is wrong; nothing when nothing is."""
        self._foot.say(problem=sentence(text))

    def say_notice(self, text: str) -> None:
        """What was just done."""
        self._foot.say(notice=sentence(text))

    def say_keys(self, hints: Sequence[Hint], esc: str) -> None:
        """The keys that act here, and those that act everywhere; what does not fit is left to F12."""
        self._keys.say_keys(("F1", "说明"), *hints, *_EVERYWHERE, ("Esc", esc))


def alerts(problems: Sequence[Problem]) -> list[Problem]:
    """The problems that say somebody may be in danger."""
    return [one for one in problems if one.severity is Severity.ALERT]


def said_of(body: StepBody, problems: Sequence[Problem]) -> str:
    """What the foot says here: unreadable typing, danger, the nearest problem, a hole out of view."""
    danger = next((f"{DANGER}：{one.message}" for one in alerts(problems) if one.step == body.step.key), "")
    here = next((one.message for one in problems if one.field == body.path), "")
    near = next((one.message for one in problems if body.shows(one.field)), "")
    first = next((one.message for one in problems if one.step == body.step.key), "")
    return body.said_here() or danger or here or near or first or body.still_to_fill()
