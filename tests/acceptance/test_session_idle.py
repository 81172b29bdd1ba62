"""Section 8, session 39: a screen left alone is covered; six digits open it, five wrong ones end it."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.terminal.pty_session import BACKSPACE, ENTER, PtySession
from tests.township import COLLEAGUE, MINE, Township, found
from tiaojie_tui.casework import cases, pin
from tiaojie_tui.casework.desk import Desk, Refused, open_desk
from tiaojie_tui.domain.pin import digits, too_easy
from tiaojie_tui.store import journal
from tiaojie_tui.store.engine import FILE

DIGITS = "580274"
SECRET = "谢良忠家的祖坟"
PROGRAM = """
import sys
from pathlib import Path
from tiaojie_tui import terminal
terminal.prepare()
from tiaojie_tui.tui.app import TiaojieApp
from tiaojie_tui.tui.idle import Patience
app = TiaojieApp(Path(sys.argv[1]), patience=Patience(float(sys.argv[2]), float(sys.argv[3])))
app.run(mouse=False)
sys.exit(app.return_code)
"""
LONG = 600.0


@pytest.fixture
def town(tmp_path: Path) -> Township:
    return found(tmp_path / "home")


@pytest.fixture
def number(town: Township) -> str:
    """A case of ``MINE`` with something in it that nobody else should read."""
    with town.desk(MINE) as desk:
        pin.choose(desk, DIGITS)
        number = cases.begin(desk).number
        editing = cases.open_case(desk, number)
        editing.change("名称", "title", replace(editing.case, title=SECRET, facts=SECRET))
        pending = editing.pending()
        assert pending is not None
        cases.save(desk, pending, editing.place)
        editing.close()
        cases.leave(desk, number, editing.place)
    return number


@pytest.fixture
def sessions() -> Iterator[list[PtySession]]:
    started: list[PtySession] = []
    yield started
    for session in started:
        session.end()


def start(
    town: Township, sessions: list[PtySession], *, cover: float = LONG, end: float = LONG, name: str = MINE
) -> PtySession:
    """A session of somebody who is in a hurry to be away."""
    client = [sys.executable, "-c", PROGRAM, str(town.home), str(cover), str(end)]
    env = {"TIAOJIE_KEY": str(town.keys[name]), "PYTHONPATH": os.pathsep.join(sys.path)}
    session = PtySession(town.home, client=client, env=env)
    sessions.append(session)
    return session


def test_39_a_screen_left_alone_shows_nothing_of_the_case_until_the_digits_come(
    town: Township, number: str, sessions: list[PtySession]
) -> None:
    session = start(town, sessions, cover=3)
    session.wait_for(SECRET[:6])
    session.press("甲")
    assert "甲" in session.here
    here = session.here
    session.wait_for("屏幕已锁住")
    session.settle()
    covered = len(session.raw)
    assert SECRET[:4] not in session.text
    assert number not in session.text
    # Wrong digits, then right ones typed with an input method on; what follows Enter goes nowhere.
    session.press("111112", ENTER)
    session.wait_for("还可以试 4 次")
    shown = bytes(session.raw[covered:]).decode("utf-8", "replace")
    assert SECRET[:2] not in shown
    assert "111112" not in shown
    session.send("５８０２７".encode() + b"4" + ENTER + "乙乙".encode())
    session.wait_until_gone("屏幕已锁住")
    session.settle()
    assert session.here == here, "typing goes on where it was, and nothing of the digits fell into it"
    session.press("丙", BACKSPACE, BACKSPACE)
    assert "甲" not in session.here, "the caret stands where it stood"


def test_39_five_wrong_digits_end_the_session_and_close_the_account_for_a_while(
    town: Township, number: str, sessions: list[PtySession]
) -> None:
    session = start(town, sessions, cover=2)
    session.wait_for("屏幕已锁住")
    for left in (4, 3, 2, 1):
        session.press("111112", ENTER)
        session.wait_for(f"还可以试 {left} 次")
    session.press("111112", ENTER)
    assert os.waitstatus_to_exitcode(session.wait_end()) == 1
    assert "15 分钟后才能再登录" in session.text
    again = start(town, sessions)
    assert os.waitstatus_to_exitcode(again.wait_end()) == 1
    assert "15 分钟后才能再登录" in again.text
    with town.desk(COLLEAGUE) as desk:
        assert pin.needed(desk), "another person's account is not closed"
    with town.desk(MINE) as desk, pytest.raises(Refused, match="分钟"):
        pin.check(desk, DIGITS)


def test_39_a_session_left_alone_ends_with_all_saved_and_the_case_let_go(
    town: Township, number: str, sessions: list[PtySession]
) -> None:
    session = start(town, sessions, cover=1.5, end=3)
    session.wait_for(SECRET[:6])
    session.send("甲")
    session.wait_end()
    assert "已经都存好退出了" in session.text
    with town.desk(MINE) as desk:
        assert "甲" in str(cases.load(desk, number).case)
        assert cases.open_case(desk, number).only_read is None
        assert journal.entries(desk.store, act=journal.LEFT)
    with closing(sqlite3.connect(town.home / FILE)) as raw:
        raw.execute("BEGIN EXCLUSIVE")


def test_39_the_digits_are_chosen_at_the_first_login(town: Township, sessions: list[PtySession]) -> None:
    session = start(town, sessions, name=COLLEAGUE)
    session.wait_for("请设一个 6 位数字的密码")
    session.press("123456", ENTER)
    session.wait_for("这个密码太容易猜")
    session.press(DIGITS, ENTER, "580275", ENTER)
    session.wait_for("两遍不一样")
    session.press(DIGITS, ENTER, DIGITS, ENTER)
    session.wait_for("还没有案件")
    assert DIGITS.encode() not in session.raw
    again = start(town, sessions, name=COLLEAGUE)
    again.wait_for("还没有案件")


def test_39_the_digits_are_kept_as_a_scrypt_hash_and_can_be_reset(
    town: Township, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with town.desk(MINE) as desk:
        pin.check(desk, DIGITS)
        with pytest.raises(Refused, match="已经设过"):
            pin.choose(desk, "602851")
    assert DIGITS.encode() not in (town.home / FILE).read_bytes()
    Shell(town.home, capsys).done("office", "person", "pin-reset", MINE)
    with town.desk(MINE) as desk:
        assert pin.needed(desk)
        with pytest.raises(pin.Closed, match="重设"):
            pin.check(desk, DIGITS)
    with town.desk(None) as desk:
        acts = [line.entry.details["做"] for line in journal.entries(desk.store, act=journal.KEYS)]
    assert acts == ["设密码", "重设密码"]


def test_39_wrong_tries_count_over_sessions_and_the_closed_account_opens_again(
    town: Township, number: str
) -> None:
    at = datetime(2026, 11, 25, 9, 0)

    def tried(typed: str, now: datetime) -> Desk:
        desk = open_desk(town.home, now=lambda: now, key=town.keys[MINE])
        try:
            pin.check(desk, typed)
        finally:
            desk.store.close()
        return desk

    for _ in range(2):
        with pytest.raises(pin.Wrong):
            tried("111112", at)
    tried(DIGITS, at)
    for _ in range(4):
        with pytest.raises(pin.Wrong):
            tried("111112", at)
    with pytest.raises(pin.Closed):
        tried("111112", at)
    with pytest.raises(pin.Closed, match="密码错了 5 次，1 分钟后"):
        tried(DIGITS, at + timedelta(minutes=14, seconds=1))
    tried(DIGITS, at + timedelta(minutes=15))


@pytest.mark.parametrize(
    "typed",
    ["123456", "654321", "111111", "121212", "123123", "112233", "700312", "120370", "197003", "890123"],
)
def test_39_digits_that_anybody_would_guess_are_refused(typed: str) -> None:
    assert too_easy(typed)


def test_39_other_digits_are_taken_however_they_are_typed() -> None:
    assert not too_easy(DIGITS)
    assert digits("５8０ 2七7４") == "580274"
