"""The PDF of an agreement, made in the background as soon as its text is final, so that printing is quick."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.worker import WorkerError

from tiaojie_tui.casework import printable
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.tui.printing.place import Place, beside

if TYPE_CHECKING:
    from tiaojie_tui.tui.app import TiaojieApp

_GROUP = "laying out"


def begin(place: Place) -> None:
    """Make the PDF while the mediator works on, and say when it is there."""
    place.app.run_worker(_lay_out(place), group=_GROUP, name=place.number)


async def ended(app: "TiaojieApp", number: str) -> None:
    """Wait for what was begun for this case: a second LibreOffice would only make both slow.

    Who no longer waits does not stop it.
    """
    for worker in [one for one in app.workers if (one.group, one.name) == (_GROUP, number)]:
        with suppress(WorkerError):
            await asyncio.shield(worker.wait())


async def made(place: Place) -> None:
    """The PDF of the frozen agreement is there and kept. Raises ``Refused``."""
    found = await place.app.at_desk(printable.source, place.number)
    if found.kept is None:
        pdf = await beside(printable.converted, found)
        await place.app.at_desk(printable.keep, found, pdf)


async def _lay_out(place: Place) -> None:
    place.tell("正在排版，要几秒。您可以接着办别的。", instead=False)
    said = "排好版了，可以打印。"
    try:
        await made(place)
    except Refused as refused:
        said = str(refused)
    place.tell(said, instead=False)
