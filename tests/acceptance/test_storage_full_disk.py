"""A disk without room: said clearly, typing goes on, and what was typed is saved when there is room again."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.small_disk import mounted
from tests.terminal.homes import integrity, prepare, saved, stand_at
from tests.terminal.pty_session import PAGE_DOWN, PtySession, Start, sessions


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "home", 4) as folder:
        yield folder


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    with sessions(home) as starting:
        yield starting


@pytest.fixture
def number(home: Path) -> str:
    return prepare(home)


def fill(home: Path) -> Path:
    """Take the last free byte of the disk; the file to delete to have room again."""
    ballast = home / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 512, 1):
            _write_until_full(file.fileno(), size)
    return ballast


def _write_until_full(file: int, size: int) -> None:
    while True:
        try:
            os.write(file, b"\0" * size)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            return


def in_note(start: Start, home: Path, number: str) -> PtySession:
    stand_at(home, number, "parties", "parties/0/note")
    session = start()
    session.wait_for("> 备注")
    session.settle()
    return session


def test_06_what_is_typed_on_a_full_disk_is_saved_when_there_is_room(
    start: Start, home: Path, number: str
) -> None:
    """The message is Chinese and says what to do; 已保存 is not claimed; nothing is pressed to save it."""
    session = in_note(start, home, number)
    session.send("长子")
    session.read_for(1.0)
    assert saved(home, number).parties[0].note == "长子"
    session.wait_for("已保存")

    ballast = fill(home)
    for part in ("，与父母同住", "，务农", "，有两个孩子"):
        session.send(part)
        session.wait_for(part)
        session.read_for(1.2)
        assert "已保存" not in session.text
        assert "硬盘已满" in session.text
        assert "没存上" in session.text

    ballast.unlink()
    session.wait_for("已保存")
    session.wait_until_gone("硬盘已满")
    assert saved(home, number).parties[0].note == "长子，与父母同住，务农，有两个孩子"
    assert integrity(home) == "ok"


def test_06_a_session_killed_on_a_full_disk_leaves_a_sound_database(
    start: Start, home: Path, number: str
) -> None:
    """What was saved before is there; what the disk had no room for is not half there."""
    session = in_note(start, home, number)
    session.send("长子")
    session.read_for(1.2)
    ballast = fill(home)
    session.send("，与父母同住")
    session.wait_for("硬盘已满")
    session.kill()
    ballast.unlink()
    assert integrity(home) == "ok"
    assert saved(home, number).parties[0].note == "长子"
    again = in_note(start, home, number)
    assert again.value("备注").startswith("长子")


def test_07_a_full_disk_leaves_cases_to_be_read(start: Start, home: Path, number: str) -> None:
    """Starting on a full disk shows the case, says why it cannot be changed, and takes no typing."""
    stand_at(home, number, "parties", "parties/0/note")
    fill(home)
    session = start()
    session.wait_for("硬盘已满")
    session.wait_for("梁秋生")
    session.press(PAGE_DOWN, "改")
    session.wait_for("梁冬生")
    assert "改" not in session.value("身份")
