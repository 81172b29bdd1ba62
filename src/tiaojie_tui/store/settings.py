"""What the office has decided for the whole server: its name, where backups go, how long cases are kept."""

from peewee import Table

from tiaojie_tui.store.engine import Store

OFFICE = "司法所"
"""The name of the setting that holds the name of the judicial office of this server."""
_SETTINGS = Table("settings")


def get(store: Store, name: str) -> str | None:
    """What was decided for ``name``; ``None`` for nothing yet."""
    found = store.row(_SETTINGS.select(_SETTINGS.c.value).where(_SETTINGS.c.name == name))
    return str(found[0]) if found else None


def put(store: Store, name: str, value: str | None) -> None:
    """Keep the decision in place of an earlier one; ``None`` forgets it."""
    with store.transaction():
        store.write(_SETTINGS.delete().where(_SETTINGS.c.name == name))
        if value is not None:
            store.write(_SETTINGS.insert(name=name, value=value))
