"""A field of the form: label, value and proof in one line, and what is wrong with it beside or below.

One line or several, it is typed into here. It knows no case; it says what was typed and where the mediator
wants to go. It has no selection and no key that deletes more than one character: Chinese text has no word
limits, and a whole answer would be gone.
"""

from collections.abc import Callable, Set
from dataclasses import dataclass

from textual import events
from textual.geometry import Offset
from textual.message import Message

from tiaojie_tui.domain import masking
from tiaojie_tui.domain.typed import clean_text
from tiaojie_tui.tui.widgets.drawn import Drawn, Line, Run
from tiaojie_tui.tui.widgets.rows import Row, after, before, broken, cells, index_at, row_of

_PROOF_COLUMN = 24
"""Where proofs stand while the value leaves room: straight columns read more calmly."""
_BLANK = "_" * 12
_LEAST_PRIVATE = 5
"""Digits from which on a number is covered where one knows that it is private."""
_PAGE = 10
GAP = "＿"
"""A run of these is a gap in a phrase."""
_HARMLESS = frozenset({"ctrl+w", "ctrl+u", "ctrl+k", "ctrl+backspace", "alt+backspace", "alt+delete"})


@dataclass
class _OfField(Message):
    """A message of one field, to be told by its id."""

    field: "EntryField"

    @property
    def control(self) -> "EntryField":
        return self.field


