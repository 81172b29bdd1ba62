"""A database of an earlier version: brought up whole or not at all, with a copy kept, by whom it may be."""

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import peewee
import pytest

from tests import small_disk
from tests.store.invented import FULL, NOON, keep, save_id
from tests.store.processes import Say, child
from tests.township import MINE, Township, found
from tiaojie_tui import cli
from tiaojie_tui.casework.desk import Refused, open_desk
from tiaojie_tui.store import cases, listing, migrations
from tiaojie_tui.store.engine import FILE, open_store
from tiaojie_tui.store.presence import InUse, ShutForWork
from tiaojie_tui.store.troubles import DiskFull, NewerDatabase, NotUpgraded

_BEFORE = range(1, migrations.NEWEST - 1)
Shape = list[tuple[Any, ...]]
_TO_COME = (
    "CREATE TABLE letters (id INTEGER PRIMARY KEY) STRICT",
    "ALTER TABLE cases ADD COLUMN letter TEXT",
)


def older(home: Path, version: int) -> None:
    """A database as an earlier program has left it."""
    home.mkdir(mode=0o700, parents=True)
    database = peewee.SqliteDatabase(str(home / FILE), lock_type="IMMEDIATE")
    migrations.bring_up_to_date(database, migrations._STEPS[:version])
    database.close()
    (home / FILE).chmod(0o600)


def shape(path: Path) -> Shape:
    """All that the schema says, and its version."""
    with closing(sqlite3.connect(path)) as raw:
        said = raw.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [*said, *raw.execute("PRAGMA user_version")]


def killing_itself_at(home: Path, statement: int) -> Callable[[Say, object], None]:
    """Opens the database, and is killed before it executes this statement, counted from 1."""

    def work(say: Say, _wait: object) -> None:
        execute, count = peewee.SqliteDatabase.execute_sql, 0

        def counting(database: Any, sql: str, *given: Any, **named: Any) -> Any:
            nonlocal count
            count += 1
            if count == statement:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(database, sql, *given, **named)

        peewee.SqliteDatabase.execute_sql = counting
        open_store(home).close()
        say("opened")

    return work


def _killed_at_each(tmp_path: Path, version: int) -> int:
    """Gives how often it was killed."""
    old, new = tmp_path / "old", tmp_path / "new"
    older(old, version)
    before = shape(old / FILE)
    shutil.copytree(old, new)
    open_store(new).close()
    after = shape(new / FILE)
    assert before != after
    seen, statement, said = set(), 1, []
    while not said:
        home = tmp_path / f"killed{statement}"
        shutil.copytree(old, home)
        with child(killing_itself_at(home, statement)) as one:
            said = one.rest()
        now = shape(home / FILE)
        assert now in (before, after), f"killed at statement {statement}: neither old nor new"
        seen.add(now == after)
        open_store(home).close()
        assert shape(home / FILE) == after
        shutil.rmtree(home)
        statement += 1
    assert seen == {False, True}
    assert statement > 20
    return statement - 2  # the last time nothing came in between


def test_19_a_migration_killed_at_each_statement_leaves_the_old_schema_or_the_new(tmp_path: Path) -> None:
    _killed_at_each(tmp_path, migrations.NEWEST - 1)


@pytest.mark.soak
def test_19_all_migrations_killed_at_each_statement_leave_the_old_schema_or_the_new(
    tmp_path: Path, record_property
) -> None:
    killed = {version: _killed_at_each(tmp_path / str(version), version) for version in _BEFORE}
    told = ", ".join(f"{kills} from version {version}" for version, kills in killed.items())
    record_property("figure", f"killed at each statement: {told}; old or new each time")


def test_19_a_second_process_waits_and_finds_nothing_left_to_do(tmp_path: Path) -> None:
    home = tmp_path / "home"
    older(home, 1)

    def begin(say: Say, _wait: object) -> None:
        store = open_store(home)
        say(keep(store, FULL).case.number or "")
        store.close()

    with child(begin) as one, child(begin) as two, child(begin) as three:
        numbers = one.rest() + two.rest() + three.rest()
    assert len(set(numbers)) == 3


