"""The one App: its desk thread, its papers and keys, and how it ends.

It refuses what would let stored text act or leak: command palette, screenshots, suspending, links, the
clipboard of the mediator's computer. No timer runs while nobody types.
"""

import asyncio
import gc
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar, Concatenate, ParamSpec, TypeVar

from textual import events, on, work
from textual.app import App
from textual.binding import Binding
from textual.filter import LineFilter
from textual.screen import ModalScreen, Screen

from tiaojie_tui import terminal
from tiaojie_tui.casework import cases, desk
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.domain.people import Person
from tiaojie_tui.store.installation import Installation
from tiaojie_tui.tui import crash, hangup, themes
from tiaojie_tui.tui.dialogs.help import HelpPage
from tiaojie_tui.tui.screens.case import CaseScreen
from tiaojie_tui.tui.screens.home import HomeScreen
from tiaojie_tui.tui.screens.setup import SetupScreen
from tiaojie_tui.tui.shown import TerminalGuard
from tiaojie_tui.tui.type_ahead import Passed, TypeAhead
from tiaojie_tui.tui.widgets.field import EntryField

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
        Binding("f10,ctrl+q", "leave", "保存退出", id="leave", tooltip="都存好再退出，下次从这里接着写")
    ]

    def __init__(
        self, home: Path, *, light: bool = False, now: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__()
        # Neither is used; each would be one more widget in every screen.
        self._disable_tooltips = self._disable_notifications = True
        self.home = home
        self._now = now
        self.installation: Installation | None = None
        self._mediator = ""
        self.person: Person | None = None
        """Who came in by a key, on a server."""
        self._desk: Desk | None = None
        self._desk_thread = ThreadPoolExecutor(1, "desk")
        self._opened = self._desk_thread.submit(self._open)
        self.type_ahead = TypeAhead(self, super().on_event)
        self._told_of_gbk = False
        self._guard = TerminalGuard()
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

    # Keys

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
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
        self._watch_other_threads()
        self._first_paint.enter_context(self.one_paint())
        self.begin()

    @work(group="beginning")
    async def begin(self) -> None:
        """Show the first screen: what to set up, the case one was at, or the list."""
        try:
            await self.look_up_installation()
            editing = await self.at_desk(cases.resume) if self.installation else None
        except Refused as refused:
            self.exit(return_code=1, message=str(refused))
            return
        with self._first_paint:
            await self.push_screen(HomeScreen() if self.installation else SetupScreen())
            if editing is not None:
                await self.push_screen(CaseScreen(editing))
        gc.freeze()
        gc.enable()

    async def look_up_installation(self) -> None:
        """Learn whose installation this is and who works here. Raises ``Refused``."""
        self.installation = await self.at_desk(desk.installation)
        self._mediator = await self.at_desk(lambda here: here.mediator)
        self.person = await self.at_desk(lambda here: here.person)

    async def action_leave(self) -> None:
        """Let the screen on top put away its work, then end."""
        self.leave()

    @work(group="leaving", exclusive=True)
    async def leave(self) -> None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, CaseScreen) and not await screen.put_away(resume_here=True):
                return
        self.exit()

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

    def _watch_other_threads(self) -> None:
        def report(failed: threading.ExceptHookArgs) -> None:
            number = crash.report(self.home, failed.exc_type, failed.exc_traceback)
            self.call_from_thread(self._end_with_number, number)

        threading.excepthook = report
