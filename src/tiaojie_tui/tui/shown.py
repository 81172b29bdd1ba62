"""The one way stored text reaches the screen, and the last filter before the terminal.

Stored text may carry markup, escape sequences or characters that turn the direction of writing round;
none of them is obeyed.
"""

from functools import cache
from unicodedata import east_asian_width, normalize

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from tiaojie_tui.domain.plain import NEVER_SHOWN, plain
from tiaojie_tui.tui.widgets.rows import cells

_NARROW_SOMEWHERE = str.maketrans(
    {"\u201c": "「", "\u201d": "」", "\u2018": "「", "\u2019": "」", "\u00d7": "x", "\u00f7": "/"}
)

_TWINS = {
    **dict.fromkeys("\u201c\u201d\u2033", '"'),
    **dict.fromkeys("\u2018\u2019\u2032", "'"),
    **dict.fromkeys("\u2013\u2014\u2015\u2500\u2501", "-"),
    **dict.fromkeys("\u2026\u00b7\u2025\u2027", "."),
    **dict.fromkeys("\u2502\u2503", "|"),
    "\u00d7": "x",
    "\u00f7": "/",
    "\u00b0": "o",
    "\u203b": "*",
    "\u25cf": "*",
    "\u25cb": "o",
    "\u221a": "v",
}


def show(text: object) -> Content:
    """Stored text for a widget: no markup, no control characters."""
    return Content(plain(text))


def sentence(text: str) -> str:
    """The program's own sentence for the screen, with marks that are as wide on every terminal."""
    return plain(text).translate(_NARROW_SOMEWHERE)


@cache
def narrow_twin(character: str) -> str:
    """What stands for a character that some terminals draw in two cells: one ASCII character."""
    if east_asian_width(character) != "A" or not cells(character):
        return character
    plainer = _TWINS.get(character) or normalize("NFKD", character)[:1]
    return plainer if plainer.isascii() else "?"


class TerminalGuard(LineFilter):
    """Lets no control character and no link out, whatever widget drew it.

    For a terminal that draws the characters of unsettled width (UAX #11, class A) ``wide`` it puts an ASCII
    character in place of each, or all that follows in the line would stand off by one cell.
    """

    def __init__(self, *, wide: bool = False) -> None:
        super().__init__()
        self._wide = wide

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [self._guarded(segment) for segment in segments]

    def _guarded(self, segment: Segment) -> Segment:
        text, style, control = segment
        if control:
            return segment
        if NEVER_SHOWN.search(text) or "\n" in text:
            text = "".join(self._replaced(character) for character in text)
        if self._wide and not text.isascii():
            text = "".join(map(narrow_twin, text))
        if style is not None and style.link:
            style = style.update_link(None)
        return Segment(text, style)

    def _replaced(self, character: str) -> str:
        if character != "\n" and not NEVER_SHOWN.match(character):
            return character
        return "\ufffd" if cells(character) else ""
