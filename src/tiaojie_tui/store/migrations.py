"""The numbered steps that bring a database from any earlier version to this program's.

Each step is frozen once it is published and runs whole or not at all, under the write lock, so that a
second process starting at the same moment waits and then finds nothing left to do.
"""

from collections.abc import Callable, Sequence
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
_WITH_PEOPLE = 5
"""The first version that knows people."""
_OF_ANOTHER = "它是别的程序的数据库"


def bring_up_to_date(
    database: Any,
    steps: Sequence[Sequence[str]] | None = None,
    *,
    before: Callable[[int], None] | None = None,
) -> None:
    """Run the steps that this peewee database has not seen. Raises ``NewerDatabase`` or ``Damaged``.

    ``before`` is called with the version of a database that is in use, under the write lock; what it raises
    leaves the database as it was.
    """
    steps = _STEPS if steps is None else steps
    if version_of(database) < len(steps):
        with database.atomic("IMMEDIATE"):
            version = version_of(database)
            if not (_is_ours(database) if version else _is_empty(database)):
                raise Damaged(_OF_ANOTHER)
            if before is not None and 0 < version < len(steps):
                before(version)
            for step in steps[version:]:
                for statement in step:
                    database.execute_sql(statement)
            database.execute_sql(f"PRAGMA application_id = {_APPLICATION}")
            database.execute_sql(f"PRAGMA user_version = {len(steps)}")
    if version_of(database) > len(steps):
        raise NewerDatabase
    if not _is_ours(database):
        raise Damaged(_OF_ANOTHER)


def _is_ours(database: Any) -> bool:
    return _pragma(database, "application_id") == _APPLICATION


def _is_empty(database: Any) -> bool:
    return database.execute_sql("SELECT 1 FROM sqlite_master").fetchone() is None


def version_of(database: Any) -> int:
    """Which steps a peewee database has seen: those up to this number."""
    return _pragma(database, "user_version")


def is_server(database: Any, version: int) -> bool:
    """Whether people are registered in a database of this version."""
    return version >= _WITH_PEOPLE and database.execute_sql("SELECT 1 FROM people").fetchone() is not None


def _pragma(database: Any, name: str) -> int:
    return int(database.execute_sql(f"PRAGMA {name}").fetchone()[0])
