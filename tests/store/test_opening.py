"""What is opened, what is made, and what is refused and left alone."""

import os
import sqlite3
import stat
from pathlib import Path

import peewee
import pytest

from tests.store.invented import FULL, keep
from tests.store.processes import child
from tiaojie_tui.store import engine, listing, migrations
from tiaojie_tui.store.engine import FILE, Store, open_store
from tiaojie_tui.store.troubles import (
    Damaged,
    NewerDatabase,
    NoPermission,
    WrongSettings,
)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_folder_and_database_are_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    home = tmp_path / f"home{umask}"
    before = os.umask(umask)
    try:
        store = open_store(home)
        keep(store, FULL)
    finally:
        os.umask(before)

    assert _mode(home) == 0o700
    assert {_mode(path) for path in home.iterdir()} == {0o600}
    store.close()


def test_a_folder_that_stood_open_is_closed_to_others(home: Path) -> None:
    open_store(home).close()
    home.chmod(0o755)
    (home / FILE).chmod(0o644)

    open_store(home).close()

    assert (_mode(home), _mode(home / FILE)) == (0o700, 0o600)


def test_a_new_home_holds_the_database_and_nothing_left_over(home: Path) -> None:
    open_store(home).close()

    assert {path.name for path in home.iterdir()} <= {FILE, FILE + "-journal"}


def test_the_settings_that_make_a_commit_safe_are_on(store: Store) -> None:
    found = {name: store.sql(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous")}
    found |= {name: store.sql(f"PRAGMA {name}")[0][0] for name in ("foreign_keys", "recursive_triggers")}

    assert found == {"journal_mode": "truncate", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}


def test_a_database_that_does_not_take_the_settings_is_refused(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_SETTINGS", (("journal_mode", "truncate"), ("synchronus", 2)))

    with pytest.raises(WrongSettings, match="synchronus"):
        open_store(home)


def test_a_database_of_a_newer_program_is_refused_and_left_alone(home: Path) -> None:
    open_store(home).close()
    with sqlite3.connect(home / FILE) as raw:
        raw.execute(f"PRAGMA user_version = {migrations.NEWEST + 1}")
    raw.close()
    before = (home / FILE).read_bytes()

    with pytest.raises(NewerDatabase, match="改用新版程序"):
        open_store(home)

    assert (home / FILE).read_bytes() == before


def test_the_database_of_another_program_is_refused_and_left_alone(home: Path) -> None:
    home.mkdir()
    for version in (0, 1):
        raw = sqlite3.connect(home / FILE)
        raw.execute("CREATE TABLE IF NOT EXISTS notes (a)")
        raw.execute(f"PRAGMA user_version = {version}")
        raw.close()

        with pytest.raises(Damaged, match="别的程序的数据库"):
            open_store(home)

    raw = sqlite3.connect(home / FILE)
    assert raw.execute("SELECT name FROM sqlite_master").fetchall() == [("notes",)]
    raw.close()


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("x")

    with pytest.raises(NoPermission):
        open_store(tmp_path / "home")
    with pytest.raises(NoPermission):
        open_store(tmp_path / "home" / "below")


def test_processes_that_start_at_once_in_an_empty_home_share_one_database(home: Path) -> None:
    def begin(say, _wait) -> None:
        store = open_store(home)
        say(keep(store, FULL).case.number or "")
        store.close()

    with child(begin) as one, child(begin) as two, child(begin) as three:
        numbers = one.rest() + two.rest() + three.rest()

    store = open_store(home)
    assert len(set(numbers)) == 3
    assert len(listing.page(store).rows) == 3
    store.close()


def test_a_migration_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    database = peewee.SqliteDatabase(str(tmp_path / "x.db"), lock_type="IMMEDIATE")
    steps = [("CREATE TABLE a (x)",), ("INSERT INTO a VALUES (1)", "CREATE TABLE oops")]

    with pytest.raises(peewee.OperationalError):
        migrations.bring_up_to_date(database, steps)

    assert database.execute_sql("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    assert database.execute_sql("PRAGMA user_version").fetchone() == (0,)
    database.close()


def test_a_migration_runs_only_the_steps_not_seen_yet(tmp_path: Path) -> None:
    database = peewee.SqliteDatabase(str(tmp_path / "x.db"), lock_type="IMMEDIATE")
    first, second = ("CREATE TABLE a (x)",), ("ALTER TABLE a ADD COLUMN y",)
    migrations.bring_up_to_date(database, [first])
    migrations.bring_up_to_date(database, [first, second])
    migrations.bring_up_to_date(database, [first, second])

    assert [row[1] for row in database.execute_sql("PRAGMA table_info(a)")] == ["x", "y"]
    with pytest.raises(NewerDatabase):
        migrations.bring_up_to_date(database, [first])
    database.close()
