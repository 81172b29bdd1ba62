"""The numbered steps that bring a database from any earlier version to this program's.

Each step is frozen once it is published and runs whole or not at all, under the write lock, so that a
second process starting at the same moment waits and then finds nothing left to do.
"""

from collections.abc import Sequence
from typing import Any

from tiaojie_tui.store import migration_0001, migration_0002
from tiaojie_tui.store.troubles import Damaged, NewerDatabase

_APPLICATION = 0x544A5458  # "TJTX": tells our file from any other SQLite database
_STEPS: tuple[Sequence[str], ...] = (migration_0001.STATEMENTS, migration_0002.STATEMENTS)
NEWEST = len(_STEPS)


def bring_up_to_date(database: Any, steps: Sequence[Sequence[str]] = _STEPS) -> None:
    """Run the steps that this peewee database has not seen. Raises ``NewerDatabase`` or ``Damaged``."""
    if _version(database) < len(steps):
        with database.atomic("IMMEDIATE"):
            version = _version(database)
            begun = database.execute_sql("SELECT 1 FROM sqlite_master").fetchone()
            if begun and (version == 0 or _pragma(database, "application_id") != _APPLICATION):
                raise Damaged("它是别的程序的数据库")
            for step in steps[version:]:
                for statement in step:
                    database.execute_sql(statement)
            database.execute_sql(f"PRAGMA application_id = {_APPLICATION}")
            database.execute_sql(f"PRAGMA user_version = {len(steps)}")
    if _version(database) > len(steps):
        raise NewerDatabase
    if _pragma(database, "application_id") != _APPLICATION:
        raise Damaged("它是别的程序的数据库")


def _version(database: Any) -> int:
    return _pragma(database, "user_version")


def _pragma(database: Any, name: str) -> int:
    return int(database.execute_sql(f"PRAGMA {name}").fetchone()[0])
