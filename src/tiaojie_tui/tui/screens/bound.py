"""整卷: what was bound, what it still lacks, and on which pages each paper stands; F9 prints or saves it."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding

from tiaojie_tui.casework.binding import Bound
from tiaojie_tui.tui.screens.side import SideScreen
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.drawn import Run
from tiaojie_tui.tui.widgets.rows import cells
from tiaojie_tui.tui.widgets.sheet import SheetLine, wrapped

_NAMES = 40
"""Cells for the names of the papers."""


class BoundScreen(SideScreen):
    """``go_on`` asks how it is printed, or where it is put."""

    BINDINGS: ClassVar = [
        Binding("f9", "go_on", "打印", id="bound.print", tooltip="打印整卷，或者存成文件"),
    ]

    def __init__(self, made: Bound, go_on: Callable[[], None]) -> None:
        super().__init__()
        self._made = made
        self._go_on = go_on

    def on_mount(self) -> None:
        self.say_heading(
            "整卷", f"{len(self._made.files)} 份文书，{self._made.pages} 页   {self._made.number}"
        )
        self.say_keys(("上下", "一行行看"), ("F9", "打印，存成文件"))
        self.show(self._page)

    def _page(self, width: int) -> Sequence[SheetLine]:
        return [SheetLine(line) for line in _lines(self._made, width)]

    def action_go_on(self) -> None:
        self._go_on()


def _lines(made: Bound, width: int) -> Iterator[list[Run]]:
    if made.remarks:
        yield from wrapped(
            [("bar", "装订好了，可是有几处不全。可以先印，用笔补上；也可以按 Esc 回去填：")], width
        )
        for remark in made.remarks:
            yield from wrapped([("attention", f"  {sentence(remark)}")], width, hanging=4)
    else:
        yield from wrapped([("bar", "装订好了，现在要的文书都齐了。")], width)
    yield []
    yield [("bar", "卷内目录")]
    for number, row in enumerate(made.contents, 1):
        name = f"{number:>4}  {sentence(row.name)}"
        yield from wrapped([("value", name), ("proof", _pages(name, row.first_page, row.last_page))], width)


def _pages(name: str, first: int | None, last: int | None) -> str:
    several = f"-{last}" if last != first else ""
    return f"{' ' * max(2, _NAMES - cells(name))}第 {first}{several} 页"
