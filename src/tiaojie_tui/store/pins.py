"""What is kept of each person's six digits: their scrypt hash, wrong tries, and until when nobody may try."""

from dataclasses import dataclass
from datetime import datetime

from peewee import Table

from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.people import NotRegistered

_PEOPLE = Table("people")


@dataclass(frozen=True, slots=True)
class Pin:
    """The hash, ``None`` before the digits are set; how often they were typed wrong in a row."""

    hash: str | None
    failures: int = 0
    locked_until: datetime | None = None


def read(store: Store, person_id: int) -> Pin:
    """What is kept of somebody's digits. Raises ``NotRegistered``."""
    c = _PEOPLE.c
    found = store.row(_PEOPLE.select(c.pin, c.pin_failures, c.pin_locked_until).where(c.id == person_id))
    if found is None:
        raise NotRegistered(f"没有登记第 {person_id} 号人员。")
    kept, failures, until = found
    return Pin(kept, failures, datetime.fromisoformat(until) if until else None)


def write(store: Store, person_id: int, pin: Pin) -> None:
    """Keep this in place of what was; after ``Pin(None)`` they choose anew. Raises ``NotRegistered``."""
    until = pin.locked_until.isoformat() if pin.locked_until else None
    values = {"pin": pin.hash, "pin_failures": pin.failures, "pin_locked_until": until}
    if store.write(_PEOPLE.update(**values).where(_PEOPLE.c.id == person_id)) != 1:
        raise NotRegistered(f"没有登记第 {person_id} 号人员。")
