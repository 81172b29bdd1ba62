"""The committee (人民调解委员会) this installation works for, and its mediators."""

from dataclasses import dataclass

from peewee import Table

from tiaojie_tui.store.engine import Store

_INSTALLATION = Table("installation")
_MEDIATORS = Table("installation_mediators")


@dataclass(frozen=True, slots=True)
class Installation:
    """Whose cases are kept here. ``numbering`` is the rule of case numbers: ``{年}``, ``{序}``."""

    committee: str
    place: str
    mediators: tuple[str, ...]
    numbering: str = "({年})人调字第{序}号"


def read(store: Store) -> Installation | None:
    """What was asked at the first start; ``None`` before."""
    with store.reading():
        columns = ("committee", "place", "numbering")
        found = store.row(_INSTALLATION.select(*(getattr(_INSTALLATION.c, name) for name in columns)))
        names = store.rows(_MEDIATORS.select(_MEDIATORS.c.name).order_by(_MEDIATORS.c.place))
    if found is None:
        return None
    committee, place, numbering = found
    return Installation(committee, place, tuple(name for (name,) in names), numbering)


def write(store: Store, installation: Installation) -> None:
    """Keep this in place of what was there."""
    with store.transaction():
        store.write(_INSTALLATION.delete())
        store.write(_MEDIATORS.delete())
        store.write(
            _INSTALLATION.insert(
                id=1,
                committee=installation.committee,
                place=installation.place,
                numbering=installation.numbering,
            )
        )
        for place, name in enumerate(installation.mediators):
            store.write(_MEDIATORS.insert(place=place, name=name))
