"""What stands between a keystroke and its save: drafts after a reboot, and drafts that cannot be written."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.server import begin_case, hire, saved
from tests.acceptance.test_storage_full_disk import fill
from tests.small_disk import mounted
from tests.terminal.conftest import Start
from tests.terminal.homes import kept_busy, prepare, stand_at
from tests.terminal.pty_session import PtySession
from tests.township import found
from tiaojie_tui.store.drafts import FOLDER

NO_ROOM = "草稿写不进去（硬盘已满）"


@pytest.mark.parametrize(
    "many", [pytest.param(4, id="short"), pytest.param(40, id="long", marks=pytest.mark.soak)]
)
def test_29_a_reboot_with_forms_open_brings_every_draft_back(home: Path, start: Start, many: int) -> None:
    """All are killed unsaved; afterwards other processes bear the numbers that stand in their leases."""
    township = hire(found(home), many)
    names = list(township.keys)[-many:]
    numbers = {name: f"(2026)青调字第{place}号" for place, name in enumerate(names, 11)}
    for name in names:
        begin_case(township, name, numbers[name])
    before = saved(township, names[0], numbers[names[0]]).facts or ""

    def login(name: str) -> PtySession:
        return start(env={"TIAOJIE_KEY": str(township.keys[name])})

    sessions = {name: login(name) for name in names}
    for session in sessions.values():
        session.wait_for("> 纠纷主要事实")
        session.settle()
    with kept_busy(home):
        for name, session in sessions.items():
            session.send(f"{name}写的")
        for name, session in sessions.items():
            session.wait_for(f"{name}写的")
        for session in sessions.values():
            session.kill()
    with township.desk(None) as desk:
        desk.store.sql("UPDATE main.leases SET pid = ?, born = 'another boot/1'", os.getpid())
    sessions = {name: login(name) for name in names}
    for name, session in sessions.items():
        session.wait_for(f"{name}写的", "已恢复", "已保存")
        assert "正在办这个案件" not in session.text
        assert saved(township, name, numbers[name]).facts == f"{before}{name}写的"


@pytest.fixture
def number(home: Path) -> str:
    number = prepare(home)
    stand_at(home, number, "parties", "parties/0/note")
    return number


@pytest.fixture
def drafts(home: Path, number: str) -> Iterator[Path]:
    """The folder of the drafts on a small disk of its own."""
    with mounted(home / FOLDER, 1) as folder:
        yield folder


def in_note(start: Start) -> PtySession:
    session = start()
    session.wait_for("> 备注")
    session.settle()
    return session


def test_32_drafts_on_a_full_disk_are_told_of_at_the_first_key_that_is_not_kept(
    home: Path, drafts: Path, start: Start
) -> None:
    """Not first at the save, which still succeeds; told no longer when there is room again."""
    session = in_note(start)
    with kept_busy(home):
        session.send("长")
        session.wait_for("长", "未保存")
        assert NO_ROOM not in session.text
        ballast = fill(drafts)
        # Without a pause, at which the foot is drawn anyway. The page that the file has takes some lines yet.
        for _ in range(60):
            session.send("子")
            session.read_for(0.1)
            if NO_ROOM in session.text:
                break
        assert NO_ROOM in session.text
        assert "未保存" in session.text
    session.wait_for("已保存")
    ballast.unlink()
    session.send("，务农")
    session.wait_until_gone(NO_ROOM)
    session.wait_for("已保存")


def test_32_drafts_that_may_not_be_written_are_told_of_at_the_first_key(drafts: Path, start: Start) -> None:
    """As on a disk that the system has made read-only after errors."""
    subprocess.run(["mount", "-o", "remount,ro", str(drafts)], check=True)
    session = in_note(start)
    session.send("长")
    session.wait_for("长", "草稿写不进去（没有权限")
    session.wait_for("已保存")
