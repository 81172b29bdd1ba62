"""What no statement on the app's own connection may do, once the schema is up to date.

The triggers that close a sealed agreement are worth something only while nobody can drop them, switch
them off, or swap the tables beneath them. (Rows of sqlite_master itself SQLite
refuses unless a pragma, denied here, allows it.)
"""

import sqlite3

_SHAPES_OF_THE_SCHEMA = frozenset(
    getattr(sqlite3, f"SQLITE_{act}_{temporary}{thing}")
    for act in ("CREATE", "DROP")
    for temporary in ("", "TEMP_")
    for thing in ("TABLE", "INDEX", "TRIGGER", "VIEW")
)
_NEVER = _SHAPES_OF_THE_SCHEMA | {
    sqlite3.SQLITE_CREATE_VTABLE,
    sqlite3.SQLITE_DROP_VTABLE,
    sqlite3.SQLITE_ALTER_TABLE,
    sqlite3.SQLITE_REINDEX,
    sqlite3.SQLITE_ATTACH,
    sqlite3.SQLITE_DETACH,
}
_PRAGMAS_THAT_TELL = frozenset(
    {
        "data_version",  # asked by FTS5 itself
        "foreign_key_check",
        "foreign_keys",
        "integrity_check",
        "journal_mode",
        "quick_check",
        "recursive_triggers",
        "synchronous",
        "table_info",
        "table_list",
        "user_version",
    }
)
_PRAGMAS_THAT_ASK_BY_VALUE = frozenset({"integrity_check", "quick_check", "table_info"})


def allow(
    action: int, first: str | None, second: str | None, _database: str | None, _within: str | None
) -> int:
    """SQLite's authorizer: ``SQLITE_OK`` or ``SQLITE_DENY`` for one step of a statement."""
    if action in _NEVER:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA:
        name = (first or "").lower()
        asks = name in _PRAGMAS_THAT_TELL and (second is None or name in _PRAGMAS_THAT_ASK_BY_VALUE)
        return sqlite3.SQLITE_OK if asks else sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
