"""The printers of this server: which there are, and what each can do."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from tiaojie_tui.delivery import ipp, printer_words

_SECONDS = 20
_STOPPED = 5
"""``printer-state`` (RFC 8011, 5.4.11): 3 idle, 4 processing, 5 stopped."""
_CONDITION = ("printer-state", "printer-state-reasons", "printer-state-message")
_WANTED = (
    *("printer-name", "printer-info", "printer-is-accepting-jobs", "sides-supported", "media-supported"),
    *_CONDITION,
)
_A4 = "iso_a4_"
NO_PRINTER = "打印服务里还没有打印机，请管理员先加上。文书可以先存成文件。"
_NOT_RUNNING = "打印服务没有开，文书没有送去打印。请管理员启动打印服务（cups），再打印一次。"


class CannotPrint(Exception):
    """Nothing was handed to a printer; says why and what to do."""


class NoDuplex(CannotPrint):
    """The printer prints on one side only: to be asked for, and not to be assumed."""


@dataclass(frozen=True, slots=True)
class Queue:
    """One printer as the print server knows it."""

    name: str
    about: str
    """What the administrator calls it; the name where nothing was written."""
    is_default: bool
    accepting: bool
    two_sided: bool
    a4: bool
    trouble: str
    """What keeps it from printing, as a sentence; empty when nothing does."""


def queues() -> tuple[Queue, ...]:
    """All printers, the server's default first. Raises ``CannotPrint`` where there is no print service."""
    try:
        found = ipp.ask(server(), ipp.Operation.PRINTERS, _WANTED)
    except ipp.NotThere:  # is how CUPS says that it has none
        return ()
    except ipp.NoAnswer as silent:
        raise CannotPrint(_NOT_RUNNING) from silent
    default = _default()
    known = [_queue(group, default) for group in found if "printer-name" in group]
    return tuple(sorted(known, key=lambda queue: (not queue.is_default, queue.name)))


def named(name: str) -> Queue:
    """The printer of this name. Raises ``CannotPrint``, naming those that there are."""
    known = queues()
    if not known:
        raise CannotPrint(NO_PRINTER)
    for queue in known:
        if queue.name == name:
            return queue
    raise CannotPrint(f"没有「{name}」这台打印机。现在有的是：{'、'.join(queue.name for queue in known)}。")


def _default() -> str:
    try:
        return str(
            ipp.first(ipp.ask(server(), ipp.Operation.DEFAULT_PRINTER, ("printer-name",)), "printer-name")
        )
    except (ipp.NotThere, ipp.NoAnswer):
        return ""


def _queue(group: ipp.Group, default: str) -> Queue:
    name, media = str(ipp.first([group], "printer-name")), ipp.every([group], "media-supported")
    return Queue(
        name,
        str(ipp.first([group], "printer-info")) or name,
        name == default,
        accepting=ipp.first([group], "printer-is-accepting-jobs") != 0,
        two_sided="two-sided-long-edge" in ipp.every([group], "sides-supported"),
        a4=not media or any(str(size).startswith(_A4) for size in media),
        trouble=_trouble([group]),
    )


def _trouble(printer: Sequence[ipp.Group]) -> str:
    message = str(ipp.first(printer, "printer-state-message"))
    said = printer_words.trouble(map(str, ipp.every(printer, "printer-state-reasons")), message)
    stopped = ipp.first(printer, "printer-state") == _STOPPED
    return printer_words.trouble(("paused",)) if stopped and not said else said


def trouble_of(printer: str) -> tuple[str, str]:
    """What keeps the printer of this URI from printing, and what it will want soon; both may be empty.

    Raises ``ipp.NotThere`` and ``ipp.NoAnswer``.
    """
    found = ipp.ask(server(), ipp.Operation.PRINTER, _CONDITION, printer)
    return _trouble(found), printer_words.soon(map(str, ipp.every(found, "printer-state-reasons")))


def server() -> str:
    """Where the print server listens: what CUPS's own programs go by, as CUPS_SERVER or client.conf say."""
    return run("lpstat", "-H").strip()


def run(program: str, *arguments: str, fed: bytes = b"") -> str:
    """What one of CUPS's programs said; empty when it failed. Raises ``CannotPrint`` where there is none."""
    found = shutil.which(program)
    if found is None:
        raise CannotPrint("这台服务器没有装打印程序，请管理员安装 cups-client。文书可以先存成文件。")
    # In English: what it says is read by us, and the job's messages stay in that language.
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(
            [found, *arguments], input=fed, capture_output=True, env=environment, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired as late:
        raise CannotPrint(f"打印服务{_SECONDS}秒没有回音，文书没有送去打印。请管理员看看打印服务。") from late
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
