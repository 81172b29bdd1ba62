"""The one App: its desk thread, its papers and keys, and how it ends.

It refuses what would let stored text act or leak: command palette, screenshots, suspending, links, the
clipboard of the mediator's computer. Nothing is drawn while nobody types and nothing is new.
"""

import asyncio
import gc
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar, Concatenate, ParamSpec, TypeVar

from textual import events, on, work
from textual.app import App
from textual.binding import Binding
from textual.filter import LineFilter
from textual.screen import ModalScreen, Screen

from tiaojie_tui import terminal
from tiaojie_tui.casework import audit, cases, desk, masking, terminals
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.office import crash
from tiaojie_tui.probe import Drawing, Measured
from tiaojie_tui.store.installation import Installation
from tiaojie_tui.tui import arrival, hangup, themes
from tiaojie_tui.tui.dialogs.help import HelpPage
from tiaojie_tui.tui.idle import Idle, Patience
from tiaojie_tui.tui.screens.case import CaseScreen
from tiaojie_tui.tui.screens.home import HomeScreen
from tiaojie_tui.tui.screens.setup import SetupScreen
from tiaojie_tui.tui.shown import TerminalGuard
from tiaojie_tui.tui.type_ahead import Passed, TypeAhead
from tiaojie_tui.tui.veil import Veil
from tiaojie_tui.tui.widgets.field import EntryField
from tiaojie_tui.tui.window import Window

