"""Printing the papers of a case: what each mediator prints on, who printed what, and what became of it.

Each printing stands in the journal twice: when a printer took it, and, once somebody saw that, how it ended.
In between only the print server knows; it is asked whenever somebody looks, also after a lost session.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from tiaojie_tui.casework import cases, permission, printable
from tiaojie_tui.casework.desk import Desk, Refused, refusing
from tiaojie_tui.casework.papers import AGREEMENT
from tiaojie_tui.casework.printable import Source
from tiaojie_tui.delivery import printing, queues
from tiaojie_tui.delivery.printing import ONE_SIDED, TWO_SIDED, Job, JobState, Stage
from tiaojie_tui.delivery.queues import CannotPrint, NoDuplex, Queue
from tiaojie_tui.domain.people import OF_THE_OFFICE
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.store import journal, preferences, settings

_QUEUE, _SIDES = "打印机", "单双面"
_SIDES_IN_WORDS = {TWO_SIDED: "双面", ONE_SIDED: "单面"}
OFFICE_PRINTS = "司法所每人每月打印次数"
"""The setting that bounds how often each of the judicial office prints in a month; no bound while not set."""
_END, _SAID = "结果", "说明"
"""Only entries that tell how a printing ended have these."""
_FAILED = "失败"
"""The end of what never reached a printer."""


class OneSidedOnly(Refused):
    """The printer has no two sides: the mediator is asked."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How a mediator prints."""

    queue: str | None
    """``None`` while none was chosen."""
    sides: str


@dataclass(frozen=True, slots=True)
class Printing:
    """One printing: which paper, on which printer, when, by whom, and its end where one was seen."""

    number: str
    paper: str
    job: Job
    at: datetime
    by: str
    end: JobState | None = None

    def told(self, state: JobState) -> str:
        """The printing and its state in one line."""
        what = f"{self.paper} {self.job.copies} 份"
        return f"{self.at:%Y-%m-%d %H:%M} {self.by}用「{self.job.queue}」打印{what}：{state.said}"


def choice(desk: Desk) -> Choice:
    """What the mediator at this desk prints on."""
    with refusing():
        queue = preferences.get(desk.store, desk.by, _QUEUE)
        sides = preferences.get(desk.store, desk.by, _SIDES)
    one_sided = sides == _SIDES_IN_WORDS[ONE_SIDED]
    return Choice(queue, ONE_SIDED if one_sided else TWO_SIDED)


def choose(desk: Desk, wanted: Choice) -> None:
    """Print on this from now on."""
    with refusing(), desk.store.transaction():
        if wanted.queue is not None:
            preferences.put(desk.store, desk.by, _QUEUE, wanted.queue)
        preferences.put(desk.store, desk.by, _SIDES, _SIDES_IN_WORDS[wanted.sides])


def printers() -> tuple[Queue, ...]:
    """The printers of the server. Needs no desk. Raises ``Refused`` without any, or without print service."""
    try:
        known = queues.queues()
    except CannotPrint as trouble:
        raise Refused(str(trouble)) from trouble
    if not known:
        raise Refused(queues.NO_PRINTER)
    return known


def printer(name: str) -> Queue:
    """The printer of this name. Needs no desk. Raises ``Refused``, naming those that there are."""
    try:
        return queues.named(name)
    except CannotPrint as trouble:
        raise Refused(str(trouble)) from trouble


def printer_for(wanted: str | None, known: Sequence[Queue]) -> Queue | None:
    """The printer that was chosen, else the server's default, else the only one; ``None`` for neither."""
    default = next((queue for queue in known if queue.is_default), known[0] if len(known) == 1 else None)
    return next((queue for queue in known if queue.name == wanted), None) if wanted else default


def copies_of(desk: Desk, number: str, paper: str = AGREEMENT) -> int:
    """How many copies are wanted: of the agreement one for each party and the committee, of others one."""
    stored = cases.load(desk, number)
    if paper != AGREEMENT or stored.frozen is None:
        return 1
    return stored.case.copies or stored.case.lawful_copies


def print_paper(
    desk: Desk,
    number: str,
    paper: str = AGREEMENT,
    at: int = 0,
    *,
    copies: int | None = None,
    queue: str | None = None,
    sides: str | None = None,
    draft: bool = False,
) -> Printing:
    """Hand a paper to a printer. Raises ``Refused``, and ``OneSidedOnly`` for a printer without two sides.

    ``at`` says which of several papers of this name. What is not said is taken from ``copies_of`` and
    ``choice``. An agreement before 定稿 is only printed as
    ``draft``, and so marked.
    """
    _ask(desk, number)
    found = printable.source(desk, number, paper, at, draft=draft)
    copies = _copies(desk, found, copies)
    try:
        pdf = printable.converted(found)
    except Refused as trouble:
        note_failure(desk, found, str(trouble))
        raise
    return hand_over(desk, found, pdf, copies=copies, queue=queue, sides=sides)


def note_failure(desk: Desk, found: Source, why: str) -> None:
    """Keep that a paper could not be printed, where that at least can be kept."""
    details = {"文书": found.label, _END: _FAILED, _SAID: why}
    with suppress(Refused), refusing():
        journal.append(desk.store, desk.entry(journal.PRINTED, found.number, details))


