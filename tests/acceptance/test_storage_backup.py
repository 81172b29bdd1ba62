"""Backups made while people work: proved copies, whole files or none, old ones gone in time."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests import small_disk
from tests.acceptance import age_keys
from tests.store.invented import FULL, NOON, keep, save_id
from tests.store.processes import Child, Say, child
from tests.township import Township, found
from tiaojie_tui.office import age, backup, console, restore, rotation
from tiaojie_tui.office.rotation import Keeping
from tiaojie_tui.office.trouble import OfficeTrouble
from tiaojie_tui.store import backup as copies
from tiaojie_tui.store import cases, journal
from tiaojie_tui.store.engine import FILE, open_store
from tiaojie_tui.store.troubles import Damaged

SECRET = "墙根渗水，两家吵了三年"
LINE = "tiaojie-20261125-220000-7-0123456789abcdef.db.age"


@pytest.fixture
def keys(tmp_path: Path) -> tuple[str, Path]:
    return age_keys.pair(tmp_path)


@pytest.fixture
def other_disk(tmp_path: Path) -> Path:
    """A folder for backups."""
    folder = tmp_path / "other"
    folder.mkdir()
    return folder


@pytest.fixture
def township(tmp_path: Path, keys: tuple[str, Path]) -> Township:
    """A server with a case, whose backups are encrypted."""
    township = found(tmp_path / "home")
    store = open_store(township.home)
    keep(store, replace(FULL, facts=SECRET))
    store.close()
    with console.opened(township.home) as here:
        backup.set_key(here, keys[0])
    return township


def working(home: Path, writers: int) -> Iterator[Child]:
    """Processes that save cases of their own without end, and say so."""

    def work(say: Say, _wait: object) -> None:
        store = open_store(home, wait=60)
        stored = keep(store, FULL)
        while True:
            turned = replace(stored.case, facts=f"第{stored.version}次")
            stored = cases.save(
                store, stored.version, turned, by="许佳", at=NOON, label="写", save_id=save_id()
            )
            say(f"{stored.case.number} {stored.version}")
            time.sleep(0.05)  # a person types between two saves

    with ExitStack() as stack:
        started = [stack.enter_context(child(work)) for _ in range(writers)]
        for one in started:
            assert one.hear(), "the writer said nothing: see its traceback"
        yield from started


def _backed_up_beside(township: Township, other: Path, identity: Path, writers: int) -> None:
    writing = working(township.home, writers)
    first = next(writing)
    with console.opened(township.home, wait=60) as here:
        made = backup.make(here, [other])
    assert first.hear(), "the writers did not go on"
    writing.close()
    with console.opened(township.home) as here:
        contents, goes_on = restore.drill(here, other / made.name, identity)
    assert goes_on
    assert contents.rows["cases"] == writers + 1
    assert contents.rows["revisions"] > writers


def test_17_a_backup_beside_four_writers_is_a_proved_copy(
    township: Township, other_disk: Path, keys: tuple[str, Path]
) -> None:
    _backed_up_beside(township, other_disk, keys[1], 4)


def _ended(running: subprocess.Popen[bytes]) -> bool:
    with suppress(subprocess.TimeoutExpired):
        running.wait(0.005)
    return running.returncode is not None


@pytest.mark.soak
def test_17_a_backup_beside_forty_writers_is_a_proved_copy(
    township: Township, other_disk: Path, keys: tuple[str, Path]
) -> None:
    _backed_up_beside(township, other_disk, keys[1], 40)


def test_17_a_killed_backup_leaves_no_file_under_a_final_name(township: Township, other_disk: Path) -> None:
    """Killed a little later each time, by kill -9 and by what ``systemctl stop`` sends."""
    command = [sys.executable, "-m", "tiaojie_tui", "--home", str(township.home), "office", "backup"]
    names: list[str] = []
    for turn in range(4):
        running = subprocess.Popen([*command, "--to", str(other_disk)], stdout=subprocess.DEVNULL)
        reached = (lambda: any(township.home.glob(".office-work/*")), lambda: any(other_disk.glob(".*.part")))
        deadline = time.monotonic() + 30
        while not _ended(running) and not reached[turn % 2]() and time.monotonic() < deadline:
            pass
        running.send_signal((signal.SIGKILL, signal.SIGTERM)[turn // 2 % 2])
        running.wait()
        names = [file.name for file in other_disk.iterdir() if not file.name.startswith(".")]
        with console.opened(township.home) as here:
            told = [line.entry.details for line in journal.entries(here.store, act=journal.BACKED_UP)]
        assert {details["文件"] for details in told} <= set(names)
        assert all(rotation.made_at(name) for name in names)
    with console.opened(township.home) as here:
        made = backup.make(here, [other_disk])
    # One killed after its file had its name and before its entry has the name of the next of that second.
    assert {file.name for file in other_disk.iterdir()} == {*names, made.name}, "what was killed is swept"
    assert list((township.home / ".office-work").iterdir()) == []


def test_17_a_copy_that_is_not_the_same_is_not_used(
    township: Township, other_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one made in several steps is, when somebody saves between them."""
    take = copies.proved

    def of_another_moment(folder: Path) -> copies.State:
        state = take(folder)
        return replace(state, rows=state.rows | {"cases": 7})

    monkeypatch.setattr(copies, "proved", of_another_moment)
    with console.opened(township.home) as here:
        with pytest.raises(Damaged, match="不一样"):
            backup.make(here, [other_disk])
        assert copies.last_made(here.store) is None
    assert list(other_disk.iterdir()) == []


