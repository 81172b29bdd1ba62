"""谁看过: who has opened a case and what they did with it; 异常查阅: what looks unusual in a month."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import ClassVar

from textual import work
from textual.binding import Binding

from tiaojie_tui.casework import audit, viewers
from tiaojie_tui.casework.audit import Unusual
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.viewers import Viewing
from tiaojie_tui.tui.screens.side import SideScreen
from tiaojie_tui.tui.widgets.drawn import Line
from tiaojie_tui.tui.widgets.rows import cells, pad
from tiaojie_tui.tui.widgets.sheet import SheetLine, wrapped

_NAME = "谁看过"
_GAP = 3


class ViewersScreen(SideScreen):
    """A list to read, the last visit first."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self._number = number
        self._found: list[Viewing] = []

    def on_mount(self) -> None:
        self.say_heading(_NAME, self._number)
        self.say_keys(("上下", "一行行看"), ("PgUp PgDn", "翻页"))
        self.show(self._page)
        self._load()

    @work(group="viewers", exclusive=True)
    async def _load(self) -> None:
        try:
            self._found = await self.app.at_desk(viewers.of_case, self._number)
        except Refused as refused:
            self.tell(str(refused), "attention")
            return
        people = len({one.who for one in self._found})
        self.say_heading(_NAME, f"{self._number}   {people} 个人，新的在前")
        self.show(self._page)

    def _page(self, width: int) -> Sequence[SheetLine]:
        who, did = _column(one.who for one in self._found), _column(one.said for one in self._found)
        return [SheetLine(line) for one in self._found for line in _lines(one, who, did, width)]


def _lines(one: Viewing, who: int, did: int, width: int) -> Sequence[Line]:
    when, name = f"{one.at:%Y-%m-%d %H:%M}   ", pad(one.who, who)
    runs = [
        ("label", when),
        ("value", name),
        ("attention" if one.refused else "value", pad(one.said, did)),
        ("proof", one.device),
    ]
    return wrapped(runs, width, hanging=cells(when + name))


def _column(texts: Iterable[str]) -> int:
    """How wide a column of these is, with the gap after it: cells."""
    return max(map(cells, texts), default=0) + _GAP


class UnusualScreen(SideScreen):
    """What somebody should ask about, a month at a time; for heads of committees and the judicial office."""

    BINDINGS: ClassVar = [
        Binding("f7", "month(-1)", "上个月", id="unusual.back", tooltip="看上一个月"),
        Binding("f8", "month(1)", "下个月", id="unusual.on", tooltip="看下一个月"),
    ]

    def on_mount(self) -> None:
        self._month = self.app.today.replace(day=1)
        self._found: list[Unusual] = []
        self.say_keys(("上下", "一行行看"), ("F7 F8", "上下月"))
        self._load()

    def action_month(self, by: int) -> None:
        other = self._month + timedelta(days=32 if by > 0 else -1)
        self._month = other.replace(day=1)
        self._load()

    @work(group="unusual", exclusive=True)
    async def _load(self) -> None:
        try:
            self._found = await self.app.at_desk(audit.unusual, self._month)
        except Refused as refused:
            self._found = []
            self.tell(str(refused), "attention")
        self.say_heading("异常查阅", f"{self._month.year}年{self._month.month}月")
        self.show(self._page)

    def _page(self, width: int) -> Sequence[SheetLine]:
        if not self._found:
            return [SheetLine([("value", "这个月没有。")])]
        who = _column(one.who for one in self._found)
        lines = []
        for one in self._found:
            name = pad(one.who, who)
            told = f"{one.day:%m-%d}   "
            runs = [("label", told), ("value", name), ("value", one.said)]
            lines += [SheetLine(line) for line in wrapped(runs, width, hanging=cells(told + name))]
        return lines