def hand_over(
    desk: Desk,
    found: Source,
    pdf: bytes,
    *,
    copies: int | None = None,
    queue: str | None = None,
    sides: str | None = None,
) -> Printing:
    """``print_paper`` once the PDF is made from ``found``."""
    number, label = found.number, found.label
    _ask(desk, number)
    pdf = printable.keep(desk, found, pdf)
    wish = choice(desk)
    name = queue or _name_of_printer(wish)
    sides = sides or wish.sides
    copies = _copies(desk, found, copies)
    # On the sheet that the print server puts before a job; the paper itself is as it was frozen.
    title = (
        f"{number} {label} {desk.by} {desk.now():%Y-%m-%d %H:%M}" if desk.on_server else f"{number} {label}"
    )
    try:
        job = printing.send(pdf, name, copies=copies, title=title, sides=sides, as_user=desk.account)
    except NoDuplex as one_sided:
        raise OneSidedOnly(str(one_sided)) from one_sided
    except CannotPrint as trouble:
        note_failure(desk, found, str(trouble))
        raise Refused(str(trouble)) from trouble
    done = Printing(number, label, job, desk.now(), desk.by)
    details = {"文书": label, "份数": copies, _SIDES: _SIDES_IN_WORDS[sides], **_named(job)}
    details["sha256"] = hashlib.sha256(pdf).hexdigest()
    if found.version is not None:
        details["稿"] = found.version
    try:
        with refusing(), permission.granted(desk, Action.PRINT, number):
            journal.append(desk.store, replace(desk.entry(journal.PRINTED, number, details), at=done.at))
    except Refused:
        printing.cancel(job)  # nothing is printed that is not on record
        raise
    return done


def _ask(desk: Desk, number: str) -> None:
    """Go on only if this may be printed here. Of the judicial office nobody prints more often in a month than
    it has decided itself."""
    permission.ask(desk, Action.PRINT, number)
    if desk.person is None or desk.person.role not in OF_THE_OFFICE:
        return
    with refusing():
        limit = settings.get(desk.store, OFFICE_PRINTS)
        done = [line.entry for line in journal.entries(desk.store, act=journal.PRINTED)]
    month = [
        one
        for one in done
        if one.details.get("人") == desk.person.id and f"{one.at:%Y-%m}" == f"{desk.now():%Y-%m}"
    ]
    if limit is not None and sum(_END not in one.details for one in month) >= int(limit):
        raise Refused(f"本月已经打印了{limit}次，到了所里定的次数。还要打印，请调解员打印，或者联系所长。")


def _copies(desk: Desk, found: Source, asked: int | None) -> int:
    wanted = copies_of(desk, found.number, found.paper) if asked is None else asked
    if wanted > 1 and found.paper == AGREEMENT and found.version is None:
        raise Refused("草稿只打一份看看，定稿以后再打印要签名的份数。")
    return wanted


def _name_of_printer(wish: Choice) -> str:
    if wish.queue is not None:
        return wish.queue
    known = printers()
    queue = printer_for(None, known)
    if queue is None:
        raise Refused(f"有几台打印机，请先选一台：{'、'.join(one.name for one in known)}。")
    return queue.name


def _named(job: Job) -> dict[str, str | int]:
    return {_QUEUE: job.queue, "任务": job.id}


def printings(desk: Desk, number: str) -> tuple[Printing, ...]:
    """Who printed which papers of the case, oldest first, with the ends seen so far."""
    permission.ask(desk, Action.READ, number)
    with refusing():
        lines = journal.entries(desk.store, number=number, act=journal.PRINTED)
    found: list[Printing] = []
    places: dict[tuple[str, int], int] = {}
    for line in lines:
        entry, said = line.entry, line.entry.details
        if said.get(_END) == _FAILED:
            continue
        queue, id = str(said[_QUEUE]), int(said["任务"])
        if _END in said:
            place = places[queue, id]
            found[place] = replace(found[place], end=JobState(Stage(str(said[_END])), str(said[_SAID])))
        else:
            # In the place of an older one: a print server that was set up anew counts from one again.
            places[queue, id] = len(found)
            job = Job(queue, id, int(said["份数"]))
            found.append(Printing(number, str(said["文书"]), job, entry.at, entry.who))
    return tuple(found)


def look(done: Printing) -> JobState:
    """What has become of it, asked of the print server while no end was seen. Needs no desk.

    Raises ``Refused`` without the programs to ask.
    """
    if done.end is not None:
        return done.end
    try:
        return printing.state(done.job)
    except CannotPrint as trouble:
        raise Refused(str(trouble)) from trouble


def note_end(desk: Desk, done: Printing, state: JobState) -> None:
    """Keep how a printing ended; nothing while it goes on, or when that was kept before."""
    if not state.over:
        return
    with refusing(), desk.store.transaction():
        known = [one for one in printings(desk, done.number) if (one.job, one.at) == (done.job, done.at)]
        if any(one.end is not None for one in known):
            return
        if state.stage is Stage.FAILED:
            cancel(done)  # or it would come out one day, when nobody waits for it any more
        details = {"文书": done.paper, **_named(done.job), _END: str(state.stage), _SAID: state.said}
        journal.append(desk.store, desk.entry(journal.PRINTED, done.number, details))


def standing(desk: Desk, number: str) -> Iterator[tuple[Printing, JobState]]:
    """All printings of the case as they stand now, oldest first; ends that are seen now are kept."""
    for done in printings(desk, number):
        state = look(done)
        note_end(desk, done, state)
        yield done, state


def follow(desk: Desk, done: Printing, *, seconds: float) -> Iterator[JobState]:
    """Each new state of a printing until its end, which is kept, or until so many seconds have passed."""
    for state in printing.follow(done.job, seconds=seconds):
        note_end(desk, done, state)
        yield state


def cancel(done: Printing) -> JobState:
    """Take a printing back; what became of it. Needs no desk. Raises ``Refused``."""
    try:
        return printing.cancel(done.job)
    except CannotPrint as trouble:
        raise Refused(str(trouble)) from trouble
