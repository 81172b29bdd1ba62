"""Asks which private case is to be read, and why: for the head of the judicial office."""

from textual import on
from textual.app import ComposeResult

from tiaojie_tui.domain.typed import clean_line
from tiaojie_tui.tui.dialogs.dialog import Dialog
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import Lines
from tiaojie_tui.tui.widgets.boxes import Stack
from tiaojie_tui.tui.widgets.field import EntryField

_QUESTION = "限制查看的案件（涉隐私、未成年人）：写明编号和理由，才能看。"
_KEPT = "理由会记进登记簿，承办人看得到。只看，不能改；退出程序以后要重新写理由。"


class PrivateCase(Dialog[tuple[str, str]]):
    """Answers the number and the reason; neither may be left out."""

    def compose(self) -> ComposeResult:
        self._number, self._reason = EntryField("编号"), EntryField("理由")
        with Stack(classes="panel"):
            yield self.rule()
            yield Lines(sentence(_QUESTION), "here", indent=1)
            yield Lines(sentence(_KEPT), indent=1)
            yield self._number
            yield self._reason
            yield self.hints(("回车", "看案件"), ("Esc", "不看了"))

    def on_mount(self) -> None:
        self._number.focus()

    @on(EntryField.Walked)
    def _walked(self) -> None:
        (self._number if self._reason.has_focus else self._reason).focus()

    @on(EntryField.Entered)
    def _entered(self) -> None:
        number, reason = clean_line(self._number.text), clean_line(self._reason.text)
        if not number:
            self._number.focus()
            self._number.put("", trouble="请照来文写编号，如 (2026)青调字第7号。")
        elif not reason:
            self._reason.focus()
            self._reason.put("", trouble="请写理由，如 县局督办，核对协议。")
        else:
            self.dismiss((number, reason))
