"""An offer that nobody asked for: chosen with arrows and Enter alone, and typing goes on past it.

It comes up after a name was typed. Who types on without looking, on a slow line often before it is painted,
means the next field: no digit of an identity number may choose a person here.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events

from tiaojie_tui.tui.dialogs.pick_list import Pick, PickList

if TYPE_CHECKING:
    from tiaojie_tui.tui.app import TiaojieApp


class Offer(PickList):
    """Answers the value chosen. The first pick is the safe one, which typing on means; ``start`` is where
    the list begins."""

    def __init__(self, title: str, picks: Sequence[Pick], *, start: str) -> None:
        super().__init__(title, picks, marked=(start,))
        self._passes_on = picks[0].value

    if TYPE_CHECKING:

        @property
        def app(self) -> "TiaojieApp":  # type: ignore[override]
            """The one App."""

    def _keys(self) -> tuple[tuple[str, str], ...]:
        return (("上下", "移动"), ("回车", "选定"), ("Esc", "回去改"), ("接着打字", "照写，到下一栏"))

    def on_key(self, event: events.Key) -> None:
        if event.is_printable:
            self._type_on(event)

    def on_paste(self, event: events.Paste) -> None:
        self._type_on(event)

    def _type_on(self, event: events.Event) -> None:
        event.stop()
        event.prevent_default()
        self.app.type_ahead.again(event)
        self.dismiss((self._passes_on,))
