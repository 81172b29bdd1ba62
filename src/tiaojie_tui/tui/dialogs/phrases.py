"""常用语: sentence patterns by label, picked by number, initials or part of the words; read before taken."""

import unicodedata
from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult

from tiaojie_tui.casework.phrases import Phrase
from tiaojie_tui.tui.dialogs.dialog import Dialog
from tiaojie_tui.tui.widgets.bars import Lines, OneLine
from tiaojie_tui.tui.widgets.boxes import Stack
from tiaojie_tui.tui.widgets.rows import cells, pad
from tiaojie_tui.tui.widgets.sheet import Sheet, SheetLine

_MOST_ROWS = 12
_TEXT_ROWS = 4


class PhraseDialog(Dialog[str]):
    """Answers the text of the phrase that was picked, blanks and all."""

    def __init__(self, title: str, phrases: Sequence[Phrase]) -> None:
        super().__init__()
        self._title = title
        self._phrases = tuple(phrases)
        self._found = self._phrases
        self._query = ""

    def compose(self) -> ComposeResult:
        self._heading, self._list, self._text = OneLine(), Sheet(), Lines()
        self._list.styles.height = min(len(self._phrases), _MOST_ROWS)
        self._text.styles.height = _TEXT_ROWS
        with Stack(classes="panel"):
            yield self.rule()
            yield self._heading
            yield self._list
            yield self.rule()
            yield self._text
            yield self.hints(
                ("数字 上下", "移动"),
                ("字或首字母", "查找"),
                ("回车", "写进去"),
                ("Esc", "不要了"),
            )

    def on_mount(self) -> None:
        self._list.focus()
        self._show()

    def _show(self, key: str = "") -> None:
        self._heading.say(("here", f" {self._title}"), ("value", f"  {self._query}"), ("caret", " "))
        self._list.show(self._page, key)
        self._say_text()

    def _page(self, width: int) -> Sequence[SheetLine]:
        if not self._found:
            return [SheetLine([("value", "没有对得上的，退格改一改。")])]
        widest = max(cells(phrase.label) for phrase in self._phrases)
        lines = []
        for phrase in self._found:
            number = self._phrases.index(phrase) + 1
            label = pad(phrase.label, widest)
            lines.append(
                SheetLine([("label", f"{number:>2}  {label}"), ("proof", f"  {phrase.text}")], str(number))
            )
        return lines

    @on(Sheet.Moved)
    def _say_text(self) -> None:
        here = self._here()
        self._text.say(here.text if here else "")

    def _here(self) -> Phrase | None:
        return self._phrases[int(self._list.key) - 1] if self._list.key else None

    @on(Sheet.Chosen)
    def _chosen(self) -> None:
        here = self._here()
        self.dismiss(here.text if here else None)

    def on_key(self, event: events.Key) -> None:
        if event.key == "backspace":
            self._narrow(self._query[:-1])
        elif event.is_printable and event.character:
            self._narrow(self._query + event.character)
        else:
            return
        event.stop()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._narrow(self._query + event.text.strip())

    def _narrow(self, typed: str) -> None:
        self._query = unicodedata.normalize("NFKC", typed).strip().lower()
        if self._query.isdecimal():
            self._number(self._query)
            return
        self._found = tuple(phrase for phrase in self._phrases if _fits(phrase, self._query))
        self._show()

    def _number(self, digits: str) -> None:
        """Stand on the line of this number; Enter takes it."""
        self._found = self._phrases
        if 1 <= int(digits) <= len(self._phrases):
            self._show(str(int(digits)))
        elif len(digits) > 1:
            self._narrow(digits[-1])  # another number, begun anew
        else:
            self._query = ""
            self._show(self._list.key)


def _fits(phrase: Phrase, query: str) -> bool:
    return phrase.initials.startswith(query) or query in phrase.label or query in phrase.text
