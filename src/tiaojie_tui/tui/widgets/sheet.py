"""A page of lines to read, longer than the screen; on some of its lines one can stand and press Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from tiaojie_tui.tui.widgets.drawn import Drawn, Line, Run
from tiaojie_tui.tui.widgets.rows import broken

_MARGIN = 2


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line. Lines that follow each other with the same ``key`` are one place to stand on."""

    runs: Line
    key: str = ""


Page = Callable[[int], Sequence[SheetLine]]
"""The lines of a page for a width in cells."""


class Sheet(Drawn, can_focus=True):
    """Arrows go from place to place, or line by line where there is none; Enter chooses the place."""

    @dataclass
    class Chosen(Message):
        """Enter was pressed on a place."""

        sheet: "Sheet"
        key: str

    @dataclass
    class Moved(Message):
        """Another part of the page is in view, or one stands elsewhere."""

        sheet: "Sheet"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._page: Page = lambda width: ()
        self._text: Sequence[SheetLine] = ()
        self._text_width = -1
        self._top = 0
        self._told: tuple[str, int, int] | None = None
        self.key = ""

    def show(self, page: Page, key: str = "") -> None:
        """Show another page, standing on ``key`` if it has such a place, else on its first."""
        self._page, self._text_width, self.key = page, -1, key
        self.redraw()

    @property
    def position(self) -> tuple[int, int]:
        """How many lines have been in view down to here, and how many there are."""
        return min(self._top + self._height, len(self._text)), len(self._text)

    def draw(self, width: int) -> list[Line]:
        self._measure(width)
        shown = self._text[self._top : self._top + self._height]
        lines = [self._line(line) for line in shown]
        return [*lines, *[[]] * (self._height - len(lines))]

    def _line(self, line: SheetLine) -> Line:
        if not line.key or line.key != self.key or not self.has_focus:
            return [("value", " " * _MARGIN), *line.runs]
        here: list[Run] = [("here" if style == "label" else style, text) for style, text in line.runs]
        return [("here", "> "), *here]

    @property
    def _height(self) -> int:
        return max(1, self.size.height)

    def _measure(self, width: int) -> None:
        """Break the page anew for another width, and keep the place in view."""
        if width != self._text_width:
            self._text, self._text_width = self._page(max(10, width - _MARGIN)), width
            keys = self._keys()
            if self.key not in keys:
                self.key = next(iter(keys), "")
            self._reveal()
        self._top = max(0, min(self._top, len(self._text) - self._height))

    def _keys(self) -> list[str]:
        return list(dict.fromkeys(line.key for line in self._text if line.key))

    def _span(self, key: str) -> tuple[int, int]:
        """The first and last line of a place."""
        at = [index for index, line in enumerate(self._text) if line.key == key]
        return (at[0], at[-1]) if at else (self._top, self._top)

    def _reveal(self) -> None:
        """Scroll so far that the place is in view, and with the first place the head of the page."""
        if not self.key:
            return
        first, last = self._span(self.key)
        if self.key == self._keys()[0] and last < self._height:
            first = 0
        self._top = min(max(self._top, last - self._height + 1), first)

    def redraw(self) -> None:
        super().redraw()
        here = (self.key, *self.position)
        if self.size.width and here != self._told:
            self._told = here
            self.post_message(self.Moved(self))

    def on_key(self, event: events.Key) -> None:
        page = max(1, self._height - 1)
        acts: dict[str, Callable[[], None]] = {
            "up": lambda: self._walk(-1),
            "down": lambda: self._walk(1),
            "pageup": lambda: self._turn(-page),
            "pagedown": lambda: self._turn(page),
            "home": lambda: self._turn(-len(self._text)),
            "end": lambda: self._turn(len(self._text)),
            "enter": self._choose,
        }
        if event.key in acts:
            event.stop()
            acts[event.key]()

    def _choose(self) -> None:
        if self.key:
            self.post_message(self.Chosen(self, self.key))

    def _walk(self, by: int) -> None:
        """To the next place; line by line while more of this one is out of view, or there is no other."""
        keys = self._keys()
        first, last = self._span(self.key)
        hidden = last >= self._top + self._height if by > 0 else first < self._top
        to = keys.index(self.key) + by if keys else -1
        if hidden or not 0 <= to < len(keys):
            self._top += by
        else:
            self.key = keys[to]
            self._reveal()
        self.redraw()

    def _turn(self, by: int) -> None:
        """Turn the page; one then stands on the first place in view, at its end on the last."""
        self._top = max(0, min(self._top + by, len(self._text) - self._height))
        at_end = by > 0 and self._top + self._height >= len(self._text)
        in_view = [line.key for line in self._text[self._top : self._top + self._height] if line.key]
        if in_view:
            self.key = in_view[-1 if at_end else 0]
        self.redraw()


def wrapped(runs: Sequence[Run], width: int, *, hanging: int = 0) -> list[list[Run]]:
    """Runs in lines of at most ``width`` cells; every line but the first is indented by ``hanging``."""
    text = "".join(run for _, run in runs)
    rows = broken(text, width) if not hanging else _hanging(text, width, hanging)
    lines = []
    for number, (start, end) in enumerate(rows):
        line: list[Run] = [("value", " " * hanging)] if number and hanging else []
        place = 0
        for style, run in runs:
            piece = run[max(0, start - place) : max(0, end - place)]
            if piece:
                line.append((style, piece))
            place += len(run)
        lines.append(line)
    return lines


def _hanging(text: str, width: int, hanging: int) -> list[tuple[int, int]]:
    first = broken(text, width)[0]
    rest = first.end + (text[first.end : first.end + 1] == "\n")
    rows = [(first.start, first.end)]
    if rest < len(text):
        rows += [(rest + row.start, rest + row.end) for row in broken(text[rest:], width - hanging)]
    return rows
