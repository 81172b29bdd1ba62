"""Yesterday put back: all are told of the gap, nobody is in meanwhile, nothing forbidden comes back."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.acceptance import age_keys
from tests.store.invented import FULL, keep
from tests.store.processes import Say, child
from tests.township import COLLEAGUE, MINE, Township, found
from tiaojie_tui import cli
from tiaojie_tui.casework import notices, pin
from tiaojie_tui.casework.desk import Refused, open_desk
from tiaojie_tui.office import backup, console, restore
from tiaojie_tui.office.trouble import OfficeTrouble
from tiaojie_tui.store import journal, people
from tiaojie_tui.store.engine import FILE, open_store
from tiaojie_tui.store.presence import InUse
from tiaojie_tui.store.troubles import StoreTrouble
from tiaojie_tui.tui.app import TiaojieApp

EVENING, MORNING = datetime(2026, 11, 24, 22, 0), datetime(2026, 11, 25, 9, 12)


@pytest.fixture
def keys(tmp_path: Path) -> tuple[str, Path]:
    return age_keys.pair(tmp_path)


@pytest.fixture
def township(tmp_path: Path) -> Township:
    return found(tmp_path / "home")


@pytest.fixture
def yesterday(township: Township, keys: tuple[str, Path], tmp_path: Path) -> Path:
    """A backup of last evening, before the second case."""
    other = tmp_path / "other"
    other.mkdir()
    _begin(township, "昨天的案件")
    with console.opened(township.home, lambda: EVENING) as here:
        backup.set_key(here, keys[0])
        made = backup.make(here, [other])
    _begin(township, "今天的案件")
    with console.opened(township.home, lambda: MORNING) as here:
        here.record(journal.ANCHORED, {})
    return other / made.name


def _begin(township: Township, title: str) -> None:
    store = open_store(township.home)
    keep(store, replace(FULL, title=title))
    store.close()


def titles(township: Township) -> list[str]:
    store = open_store(township.home)
    found = store.sql("SELECT title FROM matters ORDER BY case_id")
    store.close()
    return [title for (title,) in found]


def at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


async def test_70_after_a_restore_everybody_sees_the_gap_until_two_weeks_later(
    township: Township, yesterday: Path, keys: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = MORNING.replace(hour=12)
    done = restore.restore(township.home, yesterday, keys[1], at(noon))

    assert titles(township) == ["昨天的案件"]
    gap = "数据恢复到 11月24日 22:00；此后到 11月25日 09:12 的内容要重新录入。"
    for name in (MINE, COLLEAGUE):
        for later, told in ((timedelta(), (gap,)), (timedelta(days=13), (gap,)), (timedelta(days=15), ())):
            desk = open_desk(township.home, key=township.keys[name], now=at(noon + later))
            assert notices.now(desk).grave == told
            desk.store.close()
    with closing(sqlite3.connect(done.aside)) as raw:
        assert raw.execute("SELECT count(*) FROM cases").fetchone() == (2,)
    assert done.aside.stat().st_mode & 0o777 == 0o600
    with township.desk(MINE) as desk:
        last = journal.head(desk.store)
        assert last is not None
        assert last.entry.act == journal.RESTORED
        assert (last.entry.details["恢复到"], last.entry.details["原时间"]) == (
            EVENING.isoformat(), MORNING.isoformat(),
        )  # fmt: skip
        assert journal.first_break(desk.store) is None

    with township.desk(MINE) as desk:
        pin.choose(desk, "580274")
    monkeypatch.setenv("TIAOJIE_KEY", str(township.keys[MINE]))
    monkeypatch.setattr(notices, "_TOLD_FOR", timedelta(days=365_000))
    app = TiaojieApp(township.home)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(200):
            await pilot.pause()
            if "数据恢复到" in app.screen._foot.problem:
                break
        assert app.screen._foot.problem == gap


def test_70_nobody_may_be_in(township: Township, yesterday: Path, keys: tuple[str, Path]) -> None:
    def session(say: Say, wait: Callable[[], object]) -> None:
        desk = open_desk(township.home, key=township.keys[MINE])
        say(desk.mediator)
        wait()

    with child(session) as other:
        assert other.hear() == MINE
        with pytest.raises(InUse, match="请通知大家退出程序"):
            restore.restore(township.home, yesterday, keys[1])
        assert len(titles(township)) == 2
        other.kill()
        other.wait()
        restore.restore(township.home, yesterday, keys[1])
    assert len(titles(township)) == 1


def test_70_a_database_that_cannot_be_read_any_more_is_put_back(
    township: Township, yesterday: Path, keys: tuple[str, Path]
) -> None:
    (township.home / FILE).write_bytes(b"x" * 5000)
    (township.home / f"{FILE}-journal").write_bytes(b"what SQLite would undo in the old file")
    done = restore.restore(township.home, yesterday, keys[1])
    assert done.before is None
    assert titles(township) == ["昨天的案件"]
    assert done.aside.read_bytes() == b"x" * 5000
    left = township.home / f"{FILE}-journal"
    assert not left.exists() or left.read_bytes() == b""
    with township.desk(MINE) as desk:
        assert "此后的内容要重新录入" in notices.now(desk).grave[0]


def test_70_a_key_revoked_since_stays_revoked(
    township: Township, yesterday: Path, keys: tuple[str, Path]
) -> None:
    with console.opened(township.home) as here:
        people.revoke_key(here.store, township.keys[MINE], MORNING)
    restore.restore(township.home, yesterday, keys[1])
    with pytest.raises(Refused, match="已经停用"):
        open_desk(township.home, key=township.keys[MINE])


def test_a_drill_tells_that_all_is_well_and_changes_nothing(
    township: Township, yesterday: Path, keys: tuple[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["--home", str(township.home), "office", "restore", str(yesterday)]
    assert cli.main([*command, "--identity", str(keys[1]), "--drill"]) == cli.DONE
    said = capsys.readouterr().out
    assert "演练成功：备份解得开，是完好的，做于 2026-11-24 22:00。" in said
    assert "共 1 个案件" in said
    assert "接得上" in said
    assert len(titles(township)) == 2
    assert list((township.home / ".office-work").iterdir()) == []
    with township.desk(MINE) as desk:
        assert notices.now(desk).grave == ()
    assert cli.main(command) == cli.REFUSED
    assert "--identity" in capsys.readouterr().err


@pytest.mark.parametrize("spoilt", ["cut", "changed", "foreign", "stranger"])
def test_a_backup_that_is_not_whole_is_told_and_nothing_is_changed(
    township: Township, yesterday: Path, keys: tuple[str, Path], tmp_path: Path, spoilt: str
) -> None:
    content, identity = yesterday.read_bytes(), keys[1]
    if spoilt == "cut":
        yesterday.write_bytes(content[:-100])
    elif spoilt == "changed":
        yesterday.write_bytes(content[:9000] + bytes([content[9000] ^ 1]) + content[9001:])
    elif spoilt == "foreign":
        yesterday.rename(yesterday.with_suffix(".tar"))
        yesterday = yesterday.with_suffix(".tar")
    else:
        (tmp_path / "stranger").mkdir()
        identity = age_keys.pair(tmp_path / "stranger")[1]
    with pytest.raises((OfficeTrouble, StoreTrouble)) as told:
        restore.restore(township.home, yesterday, identity)
    assert str(told.value).endswith("。")
    assert len(titles(township)) == 2
    assert list((township.home / ".office-work").iterdir()) == []
