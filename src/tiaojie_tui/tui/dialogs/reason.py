"""Asks why, in one line, what will be kept with the case."""

from textual import on
from textual.app import ComposeResult

from tiaojie_tui.domain.typed import clean_line
from tiaojie_tui.tui.dialogs.dialog import Dialog
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import Lines
from tiaojie_tui.tui.widgets.boxes import Stack
from tiaojie_tui.tui.widgets.field import EntryField


class Reason(Dialog[str]):
    """Answers the reason; an empty one is refused with ``example``. ``about`` is what is asked about.

    ``field`` is what the field is called, ``instead`` what Esc does.
    """

    def __init__(
        self,
        question: str,
        example: str,
        *,
        about: str = "",
        field: str = "理由",
        instead: str = "不放过，回去",
    ) -> None:
        super().__init__()
        self._question = question
        self._example = example
        self._about = about
        self._called, self._instead = field, instead

    def compose(self) -> ComposeResult:
        self._field = EntryField(self._called)
        with Stack(classes="panel"):
            yield self.rule()
            yield Lines(sentence(self._question), "here", indent=1)
            if self._about:
                yield Lines(sentence(self._about), indent=1)
            yield self._field
            yield self.hints(("回车", "记下"), ("Esc", self._instead))

    def on_mount(self) -> None:
        self._field.focus()

    @on(EntryField.Entered)
    def _entered(self) -> None:
        reason = clean_line(self._field.text)
        if reason:
            self.dismiss(reason)
        else:
            self._field.put("", trouble=self._example)
