"""What no statement on the app's own connection may do, once the schema is up to date.

The triggers that close a sealed agreement are worth something only while nobody can drop them, switch
them off, or swap the tables beneath them. (Rows of sqlite_master itself SQLite
refuses unless a pragma, denied here, allows it.)

On a server a session's connection is closed further (``Scope``): what is told here in tables is all that it
may reach; a table that is not named is not reached.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

BEYOND = "beyond"
"""What a trigger says of a case that is not this person's to change."""

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


_ALL = frozenset({"*"})
_PLACE = frozenset({"case_id", "place", "item"})
_OPEN: dict[str, frozenset[str]] = {
    "cases": frozenset(
        {"id", "number", "number_key", "version", "search_version", "untouched"}
        | {"committee_id", "private", "minor", "only_kept"}
    ),
    "revisions": frozenset({"case_id", "version", "touched"}),
    "papers": frozenset({"case_id", "version"}),
    "voidings": frozenset({"case_id", "version"}),
    "seals": frozenset({"case_id", "version", "at"}),
    "paper_pdfs": frozenset({"case_id", "version"}),
    "sealed_files": frozenset({"case_id", "form"}),
    "unread": _PLACE | {"path"},
    "leases": frozenset({"case_id", "person_id", "pid", "born"}),
    "lease_requests": frozenset({"case_id", "person_id"}),
    "case_people": frozenset({"case_id", "person_id"}),
    "remarks": frozenset({"id", "case_id", "person_id"}),
    "deletions": frozenset({"case_id", "number", "proposed_by", "approved_by", "approved_at", "executed_at"}),
    "places": frozenset({"who", "case_id"}),
    "journal": frozenset({"seq", "hash"}),
    "people": frozenset({"id", "name", "role", "committee_id", "left_on"}),
    "keys": frozenset({"id", "person_id"}),
    **dict.fromkeys(("committees", "settings", "preferences"), _ALL),
    **dict.fromkeys(("installation", "installation_mediators"), _ALL),
    **dict.fromkeys(("statutes", "statute_repeals", "statute_articles", "statute_search"), _ALL),
    **dict.fromkeys((f"statute_search_{one}" for one in ("data", "idx", "docsize", "config")), _ALL),
}
"""Of the tables themselves, what a session may read: which cases and rows there are, and nothing in them.

Of a table that is not named here (a part of a case) it is the place of each row.
"""
_INDEX = frozenset({"search", *(f"search_{one}" for one in ("data", "idx", "content", "docsize", "config"))})
_NOT_WRITTEN = frozenset({"committees", "keys", "settings", "installation", "installation_mediators"})
"""Tables that only the administrator writes."""
_PIN = frozenset({"pin", "pin_failures", "pin_locked_until"})
_SCHEMA = frozenset({"sqlite_master", "sqlite_schema", "sqlite_temp_master", "sqlite_temp_schema"})
_WRITES = frozenset({sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})
_ADMINISTERED = frozenset(
    {"cases", "people", "keys", "journal", "case_people", "leases", "lease_requests", "deletions", "places"}
)
"""Tables that the administrator reads whole; what is in a case is in others."""


@dataclass(slots=True)
class Scope:
    """How a connection is closed. ``token`` ends the names of its views; the administrator has none."""

    token: str
    everything: bool = False
    """Read all: to prove the whole journal, never to show what is read."""
    searching: bool = False
    """Use the index of words, which is of all cases: only in queries joined with those read here."""
    reasoning: bool = False
    """Open a private case for a reason that was given."""

    def allow(
        self, action: int, first: str | None, second: str | None, database: str | None, within: str | None
    ) -> int:
        """SQLite's authorizer, like ``allow``."""
        if action == sqlite3.SQLITE_PRAGMA and first == "table_list":  # would tell the names of the views
            return sqlite3.SQLITE_DENY
        table = (first or "").lower()
        if action == sqlite3.SQLITE_READ and not self._may_read(table, second or "", database, within or ""):
            return sqlite3.SQLITE_DENY
        if action in _WRITES and not self._may_write(action, table, second or "", database):
            return sqlite3.SQLITE_DENY
        return allow(action, first, second, database, within)

    def _may_read(self, table: str, column: str, database: str | None, within: str) -> bool:
        if table in _SCHEMA:
            return column == "ROWID"  # as SQLite itself does when it meets a table of FTS5
        if database == "temp" or (self.token and within.endswith(self.token)):
            return True
        if table in _INDEX:
            return self.searching
        open_columns = _OPEN.get(table, _PLACE)
        if open_columns is _ALL or not column or column.lower() in open_columns:
            return True
        return not self.token and (self.everything or table in _ADMINISTERED)

    def _may_write(self, action: int, table: str, column: str, database: str | None) -> bool:
        if not self.token:
            return True
        if database == "temp":
            return self.reasoning
        if table in _INDEX:
            return self.searching
        if table == "people":
            return action == sqlite3.SQLITE_UPDATE and column in _PIN
        return table not in _NOT_WRITTEN


@dataclass(frozen=True, slots=True)
class Shape:
    """A temporary view or trigger on ``table``; ``sql`` is what follows its name."""

    kind: str
    name: str
    table: str
    sql: str


def confine(
    connection: sqlite3.Connection,
    scope: Scope,
    functions: Mapping[str, Callable[[], Any]],
    shapes: Sequence[Shape],
) -> None:
    """Lay temporary views and triggers over the tables, and close the connection to what is denied.

    They are written into the temporary schema in one go, which then is read once: each made by a statement of
    its own, they would cost three times as much at every start.
    """
    connection.set_authorizer(None)
    for name, function in functions.items():
        connection.create_function(name, 0, function)
    if shapes:
        connection.execute("CREATE TEMP TABLE reasons (case_id INTEGER PRIMARY KEY)")
        connection.execute("PRAGMA writable_schema = ON")
        rows = [(one.kind, one.name, one.table, f"CREATE {one.kind} {one.name} {one.sql}") for one in shapes]
        with connection:
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO sqlite_temp_master VALUES (?, ?, ?, 0, ?)", rows)
        connection.execute("PRAGMA writable_schema = RESET")
    connection.set_authorizer(scope.allow)
