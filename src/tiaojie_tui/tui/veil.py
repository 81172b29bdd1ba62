"""What covers identity numbers and telephones on every screen, and is lifted for half a minute on demand."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from textual.timer import Timer

from tiaojie_tui.casework import masking as of_desk
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.domain import masking
from tiaojie_tui.store.places import Place
from tiaojie_tui.tui.dialogs.help import HelpPage
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from tiaojie_tui.tui.app import TiaojieApp

_HEADING = "看全号码"


class Veil:
    """Every drawn widget asks it before its lines go out. On a machine of one's own it covers nothing."""

    def __init__(self, app: "TiaojieApp") -> None:
        self._app = app
        self._falls: Timer | None = None
        self.kept = False
        """Whether numbers are covered here at all: on a server."""

    @property
    def down(self) -> bool:
        """Whether numbers are covered now."""
        return self.kept and self._falls is None

    def over(self, text: str, *, but: Collection[str] = (), least: int = masking.LEAST) -> str:
        """The text as it may be seen now."""
        return masking.masked(text, but=but, least=least) if self.down else text

    async def lift(self, place: Place) -> None:
        """Show the numbers of the case one is in whole for a while, once that is written down."""
        with self._app.type_ahead.held():
            try:
                await self._app.at_desk(of_desk.reveal, place.number, place.path or place.step)
            except Refused as refused:
                self._app.push_screen(HelpPage(_HEADING, sentence(str(refused))))
                return
        if self._falls is not None:
            self._falls.stop()
        self._falls = self._app.set_timer(of_desk.SECONDS, self.fall)
        self._draw_anew()

    def fall(self) -> None:
        """Cover all numbers again."""
        if self._falls is not None:
            self._falls.stop()
            self._falls = None
            self._draw_anew()

    def _draw_anew(self) -> None:
        with self._app.one_paint():
            for screen in self._app.screen_stack:
                for drawn in screen.query(Drawn):
                    drawn.redraw()
