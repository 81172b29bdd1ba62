"""What is registered under a 校验码, to be read beside the sheet that bears it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding

from tiaojie_tui.casework.verifying import Verdict
from tiaojie_tui.tui.screens.side import SideScreen
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.drawn import Run
from tiaojie_tui.tui.widgets.sheet import SheetLine, wrapped

_WIDEST = 96
"""Cells; a longer line is harder to read than two."""


class VerdictScreen(SideScreen):
    """The verdict, then the registered words."""

    BINDINGS: ClassVar = [Binding("f6", "back", "回去", id="verdict.back", tooltip="回到案件列表")]

    def __init__(self, code: str, verdict: Verdict) -> None:
        super().__init__()
        self._code = code
        self._verdict = verdict

    def on_mount(self) -> None:
        self.say_heading("核验", f"校验码 {self._code}")
        self.say_keys(("上下", "一行行看"), ("PgUp PgDn", "翻页"))
        self.show(self._page)

    def _page(self, width: int) -> Sequence[SheetLine]:
        first, *others = self._verdict.sentences
        style = "here" if self._verdict.intact else "attention"
        room = min(width, _WIDEST)
        lines = [*wrapped([(style, sentence(first))], room), list[Run]()]
        for told in others:
            lines += wrapped([("value", sentence(told))], room)
        return [SheetLine(line) for line in lines]
