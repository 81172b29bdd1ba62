"""Says that something is being done that takes a few seconds; takes no key until it is."""

from textual.app import ComposeResult

from tiaojie_tui.tui.dialogs.dialog import Dialog
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
