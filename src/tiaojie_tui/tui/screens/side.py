"""What screens beside the case share: a heading, one sheet that is read by arrows, and the keys that act."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import KeyLine, Lines, OneLine, Rule
from tiaojie_tui.tui.widgets.drawn import PaperScreen
from tiaojie_tui.tui.widgets.sheet import Page, Sheet

Hint = tuple[str, str]


class SideScreen(PaperScreen):
    """A page of the case to look at. Esc goes back to where one was; nothing is changed by looking."""

    BINDINGS: ClassVar = [Binding("escape", "back", "回去", id="side.back", tooltip="回到刚才的地方")]

    def compose(self) -> ComposeResult:
        self._heading, self._edge = OneLine(), Rule()
        self.sheet, self._notice, self._keys = Sheet(), Lines(), KeyLine()
        self.sheet.styles.height = "1fr"
        self._notice.display = False
        self._told_at = ""
        yield self._heading
        yield Rule()
        yield self.sheet
        yield self._edge
        yield self._notice
        yield self._keys

    def say_heading(self, name: str, about: str) -> None:
        """Which page this is, and of what."""
        self._heading.say(("bar", f" {name}"), ("value", f"   {about}"))

    def say_keys(self, *hints: Hint) -> None:
        """The keys that act here, before the one that goes back."""
        self._keys.say_keys(*hints, ("Esc", "回去"))

    def show(self, page: Page, key: str = "") -> None:
        """Put a page on the sheet, standing on ``key``."""
        self.sheet.show(page, key)
        self.set_focus(self.sheet, scroll_visible=False)

    def tell(self, text: str, style: str = "here") -> None:
        """Say something below the sheet until one stands elsewhere; nothing to say takes no room."""
        self._told_at = self.sheet.key
        self._notice.display = bool(text)
        self._notice.say(f" {sentence(text)}", style)

    @on(Sheet.Moved)
    def _moved(self, event: Sheet.Moved) -> None:
        event.stop()
        seen, whole = event.sheet.position
        self._edge.say(f"{seen}/{whole}")
        if self._notice.display and event.sheet.key != self._told_at:
            self.tell("")
        self.stood(event.sheet.key)

    def stood(self, key: str) -> None:
        """Another line is the one stood on."""

    def action_back(self) -> None:
        self.app.pop_screen()
