"""A list of rows to choose from: only the rows in view are drawn, and moving redraws two of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from tiaojie_tui.tui.widgets.drawn import Drawn, Line
from tiaojie_tui.tui.widgets.rows import clipped, pad


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its heading and its width in cells; 0 takes what is left."""

    heading: str
    width: int = 0
    least: int = 0
    """How wide the list must be for the column to be shown."""


class RowList(Drawn, can_focus=True):
    """Rows of text under headings. Arrows move, Enter chooses, PgUp and PgDn turn the page."""

    @dataclass
    class Chosen(Message):
        """Enter was pressed on a row."""

        list: "RowList"
        index: int

    @dataclass
    class Moved(Message):
        """Another row is the one stood on."""

        list: "RowList"
        index: int

    @dataclass
    class Edge(Message):
        """The mediator wants beyond the first (-1) or last (1) row."""

        list: "RowList"
        direction: int

    def __init__(self, columns: Sequence[Column], *, empty: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns = columns
        self._empty = empty
        self._rows: Sequence[Sequence[str]] = ()
        self._top = 0
        self.index = 0

    def fill(self, rows: Sequence[Sequence[str]], index: int = 0, empty: str | None = None) -> None:
        """Show other rows, with this one chosen; ``empty`` is what to say when there are none."""
        self._rows = rows
        self._empty = self._empty if empty is None else empty
        self.index = max(0, min(index, len(rows) - 1))
        self.redraw()

    def __len__(self) -> int:
        return len(self._rows)

    def draw(self, width: int) -> list[Line]:
        headings = any(column.heading for column in self._columns)
        height = max(1, self.size.height - headings)
        self._top = min(self._top, self.index)
        self._top = max(self._top, self.index - height + 1)
        lines: list[Line] = []
        if headings:
            lines.append([("label", self._set([column.heading for column in self._columns], width))])
        if not self._rows:
            lines += [[("value", f"  {text}")] for text in self._empty.split("\n")]
        for index in range(self._top, min(len(self._rows), self._top + height)):
            here = index == self.index
            style = ("chosen" if self.has_focus else "here") if here else "value"
            lines.append([(style, self._set(self._rows[index], width, "> " if here else "  "))])
        return [*lines, *[[]] * (height + headings - len(lines))]

    def _set(self, texts: Sequence[str], width: int, mark: str = "  ") -> str:
        shown = [pair for pair in zip(self._columns, texts, strict=False) if pair[0].least <= width]
        fixed = sum(column.width + 2 for column, _ in shown if column.width)
        parts = []
        for column, text in shown:
            room = column.width or max(8, width - fixed - 4)
            text = clipped(self.cover(text), room)
            parts.append(pad(text, room))
        line = mark + "  ".join(parts)
        return pad(line, width)

    def get_content_height(self, *_: object) -> int:
        return max(1, len(self._rows) + 1)

    def move(self, by: int) -> None:
        """Choose another row, as far as there is one."""
        to = max(0, min(len(self._rows) - 1, self.index + by))
        if to == self.index:
            self.post_message(self.Edge(self, 1 if by > 0 else -1))
        else:
            self.index = to
            self.redraw()
            self.post_message(self.Moved(self, to))

    def on_key(self, event: events.Key) -> None:
        page = max(1, self.size.height - 2)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}
        ends = {"home": -len(self._rows), "end": len(self._rows)}
        if event.key in steps or event.key in ends:
            event.stop()
            self.move((steps | ends)[event.key])
        elif event.key == "enter" and self._rows:
            event.stop()
            self.post_message(self.Chosen(self, self.index))
