"""Where six digits are typed that nobody should read off the screen."""

from dataclasses import dataclass

from textual import events
from textual.geometry import Offset
from textual.message import Message

from tiaojie_tui.domain import pin
from tiaojie_tui.tui.widgets.drawn import Drawn, Line
from tiaojie_tui.tui.widgets.rows import cells

_MARGIN = 4


class DigitField(Drawn, can_focus=True):
    """Shows a star for each digit. Other characters are passed over: an input method may be on."""

    @dataclass
    class Entered(Message):
        """Enter was pressed."""

        field: "DigitField"

    @dataclass
    class Walked(Message):
        """The mediator goes on to another field: 1 is forward, -1 is back."""

        field: "DigitField"
        direction: int

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label
        self.typed = ""

    def clear(self) -> None:
        """Forget what was typed."""
        self.typed = ""
        self.redraw()

    def draw(self, width: int) -> list[Line]:
        left = pin.LENGTH - len(self.typed)
        style = "here" if self.has_focus else "label"
        mark = ("> " if self.has_focus else "  ").rjust(_MARGIN)
        return [
            [(style, f"{mark}{self._label}  "), ("value", "* " * len(self.typed)), ("blank", "_ " * left)]
        ]

    def caret(self) -> Offset:
        before = _MARGIN + cells(self._label) + 2
        return Offset(before + 2 * min(len(self.typed), pin.LENGTH - 1), 0)

    def on_key(self, event: events.Key) -> None:
        walks = {"up": -1, "shift+tab": -1, "down": 1, "tab": 1}
        if event.is_printable and event.character:
            self._add(event.character)
        elif event.key == "backspace":
            self.typed = self.typed[:-1]
            self.redraw()
        elif event.key == "enter":
            self.post_message(self.Entered(self))
        elif event.key in walks:
            self.post_message(self.Walked(self, walks[event.key]))
        else:
            return
        event.stop()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._add(event.text)

    def _add(self, typed: str) -> None:
        self.typed = (self.typed + pin.digits(typed))[: pin.LENGTH]
        self.redraw()
