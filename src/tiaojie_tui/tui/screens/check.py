"""核对: the whole case on one sheet, from the schema; Enter goes to a field, F6 lets a warning pass."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding

from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.domain import checklist
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.checklist import CardRow, FieldRow, Remark, Row, StepRow
from tiaojie_tui.domain.problems import Severity
from tiaojie_tui.domain.steps import STEPS
from tiaojie_tui.tui.dialogs.reason import Reason
from tiaojie_tui.tui.screens.side import SideScreen
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.drawn import Run
from tiaojie_tui.tui.widgets.rows import cells
from tiaojie_tui.tui.widgets.sheet import Sheet, SheetLine, wrapped

_BLANK = "＿＿"
_LABELS = 24
"""Cells for the labels; a longer one pushes its value on."""
_CLIPPED_AT = 44
"""Characters of a value that are shown; of a longer one the length is said."""

_WHY = ("为什么可以放过？理由会记在案件里", "写上理由才能放过，如 老人没有电话，由儿子代接。")
_DONE = ("做了什么？写下来才能放过，会记在案件里", "写上做了什么才能放过，如 已报告派出所，民警到场。")
"""What is asked before a warning is passed and before an alert is, with an example of an answer."""

Go = Callable[[str, str], Awaitable[None]]
"""Goes to a field: the key of its step, and its path."""


@dataclass
class Standing:
    """Where one is on the check list, kept while one is away to mend something."""

    key: str = ""
    only_open: bool = False


class CheckScreen(SideScreen):
    """Every field with its value and what is wrong with it. ``standing`` is where one was before."""

    BINDINGS: ClassVar = [
        Binding("f3", "narrow", "只看没填的", id="check.narrow", tooltip="只看没填和有问题的，再按看全部"),
        Binding("f6", "let_pass", "放过", id="check.pass", tooltip="写明理由，放过这条提醒，或收回"),
        Binding("f12", "back", "回去", id="check.back", tooltip="回到刚才的地方"),
    ]

    def __init__(self, editing: Editing, standing: Standing, *, go: Go, changed: Callable[[], None]) -> None:
        super().__init__()
        self._editing = editing
        self._standing = standing
        self._go = go
        self._changed = changed
        self._rows: dict[str, Row] = {}

    def on_mount(self) -> None:
        self._refill()

    def _refill(self) -> None:
        whole = checklist.rows(self._editing.case, self.app.today, self._editing.tables)
        rows = checklist.only_open(whole) if self._standing.only_open else whole
        self._rows = _by_key(rows)
        holes = sum(isinstance(row, FieldRow) and row.wanted and not row.text for row in whole)
        said = sum(isinstance(row, Remark) and row.reason is None for row in whole)
        filtered = "只看没填和有问题的" if self._standing.only_open else "全部"
        self.say_heading("核对全案", f"{filtered}   没填 {holes} 处，问题 {said} 个")
        self.show(self._page, self._nearest(self._standing.key))

    def _nearest(self, key: str) -> str:
        """The line one stood on; where it has gone, the one of the same field."""
        path = key.partition(" ")[0]
        same = [other for other in self._rows if other == key or other.partition(" ")[0] == path]
        return key if key in self._rows else next(iter(same), "")

    def _page(self, width: int) -> Sequence[SheetLine]:
        if not self._rows:
            return [SheetLine([]), SheetLine([("value", "都填好了，没有问题。按 F3 看全部，按 Esc 回去。")])]
        return [line for key, row in self._rows.items() for line in _lines(key, row, width)]

    # Acts

    def stood(self, key: str) -> None:
        self._standing.key = key
        row = self._rows.get(key)
        hints = [("回车", "去改")] if row else []
        if isinstance(row, Remark) and row.problem.may_pass:
            hints.append(("F6", "收回" if row.reason else "放过"))
        self.say_keys(*hints, ("F3", "看全部" if self._standing.only_open else "只看没填和有问题的"))

    @on(Sheet.Chosen)
    async def _chosen(self, event: Sheet.Chosen) -> None:
        step = ""
        for key, row in self._rows.items():
            if isinstance(row, StepRow):
                step = row.step.key
            elif key == event.key and not isinstance(row, CardRow):
                self.app.pop_screen()
                await self._go(step, row.path)

    def action_narrow(self) -> None:
        self._standing.only_open = not self._standing.only_open
        self.tell("")
        self._refill()

    def action_let_pass(self) -> None:
        row = self._rows.get(self.sheet.key)
        if not isinstance(row, Remark):
            self.tell("先用上下键停在要放过的「提醒」那一行，再按 F6。")
        elif not row.problem.may_pass:
            self.tell("这一条不能放过，办好才能定稿、生效。按回车去办。")
        elif self._editing.read_only is not None:
            self.tell(self._editing.read_only, "attention")
        elif row.reason is not None:
            self._change("收回放过的提醒", row, checklist.taken_back(self._editing.case, row.problem))
            self.tell("已收回，这条提醒又算数了。")
        else:
            self._ask_why(row)

    def _ask_why(self, row: Remark) -> None:
        def answered(reason: str | None) -> None:
            if reason:
                self._change("放过提醒", row, checklist.passing(self._editing.case, row.problem, reason))
                self.tell("已放过，理由记在案件里。再按 F6 可以收回。")

        question, example = _DONE if row.problem.severity is Severity.ALERT else _WHY
        self.app.push_screen(Reason(question, example, about=row.problem.message), answered)

    def _change(self, label: str, row: Remark, case: Case) -> None:
        self._editing.change(label, row.path, case)
        self._editing.pause()
        self._refill()
        self._changed()


def _by_key(rows: Sequence[Row]) -> dict[str, Row]:
    """Each row by a name that stays the same while the rows around it come and go."""
    found: dict[str, Row] = {}
    for row in rows:
        name = f" {len(found)}"
        if isinstance(row, FieldRow):
            name = f"{row.path} {row.label}"
        elif isinstance(row, Remark):
            name = f"{row.path} {row.problem.rule}"
        while name in found:
            name += " again"
        found[name] = row
    return found


def _lines(key: str, row: Row, width: int) -> list[SheetLine]:
    if isinstance(row, StepRow):
        return [SheetLine([]), SheetLine(_step_line(row))]
    if isinstance(row, CardRow):
        return [SheetLine([("value", f"  {row.title}")])]
    lines = wrapped(_field(row), width, hanging=_LABELS) if isinstance(row, FieldRow) else _remark(row, width)
    return [SheetLine(line, key) for line in lines]


def _step_line(row: StepRow) -> list[Run]:
    number = STEPS.index(row.step) + 1
    places = row.state.open_places
    return [
        ("bar", f"{number} {row.step.label}"),
        ("attention", f"   {places}处待补") if places else ("proof", f"   {row.state.state.value}"),
    ]


def _field(row: FieldRow) -> list[Run]:
    label = f"    {row.label}"
    label += " " * max(2, _LABELS - cells(label))
    if not row.text:
        return [("label", label), ("attention" if row.wanted else "faint", _BLANK)]
    text = row.text.replace("\n", " / ")
    if len(text) > _CLIPPED_AT:
        return [("label", label), ("value", text[:_CLIPPED_AT] + ".."), ("proof", f"（共{len(row.text)}字）")]
    return [("label", label), ("value", text)]


def _remark(row: Remark, width: int) -> list[list[Run]]:
    weight = f"    {row.problem.weight}："
    heavy = row.problem.severity in (Severity.BLOCK, Severity.ALERT, Severity.WARN)
    style = "attention" if heavy and row.reason is None else "proof"
    runs = [("label", weight), (style, sentence(row.problem.message))]
    if row.reason is not None:
        runs.append(("proof", f"（已放过，理由：{row.reason}）"))
    return wrapped(runs, width, hanging=cells(weight))
