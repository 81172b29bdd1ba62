"""A widget that draws its own lines and sends to the terminal only the cells that changed.

Everything on our screens is one of these: it costs one node of layout, no timer, and for a typed
hanzi about three cells on the wire. Styles are named in ``PAPER`` and coloured in app.tcss.
"""

from collections.abc import Sequence
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tiaojie_tui.domain.plain import plain
from tiaojie_tui.tui.widgets.boxes import still_size
from tiaojie_tui.tui.widgets.rows import cells

if TYPE_CHECKING:
    from tiaojie_tui.tui.app import TiaojieApp
    from tiaojie_tui.tui.veil import Veil

Run = tuple[str, str]
"""The name of a style of ``PAPER`` without its prefix, and the text it colours."""
Line = Sequence[Run]

PAPER = {
    f"paper--{name}"
    for name in ("value", "label", "here", "caret", "blank", "proof", "attention", "faint", "bar", "chosen")
}


class PaperScreen(Screen[None], inherit_bindings=False):
    """A screen of drawn widgets: the named styles live here once, not in every widget."""

    if TYPE_CHECKING:

        @property
        def app(self) -> "TiaojieApp":  # type: ignore[override]
            ...

    COMPONENT_CLASSES = PAPER
    AUTO_FOCUS = ""
    # Textual's own paints the whole screen whenever another field gets the focus.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    virtual_size = still_size()


class Drawn(Widget, inherit_bindings=False):
    """Draws lines of named runs. A subclass gives ``draw``; after a change call ``redraw``."""

    DEFAULT_CSS = "Drawn { height: auto; width: 1fr; }"
    virtual_size = still_size()

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: list[tuple[Run, ...]] = []
        self._drawn_for = -1

    def draw(self, width: int) -> list[Line]:
        """The lines of this widget at this width; as many lines as it is high."""
        raise NotImplementedError

    def caret(self) -> Offset | None:
        """Where the terminal's cursor stands while this widget has the focus; input methods open there."""
        return None

    def redraw(self) -> None:
        """Draw again after a change; only cells that differ reach the terminal."""
        width, before, known = self.size.width, self._lines, self._drawn_for
        if not width:
            return
        self._lines = self._draw(width)
        if self.styles.auto_dimensions and len(self._lines) != self.size.height:
            self.refresh(layout=True)
        elif known != width or len(before) != len(self._lines):
            self.refresh()
        else:
            pairs = enumerate(zip(before, self._lines, strict=True))
            spans = [(y, *_difference(old, new)) for y, (old, new) in pairs]
            regions = [Region(start, y, end - start, 1) for y, start, end in spans if start < end]
            if regions:
                self.refresh(*regions)
        self.place_caret()

    def place_caret(self) -> None:
        """Put the terminal's cursor where typing goes."""
        caret = self.caret() if self.has_focus else None
        if caret is not None:
            self.app.cursor_position = self.content_region.offset + caret

    def _draw(self, width: int) -> list[tuple[Run, ...]]:
        self._drawn_for = width
        lines = [tuple((style, plain(text)) for style, text in line if text) for line in self.draw(width)]
        return self._covered(lines)

    def _covered(self, lines: list[tuple[Run, ...]]) -> list[tuple[Run, ...]]:
        """The lines with the numbers covered that nobody has asked to see; a number may go over two rows."""
        whole = "\n".join("".join(text for _, text in line) for line in lines)
        covered = self.cover(whole)
        if covered == whole:
            return lines
        pieces = iter(covered)
        found = []
        for line in lines:
            found.append(tuple((style, "".join(islice(pieces, len(text)))) for style, text in line))
            next(pieces, "")  # the line break
        return found

    def cover(self, text: str) -> str:
        """The text as it may be seen now. Whatever is shortened to fit is covered before."""
        return self.veil.over(text) if self.veil else text

    @property
    def veil(self) -> "Veil | None":
        """What covers numbers in this program; a widget that is tried by itself has none."""
        return getattr(self.app, "veil", None)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.draw(width))

    def on_resize(self) -> None:
        self.redraw()

    def on_focus(self, event: events.Focus) -> None:
        self._focus_moved(event, True)

    def on_blur(self, event: events.Blur) -> None:
        self._focus_moved(event, False)

    def _focus_moved(self, event: events.Event, here: bool) -> None:
        # In place of Textual's own handler, which paints the whole widget anew.
        event.prevent_default()
        self.has_focus = here

    def watch_has_focus(self, focused: bool) -> None:
        self.redraw()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if width != self._drawn_for:
            self._lines = self._draw(width)
        line = self._lines[y] if y < len(self._lines) else ()
        segments = [Segment(text, self._style(style)) for style, text in line]
        return Strip(segments).adjust_cell_length(width, self._style("value"))

    def _style(self, name: str) -> Style:
        return self.screen.get_component_rich_style(f"paper--{name}")


def _difference(old: Line, new: Line) -> tuple[int, int]:
    """From which to before which cell two lines differ."""
    if old == new:
        return 0, 0
    pairs = list(zip_longest(_cells(old), _cells(new), fillvalue=(" ", "value")))
    differing = [column for column, (one, other) in enumerate(pairs) if one != other]
    if not differing:
        return 0, 0
    end = differing[-1] + 1
    while end < len(pairs) and "" in (pairs[end][0][0], pairs[end][1][0]):
        end += 1
    return differing[0], end


def _cells(line: Line) -> list[tuple[str, str]]:
    """One entry a cell; the right half of a hanzi is an empty text."""
    found: list[tuple[str, str]] = []
    for style, text in line:
        for character in text:
            size = cells(character)
            if size:
                found.append((character, style))
                found += [("", style)] * (size - 1)
            elif found:
                found[-1] = (found[-1][0] + character, style)
    return found
