"""Record ink that somebody saw on paper: how, and on which day. Nothing is marked beforehand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from textual import events, on
from textual.app import ComposeResult

from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.domain import dates, words
from tiaojie_tui.domain.typed import Unreadable
from tiaojie_tui.tui.dialogs.dialog import Dialog
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import Lines
from tiaojie_tui.tui.widgets.boxes import Stack
from tiaojie_tui.tui.widgets.field import EntryField
from tiaojie_tui.tui.widgets.quiet_list import QuietList
from tiaojie_tui.tui.widgets.row_list import Column, RowList

_STAMPED = "盖章"
_MARK_FIRST = "先在上面标出是怎么签的：按 1 签名、2 盖章、3 按指印。"


@dataclass(frozen=True, slots=True)
class Ink:
    """What was seen on paper."""

    method: str
    on: date


class InkForm(Dialog[Ink]):
    """Asks how (``marked`` are those recorded so far; ``None`` for a seal alone) and which day.

    ``attempt`` raises ``Refused`` for a day that cannot be; its sentence is shown beside the day.
    """

    def __init__(
        self,
        who: str,
        hint: str,
        *,
        marked: Sequence[str] | None,
        day: date | None,
        today: date,
        attempt: Callable[[Ink], object],
    ) -> None:
        super().__init__()
        self._who, self._hint, self._today, self._attempt = who, hint, today, attempt
        self._marked = None if marked is None else [word for word in words.SIGNING_METHODS if word in marked]
        self._how = QuietList([Column("", 2), Column("", 8), Column("")])
        self._how.styles.height = len(words.SIGNING_METHODS)
        self._day = EntryField("哪一天", label_width=10)
        self._assumed = day or today
        self._record = QuietList([Column("")])
        self._record.styles.height = 1

    def compose(self) -> ComposeResult:
        with Stack(classes="panel"):
            yield self.rule()
            yield Lines(sentence(self._who), "here", indent=1)
            yield Lines(sentence(self._hint), indent=1)
            yield Lines()
            if self._marked is not None:
                yield self._how
            yield self._day
            yield self._record
            yield Lines()
            marking = (("数字", "标上或取消"),) if self._marked is not None else ()
            yield self.hints(*marking, ("回车", "往下走"), ("上下", "移动"), ("Esc", "不登记"))

    def on_mount(self) -> None:
        self._say()
        (self._day if self._marked is None else self._how).focus()

    # What stands in the form

    def _say(self, trouble: str = "") -> Ink | None:
        """Show how the answers are understood, and what would be recorded."""
        found = None
        try:
            day = dates.parse_date(self._day.text, self._today) if self._day.text.strip() else self._assumed
        except Unreadable as unreadable:
            self._day.put(self._day.text, trouble=sentence(trouble or str(unreadable)))
        else:
            proof = f"{dates.printed(day)}，{dates.weekday(day)}"
            self._day.put(
                self._day.text, proof if self._day.text.strip() else f"不写就是今天，{proof}", trouble
            )
            found = Ink(self._method, day) if self._method else None
        self._record.fill([(self._sentence(found),)])
        if self._marked is not None:
            rows = [
                (str(number), word, "已标上" if word in self._marked else "")
                for number, word in enumerate(words.SIGNING_METHODS, 1)
            ]
            self._how.fill(rows, self._how.index)
        return found

    @property
    def _method(self) -> str:
        return _STAMPED if self._marked is None else "、".join(self._marked)

    def _sentence(self, ink: Ink | None) -> str:
        return f"登记：{dates.printed(ink.on)}，{ink.method}" if ink else "登记（上面填好了才能登记）"

    def _ask_to_mark(self) -> None:
        self._how.focus()
        self._record.fill([(_MARK_FIRST,)])

    # Moving and marking

    def on_key(self, event: events.Key) -> None:
        number = "123".find(event.character or "-") + 1
        if self._marked is not None and self._how.has_focus and (number or event.key == "space"):
            event.stop()
            self._mark(number - 1 if number else self._how.index)
        elif event.key in ("tab", "shift+tab"):
            event.stop()
            self._day.focus()

    def _mark(self, index: int) -> None:
        assert self._marked is not None
        word = words.SIGNING_METHODS[index]
        kept = set(self._marked) ^ {word}
        self._marked = [one for one in words.SIGNING_METHODS if one in kept]
        self._say()

    @on(EntryField.Edited)
    def _edited(self) -> None:
        self._say()

    @on(EntryField.Entered)
    def _down(self) -> None:
        self._record.focus()

    @on(EntryField.Walked)
    def _walked(self, event: EntryField.Walked) -> None:
        if event.direction > 0:
            self._record.focus()
        elif self._marked is not None:
            self._how.focus()

    @on(RowList.Edge)
    def _edge(self, event: RowList.Edge) -> None:
        if (event.list is self._how and event.direction > 0) or (
            event.list is self._record and event.direction < 0
        ):
            self._day.focus()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        if event.list is self._record:
            self._take()
        elif self._marked:
            self._day.focus()
        else:
            self._ask_to_mark()

    def _take(self) -> None:
        found = self._say()
        if found is None:
            self._day.focus()
            if not self._method:
                self._ask_to_mark()
            return
        try:
            self._attempt(found)
        except Refused as refused:
            self._say(str(refused))
            self._day.focus()
        else:
            self.dismiss(found)
