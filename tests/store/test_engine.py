"""One thread, true causes, no private word in the log, and nothing loosened."""

import logging
import sqlite3
import threading
from pathlib import Path

import peewee
import pytest

from tests.store.invented import FULL, keep
from tiaojie_tui.store import cases, listing
from tiaojie_tui.store.engine import FILE, Store, open_store
from tiaojie_tui.store.troubles import (
    Damaged,
    DiskFull,
    StoreTrouble,
    told,
    trouble_of,
)


def test_a_store_is_used_by_the_thread_that_opened_it_only(store: Store) -> None:
    refused = []

    def elsewhere() -> None:
        for act in (listing.page, cases.discard_empty, Store.close):
            try:
                act(store, "") if act is not Store.close else act(store)
            except RuntimeError as error:
                refused.append(str(error))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()

    assert len(refused) == 3


def test_what_people_type_is_not_logged_even_where_everything_is(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        store = open_store(home)
        keep(store, FULL)
        listing.page(store, "单小雨")
        with pytest.raises(StoreTrouble):
            cases.load(store, "没有")
        store.close()

    assert "单小雨" not in caplog.text
    assert "INSERT" not in caplog.text


def test_the_true_cause_is_found_beneath_the_rollback_that_failed_after_it(tmp_path: Path) -> None:
    database = peewee.SqliteDatabase(str(tmp_path / "x.db"), lock_type="IMMEDIATE")
    database.execute_sql("CREATE TABLE a (x)")
    database.execute_sql("PRAGMA max_page_count = 2")

    with pytest.raises(DiskFull), told(), database.atomic():
        database.execute_sql("INSERT INTO a VALUES (zeroblob(100000))")

    with told(), database.atomic():  # and the connection is as good as before
        database.execute_sql("INSERT INTO a VALUES (1)")
    database.close()


def test_an_error_met_while_telling_of_another_is_told_as_itself() -> None:
    error = sqlite3.OperationalError("Could not decode to UTF-8 column 'x'")
    error.__context__ = DiskFull()
    error.__context__.__context__ = OSError(28, "No space left on device")

    assert isinstance(trouble_of(error), Damaged)


def test_text_that_is_no_text_any_more_is_told_as_damage(home: Path) -> None:
    store = open_store(home)
    number = keep(store, FULL).case.number or ""
    store.sql("UPDATE matters SET facts = CAST(x'ff00fe' AS TEXT)")

    with pytest.raises(Damaged):
        cases.load(store, number)
    store.close()


def test_a_damaged_page_is_told_as_damage(home: Path) -> None:
    store = open_store(home)
    number = keep(store, FULL).case.number or ""
    store.close()
    content = bytearray((home / FILE).read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    (home / FILE).write_bytes(content)

    with pytest.raises(Damaged):
        cases.load(open_store(home), number)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER terms_sealed_update",
        "DROP TABLE seals",
        "DROP INDEX papers_by_code",
        "ALTER TABLE seals RENAME TO gone",
        "ALTER TABLE terms ADD COLUMN more",
        "CREATE TABLE more (x)",
        "CREATE TEMP TABLE seals (case_id)",
        "CREATE TEMP TRIGGER t BEFORE INSERT ON cases BEGIN SELECT 1; END",
        "CREATE VIEW v AS SELECT 1",
        "ATTACH ':memory:' AS other",
        "DETACH main",
        "PRAGMA recursive_triggers = 0",
        "PRAGMA foreign_keys = 0",
        "PRAGMA foreign_keys(0)",
        "PRAGMA writable_schema = 1",
        "PRAGMA user_version = 0",
        "PRAGMA synchronous = 0",
        "PRAGMA journal_mode = off",
        "DELETE FROM sqlite_master",
        "UPDATE sqlite_master SET sql = ''",
        "VACUUM INTO '/tmp/elsewhere'",
    ],
)
def test_the_apps_own_connection_cannot_loosen_the_database(store: Store, statement: str) -> None:
    before = store.sql("SELECT * FROM sqlite_master")

    with pytest.raises(StoreTrouble):
        store.sql(statement)

    assert store.sql("SELECT * FROM sqlite_master") == before
    assert (store.sql("PRAGMA recursive_triggers"), store.sql("PRAGMA foreign_keys")) == ([(1,)], [(1,)])


def test_the_database_can_still_be_examined(store: Store) -> None:
    assert store.sql("PRAGMA integrity_check") == [("ok",)]
    assert store.sql("PRAGMA quick_check(1)") == [("ok",)]
    assert store.sql("PRAGMA foreign_key_check") == []
