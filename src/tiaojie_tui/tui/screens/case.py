"""One case on screen: where you are, the step you are in, what is wrong here, which keys act."""

import contextlib
from dataclasses import replace
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding

from tiaojie_tui.casework import cases
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.editing import Act, Editing
from tiaojie_tui.domain import steps
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.domain.schema import Step
from tiaojie_tui.tui.autosave import Autosave, State
from tiaojie_tui.tui.bodies import body_for
from tiaojie_tui.tui.dialogs.help import HelpPage
from tiaojie_tui.tui.following import Following
from tiaojie_tui.tui.form.step_body import StepBody
from tiaojie_tui.tui.pause import Pause
from tiaojie_tui.tui.screens.asides import Asides
from tiaojie_tui.tui.screens.case_bars import CaseBottom, CaseTop, said_of
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.boxes import Beside
from tiaojie_tui.tui.widgets.drawn import PaperScreen
from tiaojie_tui.tui.widgets.field import EntryField
from tiaojie_tui.tui.widgets.paper import PaperPane

_PAUSE = 0.4
"""Seconds without typing after which problems, states and the paper are worked out anew."""
_STAY = 1.0
"""Seconds after which a place counts as where the mediator is."""


class CaseScreen(PaperScreen):
    """The walk through the six steps of one open case."""

    BINDINGS: ClassVar = [
        Binding("f1", "help", "说明", id="case.help", tooltip="这一栏怎么填"),
        Binding("f2", "add", "加", id="case.add", tooltip="加一个人、一条、一份"),
        Binding("f4", "remove", "删", id="case.remove", tooltip="删掉这一页，能恢复"),
        Binding("f5", "aside('preview')", "协议书", id="case.preview", tooltip="看协议书印出来的样子"),
        Binding("f6", "propose", "常用语", id="case.propose", tooltip="常用语，怎么付，按数据拟写条款"),
        Binding("f7", "step(-1)", "上一步", id="case.back", tooltip="上一步，不会丢东西"),
        Binding("f8", "step(1)", "下一步", id="case.on", tooltip="下一步，不会丢东西"),
        Binding("f12", "menu", "菜单", id="case.menu", tooltip="其他能做的事"),
        Binding("ctrl+z", "undo", "撤销", id="case.undo", tooltip="退回刚才的改动"),
        Binding("ctrl+y", "redo", "重做", id="case.redo", tooltip="恢复刚撤销的改动"),
        Binding("ctrl+s", "save", "立即保存", id="case.save", tooltip="平时不用按，会自动存"),
        Binding("pageup", "turn(-1)", "上一页", id="case.page_up", tooltip="这一步的上一页"),
        Binding("pagedown", "turn(1)", "下一页", id="case.page_down", tooltip="这一步的下一页"),
        Binding("escape", "home", "列表", id="case.home", tooltip="存好，回到案件列表"),
    ]

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self.editing = editing
        self.body: StepBody | None = None
        self.problems: tuple[Problem, ...] = ()
        self._last_places: dict[str, str] = {}
        self._asked_to_leave = False
        self._noticed_at = 0
        self._told: tuple[State, str | None] | None = None
        self.autosave = Autosave(self, editing, self._tell_state)
        self._typing_paused = Pause(self, _PAUSE, self.judge)
        self._asides = Asides(self)
        self.following = Following(self)
        self._moving_paused = Pause(self, _STAY, self._stay)

    def compose(self) -> ComposeResult:
        self._top, self._bottom, self._paper = CaseTop(), CaseBottom(), PaperPane(id="paper")
        yield self._top
        with Beside(id="middle"):
            yield self._paper
        yield self._bottom

    async def on_mount(self) -> None:
        place = self.editing.place
        step = next((step for step in steps.STEPS if step.key == place.step), steps.STEPS[0])
        self.problems = self.editing.problems(self.app.today)
        await self._enter(step, place.path)
        if self.editing.recovered:
            self.say_notice(self.editing.recovered.said)
        self.autosave.touch()
        self._stay()
        self.following.begin()

    # Steps

    async def _enter(self, step: Step, path: str) -> None:
        """Put the body of a step on screen."""
        with self.app.one_paint():
            if self.body is not None:
                self._last_places[self.body.step.key] = self.body.path
                await self.body.remove()
            self.body = body_for(step, self.editing, path)
            self.body.problems = self.problems
            await self.query_one("#middle").mount(self.body, before=self._paper)
        self._say_all()

    async def go_to(self, path: str, step: Step | None = None) -> None:
        """Stand at this place of the case, in whichever step it is."""
        step = step or steps.step_of(path)
        if self.body is None or step is None:
            return
        if step is self.body.step:
            await self.body.go_to(path)
        else:
            await self._enter(step, path)

    async def action_step(self, by: int) -> None:
        assert self.body is not None
        to = steps.STEPS.index(self.body.step) + by
        if 0 <= to < len(steps.STEPS):
            step = steps.STEPS[to]
            await self._enter(step, self._last_places.get(step.key, ""))
        else:
            self.say_notice("这是第一步。" if by < 0 else "这是最后一步。")

    async def action_turn(self, direction: int) -> None:
        if self.body and not await self.body.turn(direction):
            self.say_notice("后面没有了。" if direction > 0 else "前面没有了。")

    # What changes, and what is said of it

    @on(StepBody.Changed)
    def changed(self) -> None:
        """The case on screen is another one now."""
        self._forget_notice()
        self.autosave.touch()
        self._typing_paused.touch()

    @on(StepBody.Moved)
    def _moved(self) -> None:
        assert self.body is not None
        self.editing.go(self.body.step.key, self.body.path)
        self._forget_notice()
        self._say_foot()
        self._moving_paused.touch()

    def _stay(self) -> None:
        self.run_worker(self.autosave.stay(), group="staying", exclusive=True)

    @on(EntryField.Covered)
    def _covered(self) -> None:
        self.say_notice("号码遮着，不能改。先按 Ctrl+R 看全，再改。")

    @on(StepBody.Notice)
    def _notice(self, event: StepBody.Notice) -> None:
        self.say_notice(event.text)

    def say_notice(self, text: str) -> None:
        """Say what was just done, until the next key does something."""
        self._noticed_at = self.app.type_ahead.handed_on
        self._bottom.say_notice(text)

    def _forget_notice(self) -> None:
        if self.app.type_ahead.handed_on > self._noticed_at:
            self._bottom.say_notice("")

    def judge(self) -> None:
        """Work out problems, states and the paper for the case as it stands."""
        self.problems = self.editing.problems(self.app.today)
        if self.body is not None:
            self.body.show_problems(self.problems)
        self._say_all()

    def _say_all(self) -> None:
        assert self.body is not None
        self._top.say_case(self.editing, self.app.mediator)
        self._top.say_steps(self.editing.states(self.problems), self.body.step.key)
        self._top.say_danger(self.problems)
        if not self.autosave.trouble and not self.editing.dirty:
            self._tell_state(State.SAVED)
        self._paper.show_paper(replace(self.editing.stored, case=self.editing.case))
        self._say_foot()

    def on_screen_resume(self) -> None:
        self._say_foot()

    def _say_foot(self) -> None:
        if self.body is not None:
            locked = self.editing.read_only if self.editing.locks(self.body.path) else None
            not_kept = self.autosave.trouble or self.editing.draft_trouble or locked
            self._bottom.say_problem(not_kept or said_of(self.body, self.problems))
            here = self.app.focused
            covers = isinstance(here, EntryField) and here.covers()
            shows = [("Ctrl+R", "看全号码")] if covers else []
            self._bottom.say_keys([*shows, *self.body.hints()], self._asides.esc)
            # How much is out of view is known when what was said has found its place.
            self.call_after_refresh(self._say_out_of_view)

    def _say_out_of_view(self) -> None:
        if self.body is not None:
            self._bottom.say_out_of_view(self.body.out_of_view())

    def _tell_state(self, state: State) -> None:
        self._top.say_state(state, self.editing.stored.saved_at)
        # Not at every key: what is unreadable stands beside its field, and the foot waits for a pause.
        told = (state, self.editing.draft_trouble)
        if told != self._told or state is State.FAILED:
            self._told = told
            self._say_foot()

    # Undo

    async def action_undo(self) -> None:
        await self._turned(self.editing.undo(), "撤销", "没有可以撤销的了。")

    async def action_redo(self) -> None:
        await self._turned(self.editing.redo(), "重做", "没有可以重做的了。")

    async def _turned(self, act: Act | None, word: str, nothing: str) -> None:
        if act is None:
            self.say_notice(sentence(self.editing.read_only or nothing))
            return
        assert self.body is not None
        await self.body.sync()
        await self.go_to(act.path)
        self.say_notice(f"已{word}：{act.label}")
        self.autosave.touch()
        self._typing_paused.touch()

    # Acts

    def action_help(self) -> None:
        assert self.body is not None
        here = next((one for one in self.problems if one.field == self.body.path), None)
        problem = f"{here.message}（{here.basis}）" if here and here.basis else here.message if here else ""
        heading, text = self.body.help()
        self.app.push_screen(HelpPage(heading, text, problem))

    async def action_add(self) -> None:
        if self.body:
            await self.body.add()

    async def action_remove(self) -> None:
        if self.body:
            await self.body.remove_part()

    async def action_propose(self) -> None:
        if self.body:
            await self.body.propose()

    async def action_menu(self) -> None:
        await self._asides.menu()

    async def action_aside(self, name: str) -> None:
        await self._asides.open(name)

    def let_go(self, why: str) -> None:
        """From now on the case is only looked at here, for this reason; what was said before is past."""
        self.editing.let_go(why)
        self.say_notice("")
        self._say_foot()

    async def settled(self) -> None:
        """What two had changed is one case again."""
        assert self.body is not None
        self.autosave.conflict, self.autosave.trouble = None, ""
        await self.body.sync()
        self.changed()
        self.judge()
        self.say_notice("已合成一份，正在保存。")

    @work(group="saving")
    async def action_save(self) -> None:
        await self.autosave.flush()

    @work(group="leaving", exclusive=True)
    async def action_home(self) -> None:
        if self._asides.mending:
            await self._asides.open(self._asides.mending)
            return
        with self.app.type_ahead.held():
            await self.go_home()

    async def go_home(self) -> None:
        """Put the case away and show the list, unless it could not be saved."""
        if await self.put_away(resume_here=False):
            self.app.pop_screen()

    async def put_away(self, *, resume_here: bool) -> bool:
        """Save, and let go of the case; false when it could not be saved and leaving was not asked twice."""
        saved = await self.autosave.flush()
        if not saved and not self._asked_to_leave and self.editing.only_read is None:
            self._asked_to_leave = True
            self.say_notice("还没有存进数据库，内容在草稿里。再按一次就离开，下次打开会恢复。")
            return False
        # Refused: the draft holds what is not saved, and a process that is gone holds no case.
        with contextlib.suppress(Refused):
            place = self.editing.place if resume_here else None
            await self.app.at_desk(cases.leave, self.editing.number, place)
        self.editing.close()
        return True

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= 110, "wide")
