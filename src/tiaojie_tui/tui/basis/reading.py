"""What the provision one stands on says, in plain words to read aloud."""

from tiaojie_tui.casework.citations import AsOf, Choice, paragraphs
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.drawn import Drawn, Line
from tiaojie_tui.tui.widgets.rows import broken, pad

_LABEL = 18
_HEIGHT, _TALL = 7, 17
"""Lines; on a tall terminal the official words have room below the gist."""
_TALL_TERMINAL = 36


class Reading(Drawn):
    """Title, gist, a sentence for the parties, why it is offered, the official words if there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.styles.height = self._room = _HEIGHT
        self._choice: Choice | None = None
        self._as_of: AsOf | None = None

    def show(self, choice: Choice | None, as_of: AsOf) -> None:
        """Say this of a line of the list; ``None`` where the list is empty."""
        self._choice, self._as_of = choice, as_of
        self.redraw()

    def fit(self, terminal: int) -> None:
        """Take the height that a terminal of so many lines allows; the list keeps the rest."""
        self.styles.height = self._room = _TALL if terminal >= _TALL_TERMINAL else _HEIGHT

    def draw(self, width: int) -> list[Line]:
        if self._choice is None or self._as_of is None:
            return [[] for _ in range(self._room)]
        citation = self._choice.citation
        full = f"《{citation.law.strip('《》')}》{citation.article}"
        lines: list[Line] = [[("faint", "- " * (width // 2))]]
        lines += [[("bar", " " + full[row.start : row.end])] for row in broken(full, width - 1)]
        for label, text in paragraphs(self._choice, self._as_of):
            lines += _paragraph(label, sentence(text), width)
        return [*lines, *[[]] * self._room][: self._room]


def _paragraph(label: str, text: str, width: int) -> list[Line]:
    style = "attention" if label in ("注意", "请核对") else "value"
    head = f" {label}"
    margin = " " * _LABEL
    rows = [text[row.start : row.end] for row in broken(text, width - _LABEL)]
    first: Line = [("label", pad(head, _LABEL)), (style, rows[0])]
    return [first, *([("value", margin), (style, row)] for row in rows[1:])]
