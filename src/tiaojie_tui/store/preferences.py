"""What a person has chosen once and need not choose again: the printer, the way papers are taken away."""

from peewee import Table

from tiaojie_tui.store.engine import Store

_PREFERENCES = Table("preferences")


def get(store: Store, who: str, name: str) -> str | None:
    """What ``who`` has chosen for ``name``; ``None`` for nothing yet."""
    which = (_PREFERENCES.c.who == who) & (_PREFERENCES.c.name == name)
    found = store.row(_PREFERENCES.select(_PREFERENCES.c.value).where(which))
    return str(found[0]) if found else None


def put(store: Store, who: str, name: str, value: str) -> None:
    """Keep the choice in place of an earlier one."""
    with store.transaction():
        which = (_PREFERENCES.c.who == who) & (_PREFERENCES.c.name == name)
        store.write(_PREFERENCES.delete().where(which))
        store.write(_PREFERENCES.insert(who=who, name=name, value=value))
