"""How a paper is printed: all that is asked stands filled in, so that Enter alone prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding

from tiaojie_tui.casework import printing
from tiaojie_tui.casework.printing import Choice
from tiaojie_tui.delivery.printing import MOST_COPIES, ONE_SIDED, TWO_SIDED
from tiaojie_tui.delivery.queues import Queue
from tiaojie_tui.domain.plain import plain
from tiaojie_tui.domain.typed import narrow
from tiaojie_tui.tui.dialogs.dialog import Dialog
from tiaojie_tui.tui.dialogs.pick_list import Pick, PickList
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import Lines
from tiaojie_tui.tui.widgets.boxes import Stack
from tiaojie_tui.tui.widgets.field import EntryField
from tiaojie_tui.tui.widgets.quiet_list import QuietList
from tiaojie_tui.tui.widgets.row_list import Column, RowList

PRINT, COPIES, SIDES, QUEUE = "打印", "份数", "单双面", "打印机"
SAVE, RECEIVE, TAKE_BACK = "存成文件", "收到电脑上", "取消上次的"
_SAID = {ONE_SIDED: "单面", TWO_SIDED: "双面"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the dialog is about."""

    heading: str
    last: str
    """The last printing of this paper, and what became of it; empty where there was none."""
    goes_on: bool
    """That printing has not come to an end, so it can still be taken back."""
    copies: int
    draft: bool
    choice: Choice
    printers: Sequence[Queue]
    no_printer: str
    """Why there is none, and what to do."""
    saved_as: str = "Word 文件，自己拿去打印"
    receives: bool = False
    """The mediator takes papers through the terminal as well."""


@dataclass(frozen=True, slots=True)
class Wish:
    """``act`` is ``PRINT``, ``SAVE``, ``RECEIVE`` or ``TAKE_BACK``; the rest is said for ``PRINT`` alone."""

    act: str
    copies: int = 1
    choice: Choice | None = None
    sides: str = ONE_SIDED


class PrintDialog(Dialog[Wish]):
    """Answers the wish; the printer and its sides are chosen here for the next time too."""

    BINDINGS: ClassVar = [
        Binding("f2", "change_printer", "换打印机", id="print.printer", tooltip="用另一台打印机")
    ]

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self._asked = asked
        self._copies = asked.copies
        self._sides = asked.choice.sides
        self._queue = printing.printer_for(asked.choice.queue, asked.printers)
        self._acts: tuple[str, ...] = ()
        self._list = QuietList([Column("", 2), Column("", 12), Column("")])
        self._field = EntryField(COPIES, label_width=18)
        self._about = Lines(indent=1)

    def compose(self) -> ComposeResult:
        with Stack(classes="panel"):
            yield self.rule()
            yield Lines(sentence(self._asked.heading), "here", indent=1)
            yield self._about
            yield self._list
            yield self._field
            yield Lines()
            several = (("F2", "换打印机"),) if len(self._asked.printers) > 1 else ()
            yield self.hints(("上下", "移动"), ("回车", "选定"), *several, ("Esc", "不打印"))

    def on_mount(self) -> None:
        self._field.display = False
        self._show()
        self._list.focus()

    # What is shown

    def _show(self) -> None:
        asked, queue = self._asked, self._queue
        trouble = asked.no_printer or (queue.trouble if queue else "")
        told = [sentence(line) for line in (asked.last, "" if trouble in asked.last else trouble) if line]
        self._about.say("\n".join(("", *told, "") if told else ("",)))
        rows = [(PRINT, self._print_words())] if asked.printers else []
        if asked.printers and not asked.draft:
            rows.append((COPIES, f"{self._copies} 份，回车改"))
        if queue and queue.two_sided:
            rows.append((SIDES, f"{_SAID[self._sides]}，回车改成{_SAID[self._other_sides]}"))
        if len(asked.printers) > 1:
            rows.append((QUEUE, f"{self._called()}，回车换一台"))
        rows.append((SAVE, asked.saved_as))
        if asked.receives:
            rows.append((RECEIVE, "从终端传到自己的电脑（ZMODEM）"))
        if asked.goes_on:
            rows.append((TAKE_BACK, "还没有打完的那一次，不要了"))
        self._acts = tuple(act for act, _ in rows)
        self._list.styles.height = len(rows)
        self._list.fill([(str(at), act, said) for at, (act, said) in enumerate(rows, 1)], self._list.index)

    def _print_words(self) -> str:
        if self._queue is None:
            return "先选一台打印机"
        only = "" if self._queue.two_sided else "（这台打不了双面）"
        return f"{self._copies} 份，{_SAID[self._real_sides]}{only}，A4，用{self._called()}"

    def _called(self) -> str:
        return f"「{plain(self._queue.about)}」" if self._queue else "还没有选"

    @property
    def _real_sides(self) -> str:
        return self._sides if self._queue and self._queue.two_sided else ONE_SIDED

    @property
    def _other_sides(self) -> str:
        return ONE_SIDED if self._sides == TWO_SIDED else TWO_SIDED

    # Keys

    def on_key(self, event: events.Key) -> None:
        number = int(event.character) if event.character and event.character in "123456789" else 0
        if self._list.has_focus and 0 < number <= len(self._acts):
            event.stop()
            self._list.index = number - 1
            self._list.redraw()

    @on(RowList.Edge)
    def _edge(self, event: RowList.Edge) -> None:
        event.stop()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        act = self._acts[event.index]
        if act == PRINT:
            self._print()
        elif act == COPIES:
            self._field.display = True
            self._field.put("", f"现在是 {self._copies} 份，写数字，回车")
            self._field.focus()
        elif act == SIDES:
            self._sides = self._other_sides
            self._show()
        elif act == QUEUE:
            self.action_change_printer()
        else:
            self.dismiss(Wish(act))

    def _print(self) -> None:
        if self._queue is None:
            self.action_change_printer()
            return
        choice = Choice(self._queue.name, self._sides)
        self.dismiss(Wish(PRINT, self._copies, choice, self._real_sides))

    def action_change_printer(self) -> None:
        """F2: another printer, with what is the matter with each."""
        if len(self._asked.printers) < 2:
            return

        def chosen(names: tuple[str, ...] | None) -> None:
            if names:
                self._queue = printing.printer_for(names[0], self._asked.printers)
                self._list.index = 0
                self._show()

        picks = [Pick(queue.name, plain(queue.about), "", _ability(queue)) for queue in self._asked.printers]
        here = (self._queue.name,) if self._queue else ()
        self.app.push_screen(PickList("用哪台打印机", picks, marked=here), chosen)

    @on(EntryField.Entered)
    @on(EntryField.Walked)
    def _counted(self) -> None:
        typed = narrow(self._field.text)
        if typed and not (typed.isdecimal() and 1 <= int(typed) <= MOST_COPIES):
            self._field.put(self._field.text, trouble=f"要写 1 到 {MOST_COPIES} 的数字")
            return
        self._copies = int(typed) if typed else self._copies
        self._field.display = False
        self._list.index = 0
        self._list.focus()
        self._show()


def _ability(queue: Queue) -> str:
    return queue.trouble or ("能打双面" if queue.two_sided else "只能打单面")
