"""Who is at work on a case. Liveness is the process itself: its pid and when it was born.

No heartbeat: a lease of a process that is gone, or of one from before the last boot, counts for nothing.
"""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from peewee import Table

from tiaojie_tui.store import numbering
from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.troubles import StoreTrouble

_LEASES = Table("leases")
_GONE = frozenset({"Z", "X", "x"})


@dataclass(frozen=True, slots=True)
class Lease:
    """``holder`` is at work on case ``number`` in process ``pid``."""

    number: str
    holder: str
    since: datetime
    pid: int


class HeldByOther(StoreTrouble):
    """Another process is at work on this case."""

    def __init__(self, lease: Lease) -> None:
        since = lease.since.strftime("%H:%M")
        super().__init__(f"{lease.holder}从{since}起正在办这个案件，您可以看，不能改。")
        self.lease = lease


def take(store: Store, number: str, holder: str, at: datetime) -> Lease:
    """Work on a case alone. Raises ``HeldByOther`` while another living process does."""
    with store.transaction():
        case_id = numbering.case_id(store, number)
        other = _held_by_other(store, case_id, number)
        if other is not None:
            raise HeldByOther(other)
        take_row(store, case_id, holder, at)
    return Lease(number, holder, at, os.getpid())


def take_row(store: Store, case_id: int, holder: str, at: datetime) -> None:
    """Write this process's lease over whatever is there; call it inside a transaction."""
    store.write(_LEASES.delete().where(_LEASES.c.case_id == case_id))
    pid = os.getpid()
    since, born = at.isoformat(), _born(pid)
    store.write(_LEASES.insert(case_id=case_id, holder=holder, since=since, pid=pid, born=born))


def release(store: Store, number: str) -> None:
    """Let others work on the case. Another process's lease is left alone."""
    with store.transaction():
        case_id = numbering.case_id(store, number)
        pid = os.getpid()
        own = (_LEASES.c.case_id == case_id) & (_LEASES.c.pid == pid) & (_LEASES.c.born == _born(pid))
        store.write(_LEASES.delete().where(own))


def held(store: Store, case_id: int) -> bool:
    """Whether a living process works on the case, this one or another."""
    return _living(store, case_id, "") is not None


def _held_by_other(store: Store, case_id: int, number: str) -> Lease | None:
    lease = _living(store, case_id, number)
    return lease if lease and lease.pid != os.getpid() else None


def _living(store: Store, case_id: int, number: str) -> Lease | None:
    columns = (_LEASES.c.holder, _LEASES.c.since, _LEASES.c.pid, _LEASES.c.born)
    found = store.row(_LEASES.select(*columns).where(_LEASES.c.case_id == case_id))
    if found is None:
        return None
    holder, since, pid, born = found
    if _born(pid) != born:
        return None
    return Lease(number, holder, datetime.fromisoformat(since), pid)


def _born(pid: int) -> str:
    """This boot and the process's start in clock ticks since it; empty when no such process lives."""
    try:
        # The name, in brackets, may hold blanks and brackets itself: state and the rest follow its last one.
        state, *rest = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""
    return "" if state in _GONE else f"{boot}/{rest[18]}"
