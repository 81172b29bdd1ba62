"""A paper to a printer, and what becomes of it there.

``lp`` only says that a job was taken. Whether it was printed is asked of the print server, by the number of
``job-state`` (RFC 8011, 5.3.7), until it has come to an end.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tiaojie_tui.delivery import ipp
from tiaojie_tui.delivery.queues import CannotPrint, NoDuplex, Queue, named, run, server, trouble_of
from tiaojie_tui.domain.typed import clean_line

TWO_SIDED, ONE_SIDED = "two-sided-long-edge", "one-sided"
"""``sides`` (RFC 8011, 5.2.8), as pages turned like a book's need it on an upright A4."""
_A4 = "iso_a4_210x297mm"
MOST_COPIES = 99
_TAKEN = re.compile(r"-(\d+) \(")
_HELD, _PROCESSING, _STOPPED, _CANCELED, _ABORTED, _COMPLETED = 4, 5, 6, 7, 8, 9
_FAULTY = {"job-completed-with-errors", "document-format-error", "document-unprintable-error"}
_WANTED = ("job-state", "job-state-reasons", "job-printer-uri", "time-at-processing")


class Stage(StrEnum):
    """Where a job is. The last four are ends."""

    WAITING = "等待打印"
    PRINTING = "正在打印"
    HELD_UP = "停下来了"
    OUT_OF_SIGHT = "问不到"
    PRINTED = "已打印"
    CANCELED = "已取消"
    FAILED = "没有印成"
    LOST = "查不到"


_ENDS = (Stage.PRINTED, Stage.CANCELED, Stage.FAILED, Stage.LOST)


@dataclass(frozen=True, slots=True)
class Job:
    """A paper that a print server has taken."""

    queue: str
    id: int
    copies: int


@dataclass(frozen=True, slots=True)
class JobState:
    """What became of a job so far, as a stage and a sentence."""

    stage: Stage
    said: str

    @property
    def over(self) -> bool:
        """Nothing more will come of it."""
        return self.stage in _ENDS


def send(pdf: bytes, queue: str, *, copies: int, title: str, sides: str, as_user: str) -> Job:
    """Hand a PDF to a printer, on A4. Raises ``CannotPrint``, and ``NoDuplex`` for two sides that it has not.

    ``title`` is what the print server's lists and logs show: nothing private belongs there.
    """
    if not pdf.startswith(b"%PDF-"):
        raise CannotPrint("这份文书没有排成版，不能打印。请再打印一次；还不行就存成文件。")
    if not 1 <= copies <= MOST_COPIES:
        raise CannotPrint(f"份数要在 1 到 {MOST_COPIES} 之间。")
    _refuse_unable(named(queue), sides)
    options = (f"media={_A4}", f"sides={sides}", "collate=true", "number-up=1", "print-scaling=none")
    said = run(
        "lp",
        *("-d", queue, "-n", str(copies), "-t", clean_line(title), "-U", as_user),
        *(word for option in (*options, "document-format=application/pdf") for word in ("-o", option)),
        fed=pdf,
    )
    taken = _TAKEN.search(said)
    if taken is None:
        named(queue)  # says so if it is gone by now, or the service with it
        raise CannotPrint(f"打印机「{queue}」没有收下这份文书，请再打印一次；还不行请管理员看看打印服务。")
    return Job(queue, int(taken[1]), copies)


def _refuse_unable(queue: Queue, sides: str) -> None:
    if not queue.accepting:
        raise CannotPrint(f"打印机「{queue.name}」现在不收文书，请换一台，或者请管理员在打印服务里打开。")
    if not queue.a4:
        raise CannotPrint(f"打印机「{queue.name}」没有 A4 纸，请换一台，或者请管理员给它设上 A4。")
    if sides != ONE_SIDED and not queue.two_sided:
        raise NoDuplex(f"打印机「{queue.name}」不能打双面，请改成单面，或者换一台打印机。")


def state(job: Job) -> JobState:
    """Where the job is now. A print service that does not answer is a state too: it may come back."""
    try:
        found = ipp.ask(server(), ipp.Operation.JOB, _WANTED, f"ipp://localhost/jobs/{job.id}")
    except ipp.NotThere:
        return JobState(Stage.LOST, "打印服务里查不到这一份了，请看看打印机上印出来没有。")
    except ipp.NoAnswer:
        return JobState(Stage.OUT_OF_SIGHT, "打印服务没有开，不知道印到哪里了。请管理员启动打印服务。")
    number, reasons = ipp.first(found, "job-state"), set(ipp.every(found, "job-state-reasons"))
    if number == _COMPLETED:
        faulty = "，但打印机说中途有错，请数一数、看一看" if reasons & _FAULTY else ""
        return JobState(Stage.PRINTED, f"已打印 {job.copies} 份{faulty}。")
    if number == _ABORTED or (number == _STOPPED and reasons & _FAULTY):
        return JobState(Stage.FAILED, "打印机认不出这份文件，没有印。请再打印一次；还不行就换一台打印机。")
    if number == _CANCELED:
        begun = bool(ipp.every(found, "time-at-processing"))
        return JobState(*_canceled(job, reasons, begun))
    return JobState(*_under_way(str(ipp.first(found, "job-printer-uri")), number))


def _canceled(job: Job, reasons: set[ipp.Value], begun: bool) -> tuple[Stage, str]:
    """Who took the job back. CUPS gives no keyword where it waited only, nor where the printer would not
    print it as asked; only in the second case was it begun."""
    try:
        named(job.queue)
    except CannotPrint as gone:
        return Stage.FAILED, f"没有印：{gone}"
    if "job-canceled-at-device" in reasons:
        return Stage.CANCELED, "在打印机上取消了，没有印完。"
    if "job-canceled-by-user" in reasons or not begun:
        return Stage.CANCELED, "已取消，没有印完。"
    return Stage.FAILED, "打印服务取消了这一份，没有印。请改成单面，或者换一台打印机再打印。"


def _under_way(printer: str, number: ipp.Value) -> tuple[Stage, str]:
    try:
        trouble, soon = trouble_of(printer)
    except (ipp.NotThere, ipp.NoAnswer):
        trouble, soon = "", ""
    if trouble:
        return Stage.HELD_UP, trouble
    if number in (_HELD, _STOPPED):
        return Stage.HELD_UP, "这一份在打印服务里停住了，请管理员放行，或者取消了再打印。"
    if number == _PROCESSING:
        return Stage.PRINTING, f"正在打印。{soon}"
    return Stage.WAITING, "已经交给打印机，轮到了会自动打。"


def follow(job: Job, *, seconds: float, every: float = 1.0) -> Iterator[JobState]:
    """Each new state of the job, asked for ``every`` second, until it is over or ``seconds`` passed."""
    end, last = time.monotonic() + seconds, None
    while True:
        now = state(job)
        if now != last:
            yield now
        last = now
        left = end - time.monotonic()
        if now.over or left <= 0:
            return
        time.sleep(min(every, left))


def cancel(job: Job) -> JobState:
    """Take the job back; what became of it. Raises ``CannotPrint`` where there are no programs to do so."""
    run("cancel", f"{job.queue}-{job.id}")  # which knows no --; no queue's name begins with a dash
    return state(job)
