"""Following a case that somebody else may have in hand: what they save appears, and who asks for it is told.

Asks the database every few seconds, and only where another session can be at the case; nothing is drawn while
nothing is new.
"""

from typing import TYPE_CHECKING

from textual.timer import Timer

from tiaojie_tui.casework import cases, handing
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.handing import News
from tiaojie_tui.casework.permission import Denied, NoLonger
from tiaojie_tui.tui.dialogs.help import HelpPage
from tiaojie_tui.tui.screens.side import SideScreen
from tiaojie_tui.tui.shown import sentence

if TYPE_CHECKING:
    from tiaojie_tui.tui.screens.case import CaseScreen

_EVERY = 3.0
"""Seconds between two looks."""
_FREE = "现在没有人在办这个案件，您可以看。F12「谁在办」里可以接着办。"


class Following:
    """Looks after one case screen."""

    def __init__(self, screen: "CaseScreen") -> None:
        self._screen = screen
        self._timer: Timer | None = None
        self._looking = False
        self.remarks_told = 0
        self.asked_by: tuple[str, ...] = ()
        """Who asks for the case that is worked on here."""
        self.waiting = False
        """Whether this session takes the case up as soon as it is free."""
        self._asking = False

    def begin(self) -> None:
        """Start looking, where there can be anything to see."""
        editing = self._screen.editing
        if self._timer is None and (editing.shared or editing.held is not None):
            self._timer = self._screen.set_interval(_EVERY, self.look)
            self.look()

    def asked(self) -> None:
        """Wait for the answer of whoever works on the case."""
        self._asking = self.waiting = True

    def kept(self) -> None:
        """Who asks for the case has been told no; whoever asks from now on is told anew."""
        self.asked_by = ()

    def look(self) -> None:
        """Ask once, unless a question is still on its way."""
        if not self._looking:
            self._looking = True
            # The app's worker: the screen's own would end with the screen when the case is opened anew.
            self._screen.app.run_worker(self._look(), group="following")

    @property
    def _open(self) -> bool:
        """Whether the case is still there; it may have been left while a question was on its way."""
        return self._screen in self._screen.app.screen_stack

    async def _look(self) -> None:
        screen, editing = self._screen, self._screen.editing
        try:
            found = await screen.app.at_desk(handing.news, editing.number, editing.stored.version)
        except (Denied, NoLonger) as refused:
            await self._read_no_longer(str(refused))
            return
        except Refused:
            return  # what is wrong is told when something is to be saved
        finally:
            self._looking = False
        if not self._open:
            return
        if self._asking and not found.asking and found.held is not None:
            self._asking = self.waiting = False
            screen.say_notice(handing.kept_by(found.held.holder))
        if found.remarks > self.remarks_told:
            self.remarks_told = found.remarks
            screen.say_notice(f"有 {found.remarks} 条指导意见，F12「谁在办」里看。")
        if editing.only_read is not None:
            await self._read_on(found)
        elif found.asked_by != self.asked_by:
            self.asked_by = found.asked_by
            if found.asked_by:
                who = "、".join(found.asked_by)
                screen.say_notice(f"{who}想接着办这个案件。F12「谁在办」里可以交给对方。")

    async def _read_no_longer(self, why: str) -> None:
        """Leave a case that may not even be read any more; whoever writes in it is told at the next save.

        What asks or is covered is not pulled away: it is looked again in a moment.
        """
        screen, app = self._screen, self._screen.app
        if not self._open or screen.editing.only_read is None:
            return
        above = app.screen_stack[app.screen_stack.index(screen) + 1 :]
        if not all(isinstance(one, SideScreen) for one in above):
            return
        await screen.put_away(resume_here=False)
        while screen in app.screen_stack:
            await app.pop_screen()
        await app.push_screen(HelpPage("这个案件关上了", why))

    async def _read_on(self, found: News) -> None:
        screen, editing = self._screen, self._screen.editing
        if found.stored is not None:
            editing.follow(found.stored)
            assert screen.body is not None
            await screen.body.sync()
            screen.judge()
        if found.held is None and editing.held is not None:
            editing.held = None
            if self.waiting and screen.is_current:
                await self.take_up()
            else:
                screen.let_go(_FREE)

    async def take_up(self) -> None:
        """Open the case anew where one stands, to work on it if it is free."""
        screen = self._screen
        place = screen.editing.place
        try:
            editing = await screen.app.at_desk(cases.open_case, screen.editing.number)
        except Refused as refused:
            screen.say_notice(sentence(str(refused)))
            return
        editing.place = place
        screen.editing.close()
        again = type(screen)(editing)
        again.following.remarks_told = self.remarks_told
        await screen.app.switch_screen(again)
        if editing.only_read is None and editing.recovered is None:
            again.say_notice("现在由您办这个案件，可以改了。")