def test_17_nothing_in_a_backup_can_be_read_without_the_key(
    township: Township, other_disk: Path, tmp_path: Path
) -> None:
    with console.opened(township.home) as here:
        made = backup.make(here, [other_disk])
    content = (other_disk / made.name).read_bytes()
    assert content.startswith(b"age-encryption.org/v1")
    assert SECRET.encode() not in content
    stranger = age_keys.pair(_new(tmp_path / "stranger"))[1]
    with pytest.raises(OfficeTrouble, match="解不开"):
        age.decrypt(other_disk / made.name, stranger, tmp_path / "opened")


def test_a_backup_has_drafts_and_the_offices_own_files(
    township: Township, other_disk: Path, keys: tuple[str, Path], tmp_path: Path
) -> None:
    for name in ("drafts/1.draft", "templates/明白卡.docx", "certificates/seal.key"):
        file = township.home / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(name.encode())
    with console.opened(township.home) as here:
        made = backup.make(here, [other_disk])
    (township.home / "drafts/1.draft").write_bytes(b"newer")
    (township.home / "certificates/seal.key").unlink()

    restore.restore(township.home, other_disk / made.name, keys[1])

    assert (township.home / "certificates/seal.key").read_bytes() == b"certificates/seal.key"
    assert (township.home / "drafts/1.draft").read_bytes() == b"newer"


def test_on_ones_own_machine_a_backup_may_be_plain_and_then_lacks_the_key_of_the_seal(
    tmp_path: Path, other_disk: Path
) -> None:
    home = tmp_path / "own"
    open_store(home).close()
    for name in ("seal.key", "seal.crt"):
        (home / "certificates").mkdir(exist_ok=True)
        (home / "certificates" / name).write_text(name)
    with console.opened(home) as here:
        with pytest.raises(OfficeTrouble, match="backup-key"):
            backup.make(here, [other_disk])
        made = backup.make(here, [other_disk], encrypted=False)
    content = (other_disk / made.name).read_bytes()
    assert b"seal.crt" in content
    assert b"seal.key" not in content


def test_on_a_server_a_plain_backup_is_refused(township: Township, other_disk: Path) -> None:
    with console.opened(township.home) as here, pytest.raises(OfficeTrouble, match="一定要加密"):
        backup.make(here, [other_disk], encrypted=False)


def test_a_missing_folder_is_told_and_the_others_get_it(township: Township, other_disk: Path) -> None:
    with console.opened(township.home) as here:
        made = backup.make(here, [other_disk / "none", other_disk])
        assert backup.folders_of_last(here) == [other_disk]
        with pytest.raises(OfficeTrouble, match="没有「"):
            backup.make(here, [other_disk / "none"])
    assert made.folders == (other_disk,)
    assert "硬盘插好没有" in made.failed[0]
    assert "同一块硬盘" in made.warnings[0]


def test_a_full_disk_is_told_and_gets_no_half_file(township: Township, tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "small", 1) as small, console.opened(township.home) as here:
        (small / "filling").write_bytes(bytes(1000 * 1024))
        with pytest.raises(OfficeTrouble, match="满了"):
            backup.make(here, [small])
        assert [file.name for file in small.iterdir()] == ["filling"]


def test_two_at_once_are_one_after_the_other(township: Township, other_disk: Path) -> None:
    from tiaojie_tui.office import workroom

    with (
        workroom.opened(township.home),
        console.opened(township.home) as here,
        pytest.raises(OfficeTrouble, match="另一次备份"),
    ):
        backup.make(here, [other_disk])


def test_the_private_key_is_refused_on_the_server(township: Township) -> None:
    with console.opened(township.home) as here:
        with pytest.raises(OfficeTrouble, match="私钥"):
            backup.set_key(here, "AGE-SECRET-KEY-1QQQ")
        with pytest.raises(OfficeTrouble, match="62 个字符"):
            backup.set_key(here, "age1abc")


def test_all_of_two_weeks_stay_and_the_last_of_each_month_for_two_years() -> None:
    now = datetime(2026, 11, 25, 22)
    days = [now - timedelta(days=n) for n in range(1000)]
    names = [rotation.name(day, 7, "0" * 64, encrypted=True) for day in days]
    gone = set(rotation.to_go([*names, "notes.txt", "tiaojie-x.db.age"], now, Keeping()))
    left = [day.date().isoformat() for day, name in zip(days, names, strict=True) if name not in gone]
    assert left[:15] == [day.date().isoformat() for day in days[:15]]
    assert left[15:18] == ["2026-10-31", "2026-09-30", "2026-08-31"]
    assert left[-1] == "2024-11-30"
    assert len(left) == 15 + 24
    assert gone < set(names)


def test_the_newest_stay_whatever_the_clock_says() -> None:
    names = [rotation.name(datetime(2026, 11, n), n, "0" * 64, encrypted=True) for n in (1, 2, 3, 4)]
    assert rotation.to_go(names, datetime(2040, 1, 1), Keeping()) == names[:1]


def test_old_ones_go_only_where_the_new_one_lies(township: Township, other_disk: Path) -> None:
    old = [other_disk / LINE.replace("20261125", f"2001010{n}") for n in range(1, 6)]
    for file in old:
        file.write_bytes(b"old")
    with console.opened(township.home) as here:
        with pytest.raises(OfficeTrouble):
            backup.make(here, [other_disk / "none"])
        assert all(file.exists() for file in old)
        backup.make(here, [other_disk])
    assert [file.exists() for file in old] == [False, False, False, True, True]


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_the_file_and_what_it_is_made_in_are_private(township: Township, other_disk: Path) -> None:
    before = os.umask(0)
    try:
        with console.opened(township.home) as here:
            made = backup.make(here, [other_disk])
    finally:
        os.umask(before)
    assert (other_disk / made.name).stat().st_mode & 0o777 == 0o600
    assert (township.home / ".office-work").stat().st_mode & 0o777 == 0o700
    assert (township.home / FILE).stat().st_mode & 0o777 == 0o600