class EntryField(Drawn, can_focus=True):
    """One value, typed as text. ``text`` is what stands in it, whether it can be read or not."""

    @dataclass
    class Edited(_OfField):
        """Somebody typed, deleted or pasted; this text stood in the field then."""

        text: str

    class Entered(_OfField):
        """Enter was pressed in a one-line field."""

    @dataclass
    class Walked(_OfField):
        """The mediator goes on to another field: 1 is forward, -1 is back."""

        direction: int

    class Arrived(_OfField):
        """The mediator came to this field."""

    class Left(_OfField):
        """The mediator went elsewhere."""

    class Shifted(_OfField):
        """The caret went to another row; a long text may have to be scrolled."""

    class Covered(_OfField):
        """Somebody typed into a number that is covered; it has to be shown first."""

    class Garbled(Message):
        """Bytes arrived that are no UTF-8: the terminal program is set to GBK."""

    def __init__(
        self,
        label: str,
        *,
        label_width: int = 0,
        lines: int = 1,
        private: bool = False,
        keep: Callable[["EntryField"], None] | None = None,
        id: str | None = None,
    ) -> None:
        """``keep`` is called with each change before it can be seen; ``Edited`` comes after it."""
        super().__init__(id=id)
        self._keep = keep
        self._least = _LEAST_PRIVATE if private else masking.LEAST
        self._found_here: Set[str] = frozenset()
        self.label = label
        self.label_width = label_width or cells(label) + 4
        self.lines = lines
        self.text = ""
        self.proof = ""
        self.trouble = ""
        self.locked = False
        self._at = 0
        self._caret_row = 0
        self._broken: list[Row] = []
        self._broken_for = ("", -1)
        self._keys: dict[str, Callable[[], bool]] = {
            "left": lambda: self._go(before(self.text, self._at)),
            "right": lambda: self._go(after(self.text, self._at)),
            "home": lambda: self._go(self._row().start),
            "end": lambda: self._go(self._end_of_row()),
            "ctrl+a": lambda: self._go(self._row().start),
            "ctrl+e": lambda: self._go(self._end_of_row()),
            "backspace": lambda: self._replace(before(self.text, self._at), self._at, ""),
            "delete": lambda: self._replace(self._at, after(self.text, self._at), ""),
            "ctrl+d": lambda: self._replace(self._at, after(self.text, self._at), ""),
            "enter": self._enter,
            "tab": lambda: self._to_next_gap() or self._walk(1),
            "shift+tab": lambda: self._walk(-1),
            "up": lambda: self._up_or_down(-1) or self._walk(-1),
            "down": lambda: self._up_or_down(1) or self._walk(1),
            "pageup": lambda: self._up_or_down(-_PAGE),
            "pagedown": lambda: self._up_or_down(_PAGE),
        }

    def put(self, text: str, proof: str = "", trouble: str = "") -> None:
        """Show this value; the caret stays where it was as far as the text allows."""
        if (text, proof, trouble) == (self.text, self.proof, self.trouble):
            return
        if text != self.text:
            at_end = self._at >= len(self.text) or not self.has_focus
            self._at = len(text) if at_end else min(self._at, len(text))
        if text != self.text:
            self._found_here = masking.numbers(text, self._least) - self._typed_now()
        self.text, self.proof, self.trouble = text, proof, trouble
        self.redraw()

    def cover(self, text: str) -> str:
        return self.veil.over(text, but=self._typed_now(), least=self._least) if self.veil else text

    def _typed_now(self) -> Set[str]:
        """The numbers typed since one came here: they stay in view until one leaves."""
        return masking.numbers(self.text, self._least) - self._found_here if self.has_focus else frozenset()

    def covers(self) -> Set[str]:
        """The numbers in here that are covered now, as their digits."""
        there = masking.numbers(self.text, self._least) if self.veil and self.veil.down else frozenset()
        return there - self._typed_now()

    def align(self, label_width: int) -> None:
        """Begin the value in this column, with the fields around."""
        if label_width != self.label_width:
            self.label_width = label_width
            self.redraw()

    def draw(self, width: int) -> list[Line]:
        room = self._room(width)
        values = [self._value(row) for row in self._rows(width)]
        values += [[] for _ in range(self.lines - len(values))]
        below: list[Line] = []
        for text, style in ((self.proof, "proof"), (self.trouble, "attention")):
            taken = sum(cells(run) for _, run in values[-1])
            column = max(_PROOF_COLUMN, taken + 2)
            if text and not below and column + cells(text) <= room:
                values[-1] = [*values[-1], ("value", " " * (column - taken)), (style, text)]
            elif text:
                below += [[(style, text[row.start : row.end])] for row in broken(text, room)]
        margin = ("value", " " * self.label_width)
        return [[*self._label(), *values[0]], *([margin, *line] for line in (*values[1:], *below))]

    def _room(self, width: int) -> int:
        return max(10, width - self.label_width)

    def _rows(self, width: int) -> list[Row]:
        if self._broken_for != (self.text, width):
            self._broken, self._broken_for = broken(self.text, self._room(width) - 1), (self.text, width)
        return self._broken

    def _label(self) -> list[Run]:
        label = ("> " if self.has_focus else "  ") + self.label
        return [
            ("here" if self.has_focus else "label", label),
            ("value", " " * (self.label_width - cells(label))),
        ]

    def _value(self, row: Row) -> list[Run]:
        text, at = self.text, self._at
        typing = self.has_focus and not self.locked
        if not text:
            return [("caret", " "), ("blank", _BLANK[1:])] if typing else [("blank", _BLANK)]
        in_this_row = row.start <= at <= row.end and row == self._row()
        if not typing or not in_this_row:
            return [("value", text[row.start : row.end])]
        to = after(text, at) if at < row.end else at
        return [("value", text[row.start : at]), ("caret", text[at:to] or " "), ("value", text[to : row.end])]

    def caret(self) -> Offset:
        rows = self._rows(self.size.width)
        at = row_of(rows, self._at)
        return Offset(self.label_width + cells(self.text[rows[at].start : self._at]), at)

    def place_caret(self) -> None:
        super().place_caret()
        row = self.caret().y
        if self.has_focus and row != self._caret_row:
            self.post_message(self.Shifted(self))
        self._caret_row = row

    def _row(self) -> Row:
        rows = self._rows(self.size.width)
        return rows[row_of(rows, self._at)]

    def _end_of_row(self) -> int:
        row = self._row()
        goes_on = row.end < len(self.text) and self.text[row.end] != "\n"
        return before(self.text, row.end) if goes_on else row.end

    def watch_has_focus(self, focused: bool) -> None:
        if focused:
            self._found_here = masking.numbers(self.text, self._least)
        super().watch_has_focus(focused)
        self.post_message(self.Arrived(self) if focused else self.Left(self))

    def on_key(self, event: events.Key) -> None:
        if event.key in _HARMLESS:
            event.stop()
        elif event.is_printable and event.character:
            event.stop()
            self.insert(event.character)
        elif event.key in self._keys and self._keys[event.key]():
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        pasted = clean_text(event.text).replace("\t", "    ")
        self.insert(pasted if self.lines > 1 else " ".join(pasted.split("\n")))

    def insert(self, text: str) -> None:
        """Put ``text`` where the caret stands, as if it were typed."""
        if "\ufffd" in text:
            self.post_message(self.Garbled())
        self._replace(self._at, self._end_of_gap(), text)

    def insert_phrase(self, text: str, *, on_own_line: bool = False, instead: bool = False) -> None:
        """Put a phrase where the caret stands, and the caret on its first gap: typing fills it.

        ``instead`` puts it in place of all that stands here.
        """
        if on_own_line and self._row() != Row(self._at, self._at):
            text = f"\n{text}"
        start, end = (0, len(self.text)) if instead else (self._at, self._at)
        self._replace(start, end, text)
        gap = text.find(GAP)
        if gap >= 0:
            self._go(start + gap)

    def _end_of_gap(self) -> int:
        """Where the gap ends that begins at the caret; what is typed there takes its place."""
        end = self._at
        while self.text[end : end + 1] == GAP and self.text[self._at - 1 : self._at] != GAP:
            end += 1
        return end

    def _to_next_gap(self) -> bool:
        at = self.text.find(GAP, self._end_of_gap())
        return at >= 0 and self._go(at)

    def _replace(self, start: int, end: int, text: str) -> bool:
        if not self.locked and (start != end or text):
            after = self.text[:start] + text + self.text[end:]
            if self.covers() - masking.numbers(after, self._least):
                self.post_message(self.Covered(self))
                return True
            self.text = after
            self._at = start + len(text)
            if self._keep is not None:
                self._keep(self)
            self.redraw()
            self.post_message(self.Edited(self, self.text))
        return True

    def _go(self, at: int) -> bool:
        self._at = at
        self.redraw()
        return True

    def _enter(self) -> bool:
        if self.lines > 1:
            return self._replace(self._at, self._at, "\n")
        self.post_message(self.Entered(self))
        return True

    def _walk(self, direction: int) -> bool:
        self.post_message(self.Walked(self, direction))
        return True

    def _up_or_down(self, by: int) -> bool:
        rows = self._rows(self.size.width)
        here = row_of(rows, self._at)
        to = max(0, min(len(rows) - 1, here + by))
        if to == here:
            return False
        column = cells(self.text[rows[here].start : self._at])
        return self._go(index_at(self.text, rows[to], column))
