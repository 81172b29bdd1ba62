"""Anchors (锚): heads of the journal that are kept outside the database, where its owner cannot reach them.

A chain that was cut off at its end, or written anew from some place on, is whole in itself; only a hash that
was noted elsewhere before shows it: on the signed daily sheet, in the name of a backup, in the system's log.
"""

import os
import re
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tiaojie_tui.store import journal
from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.journal import Line

SYSLOG = Path("/dev/log")
_AUTH_INFO = "<38>"
"""Facility auth (4), severity informational (6): RFC 3164 section 4.1.1."""
_IN_A_LINE = re.compile(r"tiaojie(?:\[\d+\])?: anchor (\d+):([0-9a-f]{64})\b")
_IN_A_NAME = re.compile(r"^tiaojie-.*-(\d+)-([0-9a-f]{16})\.db\b")
_TYPED = re.compile(r"(\d{1,18})\s*[:：]\s*([0-9a-f]{8,64})")


@dataclass(frozen=True, slots=True)
class Anchor:
    """That the entry ``seq`` had this hash, or one that begins so; ``kept_in`` says where that stands."""

    seq: int
    hash: str
    kept_in: str


def typed(text: str) -> Anchor | None:
    """An anchor as it is copied off the daily sheet: ``SEQ:HASH``, at least eight characters of the hash."""
    found = _TYPED.fullmatch(text.strip().lower())
    return Anchor(int(found[1]), found[2], "日报") if found else None


def in_names(names: Iterable[str]) -> Iterator[Anchor]:
    """The anchors in the names of backups: ``tiaojie-…-SEQ-HASH16.db.age``."""
    for name in names:
        found = _IN_A_NAME.match(name)
        if found:
            yield Anchor(int(found[1]), found[2], f"备份 {name}")


def in_lines(lines: Iterable[str]) -> Iterator[Anchor]:
    """The anchors in lines of the system's log."""
    for line in lines:
        found = _IN_A_LINE.search(line)
        if found:
            yield Anchor(int(found[1]), found[2], "系统日志")


def send(head: Line) -> bool:
    """Write an anchor into the system's log; false where there is none."""
    said = f"{_AUTH_INFO}tiaojie[{os.getpid()}]: anchor {head.seq}:{head.hash}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as log:
        log.settimeout(2)
        try:
            log.connect(str(SYSLOG))
            log.send(said.encode())
        except OSError:
            return False
    return True


def faults(store: Store, anchors: Iterable[Anchor]) -> list[str]:
    """Where the journal is not what the anchors say it was, in sentences."""
    found, whole = [], 0
    head = journal.head(store)
    length = head.seq if head else 0
    for anchor in sorted(anchors, key=lambda one: one.seq):
        line = journal.line_at(store, anchor.seq)
        if anchor.seq > length:
            found.append(
                f"第 {length + 1} 条到第 {anchor.seq} 条被删掉了：{anchor.kept_in}上记着第 {anchor.seq} 条，"
                f"现在一共只有 {length} 条。"
            )
        elif line is None or not line.hash.startswith(anchor.hash):
            found.append(
                f"第 {whole + 1} 条到第 {anchor.seq} 条之间被改写过："
                f"第 {anchor.seq} 条的哈希值和{anchor.kept_in}上的不一样。"
            )
        else:
            whole = anchor.seq
    return found
