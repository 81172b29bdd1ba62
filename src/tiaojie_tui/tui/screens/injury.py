"""赔偿计算: every item with its sum, how it came about and its basis, to be read aloud to both sides."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding

from tiaojie_tui.casework import claim
from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.casework.injury import Computed, computed
from tiaojie_tui.domain import paths
from tiaojie_tui.domain.injury.calculation import Line
from tiaojie_tui.domain.injury.item import Item
from tiaojie_tui.domain.money import capitals, figures
from tiaojie_tui.tui.dialogs.pick_list import Pick, PickList
from tiaojie_tui.tui.screens.side import SideScreen
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.drawn import Run
from tiaojie_tui.tui.widgets.rows import cells
from tiaojie_tui.tui.widgets.sheet import Sheet, SheetLine, wrapped

_NAMES, _SUMS = 20, 13
"""Cells for the name of an item, and for its sum."""
_SAID = _NAMES + _SUMS + 2
"""Where it begins what is said of it."""

Go = Callable[[str], Awaitable[None]]
"""Goes to a field by its path."""


class InjuryScreen(SideScreen):
    """The calculation of each injured person. Enter goes to what a line is made of, F6 takes the sum over."""

    BINDINGS: ClassVar = [
        Binding("f6", "claim", "写进条款", id="injury.claim", tooltip="把还应付的数写进一条付款条款"),
    ]

    def __init__(self, editing: Editing, *, go: Go, changed: Callable[[], None]) -> None:
        super().__init__()
        self._editing = editing
        self._go = go
        self._changed = changed
        self._computed: tuple[Computed, ...] = ()

    def on_mount(self) -> None:
        self._computed = computed(self._editing.case, self.app.today)
        self.say_heading("赔偿计算", "一项一项念给双方听，对得上票据和鉴定再算数")
        self.say_keys(("上下", "一项项看"), ("回车", "去改这一项"), ("F6", "把还应付的写进条款"))
        self.show(self._page, self._start())

    def _start(self) -> str:
        """The first line of the person whose inputs one comes from."""
        here = f"{self._editing.place.path}/"
        one = next((one for one in self._computed if here.startswith(f"{one.at}/")), None)
        lines = _told(one, self.app.size.width) if one else ()
        return next((line.key for line in lines if line.key), "")

    def _page(self, width: int) -> Sequence[SheetLine]:
        if not self._computed:
            return [SheetLine([("value", "还没有赔偿计算。回到第3步，按 F2 选「赔偿计算」。")])]
        return [line for one in self._computed for line in _told(one, width)]

    # Acts

    @on(Sheet.Chosen)
    async def _chosen(self, event: Sheet.Chosen) -> None:
        self.app.pop_screen()
        await self._go(event.key.partition(" ")[0])

    def action_claim(self) -> None:
        one = next((one for one in self._computed if self.sheet.key.startswith(f"{one.at}/")), None)
        if self._editing.read_only is not None:
            self.tell(self._editing.read_only, "attention")
        elif one is None or not one.calculation.left:
            self.tell("没有还应付的数，不用写进条款。")
        elif one.unread:
            self.tell(f"有{one.unread}处写的没有读懂，没有算进去，改好再写进条款。", "attention")
        else:
            self._ask_where(one)

    def _ask_where(self, one: Computed) -> None:
        async def picked(values: tuple[str, ...] | None) -> None:
            if values:
                await self._claim(one, values[0])

        warned = "" if one.calculation.complete else "（还没算全）"
        title = f"{one.victim}还应得 {figures(one.calculation.left)} 元{warned}，写进哪一条"
        places = claim.places(self._editing.case)
        picks = [Pick(key, shown, "xj" if key == claim.NEW else "", told) for key, shown, told in places]
        self.app.push_screen(PickList(title, picks), picked)

    async def _claim(self, one: Computed, pick: str) -> None:
        case, path = claim.claimed(self._editing.case, one, pick)
        self._editing.change("取用赔偿数额", path, case)
        self._editing.pause()
        self._changed()
        self.app.pop_screen()
        await self._go(path)


def _told(one: Computed, width: int) -> Iterator[SheetLine]:
    yield SheetLine([("bar", f"{one.victim}的赔偿")])
    for item in one.calculation.items:
        yield from _lines(_item(item, width), one, item.field, item.name)
    yield SheetLine([])
    for line in one.calculation.lines:
        is_last = line is one.calculation.lines[-1]
        yield from _lines(_sum(line, is_last, width), one, line.field or "fault", line.label)
    if one.notes:
        yield SheetLine([])
    for note in one.notes:
        said: list[Run] = [("attention", "请核对："), ("value", sentence(note))]
        yield from (SheetLine(line) for line in wrapped(said, width, hanging=8))
    yield SheetLine([])


def _lines(lines: Sequence[list[Run]], one: Computed, field: str, name: str) -> Iterator[SheetLine]:
    """Lines that are one place to stand on; its key begins with the path that Enter goes to."""
    key = f"{paths.join(one.at, field)} {name}"
    yield from (SheetLine(line, key) for line in lines)


def _item(item: Item, width: int) -> list[list[Run]]:
    if item.sum is None:
        return _beside(item.name, "", [("attention", f"还缺：{'、'.join(item.missing)}")], width)
    worked: list[Run] = [("value", line) for line in item.worked]
    return _beside(item.name, figures(item.sum), [*worked, ("proof", item.basis)], width)


def _sum(line: Line, is_last: bool, width: int) -> list[list[Run]]:
    in_words = f"人民币{capitals(line.sum)}" if is_last else ""
    said: list[Run] = [("value", line.worked), ("value", in_words), ("proof", line.basis)]
    return _beside(line.label, figures(line.sum), said, width)


def _beside(name: str, fen: str, said: Sequence[Run], width: int) -> list[list[Run]]:
    """Name and sum in their columns, and what is said of them beside, one below the other."""
    blanks = max(1, _NAMES + _SUMS - 3 - cells(name) - cells(fen))
    head = f"{name}{' ' * blanks}{fen}{' 元' if fen else ''}"
    head += " " * max(2, _SAID - cells(head))
    lines = [(style, sentence(text)) for style, text in said if text] or [("value", "")]
    found: list[list[Run]] = []
    for run in lines:
        before: Run = ("value", " " * _SAID) if found else ("label", head)
        found += wrapped([before, run], width, hanging=_SAID)
    return found
