"""A copy of the whole database, made while others work, and looked at before it counts.

SQLite's own backup in one step (sqlite.org/backup.html): a copy made in several starts again whenever another
process writes, and one made by ``cp`` may hold half of a commit.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from tiaojie_tui.store.troubles import Damaged


def copy(source: sqlite3.Connection, target: Path) -> None:
    """Copy what ``source`` sees into ``target``, readable by its owner alone, checked and on the disk.

    Raises ``sqlite3.Error`` or ``OSError``, and ``Damaged`` for a copy that is not sound; then there is none.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600))
    try:
        with closing(sqlite3.connect(target)) as made:
            made.execute("PRAGMA synchronous = OFF")  # once at the end is enough
            source.backup(made)
            made.execute("PRAGMA cell_size_check = 1")
            if made.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
                raise Damaged("副本没有通过检查")
            if made.execute("PRAGMA foreign_key_check").fetchall():
                raise Damaged("副本里有的记录找不到所属的案件")
        sync(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def copy_before_upgrade(database: Path, version: int) -> None:
    """Keep the database as ``before-VERSION.db`` beside it, in place of earlier such copies.

    Call it under the write lock: nobody commits between the copy and the upgrade. Raises as ``copy`` does.
    """
    kept = database.with_name(f"before-{version}.db")
    unfinished = database.with_name(f".before-{version}.db.{os.getpid()}")
    for left in database.parent.glob(".before-*.db.*"):  # of an upgrade that was killed
        left.unlink()
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as source:
        copy(source, unfinished)
    unfinished.replace(kept)
    sync(database.parent)
    for earlier in database.parent.glob("before-*.db"):
        if earlier != kept:
            earlier.unlink()


def sync(path: Path) -> None:
    """What was written to this file or folder is on the disk, when it returns."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
