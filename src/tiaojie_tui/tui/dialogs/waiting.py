"""Says that something is being done that takes a few seconds; takes no key until it is."""

from textual.app import ComposeResult

from tiaojie_tui.tui.dialogs.dialog import Dialog
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import Lines
from tiaojie_tui.tui.widgets.boxes import Stack


class Waiting(Dialog[None]):
    """Whoever opened it closes it."""

    def __init__(self, doing: str) -> None:
        super().__init__()
        self._doing = doing

    def compose(self) -> ComposeResult:
        with Stack(classes="panel"):
            yield self.rule()
            yield Lines(f" {self._doing}", "here")
            yield Lines()

    def action_leave(self) -> None:
        """Esc stops nothing here."""


class Doing(Dialog[bool]):
    """Says how far it is with what takes longer, and lets it be stopped: Esc answers true."""

    def __init__(self, doing: str) -> None:
        super().__init__()
        self._doing = Lines(f" {doing}", "here")

    def compose(self) -> ComposeResult:
        with Stack(classes="panel"):
            yield self.rule()
            yield self._doing
            yield Lines()
            yield self.hints(("Esc", "停下，不做了"))

    def say(self, doing: str) -> None:
        """Say what is being done now."""
        self._doing.say(f" {sentence(doing)}")

    def action_leave(self) -> None:
        self.dismiss(True)
