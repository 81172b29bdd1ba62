"""What happens when nobody types any more: the screen is covered, later the session ends with all saved."""

from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from tiaojie_tui.casework import audit, pin
from tiaojie_tui.tui.pause import Pause
from tiaojie_tui.tui.screens.locked import ChooseDigitsScreen, LockedScreen
from tiaojie_tui.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from tiaojie_tui.tui.app import TiaojieApp

_GONE = "很久没有按键，已经都存好退出了。再登录就接着写。"


class Patience(NamedTuple):
    """Seconds without a key after which the screen is covered, and after which the session ends."""

    cover: float = 600
    end: float = 1800


class Idle:
    """Watches the keys of one session on a server; elsewhere ``touch`` does nothing."""

    def __init__(self, app: "TiaojieApp", patience: Patience) -> None:
        self._app = app
        self._cover_later = Pause(app, patience.cover, self._cover)
        self._end_later = Pause(app, patience.end, self._end)
        self._watching = False
        self._covered = False

    async def let_in(self, until_then: ExitStack) -> None:
        """Write down who has come, and from now on cover a screen that is left alone.

        Whoever comes first chooses the digits that open it again; nothing was painted ``until_then``.
        Raises ``Refused`` while too many wrong digits keep somebody out.
        """
        await self._app.at_desk(audit.came)
        if not await self._app.at_desk(lambda desk: desk.key is not None):
            return
        if await self._app.at_desk(pin.needed):
            until_then.close()
            await self._app.push_screen_wait(ChooseDigitsScreen())
        self._watching = True
        self.touch()

    def touch(self) -> None:
        """Somebody typed."""
        if self._watching:
            self._cover_later.touch()
            self._end_later.touch()

    def _cover(self) -> None:
        if self._covered:
            return
        self._covered = True
        self._app.push_screen(LockedScreen(), self._opened)

    def _opened(self, _answer: None) -> None:
        self._covered = False
        self.touch()
        # The terminal's cursor goes back to where one types.
        if isinstance(self._app.focused, Drawn):
            self._app.focused.place_caret()

    def _end(self) -> None:
        self._app.leave(at_any_rate=True, said=_GONE)
