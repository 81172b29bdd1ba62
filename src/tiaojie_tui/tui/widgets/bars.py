"""Lines that only say something: one sentence, a rule across the screen, a few lines of text."""

from collections.abc import Sequence

from tiaojie_tui.tui.widgets.drawn import Drawn, Line, Run
from tiaojie_tui.tui.widgets.rows import broken, cells, clipped


class Lines(Drawn):
    """Lines of text in one style, broken at the width."""

    def __init__(
        self, text: str = "", style: str = "value", *, indent: int = 0, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._indent = indent
        self._text = text
        self._style_name = style

    def say(self, text: str, style: str | None = None) -> None:
        """Show another text."""
        self._text, self._style_name = text, style or self._style_name
        self.redraw()

    @property
    def text(self) -> str:
        return self._text

    def draw(self, width: int) -> list[Line]:
        rows = broken(self._text, width - 2 * self._indent)
        margin = " " * self._indent
        return [[(self._style_name, margin + self._text[row.start : row.end])] for row in rows]


class OneLine(Drawn):
    """One line of runs; what does not fit is clipped."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._runs: Line = ()
        self._shorter: Line = ()

    def say(self, *runs: Run, shorter: Line = ()) -> None:
        """Show other runs; ``shorter`` ones where these find no room."""
        self._runs, self._shorter = runs, shorter
        self.redraw()

    def fitted(self, width: int) -> Line:
        """The runs to show in this width."""
        wide = sum(cells(text) for _, text in self._runs)
        return self._shorter if self._shorter and wide > width else self._runs

    def draw(self, width: int) -> list[Line]:
        line, room = [], width
        for style, text in self.fitted(width):
            text = clipped(self.cover(text), room)
            line.append((style, text))
            room -= cells(text)
        return [line]


class KeyLine(OneLine):
    """The keys that act here, and what each does; those without room are left to the menu."""

    def say_keys(self, *hints: tuple[str, str]) -> None:
        """Show other keys."""
        self._hints = hints
        self.redraw()

    def fitted(self, width: int) -> Line:
        *shown, (style, last) = [("value", " "), *keys(*fitting(self._hints, width - 1))]
        return [*shown, (style, last.rstrip())]

    _hints: Sequence[tuple[str, str]] = ()


class Rule(Drawn):
    """A thin line across, which may carry a word at its end."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._word = ""

    def say(self, word: str) -> None:
        """Put this word at the end of the line."""
        self._word = word
        self.redraw()

    def draw(self, width: int) -> list[Line]:
        word = f" {self._word} " if self._word else ""
        return [[("faint", "-" * (width - cells(word) - 2)), ("attention", word), ("faint", "--")]]


def keys(*hints: tuple[str, str]) -> list[Run]:
    """The runs of a line of key hints: the key stands out, what it does follows."""
    return [run for key, act in hints for run in (("here", key), ("value", f" {act}  "))]


_LEFT_OUT_FIRST = ("F10", "F7 F8", "F5", "F4", "PgUp PgDn", "数字", "上下", "F6", "F1")
"""Keys that stand in the menu or work without being named, in the order in which they give way."""


def fitting(hints: Sequence[tuple[str, str]], width: int) -> list[tuple[str, str]]:
    """The hints that find room in one line; what everybody knows by heart goes first."""
    left = list(hints)
    for key in _LEFT_OUT_FIRST:
        if sum(cells(text) for _, text in keys(*left)) <= width + 2:
            break
        left = [hint for hint in left if hint[0] != key]
    return left
