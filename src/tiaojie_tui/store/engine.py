"""The one SQLite file: opened, proved to have its settings, brought up to date, and guarded.

A ``Store`` belongs to the thread that opened it. Rows are always read to the end at once: a query left
half read would keep every other process from saving.
"""

import logging
import os
import re
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee

from tiaojie_tui.store import copying, filesystem, guard, migrations, presence
from tiaojie_tui.store.guard import Scope, Shape
from tiaojie_tui.store.troubles import (
    Damaged,
    FarAway,
    NewerDatabase,
    NoPermission,
    NotUpgraded,
    WrongOwner,
    WrongSettings,
    told,
)

FILE = "tiaojie.db"
_TRUNCATE, _FULL, _MEMORY = "truncate", 2, 2
_SETTINGS: tuple[tuple[str, Any], ...] = (
    ("journal_mode", _TRUNCATE),
    ("synchronous", _FULL),
    ("foreign_keys", 1),
    ("recursive_triggers", 1),  # else INSERT OR REPLACE would slip past the DELETE triggers
    ("temp_store", _MEMORY),  # what is sorted is private and stays out of /tmp
)

_WRITES = re.compile(r'(INSERT INTO|INSERT OR REPLACE INTO|UPDATE|DELETE FROM) (?!"main")')

Row = tuple[Any, ...]


class Store:
    """An open database. Every error that leaves its methods is a ``StoreTrouble``."""

    def __init__(self, home: Path, database: Any, held: int) -> None:
        self.home = home
        self._database = database
        self._held = held
        self._thread = threading.get_ident()
        self.scope: Scope | None = None
        """What bounds a session on a server (``store.scope``); ``None`` for what is bounded by nothing."""

    def rows(self, query: Any) -> list[Row]:
        """All rows of a peewee query, as tuples."""
        with self._asking():
            return list(query.tuples().execute(self._database))

    def row(self, query: Any) -> Row | None:
        """The first row, or ``None``."""
        return next(iter(self.rows(query)), None)

    def write(self, query: Any) -> int:
        """Execute an INSERT (gives the new row's id), UPDATE or DELETE (gives the number of rows)."""
        statement, values = self._database.get_sql_context().sql(query).query()
        # To the table itself: in the scope of a session its name is that of a view.
        statement = _WRITES.sub(r'\1 "main".', statement, count=1)
        with self._asking():
            done = self._database.execute_sql(statement, values)
            return int((done.lastrowid if isinstance(query, peewee.Insert) else done.rowcount) or 0)

    def sql(self, statement: str, *values: Any) -> list[Row]:
        """Execute one statement of plain SQL."""
        with self._asking():
            return list(self._database.execute_sql(statement, values).fetchall())

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._database.in_transaction())

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that follows, or nothing. Takes the write lock at once (BEGIN IMMEDIATE)."""
        outermost = not self._database.in_transaction()
        with self._atomic("IMMEDIATE"):
            if outermost and migrations.version_of(self._database) != migrations.NEWEST:
                raise NewerDatabase  # upgraded while this process was at work
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one state of the database in all that is read inside."""
        with self._atomic("DEFERRED"):
            yield

    def confine(
        self, scope: Scope, functions: Mapping[str, Callable[[], Any]], shapes: Sequence[Shape]
    ) -> None:
        """Close the connection to what the scope denies, with these views and triggers (``store.scope``)."""
        self._check_thread()
        with told():
            guard.confine(self._database.connection(), scope, functions, shapes)
        self.scope = scope

    @contextmanager
    def widened(self, way: str) -> Iterator[None]:
        """Reach beyond the scope of a session in one ``way`` of ``guard.Scope``: each says what it is for."""
        if self.scope is None:
            yield
            return
        before = getattr(self.scope, way)
        setattr(self.scope, way, True)
        try:
            yield
        finally:
            setattr(self.scope, way, before)

    @contextmanager
    def _atomic(self, lock: str) -> Iterator[None]:
        self._check_thread()
        if self.in_transaction:
            yield
            return
        with told(), self._database.atomic(lock):
            yield

    @contextmanager
    def _asking(self) -> Iterator[None]:
        self._check_thread()
        if self.in_transaction:  # which tells of the error itself, once it is rolled back
            yield
            return
        with told():
            yield

    def copy_to(self, target: Path) -> None:
        """Copy all that is seen inside ``reading``, in one step; the copy is sound and on the disk."""
        with self._asking():
            copying.copy(self._database.connection(), target)

    def close(self) -> None:
        """Let go of the file. Call it from the thread that opened it."""
        self._check_thread()
        self._database.close()
        if self._held >= 0:
            os.close(self._held)
            self._held = -1

    def _check_thread(self) -> None:
        if threading.get_ident() != self._thread:
            raise RuntimeError("a store is used by the thread that opened it and by no other")


