"""The body of step 6: what is left to mend before 定稿, then the signing board, then the sealed agreement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message

from tiaojie_tui.casework import board, readiness
from tiaojie_tui.casework.board import BoardLine, PaperLine
from tiaojie_tui.domain import dates, signers
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.tui.form.step_body import Hint, StepBody
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.signing import said
from tiaojie_tui.tui.signing.acts import Acts
from tiaojie_tui.tui.signing.recording import Recording
from tiaojie_tui.tui.widgets.bars import Lines, OneLine
from tiaojie_tui.tui.widgets.row_list import Column, RowList

if TYPE_CHECKING:
    from tiaojie_tui.tui.screens.case import CaseScreen

_SHORT_HASH = 16
_BLOCKS = (Column("", 2), Column("", 10), Column(""))
_BOARD = (Column("", 2), Column("", 19), Column("", 10), Column(""))
_HELP = {
    "open": (
        "定稿就是把协议书的字固定下来：存下要打印的这一份，每页脚下印校验码。还有地方没补齐时不能定稿，"
        "列表里选一处按回车就到那里去改。"
    ),
    "frozen": (
        "先按 F9 打印，当着大家的面签名、按指印，每份都盖章，再在这里一个一个登记：谁、怎么签的、哪一天。"
        "这里只记纸上真有的，没签的不要记。\n\n全部登记以后按 F9 封存，封存后谁也不能再改。"
    ),
    "sealed": "协议已经封存。可以再打印，字一个也不会变。要变动，另立补充协议。",
}


class StepList(RowList):
    """A list that tells when one stands on another row."""

    @dataclass
    class Stood(Message):
        """Another row is the one stood on."""

    def move(self, by: int) -> None:
        super().move(by)
        self.post_message(self.Stood())


class SigningBody(StepBody):
    """Freezes, records ink, seals. ``path`` is the place of the line one stands on."""

    if TYPE_CHECKING:

        @property
        def screen(self) -> "CaseScreen":  # type: ignore[override]
            ...

    BINDINGS: ClassVar = [Binding("f9", "go_on", "定稿", id="signing.go_on", tooltip="定稿、打印、封存")]

    def compose(self) -> ComposeResult:
        self._head, self._says, self._below = OneLine(id="card"), Lines(indent=1), Lines(indent=1)
        self._blocks, self._board = StepList(_BLOCKS), StepList(_BOARD)
        yield self._head
        yield self._says
        for shown in (self._blocks, self._board):
            shown.styles.height = "1fr"
            yield shown
        yield self._below

    async def on_mount(self) -> None:
        self._acts, self._recording = Acts(self), Recording(self)
        self._lines: tuple[BoardLine, ...] = ()
        self._stopping: tuple[Problem, ...] = ()
        self._of_paper = ""
        self._show(fresh=True)
        await self.go_to(self.path)
        self.post_message(self.Moved(self))

    # What is shown

    @property
    def stage(self) -> str:
        """Where the agreement is: open, frozen, sealed."""
        stored = self.editing.stored
        return "sealed" if stored.seal else "frozen" if stored.frozen else "open"

    def _show(self, *, fresh: bool = False) -> None:
        """Show the case as it stands; ``fresh`` goes to the line that comes next."""
        is_open = self.stage == "open"
        self._blocks.display, self._board.display = is_open, not is_open
        if is_open:
            self._show_open()
        else:
            self._show_board(fresh)
        self._list.focus()
        self._say_here()

    @property
    def _list(self) -> RowList:
        return self._blocks if self.stage == "open" else self._board

    def _show_open(self) -> None:
        case = self.editing.case
        self._stopping = readiness.blocks(self.problems)
        unfit = readiness.no_paper(case)
        count = len(self._stopping)
        all_there = "可以定稿" if readiness.still_open(case) else "都齐了，可以定稿"
        about = "不出协议书" if unfit else f"还有 {count} 处没补齐" if count else all_there
        self._head.say(("bar", " 定稿"), ("attention" if count and not unfit else "value", f"   {about}"))
        if unfit or not count:
            self._says.say("\n" + sentence(unfit or said.ready(case)))
            self._blocks.fill(())
        else:
            self._says.say("补齐下面这些才能定稿。上下选一处，回车就到那里去改：\n")
            rows = [said.blocking_row(number, one) for number, one in enumerate(self._stopping, 1)]
            self._blocks.fill([tuple(map(sentence, row)) for row in rows], self._blocks.index)

    def _show_board(self, fresh: bool) -> None:
        stored = self.editing.stored
        assert stored.frozen is not None
        self._lines = board.lines(stored, self.editing.case)
        made = f"第{stored.frozen.version}稿 {dates.printed(stored.frozen.made_at.date())}定稿"
        if stored.seal is not None:
            at = f"{dates.printed(stored.seal.sealed_at.date())}封存"
            self._head.say(("bar", " 已封存"), ("value", f"   {made}，{at}"))
            short = stored.seal.sha256[:_SHORT_HASH]
            self._says.say(
                "谁也不能再改。确有变动，用 F12 菜单里的「补充协议」另立一份。\n"
                f"文书指纹 {short}（前{_SHORT_HASH}位）\n"
            )
        else:
            self._head.say(("bar", " 签名登记"), ("value", f"   {made}"))
            self._says.say("纸上签一个，这里记一个：上下选人，回车登记。没签的不要记。\n")
        rows = [board.row(number, line) for number, line in enumerate(self._lines)]
        self._board.fill(rows, board.first_open(self._lines) if fresh else self._board.index)

    def _say_here(self) -> None:
        """Say what there is to say of the line one stands on, and of the whole."""
        if self.stage == "open":
            self.path = board.SIGNATURES
            problem = self._problem_here()
            self._below.say(f"\n{sentence(said.of_problem(problem))}" if problem else "")
            return
        line = self._line_here()
        self.path = board.place(line)
        parts = [said.of_line(line, sealed=self.stage == "sealed"), board.whole(self.editing.case)]
        if self.stage == "frozen" and self.complete:
            parts.append("念一遍核对，没有错就按 F9 封存。")
        if self._of_paper:
            parts.append(self._of_paper)
        self._below.say("\n" + "\n".join(map(sentence, parts)))

    def _problem_here(self) -> Problem | None:
        return self._stopping[self._blocks.index] if len(self._blocks) else None

    def _line_here(self) -> BoardLine:
        return self._lines[self._board.index]

    @property
    def complete(self) -> bool:
        """Whether all have signed and the seal is on."""
        return signers.effective_date(self.editing.case) is not None

    def show_paper(self, said: str) -> None:
        """Say what became of the paper: where it was put, how far it is printed."""
        self._of_paper = said
        self._say_here()

    async def sync(self) -> None:
        self._show()

    def show_fresh(self) -> None:
        """Show what the case is after 定稿, 作废 or 封存."""
        self._of_paper = ""
        self._show(fresh=True)
        self.post_message(self.Changed())

    def show_problems(self, problems: Sequence[Problem]) -> None:
        super().show_problems(problems)
        if self.stage == "open":
            self._show()

    async def go_to(self, path: str) -> None:
        places = [board.place(line) for line in self._lines]
        if self.stage != "open" and path in places:
            self._board.index = places.index(path)
            self._show()

    # Keys

    @on(RowList.Edge)
    def _edge(self, event: RowList.Edge) -> None:
        event.stop()

    @on(StepList.Stood)
    def _stood(self, event: StepList.Stood) -> None:
        event.stop()
        self._say_here()
        self.post_message(self.Moved(self))

    def on_key(self, event: events.Key) -> None:
        number = int(event.character) if event.character and event.character in "123456789" else 0
        index = number - (self.stage == "open")
        if number and index < len(self._list):
            event.stop()
            self._list.index = index
            self._list.redraw()
            self._say_here()
            self._choose()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self._choose()

    def _choose(self) -> None:
        problem = self._problem_here() if self.stage == "open" else None
        if problem is not None:
            self.screen.call_later(self.screen.go_to, problem.field)
        elif self.stage != "open":
            line = self._line_here()
            if isinstance(line, PaperLine):
                self._acts.print_out()
            elif self.may_act():
                self._recording.record(line)

    def action_go_on(self) -> None:
        """F9: whatever comes next."""
        if self.stage == "open":
            self._acts.finalise()
        elif self.stage == "frozen" and self.complete:
            self._acts.ask_to_seal()
        else:
            self._acts.print_out()

    async def remove_part(self) -> None:
        if self.stage == "open" or not self.may_act():
            return
        line = self._line_here()
        if isinstance(line, PaperLine):
            self._acts.ask_to_void()
        else:
            self._recording.take_back(line)

    # What changes

    def may_act(self) -> bool:
        """Whether this session may act on the agreement now; says why not."""
        if self.stage == "sealed" or self.editing.only_read is not None:
            self.tell(sentence(self.editing.read_only or ""))
            return False
        return True

    async def save(self) -> bool:
        """Save what stands on screen; false when it could not be saved."""
        return await self.screen.autosave.flush()

    def put(self, label: str, line: BoardLine, case: Case) -> None:
        """Put a changed signing record on screen, where it can be undone."""
        if not self.editing.change(label, board.place(line), case, signing=True):
            self.tell(sentence(self.editing.read_only or ""))
            return
        self.editing.pause()
        self._show(fresh=True)
        self.post_message(self.Changed())
        self.tell(sentence(f"已{label}。记错了按 Ctrl+Z 退回。"))

    # What the foot says

    def said_here(self) -> str:
        if self.stage != "open" or readiness.no_paper(self.editing.case):
            return ""
        return "先补齐上面这些，才能定稿。" if self._stopping else "还没有定稿，现在先不签名。"

    def hints(self) -> Sequence[Hint]:
        if self.stage == "open":
            if readiness.no_paper(self.editing.case):
                return ()
            return (("回车", "去改"),) if self._stopping else (("F9", "定稿"),)
        if self.stage == "sealed":
            return (("F9", "打印"),)
        return (("回车", "登记"), ("F9", "封存" if self.complete else "打印"))

    def help(self) -> tuple[str, str]:
        return "签署", _HELP[self.stage]
