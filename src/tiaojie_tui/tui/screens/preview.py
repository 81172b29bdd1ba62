"""A paper as it will be printed, gaps and 草稿 standing out; F9 makes the file."""

import re
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding

from tiaojie_tui.casework import papers
from tiaojie_tui.casework.desk import Refused
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

    ``save`` brings what is on screen into the database, from which the file is made; without it the paper
    is only looked at. ``paper`` is the name by which it is made, ``look`` gives its lines.
    """

    BINDINGS: ClassVar = [
        Binding("f9", "write", "生成文书", id="preview.write", tooltip="做成 Word 文件，可以打印"),
        Binding("f5", "back", "回去", id="preview.back", tooltip="回到刚才的地方"),
    ]

    def __init__(
        self,
        stored: Stored,
        save: Save | None = None,
        *,
        name: str = "协议书",
        paper: str = papers.AGREEMENT,
        look: Look | None = None,
    ) -> None:
        super().__init__()
        self._stored = stored
        self._save = save
        self._heading_name = name
        self._paper = paper
        self._look = look or partial(papers.look, stored)

    def on_mount(self) -> None:
        self.say_heading(self._heading_name, f"{self._stored.case.number}   {self._stage()}")
        writes = [("F9", "生成文书")] if self._save else []
        self.say_keys(("上下", "一行行看"), ("PgUp PgDn", "翻页"), *writes)
        self.show(self._page)

    def _stage(self) -> str:
        if self._paper != papers.AGREEMENT:
            return "空着的地方印成＿＿"
        frozen = self._stored.frozen
        return f"定稿（第{frozen.version}稿）" if frozen else "草稿，空着的地方印成＿＿"

    def _page(self, width: int) -> Sequence[SheetLine]:
        return [SheetLine(_runs(line)) for line in self._look(min(width, _WIDEST))]

    def action_write(self) -> None:
        if self._save:
            self.tell("正在生成，请等一等。")
            self._write(self._save)

    @work(group="papers", exclusive=True)
    async def _write(self, save: Save) -> None:
        if not await save():
            self.tell("内容还没有存进数据库，请回去看下面的提示，存好再生成。", "attention")
            return
        try:
            number = self._stored.case.number or ""
            made: Path = await self.app.at_desk(papers.write_out, number, self._paper)
        except Refused as refused:
            self.tell(str(refused), "attention")
            return
        self.tell(f"已生成文书，打印用 Word 或 WPS 打开：{made}")


def _runs(line: str) -> list[Run]:
    parts = _STANDS_OUT.split(line)
    return [("attention" if at % 2 else "value", part) for at, part in enumerate(parts) if part]