def open_store(home: Path, *, wait: float = 15, alone: bool = False) -> Store:
    """Open the database in ``home``; folder and file are made where they are missing.

    ``wait`` is how many seconds one waits for another process that is saving. ``alone``: while nobody else
    has it open, and only so a server's database is brought up to date. Raises ``StoreTrouble``.
    """
    logging.getLogger("peewee").setLevel(logging.WARNING)  # at DEBUG it would log what people typed
    path = home / FILE
    with told():
        _refuse_far_away(home)
        _private_folder(home)
        held = presence.enter(home, alone=alone)
        try:
            if not path.exists():
                _make(path, wait)
            database = _opened(path, wait, alone=alone)
        except BaseException:
            os.close(held)
            raise
    return Store(home, database, held)


def _opened(path: Path, wait: float, *, alone: bool) -> Any:
    _refuse_unusable(path)
    database = _connect(path, wait)

    def before(version: int) -> None:
        if not alone and migrations.is_server(database, version):
            raise NotUpgraded
        copying.copy_before_upgrade(path, version)

    try:
        migrations.bring_up_to_date(database, before=before)
        database.connection().set_authorizer(guard.allow)
    except BaseException:
        database.close()
        raise
    return database


def _refuse_far_away(home: Path) -> None:
    kind = filesystem.kind_of(home)
    if filesystem.is_far(kind):
        raise FarAway(home, kind)


def _private_folder(home: Path) -> None:
    try:
        if not home.is_dir():
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            home.chmod(0o700)
        found = home.stat()
    except (FileExistsError, FileNotFoundError, NotADirectoryError, PermissionError) as error:
        raise NoPermission(home) from error
    if not os.access(home, os.R_OK | os.W_OK | os.X_OK):
        raise NoPermission(home)
    if found.st_uid == os.geteuid() and found.st_mode & 0o077:
        home.chmod(0o700)


def _make(path: Path, wait: float) -> None:
    """A database comes into being whole: one that is empty later on was emptied, and is refused."""
    file, name = tempfile.mkstemp(prefix=f".{FILE}.", dir=path.parent)
    unborn, journal = Path(name), Path(name + "-journal")
    try:
        os.fchmod(file, 0o600)
        if os.geteuid() == 0:  # at the console of a server, before anybody has logged in
            owner = path.parent.stat()
            os.fchown(file, owner.st_uid, owner.st_gid)
        os.close(file)
        database = _connect(unborn, wait)
        try:
            migrations.bring_up_to_date(database)
        finally:
            database.close()
        try:
            os.link(unborn, path)
        except FileExistsError:
            return  # another process was first
        copying.sync(path.parent)
    finally:
        unborn.unlink(missing_ok=True)
        journal.unlink(missing_ok=True)


def _refuse_unusable(path: Path) -> None:
    if not path.is_file():
        raise Damaged("它不是一个文件")
    if not os.access(path, os.R_OK | os.W_OK):
        raise NoPermission(path.parent)
    found = path.stat()
    if found.st_uid != path.parent.stat().st_uid:
        raise WrongOwner
    if found.st_size == 0:
        raise Damaged("文件是空的")
    if found.st_uid == os.geteuid() and found.st_mode & 0o077:
        path.chmod(0o600)


def version_in(home: Path) -> int:
    """Of which version the database in ``home`` is. Raises ``StoreTrouble``."""
    with told():
        _refuse_unusable(home / FILE)
        database = _connect(home / FILE, 15)
        try:
            return migrations.version_of(database)
        finally:
            database.close()


def connect_unguarded(path: Path, wait: float = 15) -> Any:
    """A peewee database with the safe settings on which all is allowed; for this room only."""
    return _connect(path, wait)


def _connect(path: Path, wait: float) -> Any:
    database: Any = peewee.SqliteDatabase(str(path), pragmas=_SETTINGS, timeout=wait, lock_type="IMMEDIATE")
    try:
        database.connect()
        found = {name: database.execute_sql(f"PRAGMA {name}").fetchone() for name, _ in _SETTINGS}
    except BaseException:
        database.close()
        raise
    wrong = [name for name, wanted in _SETTINGS if found[name] != (wanted,)]
    if wrong:
        database.close()
        raise WrongSettings("、".join(wrong))
    return database
