"""A heavy act: what it means, and a list of two whose first line does nothing."""

from textual import events, on
from textual.app import ComposeResult

from tiaojie_tui.domain.typed import clean_line
from tiaojie_tui.tui.dialogs.dialog import Dialog
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import Lines
from tiaojie_tui.tui.widgets.boxes import Stack
from tiaojie_tui.tui.widgets.field import EntryField
from tiaojie_tui.tui.widgets.quiet_list import QuietList
from tiaojie_tui.tui.widgets.row_list import Column, RowList

_WHY = "要写明理由，会和案件一起留下来。"


class Confirm(Dialog[str]):
    """Answers the reason where one is ``asked`` for, else the ``act`` itself; ``None`` for not now."""

    def __init__(self, heading: str, about: str, *, act: str, instead: str, asked: str = "") -> None:
        super().__init__()
        self._heading, self._about, self._act, self._instead = heading, about, act, instead
        self._reason = EntryField(asked) if asked else None
        self._list = QuietList([Column("", 2), Column("")])
        self._list.styles.height = 2

    def compose(self) -> ComposeResult:
        with Stack(classes="panel"):
            yield self.rule()
            yield Lines(sentence(self._heading), "here", indent=1)
            yield Lines()
            yield Lines(sentence(self._about), indent=1)
            yield Lines()
            if self._reason:
                yield self._reason
            yield self._list
            yield Lines()
            yield self.hints(("上下", "移动"), ("数字", "走到那一行"), ("回车", "选定"), ("Esc", "不做"))

    def on_mount(self) -> None:
        self._list.fill([("1", self._instead), ("2", self._act)])
        (self._reason or self._list).focus()

    @on(EntryField.Entered)
    @on(EntryField.Walked)
    def _to_list(self) -> None:
        self._list.focus()

    @on(RowList.Edge)
    def _edge(self, event: RowList.Edge) -> None:
        if self._reason and event.direction < 0:
            self._reason.focus()

    def on_key(self, event: events.Key) -> None:
        if event.character in ("1", "2"):
            event.stop()
            self._list.fill([("1", self._instead), ("2", self._act)], int(event.character) - 1)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        if event.index == 0:
            self.dismiss(None)
        elif self._reason is None:
            self.dismiss(self._act)
        elif reason := clean_line(self._reason.text):
            self.dismiss(reason)
        else:
            self._reason.put("", trouble=_WHY)
            self._reason.focus()
