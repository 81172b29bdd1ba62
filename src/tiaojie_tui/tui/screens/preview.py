"""A paper as it will be printed, gaps and 草稿 standing out; F9 prints it."""

import re
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding

from tiaojie_tui.casework import papers
from tiaojie_tui.store.cases import Stored
from tiaojie_tui.tui.screens.side import SideScreen
from tiaojie_tui.tui.widgets.drawn import Run
from tiaojie_tui.tui.widgets.sheet import SheetLine

_STANDS_OUT = re.compile("(＿＿|^ *草 ?稿.*$)")
_WIDEST = 96
"""Cells; a longer line is harder to read than two."""

Save = Callable[[], Awaitable[bool]]
Look = Callable[[int], list[str]]
"""The lines of a paper for a width in cells."""


class PreviewScreen(SideScreen):
    """A paper of the case as it stands on screen, or as it stood on another day.

    ``save`` brings what is on screen into the database, from which it is printed; without it the paper
    is only looked at. ``paper`` is the name by which it is made, ``at`` which of several it is; ``look``
    gives its lines.
    """

    BINDINGS: ClassVar = [
        Binding("f9", "print", "打印", id="preview.print", tooltip="打印，或者存成 Word 文件"),
        Binding("f5", "back", "回去", id="preview.back", tooltip="回到刚才的地方"),
    ]

    def __init__(
        self,
        stored: Stored,
        save: Save | None = None,
        *,
        name: str = "协议书",
        paper: str = papers.AGREEMENT,
        at: int = 0,
        look: Look | None = None,
    ) -> None:
        super().__init__()
        self._stored = stored
        self._save = save
        self._heading_name = name
        self._paper = paper
        self._at = at
        self._look = look or partial(papers.look, stored)

    def on_mount(self) -> None:
        self.say_heading(self._heading_name, f"{self._stored.case.number}   {self._stage()}")
        prints = [("F9", "打印")] if self._save else []
        self.say_keys(("上下", "一行行看"), ("PgUp PgDn", "翻页"), *prints)
        self.show(self._page)

    def _stage(self) -> str:
        if self._paper != papers.AGREEMENT:
            return "空着的地方印成＿＿"
        frozen = self._stored.frozen
        return f"定稿（第{frozen.version}稿）" if frozen else "草稿，空着的地方印成＿＿"

    def _page(self, width: int) -> Sequence[SheetLine]:
        return [SheetLine(_runs(line)) for line in self._look(min(width, _WIDEST))]

    def action_print(self) -> None:
        if self._save:
            # Imported here: looking needs no printer.
            from tiaojie_tui.tui.printing import acts
            from tiaojie_tui.tui.printing.place import Place

            number = self._stored.case.number or ""
            acts.begin(Place(self.app, number, self._paper, self._save, self._at))


def _runs(line: str) -> list[Run]:
    parts = _STANDS_OUT.split(line)
    return [("attention" if at % 2 else "value", part) for at, part in enumerate(parts) if part]
