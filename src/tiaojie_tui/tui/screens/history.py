"""修改记录: what was done to a case, newest first, and the case as it was then."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.binding import Binding

from tiaojie_tui.casework import history
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.history import Change
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.differing import Differing, differing, narrowed
from tiaojie_tui.store.cases import Stored
from tiaojie_tui.tui.screens.preview import PreviewScreen
from tiaojie_tui.tui.screens.side import SideScreen
from tiaojie_tui.tui.widgets.drawn import Run
from tiaojie_tui.tui.widgets.rows import cells, pad
from tiaojie_tui.tui.widgets.sheet import Sheet, SheetLine, wrapped

_NOTHING = "（空）"


class HistoryScreen(SideScreen):
    """All changes of one case. Enter shows what one of them changed."""

    def __init__(self, stored: Stored) -> None:
        super().__init__()
        self._stored = stored
        self._changes: list[Change] = []

    def on_mount(self) -> None:
        self.say_heading("修改记录", f"{self._stored.case.number}")
        self.say_keys(("上下", "移动"), ("回车", "看改了什么"))
        self.show(lambda width: [])
        self._load()

    @work(group="history", exclusive=True)
    async def _load(self) -> None:
        try:
            self._changes = await self.app.at_desk(history.changes, self._stored.case.number or "")
        except Refused as refused:
            self.tell(str(refused), "attention")
            return
        self.say_heading("修改记录", f"{self._stored.case.number}   共 {len(self._changes)} 次，新的在前")
        self.show(self._page)

    def _page(self, width: int) -> Sequence[SheetLine]:
        by_width = max((cells(change.by) for change in self._changes), default=0)
        return [SheetLine(_told(change, by_width), str(change.last)) for change in self._changes]

    @on(Sheet.Chosen)
    async def _chosen(self, event: Sheet.Chosen) -> None:
        change = next(change for change in self._changes if str(change.last) == event.key)
        try:
            before, after = await self.app.at_desk(
                history.before_and_after, self._stored.case.number or "", change
            )
        except Refused as refused:
            self.tell(str(refused), "attention")
            return
        self.app.push_screen(ChangeScreen(self._stored, change, before, after))


class ChangeScreen(SideScreen):
    """What one change changed, field by field. F5 shows the paper as it was after it."""

    BINDINGS: ClassVar = [
        Binding("f5", "paper", "看那天的协议书", id="change.paper", tooltip="改完那时候的协议书"),
    ]

    def __init__(self, stored: Stored, change: Change, before: Case, after: Case) -> None:
        super().__init__()
        self._stored = stored
        self._change = change
        self._after = after
        self._differing = differing(before, after)

    def on_mount(self) -> None:
        change = self._change
        self.say_heading("改了什么", f"{change.at:%Y-%m-%d %H:%M}   {change.by}   {change.label}")
        self.say_keys(("上下", "一行行看"), ("F5", "看那时的协议书"))
        self.show(self._page)

    def _page(self, width: int) -> Sequence[SheetLine]:
        if not self._differing:
            return [SheetLine([("value", "案件内容没有改动。")])]
        return [SheetLine(line) for one in self._differing for line in _changed(one, width)]

    def action_paper(self) -> None:
        then = replace(self._stored, case=self._after, frozen=None, seal=None)
        self.app.push_screen(PreviewScreen(then, name=f"{self._change.at:%Y-%m-%d %H:%M} 的协议书"))


def _told(change: Change, by_width: int) -> list[Run]:
    times = change.last - change.first + 1
    by = pad(change.by, by_width)
    return [
        ("label", f"{change.at:%Y-%m-%d %H:%M}"),
        ("value", f"   {by}   {change.label}"),
        ("proof", f"   （存了{times}次）" if times > 1 else ""),
    ]


def _changed(one: Differing, width: int) -> Iterator[list[Run]]:
    """What was filled in or taken away needs one value, what was changed two."""
    if one.old and one.new:
        yield from both(one, width, ("原来", "改成"))
        return
    act = "填上" if one.new else "删去"
    label = f"  {act}  "
    yield [("bar", one.label)]
    yield from wrapped([("proof", label), ("value", one.new or one.old)], width, hanging=cells(label))


def both(one: Differing, width: int, names: tuple[str, str]) -> Iterator[list[Run]]:
    """A place with what stands there in the one case and in the other, one above the other."""
    yield [("bar", one.label)]
    head, old, new, tail = narrowed(one.old, one.new)
    for name, whole, middle in ((names[0], one.old, old), (names[1], one.new, new)):
        label = f"  {name}  "
        runs: list[Run] = [("proof", _NOTHING)]
        if whole:
            runs = [("value", head), ("attention", middle), ("value", tail)]
        yield from wrapped([("proof", label), *runs], width, hanging=cells(label))
