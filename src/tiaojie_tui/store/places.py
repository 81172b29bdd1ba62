"""Where each account was last at work, so that the next start lands there."""

from dataclasses import dataclass

from peewee import Table

from tiaojie_tui.store import numbering
from tiaojie_tui.store.engine import Store

_PLACES = Table("places")
# As text, not built anew: each save asks it.
_LAST = """SELECT c.number, p.step, p.path FROM places AS p JOIN cases AS c ON c.id = p.case_id
  WHERE p.who = ?"""


@dataclass(frozen=True, slots=True)
class Place:
    """A field in a step of a case; ``path`` as in ``domain.paths``."""

    number: str
    step: str
    path: str


def remember(store: Store, who: str, place: Place | None) -> None:
    """Keep where ``who`` is; ``None`` for no case at all. Writes only when it is news."""
    if place == last(store, who):
        return
    with store.transaction():
        store.write(_PLACES.delete().where(_PLACES.c.who == who))
        if place is not None:
            case_id = numbering.case_id(store, place.number)
            store.write(_PLACES.insert(who=who, case_id=case_id, step=place.step, path=place.path))


def last(store: Store, who: str) -> Place | None:
    """Where ``who`` was last; ``None`` after leaving to the list, or when the case is gone."""
    found = store.sql(_LAST, who)
    return Place(*found[0]) if found else None
