"""The one way stored text reaches the screen, and the last filter before the terminal.

Stored text may carry markup, escape sequences or characters that turn the direction of writing round;
none of them is obeyed.
"""

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from tiaojie_tui.domain.plain import NEVER_SHOWN, plain
from tiaojie_tui.tui.widgets.rows import cells

_NARROW_SOMEWHERE = str.maketrans(
    {"\u201c": "「", "\u201d": "」", "\u2018": "「", "\u2019": "」", "\u00d7": "x", "\u00f7": "/"}
)


def show(text: object) -> Content:
    """Stored text for a widget: no markup, no control characters."""
    return Content(plain(text))


def sentence(text: str) -> str:
    """The program's own sentence for the screen, with marks that are as wide on every terminal."""
    return plain(text).translate(_NARROW_SOMEWHERE)


class TerminalGuard(LineFilter):
    """Lets no control character and no link out, whatever widget drew it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [self._guarded(segment) for segment in segments]

    def _guarded(self, segment: Segment) -> Segment:
        text, style, control = segment
        if control:
            return segment
        if NEVER_SHOWN.search(text) or "\n" in text:
            text = "".join(self._replaced(character) for character in text)
        if style is not None and style.link:
            style = style.update_link(None)
        return Segment(text, style)

    def _replaced(self, character: str) -> str:
        if character != "\n" and not NEVER_SHOWN.match(character):
            return character
        return "\ufffd" if cells(character) else ""
