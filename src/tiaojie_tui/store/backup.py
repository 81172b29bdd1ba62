"""What a backup takes from the database, and whether what was taken is whole and the same."""

from dataclasses import dataclass
from pathlib import Path

from tiaojie_tui.store import crosscheck, journal
from tiaojie_tui.store.engine import FILE, Store, open_store
from tiaojie_tui.store.journal import Line
from tiaojie_tui.store.troubles import Damaged

DRILL = "演练"
"""The detail that tells the entry of a restore tried out from one that was done."""


@dataclass(frozen=True, slots=True)
class State:
    """One state of a database: how many rows each table has, and the head of its journal."""

    rows: dict[str, int]
    seq: int
    hash: str


def take(store: Store, folder: Path) -> State:
    """Copy the database into ``folder`` while others work, and prove the copy. Raises ``StoreTrouble``.

    The copy is opened as any database is; it has the rows that were there when it was made, and a journal
    whose chain holds and that tells the same as the papers.
    """
    with store.reading():
        state = _state(store)
        store.copy_to(folder / FILE)
    if proved(folder) != state:
        raise Damaged("副本和原来的不一样")
    return state


def proved(folder: Path) -> State:
    """The state of the database in ``folder``, looked at thoroughly. Raises ``StoreTrouble``.

    Nobody else may have it open; one of an earlier version is brought up to date.
    """
    copied = open_store(folder, alone=True)
    try:
        if copied.sql("PRAGMA integrity_check") != [("ok",)] or copied.sql("PRAGMA foreign_key_check"):
            raise Damaged("完整性检查没有通过")
        broken = journal.first_break(copied)
        if broken is not None:
            raise Damaged(f"登记簿从第 {broken} 条起对不上")
        if different := crosscheck.differences(copied):
            raise Damaged(different[0].rstrip("。"))
        with copied.reading():
            return _state(copied)
    finally:
        copied.close()


def _state(store: Store) -> State:
    tables = store.sql("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    rows = {name: int(store.sql(f'SELECT count(*) FROM "{name}"')[0][0]) for (name,) in tables}
    head = journal.head(store)
    if head is None:
        return State(rows, 0, journal.BEGINNING)
    return State(rows, head.seq, head.hash)


def last_made(store: Store) -> Line | None:
    """The entry of the last backup that was made and verified."""
    return journal.last_of(store, journal.BACKED_UP)


def last_restored(store: Store) -> Line | None:
    """The entry of the last time that these data were put back from a backup."""
    return next((one for one in _restores(store) if DRILL not in one.entry.details), None)


def last_drill(store: Store) -> Line | None:
    """The entry of the last time that restoring was tried out."""
    return next((one for one in _restores(store) if DRILL in one.entry.details), None)


def _restores(store: Store) -> list[Line]:
    return journal.entries(store, number="", act=journal.RESTORED)[::-1]
