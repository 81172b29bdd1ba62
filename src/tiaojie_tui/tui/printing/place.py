"""Where printing was asked for, who is told of it, and how what takes long is done beside."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from tiaojie_tui.tui.screens.case import CaseScreen
from tiaojie_tui.tui.screens.side import SideScreen
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.signing.body import SigningBody

if TYPE_CHECKING:
    from tiaojie_tui.casework.binding import Bound
    from tiaojie_tui.tui.app import TiaojieApp

NOT_SAVED = "刚写的还没有存进数据库，先别打印。屏幕下面说了为什么没存上，存好了再试。"

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Place:
    """Where printing was asked for."""

    app: "TiaojieApp"
    number: str
    paper: str
    save: Callable[[], Awaitable[bool]]
    """Brings what stands on screen into the database; false when it could not."""
    at: int = 0
    """Which of several papers of this name."""
    whole: "Bound | None" = None
    """The bound dossier, which is printed instead of a single paper."""

    def tell(self, text: str, *, instead: bool = True) -> None:
        """Say it to whoever looks at this case, or at another case by now; in the list of cases to nobody.

        ``instead``: in the place of what was done before, which is no news any more.
        """
        stack = self.app.screen_stack
        case = next((screen for screen in stack if isinstance(screen, CaseScreen)), None)
        if case is None:
            return
        said = sentence(text if case.editing.number == self.number else f"{self.number}：{text}")
        side = next((screen for screen in reversed(stack) if isinstance(screen, SideScreen)), None)
        if side is not None:
            side.tell(said)
        elif isinstance(case.body, SigningBody):
            if instead:
                case.say_notice("")
            case.body.show_paper(said)
        else:
            case.say_notice(said)


async def beside(function: Callable[..., Answer], *args: Any) -> Answer:
    """Run what takes long in a thread of its own; its ``stop`` is set when nobody waits for it any more."""
    stop = Event()
    try:
        return await asyncio.to_thread(function, *args, stop=stop)
    finally:
        stop.set()
