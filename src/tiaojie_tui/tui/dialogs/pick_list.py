"""Pick one or several of a list: by number, pinyin initials, part of the word, or arrows and Enter."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult

from tiaojie_tui.tui.dialogs.dialog import Dialog
from tiaojie_tui.tui.widgets.bars import OneLine
from tiaojie_tui.tui.widgets.boxes import Stack
from tiaojie_tui.tui.widgets.row_list import Column, RowList


@dataclass(frozen=True, slots=True)
class Pick:
    """One line of a list: what is handed back, what the screen shows, pinyin initials, a word on it."""

    value: str
    shown: str
    initials: str = ""
    note: str = ""


class PickList(Dialog[tuple[str, ...]]):
    """Answers the values picked; nothing when it was left with Esc.

    ``many`` lets several be marked; ``free`` takes any other words that were typed. ``typed`` is what was
    typed before the list was opened: it narrows the list, so that Enter alone picks nothing unmeant.
    """

    def __init__(
        self,
        title: str,
        picks: Sequence[Pick],
        *,
        many: bool = False,
        free: bool = False,
        marked: Sequence[str] = (),
        typed: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._picks = tuple(picks)
        self._many, self._free = many, free
        self._marked = [pick.value for pick in picks if pick.value in marked] if many else []
        self._start = next((index for index, pick in enumerate(picks) if pick.value in marked), 0)
        self._query = typed
        self._found = list(range(len(self._picks)))

    def compose(self) -> ComposeResult:
        self._heading = OneLine()
        noted = max((len(pick.note) for pick in self._picks), default=0)
        columns = [Column("", 4), Column("", 28 if noted else 0), *([Column("")] if noted else [])]
        self._list = RowList(columns, empty="没有对得上的，退格改一改。")
        self._list.styles.height = min(len(self._picks), 18) or 1
        with Stack(classes="panel"):
            yield self.rule()
            yield self._heading
            yield self._list
            yield self.hints(*self._keys())

    def _keys(self) -> tuple[tuple[str, str], ...]:
        if self._many:
            return (
                ("数字", "标上或取消"),
                ("上下", "移动"),
                ("空格", "标记"),
                ("回车", "选好了"),
                ("Esc", "不选"),
            )
        return (("数字 上下", "移动"), ("字或首字母", "查找"), ("回车", "选定"), ("Esc", "不选"))

    def on_mount(self) -> None:
        self._list.focus()
        if self._query:
            self._narrow(self._query)
        else:
            self._show(self._start)

    def _show(self, index: int = 0) -> None:
        self._heading.say(("here", f" {self._title}"), ("value", f"  {self._query}"), ("caret", " "))
        rows = []
        for number in self._found:
            pick = self._picks[number]
            mark = "*" if pick.value in self._marked else ""
            rows.append((f"{mark:1}{number + 1:>2}", pick.shown, pick.note))
        other = f"  表里没有。回车就写「{self._query}」。" if self._free else "  没有对得上的，退格改一改。"
        self._list.fill(rows, index, other)

    def on_key(self, event: events.Key) -> None:
        if event.key == "backspace":
            self._narrow(self._query[:-1])
        elif event.key == "space" and self._many:
            self._mark(self._found[self._list.index])
        elif event.is_printable and event.character:
            self._narrow(self._query + event.character)
        elif event.key == "enter" and self._free and not self._found:
            self.dismiss((*self._marked, self._query.strip()))
        else:
            return
        event.stop()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._narrow(self._query + event.text.strip())

    def _narrow(self, typed: str) -> None:
        self._query = typed
        query = unicodedata.normalize("NFKC", typed).strip().lower()
        if query.isdecimal():
            self._number(query)
            return
        self._found = [
            index
            for index, pick in enumerate(self._picks)
            if query in pick.shown.lower() or query in pick.note.lower() or pick.initials.startswith(query)
        ]
        self._show()

    def _number(self, digits: str) -> None:
        """A number goes to its line, as in a field: Enter chooses. Where several are chosen it marks its
        line as soon as no longer number can be meant."""
        self._found = list(range(len(self._picks)))
        meant = [index for index in self._found if str(index + 1).startswith(digits)]
        exact = int(digits) - 1
        if exact not in meant:
            self._query = ""
            if len(digits) > 1:
                self._narrow(digits[-1])  # another number, begun anew
            else:
                self._show(self._list.index)
        elif len(meant) > 1 or not self._many:
            self._show(exact)
        else:
            self._query = ""
            self._mark(exact)

    def _mark(self, index: int) -> None:
        value = self._picks[index].value
        if value in self._marked:
            self._marked.remove(value)
        else:
            self._marked.append(value)
        self._show(self._found.index(index))

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        if self._many and self._query.isdecimal() and self._query:
            self._query = ""
            self._mark(self._found[event.index])
        elif self._many and self._marked:
            self.dismiss(tuple(self._marked))
        else:
            self.dismiss((self._picks[self._found[event.index]].value,))
