"""Who is at work on a case, and who asks for it. Liveness is the process: its pid and when it was born.

No heartbeat: a lease of a process that is gone, or of one from before the last boot, counts for nothing.
"""

import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from peewee import Table

from tiaojie_tui.store import numbering
from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.troubles import StoreTrouble

_LEASES, _REQUESTS = Table("leases"), Table("lease_requests")
_LEASE = "SELECT holder, since, pid, born, person_id, device FROM leases WHERE case_id = ?"
_GONE = frozenset({"Z", "X", "x"})


@dataclass(frozen=True, slots=True)
class Lease:
    """``holder`` is at work on case ``number`` in process ``pid``; on a server, by which person and where."""

    number: str
    holder: str
    since: datetime
    pid: int
    person: int | None = None
    device: str = ""


@dataclass(frozen=True, slots=True)
class Worker:
    """Who wants to work on a case: name, on a server the person's id, and the name of the device."""

    name: str
    person: int | None = None
    device: str = ""


class HeldByOther(StoreTrouble):
    """Another process is at work on this case."""

    def __init__(self, lease: Lease) -> None:
        since = lease.since.strftime("%H:%M")
        where = f"在{lease.device}上" if lease.device else ""
        super().__init__(f"{lease.holder}从{since}起{where}正在办这个案件，您可以看，不能改。")
        self.lease = lease


def take(store: Store, number: str, worker: Worker, at: datetime) -> Lease:
    """Work on a case alone. Raises ``HeldByOther`` while another living process does."""
    with store.transaction():
        case_id = numbering.case_id(store, number)
        other = _held_by_other(store, case_id, number)
        if other is not None:
            raise HeldByOther(other)
        take_row(store, case_id, worker, at)
    return Lease(number, worker.name, at, os.getpid(), worker.person, worker.device)


def take_row(store: Store, case_id: int, worker: Worker, at: datetime) -> None:
    """Write this process's lease over whatever is there; call it inside a transaction."""
    store.write(_LEASES.delete().where(_LEASES.c.case_id == case_id))
    pid = os.getpid()
    told = {"holder": worker.name, "person_id": worker.person, "device": worker.device}
    store.write(_LEASES.insert(case_id=case_id, **told, since=at.isoformat(), pid=pid, born=_born(pid)))
    if worker.person is not None:  # who has asked for it has got it
        mine = (_REQUESTS.c.case_id == case_id) & (_REQUESTS.c.person_id == worker.person)
        store.write(_REQUESTS.delete().where(mine))


def other_holder(store: Store, number: str) -> Lease | None:
    """The lease of another living process. Raises ``NoSuchCase``."""
    with store.reading():
        return _held_by_other(store, numbering.case_id(store, number), number)


def end_process_of(lease: Lease) -> None:
    """Let the process that holds a lease put down its draft and end; gone already is as good."""
    with suppress(ProcessLookupError):
        os.kill(lease.pid, signal.SIGUSR1)


def ask(store: Store, number: str, worker: Worker, at: datetime) -> None:
    """Ask whoever is at work to let the case go; asked twice it is one request."""
    with store.transaction():
        case_id = numbering.case_id(store, number)
        mine = (_REQUESTS.c.case_id == case_id) & (_REQUESTS.c.person_id == worker.person)
        store.write(_REQUESTS.delete().where(mine))
        row = {"case_id": case_id, "person_id": worker.person, "name": worker.name}
        store.write(_REQUESTS.insert(**row, at=at.isoformat()))


def asked_by(store: Store, number: str) -> dict[int, str]:
    """Who asks for the case: names by the numbers of the people, who asked first before the others."""
    with store.reading():
        which = _REQUESTS.c.case_id == numbering.case_id(store, number)
        columns = _REQUESTS.c.person_id, _REQUESTS.c.name
        return dict(store.rows(_REQUESTS.select(*columns).where(which).order_by(_REQUESTS.c.at)))


def forget_requests(store: Store, number: str) -> None:
    """Nobody asks for the case any more: it was let go, or they were told no."""
    with store.transaction():
        case_id = numbering.case_id(store, number)
        store.write(_REQUESTS.delete().where(_REQUESTS.c.case_id == case_id))


def release(store: Store, number: str) -> None:
    """Let others work on the case, seen here still or not. Another process's lease is left alone."""
    with store.transaction():
        case_id = numbering.case_id(store, number, beyond=True)
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
    found = store.sql(_LEASE, case_id)
    if not found:
        return None
    holder, since, pid, born, person, device = found[0]
    if _born(pid) != born:
        return None
    return Lease(number, holder, datetime.fromisoformat(since), pid, person, device)


def _born(pid: int) -> str:
    """This boot and the process's start in clock ticks since it; empty when no such process lives."""
    try:
        # The name, in brackets, may hold blanks and brackets itself: state and the rest follow its last one.
        state, *rest = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""
    return "" if state in _GONE else f"{boot}/{rest[18]}"
