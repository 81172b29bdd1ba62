"""The numbered steps that bring a database from any earlier version to this program's.

Each step is frozen once it is published and runs whole or not at all, under the write lock, so that a
second process starting at the same moment waits and then finds nothing left to do.
"""

from collections.abc import Sequence
from typing import Any

from tiaojie_tui.store import migration_0001, migration_0002, migration_0003, migration_0004, migration_0005
from tiaojie_tui.store.troubles import Damaged, NewerDatabase

_APPLICATION = 0x544A5458  # "TJTX": tells our file from any other SQLite database
_STEPS: tuple[Sequence[str], ...] = (
    migration_0001.STATEMENTS,
    migration_0002.STATEMENTS,
    migration_0003.STATEMENTS,
    migration_0004.STATEMENTS,
    migration_0005.STATEMENTS,
)
NEWEST = len(_STEPS)
_OF_ANOTHER = "它是别的程序的数据库"


def bring_up_to_date(database: Any, steps: Sequence[Sequence[str]] = _STEPS) -> None:
    """Run the steps that this peewee database has not seen. Raises ``NewerDatabase`` or ``Damaged``."""
    if _version(database) < len(steps):
        with database.atomic("IMMEDIATE"):
            version = _version(database)
            if not (_is_ours(database) if version else _is_empty(database)):
                raise Damaged(_OF_ANOTHER)
            for step in steps[version:]:
                for statement in step:
                    database.execute_sql(statement)
            database.execute_sql(f"PRAGMA application_id = {_APPLICATION}")
            database.execute_sql(f"PRAGMA user_version = {len(steps)}")
    if _version(database) > len(steps):
        raise NewerDatabase
    if not _is_ours(database):
        raise Damaged(_OF_ANOTHER)


def _is_ours(database: Any) -> bool:
    return _pragma(database, "application_id") == _APPLICATION


def _is_empty(database: Any) -> bool:
    return database.execute_sql("SELECT 1 FROM sqlite_master").fetchone() is None


def _version(database: Any) -> int:
    return _pragma(database, "user_version")


def _pragma(database: Any, name: str) -> int:
    return int(database.execute_sql(f"PRAGMA {name}").fetchone()[0])
