"""谁看过: who has opened this case and what they did with it."""

from collections.abc import Sequence

from textual import work

from tiaojie_tui.casework import viewers
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.viewers import Viewing
from tiaojie_tui.tui.screens.side import SideScreen
from tiaojie_tui.tui.widgets.rows import cells
from tiaojie_tui.tui.widgets.sheet import SheetLine

_NAME = "谁看过"


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
        widest = max((cells(one.who) for one in self._found), default=0)
        return [_line(one, widest) for one in self._found]


def _line(one: Viewing, widest: int) -> SheetLine:
    times = f"（{one.times}次）" if one.times > 1 else ""
    did = f"{one.did}{times}"
    return SheetLine(
        [
            ("label", f"{one.at:%Y-%m-%d %H:%M}   "),
            ("value", one.who + " " * (widest - cells(one.who) + 3)),
            ("attention" if one.refused else "value", did + " " * max(2, 20 - cells(did))),
            ("proof", one.device),
        ]
    )
