"""Asks how a paper is printed, hands it over, and follows it to its end while the mediator works on."""

import asyncio
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tiaojie_tui.casework import binding, cases, papers, printable, printing, taking
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.casework.printing import Printing
from tiaojie_tui.delivery.printing import JobState
from tiaojie_tui.delivery.queues import Queue
from tiaojie_tui.tui.dialogs.help import HelpPage
from tiaojie_tui.tui.dialogs.waiting import Waiting
from tiaojie_tui.tui.printing import laying_out
from tiaojie_tui.tui.printing.dialog import PRINT, RECEIVE, SAVE, Asked, PrintDialog, Wish
from tiaojie_tui.tui.printing.place import NOT_SAVED, Place, beside
from tiaojie_tui.tui.shown import sentence

ASKING, FOLLOWING = "printing", "following a job"
"""The workers that ask and hand over, one at a time, and those that follow jobs, as many as there are."""
_WHOLE_SAVED_AS = "整卷一个 PDF，每份一个 Word 文件"
_EVERY, _SELDOM = 1.0, 5.0
"""Seconds between two questions to the print server, in the first minute and later."""
_MINUTE, _LONGEST = 60, 900
"""Seconds; after the longest nobody asks any more unless somebody looks."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the desk knows before anybody is asked."""

    label: str
    draft: bool
    copies: int
    choice: printing.Choice
    last: Printing | None
    through_terminal: bool


def _known(desk: Desk, number: str, paper: str, at: int) -> _Known:
    stored = cases.load(desk, number)
    label = paper if paper == binding.WHOLE else papers.makings(desk, stored).label(paper, at)
    last = [done for done in printing.printings(desk, number) if done.paper == label][-1:]
    return _Known(
        label,
        paper == papers.AGREEMENT and stored.frozen is None,
        printing.copies_of(desk, number, paper),
        printing.choice(desk),
        last[0] if last else None,
        taking.through_terminal(desk),
    )


def begin(place: Place) -> None:
    """F9: ask how, then do it."""
    if any(worker.group == ASKING and not worker.is_finished for worker in place.app.workers):
        place.tell("刚才那份还在排版，请等几秒再打印。")
    else:
        place.app.run_worker(_ask(place), group=ASKING)


async def _ask(place: Place) -> None:
    gathered = await _gathered(place)
    if gathered is None:
        return
    known, asked = gathered

    def answered(wish: Wish | None) -> None:
        if wish is not None:
            place.app.run_worker(_do(place, known, wish), group=ASKING)

    place.app.push_screen(PrintDialog(asked), answered)


async def _do(place: Place, known: _Known, wish: Wish) -> None:
    keys = place.app.type_ahead.handed_on
    try:
        if wish.act == SAVE:
            place.tell(f"文书在这里：{await _saved(place)}")
        elif wish.act == RECEIVE:
            place.tell(await _received(place))
        elif wish.act == PRINT:
            await _print(place, wish, draft=known.draft)
        elif known.last is not None:
            await _take_back(place, known.last)
    except Refused as refused:
        if place.app.type_ahead.handed_on == keys:
            place.app.push_screen(HelpPage("没有做成", sentence(str(refused))))
        else:  # somebody types elsewhere by now
            place.tell(f"没有做成：{refused}")


async def _saved(place: Place) -> Path:
    """Where the paper is put as a file, or all that was bound."""
    if place.whole is not None:
        return await place.app.at_desk(binding.save, place.whole)
    return await place.app.at_desk(taking.save, place.number, place.paper, place.at)


async def _received(place: Place) -> str:
    """How the paper came to the mediator's computer, or why it did not."""
    from tiaojie_tui.tui import zmodem

    if place.whole is not None:
        return await zmodem.send_taken(place.app, partial(binding.take, made=place.whole, way="zmodem"))
    return await zmodem.send(place.app, place.number, place.paper, place.at)


async def _gathered(place: Place) -> tuple[_Known, Asked] | None:
    """What the dialog shows; ``None`` where it cannot be opened, which was said."""
    app, waiting = place.app, Waiting("正在看打印机，请等一等。")
    await app.push_screen(waiting)
    why = NOT_SAVED
    try:
        if await place.save():
            known = await app.at_desk(_known, place.number, place.paper, place.at)
            return known, await _asked(place, known)
    except Refused as refused:
        why = str(refused)
    finally:
        waiting.dismiss()
    app.push_screen(HelpPage("不能打印", sentence(why)))
    return None


async def _asked(place: Place, known: _Known) -> Asked:
    last, goes_on, no_printer = "", False, ""
    printers: tuple[Queue, ...] = ()
    try:
        printers = await asyncio.to_thread(printing.printers)
        if known.last is not None:
            state = await asyncio.to_thread(printing.look, known.last)
            await place.app.at_desk(printing.note_end, known.last, state)
            last, goes_on = _last(known.last, state), not state.over
    except Refused as refused:
        no_printer = str(refused)
    asked = Asked(
        _heading(place, known),
        last,
        goes_on,
        known.copies,
        known.draft,
        known.choice,
        printers,
        no_printer,
        receives=known.through_terminal,
    )
    return replace(asked, saved_as=_WHOLE_SAVED_AS) if place.whole else asked


def _heading(place: Place, known: _Known) -> str:
    if place.whole is not None:
        return f"打印整卷，{place.whole.pages} 页"
    return f"打印《{known.label}》" + ("草稿：只是看看，不能签名" if known.draft else "")


def _last(done: Printing, state: JobState) -> str:
    return f"上次 {done.at:%m-%d %H:%M}，{done.by}，{done.job.copies} 份：{state.said}"


async def _print(place: Place, wish: Wish, *, draft: bool) -> None:
    app = place.app
    assert wish.choice is not None
    found = await _source(place, draft=draft)
    if found.kept is None:
        place.tell("正在排版，要几秒。您可以接着办别的。")
    try:
        pdf = await beside(printable.converted, found)
    except Refused as trouble:
        await app.at_desk(printing.note_failure, found, str(trouble))
        raise
    done = await app.at_desk(
        printing.hand_over, found, pdf, copies=wish.copies, queue=wish.choice.queue, sides=wish.sides
    )
    await app.at_desk(printing.choose, wish.choice)
    place.tell(f"已交给打印机，{wish.copies} 份。打完了在这里告诉您。")
    app.run_worker(_follow(place, done), group=FOLLOWING)


async def _source(place: Place, *, draft: bool) -> printable.Source:
    if place.whole is not None:
        return place.whole.source
    if place.paper == papers.AGREEMENT:
        await laying_out.ended(place.app, place.number)
    return await place.app.at_desk(printable.source, place.number, place.paper, place.at, draft=draft)


async def _follow(place: Place, done: Printing) -> None:
    """Say each new state of the job until its end."""
    app, told, since = place.app, "", 0.0
    while since < _LONGEST:
        try:
            state = await asyncio.to_thread(printing.look, done)
            await app.at_desk(printing.note_end, done, state)
        except Refused as refused:
            place.tell(str(refused))
            return
        if state.said != told:
            told = state.said
            place.tell(told)
        if state.over:
            return
        pause = _EVERY if since < _MINUTE else _SELDOM
        since += pause
        await asyncio.sleep(pause)
    place.tell("还没有打完，程序先不盯着了。过一会儿按 F9 再看。")


async def _take_back(place: Place, done: Printing) -> None:
    state = await asyncio.to_thread(printing.cancel, done)
    await place.app.at_desk(printing.note_end, done, state)
    place.tell(state.said)
