"""Asks for the 校验码 in the foot of a sheet that somebody has brought."""

from textual import on
from textual.app import ComposeResult

from tiaojie_tui.papers.wording import typed_code
from tiaojie_tui.tui.dialogs.dialog import Dialog
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import Lines
from tiaojie_tui.tui.widgets.boxes import Stack
from tiaojie_tui.tui.widgets.field import EntryField

_QUESTION = "核验纸上的协议书：照页脚打上 16 位校验码，横线和大小写不用管。"
_NO_CODE = "校验码是 16 个字母和数字，没有 0、1、8、9，请对照页脚再打一遍。"


class CodeDialog(Dialog[str]):
    """Answers the code as it is printed; what is none is refused and stays to be mended."""

    def compose(self) -> ComposeResult:
        self._field = EntryField("校验码")
        with Stack(classes="panel"):
            yield self.rule()
            yield Lines(sentence(_QUESTION), "here", indent=1)
            yield self._field
            yield self.hints(("回车", "核验"), ("Esc", "回去"))

    def on_mount(self) -> None:
        self._field.focus()

    @on(EntryField.Entered)
    def _entered(self) -> None:
        code = typed_code(self._field.text)
        if code:
            self.dismiss(code)
        else:
            self._field.put(self._field.text, trouble=_NO_CODE)
