"""A page of text over the lower part of the screen: help for a field, a long problem."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from tiaojie_tui.tui.dialogs.dialog import Dialog
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import Lines
from tiaojie_tui.tui.widgets.boxes import Stack


class HelpPage(Dialog[None]):
    """Says something and waits for any of the keys that close it."""

    BINDINGS: ClassVar = [Binding("enter,f1", "leave", "知道了", id="help.leave", tooltip="回到原来的地方")]

    def __init__(self, heading: str, *paragraphs: str) -> None:
        super().__init__()
        self._heading = heading
        self._paragraphs = [paragraph for paragraph in paragraphs if paragraph]

    def compose(self) -> ComposeResult:
        with Stack(classes="panel"):
            yield self.rule()
            yield Lines(sentence(self._heading), "here", indent=1)
            for paragraph in self._paragraphs:
                yield Lines()
                yield Lines(sentence(paragraph), indent=2)
            yield Lines()
            yield self.hints(("回车", "知道了"))
