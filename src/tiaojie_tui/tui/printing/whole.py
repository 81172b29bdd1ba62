"""The whole dossier at one key: bound while one may still say no, then shown, printed or put into files."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tiaojie_tui.casework import binding, cases
from tiaojie_tui.casework.binding import Bound
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.tui.dialogs.help import HelpPage
from tiaojie_tui.tui.dialogs.waiting import Doing
from tiaojie_tui.tui.printing import acts, laying_out
from tiaojie_tui.tui.printing.place import NOT_SAVED, Place, beside
from tiaojie_tui.tui.screens.bound import BoundScreen
from tiaojie_tui.tui.shown import sentence

if TYPE_CHECKING:
    from tiaojie_tui.tui.app import TiaojieApp

_GROUP = "binding"


def begin(app: "TiaojieApp", number: str, save: Callable[[], Awaitable[bool]]) -> None:
    """Bind the dossier of this case as it stands on screen, and show what came of it."""
    app.run_worker(_bind(Place(app, number, binding.WHOLE, save)), group=_GROUP)


async def _bind(place: Place) -> None:
    app, worker = place.app, get_current_worker()
    doing = Doing("正在看卷宗里要哪些文书。")

    def answered(stopped: bool | None) -> None:
        if stopped:
            worker.cancel()
            place.tell("已停下，没有装订。")

    await app.push_screen(doing, answered)
    made, why = None, NOT_SAVED
    try:
        if await place.save():
            made = await _bound(place, doing)
    except Refused as refused:
        why = str(refused)
    doing.dismiss(False)
    if made is None:
        app.push_screen(HelpPage("没有装订成", sentence(why)))
    else:
        app.push_screen(BoundScreen(made, partial(acts.begin, replace(place, whole=made))))


async def _bound(place: Place, doing: Doing) -> Bound:
    app, loop = place.app, asyncio.get_running_loop()

    def told(what: str) -> None:
        loop.call_soon_threadsafe(doing.say, f"{what}。")

    if (await app.at_desk(cases.load, place.number)).frozen is not None:
        doing.say("正在给协议书排版，要几秒钟。")
        await laying_out.ended(app, place.number)
        await laying_out.made(place)
    gathered = await app.at_desk(binding.gather, place.number)
    return await beside(binding.bound, gathered, told)
