"""What all dialogs share: they stand at the foot of the screen, print their keys, and Esc leaves them."""

from typing import ClassVar, TypeVar

from textual.binding import Binding
from textual.reactive import Reactive
from textual.screen import ModalScreen
from textual.widget import Widget

from tiaojie_tui.tui.widgets.bars import KeyLine, Rule
from tiaojie_tui.tui.widgets.boxes import still_size
from tiaojie_tui.tui.widgets.drawn import PAPER

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer], inherit_bindings=False):
    """A question over the lower part of the screen. Esc answers ``None`` and changes nothing."""

    COMPONENT_CLASSES = PAPER
    AUTO_FOCUS = ""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    virtual_size = still_size()
    BINDINGS: ClassVar = [Binding("escape", "leave", "不选", id="dialog.leave", tooltip="关掉，什么也不改")]

    def action_leave(self) -> None:
        self.dismiss(None)

    def rule(self) -> Rule:
        """The line that parts the dialog from what is below it."""
        return Rule()

    def hints(self, *hints: tuple[str, str]) -> KeyLine:
        """The line that prints the keys."""
        line = KeyLine()
        line.say_keys(*hints)
        return line
