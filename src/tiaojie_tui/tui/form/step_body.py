"""The seam between a case screen and what fills its middle for one step.

A screen knows nothing of fields: it asks its body where the mediator is, what is wrong there and which keys
act, and passes F-keys on. Every step has a body; most are a ``FormBody``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.domain.schema import Step
from tiaojie_tui.tui.widgets.boxes import Stack

if TYPE_CHECKING:
    from tiaojie_tui.tui.app import TiaojieApp

Hint = tuple[str, str]
"""A key and what it does here."""


class StepBody(Stack):
    """The middle of a case screen. ``editing`` is the open case, ``path`` where the mediator is in it."""

    if TYPE_CHECKING:

        @property
        def app(self) -> "TiaojieApp":  # type: ignore[override]
            ...

    @dataclass
    class Changed(Message):
        """The case on screen is another one now."""

    @dataclass
    class Moved(Message):
        """The mediator is somewhere else, or what the foot should say has changed."""

        body: "StepBody"

    @dataclass
    class Notice(Message):
        """Something to say once at the foot of the screen."""

        text: str

    def __init__(self, step: Step, editing: Editing, path: str = "") -> None:
        super().__init__(classes="body")
        self.step = step
        self.editing = editing
        self.path = path
        self.problems: Sequence[Problem] = ()

    async def go_to(self, path: str) -> None:
        """Stand at this place of the step, or as near to it as there is one."""

    async def sync(self) -> None:
        """Show the case as it stands after somebody else has changed it: undo, a save, another screen."""

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what the rules say; called when typing pauses."""
        self.problems = problems

    def said_here(self) -> str:
        """What is wrong just here, before any problem of the step; empty when nothing is."""
        return ""

    def still_to_fill(self) -> str:
        """What this step still waits for that is not in view; empty when nothing is."""
        return ""

    def shows(self, path: str) -> bool:
        """Whether what stands at ``path`` is in front of the mediator."""
        return path == self.path

    def out_of_view(self) -> str:
        """Where this body goes on beyond the screen, in words; empty when all of it is in view."""
        return ""

    def hints(self) -> Sequence[Hint]:
        """The keys that act here, besides those of every step."""
        return ()

    def help(self) -> tuple[str, str]:
        """Heading and text of what F1 says here."""
        return self.step.label, self.step.purpose

    async def add(self) -> None:
        """F2."""

    async def remove_part(self) -> None:
        """F4."""

    async def propose(self) -> None:
        """F6."""

    async def turn(self, direction: int) -> bool:
        """PgUp and PgDn: the card before (-1) or after (1); false when there is none."""
        return False

    def tell(self, text: str) -> None:
        """Say something at the foot of the screen."""
        self.post_message(self.Notice(text))
