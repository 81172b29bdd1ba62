"""条款一览: each term in one row with its holes and what to mend; below, whether the court may confirm."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding

from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.domain import enforceability
from tiaojie_tui.domain.confirmation import BRING, Readiness, Reason
from tiaojie_tui.domain.enforceability import HOW, HOW_MUCH, WHAT, WHEN, WHO, WHOM, Part, TermRow
from tiaojie_tui.tui.screens.check import Standing
from tiaojie_tui.tui.screens.side import SideScreen
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.drawn import Run
from tiaojie_tui.tui.widgets.rows import broken, cells, clipped, pad
from tiaojie_tui.tui.widgets.sheet import Sheet, SheetLine, wrapped

_BLANK = "＿＿"
_NUMBER = 6
_WIDTHS = {WHO: 8, WHOM: 8, WHAT: 14, HOW_MUCH: 10, WHEN: 16, HOW: 8}
"""Cells of each column at 80; what a wider window has more goes to what is to be done."""
_NARROW = {WHO: 8, WHOM: 8, WHAT: 10, HOW_MUCH: 10, WHEN: 12}
"""In a window too narrow for all: how it is paid gives way, and what is missing there is said below."""
_GAP = 1
_MOST_ROWS = 4
_OF_WORDING = 2
"""Rows of a term's wording, unless another answer needs more."""
_INDENT = 6

Go = Callable[[str], Awaitable[None]]
"""Goes to the field at this path."""


class TermsScreen(SideScreen):
    """The agreement at a glance. ``standing`` is where one was before."""

    BINDINGS: ClassVar = [Binding("f12", "back", "回去", id="terms.back", tooltip="回到刚才的地方")]

    def __init__(self, editing: Editing, standing: Standing, *, go: Go) -> None:
        super().__init__()
        self._editing = editing
        self._standing = standing
        self._go = go
        self._paths: dict[str, str] = {}

    def on_mount(self) -> None:
        self._outlook = enforceability.look(self._editing.case, self.app.today, self._editing.tables)
        terms = self._outlook.terms
        clear = sum(term.enforceable for term in terms)
        about = (
            f"共 {len(terms)} 条，清楚 {clear} 条，要改 {len(terms) - clear} 条" if terms else "还没有条款"
        )
        self.say_heading("条款一览", about)
        self.say_keys(("上下", "移动"), ("回车", "去改"))
        self.show(self._page, self._nearest(self._standing.key))

    def _nearest(self, key: str) -> str:
        """The line one stood on; where it was mended and is gone, the row of its term."""
        there = {line.key for line in self._page(0)}
        return key if key in there else key.partition(" ")[0]

    def stood(self, key: str) -> None:
        self._standing.key = key

    @on(Sheet.Chosen)
    async def _chosen(self, event: Sheet.Chosen) -> None:
        path = self._paths[event.key]
        self.app.pop_screen()
        await self._go(path)

    def _page(self, width: int) -> Sequence[SheetLine]:
        self._paths.clear()
        return [*self._terms(width), *self._confirmation(self._outlook.confirmation, width)]

    def _place(self, name: str, path: str) -> str:
        """The key of a place from which Enter goes to ``path``."""
        self._paths[name] = path
        return name

    def _terms(self, width: int) -> Iterator[SheetLine]:
        columns = _columns(width)
        heads = [_cell("proof", label, wide) for label, wide in columns.items()]
        yield SheetLine([_cell("proof", "", _NUMBER - _GAP), *heads])
        for term in self._outlook.terms:
            key = self._place(f"{term.number}", term.path)
            for line in _row(term, columns):
                yield SheetLine(line, key)
            for reason in (*term.doubts, *_loose_holes(term)):
                yield from self._reason(reason, f"{term.number} {reason.path} {reason.rule}", width)
            yield SheetLine([])

    def _confirmation(self, ready: Readiness, width: int) -> Iterator[SheetLine]:
        style = "value" if ready.ready else "attention"
        yield SheetLine([("bar", "司法确认"), (style, f"   {ready.verdict}")])
        for reason in ready.reasons:
            yield from self._reason(reason, f"确认 {reason.path} {reason.rule}", width)
        for label, many in (("到哪里", ready.courts), ("要带上", BRING if ready.courts else ())):
            if not many:
                continue
            name = f"{label}  "
            runs: list[Run] = [("label", name), ("value", sentence("；".join(many)))]
            for line in wrapped(runs, width, hanging=cells(name)):
                yield SheetLine(line)

    def _reason(self, reason: Reason, name: str, width: int) -> Iterator[SheetLine]:
        key = self._place(name, reason.path)
        runs: list[Run] = [("label", " " * _INDENT), ("attention", sentence(reason.message))]
        for line in wrapped(runs, width, hanging=_INDENT):
            yield SheetLine(line, key)


def _columns(width: int) -> dict[str, int]:
    """The width of each column; what is left over makes the wording wider."""
    for columns in (_WIDTHS, _NARROW):
        used = _NUMBER + sum(columns.values()) + _GAP * (len(columns) - 1)
        if used <= width:
            break
    return columns | {WHAT: columns[WHAT] + max(0, width - used)}


def _cell(style: str, text: str, width: int) -> Run:
    """A text in its column, with the gap after it."""
    return style, pad(text, width + _GAP)


def _row(term: TermRow, columns: dict[str, int]) -> Iterator[list[Run]]:
    """The six answers side by side, each broken in its column; below the number whether all is clear."""
    parts = [part for part in term.parts if part.label in columns]
    pieces = [_broken(part, columns[part.label]) for part in parts]
    asked = [len(rows) for part, rows in zip(parts, pieces, strict=True) if part.label != WHAT]
    height = min(_MOST_ROWS, max(_OF_WORDING, *asked))
    verdict = ("value", "清楚") if term.enforceable else ("attention", "要改")
    heads = [("label", f"{term.number}"), verdict, *[("label", "")] * (height - 2)]
    for at, (style, head) in enumerate(heads):
        line = [_cell(style, head, _NUMBER - _GAP)]
        for part, rows in zip(parts, pieces, strict=True):
            width = columns[part.label]
            shown = rows[at] if at < len(rows) else ""
            if at == height - 1 and len(rows) > height:
                shown = clipped(shown + "..", width)
            line.append(_cell("attention" if part.hole else "value", shown, width))
        yield line


def _broken(part: Part, width: int) -> list[str]:
    text = _BLANK if part.hole else sentence(part.text)
    return [text[row.start : row.end] for row in broken(text, width)]


def _loose_holes(term: TermRow) -> Iterator[Reason]:
    """Holes of which no rule speaks: the paper shows them, and the court could do without."""
    told = {doubt.path for doubt in term.doubts}
    for part in term.parts:
        if part.hole and part.path not in told:
            yield Reason(f"「{part.label}」还空着，写明更好。", part.path)
