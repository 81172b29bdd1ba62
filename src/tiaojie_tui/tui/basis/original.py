"""The official words of one article, whole, on a page of their own."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding

from tiaojie_tui.casework.citations import AsOf, Choice, paragraphs
from tiaojie_tui.casework.statutes import Official
from tiaojie_tui.domain.plain import plain
from tiaojie_tui.tui.screens.side import SideScreen
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.drawn import Run
from tiaojie_tui.tui.widgets.sheet import SheetLine, wrapped

_WIDEST = 96
"""Cells; a longer line is harder to read than two."""
_INDENT = "　　"
_NOT_IMPORTED = "原文还没有导入。请管理员从国家法律法规数据库下载，用 tiaojie laws import 导入。"


class OriginalScreen(SideScreen):
    """An article as the law says it, with its chapter and version; without the text, what the index says."""

    BINDINGS: ClassVar = [Binding("f6", "back", "回去", id="original.back", tooltip="回到刚才的地方")]

    def __init__(self, choice: Choice, as_of: AsOf) -> None:
        super().__init__()
        self._choice = choice
        self._as_of = as_of

    def on_mount(self) -> None:
        self.say_heading("看原文" if self._choice.official else "看要点", sentence(self._choice.name))
        self.say_keys(("上下", "一行行看"), ("PgUp PgDn", "翻页"))
        self.show(self._page)

    def _page(self, width: int) -> Sequence[SheetLine]:
        official = self._choice.official
        parts = _official(official) if official else _gist(self._choice, self._as_of)
        return [
            SheetLine(line) for part in parts for line in [*wrapped(part, min(width, _WIDEST)), list[Run]()]
        ]


def _official(official: Official) -> Iterator[list[Run]]:
    yield [("bar", f"《{plain(official.standing.version.title)}》")]
    if official.article.headings:
        yield [("proof", plain("　".join(official.article.headings)))]
    first, *others = official.article.paragraphs or ("",)
    yield [("bar", f"{_INDENT}{official.article.name}"), ("value", f"　{plain(first)}")]
    for paragraph in others:
        yield [("value", _INDENT + plain(paragraph))]
    yield [("value" if official.standing.in_force else "attention", sentence(official.standing.said))]


def _gist(choice: Choice, as_of: AsOf) -> Iterator[list[Run]]:
    yield [("bar", f"《{plain(choice.citation.law)}》{plain(choice.citation.article)}")]
    for label, text in paragraphs(choice, as_of):
        yield [("label", f"{label}　"), ("value", sentence(text))]
    yield [("attention", _NOT_IMPORTED)]