_GBK = "收到认不出的字符：终端软件的编码可能是 GBK，请改成 UTF-8，再把这一栏重写。"
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class TiaojieApp(App[None], inherit_bindings=False):
    """The program on screen. ``home`` is the folder of the installation."""

    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    AUTO_FOCUS = ""
    BINDINGS: ClassVar = [
        Binding("f10,ctrl+q", "leave", "保存退出", id="leave", tooltip="都存好再退出，下次从这里接着写"),
        Binding(
            "ctrl+r", "reveal", "看全号码", id="reveal", tooltip="遮住的身份证号、电话看半分钟，会记下来"
        ),
    ]

    def __init__(
        self,
        home: Path,
        *,
        light: bool = False,
        now: Callable[[], datetime] = datetime.now,
        patience: Patience | None = None,
    ) -> None:
        super().__init__()
        # Neither is used; each would be one more widget in every screen.
        self._disable_tooltips = self._disable_notifications = True
        self.home = home
        self._now = now
        self.installation: Installation | None = None
        self._mediator = ""
        self._desk: Desk | None = None
        self._desk_thread = ThreadPoolExecutor(1, "desk")
        self._opened = self._desk_thread.submit(self._open)
        self.type_ahead = TypeAhead(self, super().on_event)
        self.veil = Veil(self)
        self.idle = Idle(self, patience or Patience())
        self._told_of_gbk = False
        self._guard = TerminalGuard()
        self._window = Window(self)
        self._terminal = Measured()
        self._terminal_is_new = False
        self._first_paint = ExitStack()
        for paper in (themes.DARK, themes.LIGHT):
            self.register_theme(paper)
        self.theme = (themes.LIGHT if light else themes.DARK).name

    # The desk

    def _open(self) -> None:
        self._desk = desk.open_desk(self.home, now=self._now)

    async def at_desk(
        self, function: Callable[Concatenate[Desk, Asked], Answer], *args: Asked.args, **options: Asked.kwargs
    ) -> Answer:
        """Run a function of casework in the one thread that owns the database."""

        def call() -> Answer:
            self._opened.result()
            assert self._desk is not None
            return function(self._desk, *args, **options)

        return await asyncio.get_running_loop().run_in_executor(self._desk_thread, call)

    def ask_desk(self, function: Callable[[Desk], Answer]) -> Answer:
        """Before the program runs: the same, waited for. Raises ``Refused``."""
        self._opened.result()
        assert self._desk is not None
        return self._desk_thread.submit(function, self._desk).result()

    def close_desk(self) -> None:
        """Wait until all that was asked of the desk is done, when the program has run."""
        self._desk_thread.shutdown()

    def learn(self, terminal: Measured, *, new: bool) -> None:
        """How the terminal draws, and what was typed meanwhile; what is ``new`` will be remembered."""
        self._terminal, self._terminal_is_new = terminal, new
        self._guard = TerminalGuard(wide=terminal.drawing is Drawing.WIDE)

    @property
    def mediators(self) -> tuple[str, ...]:
        """The mediators of the committee, in the order of their numbers."""
        return self.installation.mediators if self.installation else ()

    @property
    def mediator(self) -> str:
        """Who works here."""
        return self._mediator

    @property
    def today(self) -> date:
        return self._now().date()

    @contextmanager
    def one_paint(self) -> Iterator[None]:
        """What happens inside reaches the terminal as one frame."""
        with self.batch_update():
            yield
        self.screen.check_idle()

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        # Textual's own counts the screen below a whole one too, and paints what is on top again for it.
        return super()._background_screens if isinstance(self.screen, ModalScreen) else []

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        if not self._window.too_small:
            super()._display(screen, renderable)

    # Keys

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Resize):
            self._window.fit(event.size)
        elif self._window.too_small and self._window.swallows(event):
            return
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self.idle.touch()
            self.type_ahead.take(event)
        else:
            await super().on_event(event)

    @on(EntryField.Garbled)
    def _garbled(self) -> None:
        if not self._told_of_gbk:
            self._told_of_gbk = True
            self.push_screen(HelpPage("终端编码不对", _GBK))

    @on(Passed)
    def _passed(self, event: Passed) -> None:
        event.arrived.set()

    # Beginning and end

    def on_load(self) -> None:
        # The driver reads its keyboard before anything is mounted.
        terminal.make_input_lenient(self._terminal_gone)

    def on_mount(self) -> None:
        hangup.watch(self.touch_draft)
        crash.watch(self.home, self._end_with_number)
        self._first_paint.enter_context(self.one_paint())
        self.begin()

    @work(group="beginning")
    async def begin(self) -> None:
        """Show the first screen: what to set up, the case one was at, or the list."""
        try:
            await self.look_up_installation()
            await self.idle.let_in(self._first_paint)
            editing = await self.at_desk(cases.resume) if self.installation else None
        except Refused as refused:
            self.exit(return_code=1, message=str(refused))
            return
        with self._first_paint:
            await self.push_screen(HomeScreen() if self.installation else SetupScreen())
            if editing is not None:
                await self.push_screen(CaseScreen(editing))
        for event in arrival.keys(self._terminal.typed):
            self.type_ahead.take(event)
        if self._terminal_is_new:
            with suppress(Refused):  # it is asked again at the next login
                await self.at_desk(terminals.remember, self._terminal.drawing)
        gc.freeze()
        gc.enable()

    async def look_up_installation(self) -> None:
        """Learn whose installation this is and who works here. Raises ``Refused``."""
        self.installation = await self.at_desk(desk.installation)
        self._mediator = await self.at_desk(lambda here: here.mediator)
        self.veil.kept = await self.at_desk(masking.applies)

    @work(group="revealing", exclusive=True)
    async def action_reveal(self) -> None:
        """Show the covered numbers of the open case for half a minute."""
        opened = next((screen for screen in self.screen_stack if isinstance(screen, CaseScreen)), None)
        if opened is not None and self.veil.kept:
            await self.veil.lift(opened.editing.place)

    async def action_leave(self) -> None:
        """Let the screen on top put away its work, then end."""
        self.leave()

    @work(group="leaving", exclusive=True)
    async def leave(self, *, at_any_rate: bool = False, said: str = "") -> None:
        """Put all work away and end; ``at_any_rate`` also with what only its draft holds. ``said`` stands in
        the terminal afterwards."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, CaseScreen) and not await screen.put_away(resume_here=True):
                if not at_any_rate:
                    return
                await screen.put_away(resume_here=True)
        with suppress(Refused):
            await self.at_desk(audit.left)
        self.exit(return_code=int(bool(said)), message=said or None)

    def touch_draft(self) -> None:
        """What may be done when the line drops: no database, no screen."""
        for screen in self.screen_stack:
            if isinstance(screen, CaseScreen):
                screen.editing.close()

    def _terminal_gone(self) -> None:
        self.touch_draft()
        hangup.leave_at_once(129)

    # What stored text and slips of the finger must not reach

    def get_line_filters(self) -> list[LineFilter]:
        return [*super().get_line_filters(), self._guard]

    def action_suspend_process(self) -> None:
        """Behind a forced command nobody could bring the program back."""

    def action_screenshot(self, *_: Any, **__: Any) -> None:
        """Pictures of private data are not taken."""

    deliver_screenshot = save_screenshot = action_screenshot  # type: ignore[assignment]

    def _set_pointer_shape(self, shape: str) -> None:
        """There is no mouse whose pointer could change; the sequence (OSC 22) is junk on some terminals."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Nothing outside is started."""

    def copy_to_clipboard(self, text: str) -> None:
        """OSC 52 would put private text on the clipboard of another computer."""

    def action_help_quit(self) -> None:
        """Ctrl+C does nothing here; its English message would."""

    # An error nobody foresaw

    def _fatal_error(self) -> None:
        kind, error, trace = sys.exc_info()
        if error is None and self._exception is not None:
            kind, trace = type(self._exception), self._exception.__traceback__
        self._end_with_number(crash.report(self.home, kind, trace))

    def panic(self, *_: Any) -> None:
        self._fatal_error()

    def _end_with_number(self, number: str) -> None:
        self._return_code = 1
        if not self._exit_renderables:
            self._exit_renderables.append(crash.SENTENCE.format(number=number))
        self._close_messages_no_wait()