def test_19_what_was_before_is_kept_until_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    older(home, 3)
    before = shape(home / FILE)
    (home / ".before-3.db.17").write_bytes(b"of a migration that was killed")
    open_store(home).close()

    assert shape(home / "before-3.db") == before
    assert (home / "before-3.db").stat().st_mode & 0o777 == 0o600
    _publish(monkeypatch)
    open_store(home).close()
    assert sorted(file.name for file in home.glob("*before*")) == [f"before-{migrations.NEWEST - 1}.db"]


def test_19_no_room_for_the_copy_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_disk.mounted(tmp_path / "small", 2) as small:
        older(small / "home", 3)
        before = shape(small / "home" / FILE)
        filling = small / "filling"
        with open(filling, "wb", buffering=0) as file, suppress(OSError):
            while file.write(bytes(4096)):
                pass
        with pytest.raises(DiskFull):
            open_store(small / "home")
        filling.unlink()
        assert shape(small / "home" / FILE) == before
        assert list((small / "home").glob("*before*")) == []
        open_store(small / "home").close()


def _publish(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of the next version is installed."""
    steps = (*migrations._STEPS, _TO_COME)
    monkeypatch.setattr(migrations, "_STEPS", steps)
    monkeypatch.setattr(migrations, "NEWEST", len(steps))


@pytest.fixture
def township(tmp_path: Path) -> Township:
    return found(tmp_path / "home")


def test_20_an_old_program_on_a_newer_database_asks_to_log_in_again(
    township: Township, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        _publish(newer)
        open_store(township.home, alone=True).close()
    before = (township.home / FILE).read_bytes()

    with pytest.raises(NewerDatabase, match="请退出后重新登录"):
        open_store(township.home)
    assert (township.home / FILE).read_bytes() == before


def test_20_an_old_program_that_was_open_while_it_was_upgraded_saves_nothing_more(tmp_path: Path) -> None:
    """On a machine of one's own, where a second window of a newer program upgrades at its start."""
    home = tmp_path / "home"
    store = open_store(home)
    stored = keep(store, FULL)
    with closing(sqlite3.connect(home / FILE)) as newer:
        newer.execute(f"PRAGMA user_version = {migrations.NEWEST + 1}")
        newer.commit()
    changed = replace(stored.case, facts="另写")
    with pytest.raises(NewerDatabase, match="请退出后重新登录"):
        cases.save(store, stored.version, changed, by="许佳", at=NOON, label="写", save_id=save_id())
    assert [row.number for row in listing.page(store).rows] == [stored.case.number]
    store.close()


def test_20_a_new_program_on_a_servers_old_database_waits_for_the_administrator(
    township: Township, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _publish(monkeypatch)
    before = (township.home / FILE).read_bytes()
    with pytest.raises(Refused, match="请管理员运行 tiaojie office upgrade"):
        open_desk(township.home, key=township.keys[MINE])
    with pytest.raises(NotUpgraded):
        open_store(township.home)
    assert (township.home / FILE).read_bytes() == before

    upgrade = ["--home", str(township.home), "office", "upgrade"]
    assert cli.main(upgrade) == cli.DONE

    assert f"升到第 {migrations.NEWEST} 版" in capsys.readouterr().out
    assert (township.home / f"before-{migrations.NEWEST - 1}.db").exists()
    with township.desk(MINE) as desk:
        assert desk.store.sql("SELECT count(*) FROM letters") == [(0,)]
    assert cli.main(upgrade) == cli.DONE
    assert "不用升级" in capsys.readouterr().out


def test_20_nobody_may_be_in_while_a_server_is_upgraded_and_nobody_gets_in(township: Township) -> None:
    with township.desk(MINE), pytest.raises(InUse, match="退出程序"):
        open_store(township.home, alone=True)
    alone = open_store(township.home, alone=True)
    with pytest.raises(ShutForWork, match="过几分钟"):
        open_store(township.home)
    alone.close()
    open_store(township.home).close()
