"""Guidance (指导意见) written beside a case: only ever added to, and no part of its papers."""

from dataclasses import dataclass
from datetime import datetime

from peewee import Table, fn

from tiaojie_tui.store import numbering
from tiaojie_tui.store.engine import Store

_REMARKS = Table("remarks")


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody has written beside a case."""

    at: datetime
    name: str
    text: str


def add(store: Store, number: str, person_id: int, remark: Remark) -> None:
    """Keep a remark; call it inside the transaction that writes it into the journal."""
    with store.transaction():
        row = {"case_id": numbering.case_id(store, number), "person_id": person_id}
        told = {"at": remark.at.isoformat(), "name": remark.name, "text": remark.text}
        store.write(_REMARKS.insert(**row, **told))


def count(store: Store, number: str) -> int:
    """How many remarks stand beside a case. Raises ``NoSuchCase``."""
    with store.reading():
        which = _REMARKS.c.case_id == numbering.case_id(store, number)
        [(many,)] = store.rows(_REMARKS.select(fn.COUNT(_REMARKS.c.id)).where(which))
    return int(many)


def of_case(store: Store, number: str) -> list[Remark]:
    """All remarks beside a case, oldest first. Raises ``NoSuchCase``."""
    c = _REMARKS.c
    with store.reading():
        which = c.case_id == numbering.case_id(store, number)
        found = store.rows(_REMARKS.select(c.at, c.name, c.text).where(which).order_by(c.id))
    return [Remark(datetime.fromisoformat(at), name, text) for at, name, text in found]
