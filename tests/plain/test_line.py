"""What the line bears: poor terminals, other codes, keys that are no characters, a second person."""

import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from dataclasses import replace
from fcntl import ioctl
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tests.terminal.homes import at_desk, prepare, saved
from tiaojie_tui.casework import cases
from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.domain.case import Case
from tiaojie_tui.papers.cells import cells
from tiaojie_tui.plain import session
from tiaojie_tui.plain.going import Leave
from tiaojie_tui.plain.line import Line
from tiaojie_tui.store import cases as stored_cases
from tiaojie_tui.store.cases import Stored

from .talk import PATIENCE, Talk

_CONTROL = re.compile(rb"[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]")
NASTY = "\x1b]0;x\x07\x1b[2J张\u202e三\u009b31m"


class Terminal:
    """The program on a pseudo-terminal of so many columns, read as bytes."""

    def __init__(self, home: Path, columns: int) -> None:
        self.master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        argv = [sys.executable, "-m", "tiaojie_tui", "--plain", "--home", str(home)]
        env = {"PATH": os.environ["PATH"], "HOME": str(home.parent), "LANG": "C.UTF-8", "TERM": "dumb"}
        self.process = subprocess.Popen(
            argv, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True,
            preexec_fn=lambda: ioctl(0, termios.TIOCSCTTY, 0),
        )  # fmt: skip
        os.close(slave)
        self.raw = b""

    def until(self, wanted: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while wanted not in self.raw.decode(errors="replace").replace("\r\n", ""):
            assert time.monotonic() < deadline, self.raw.decode(errors="replace")
            if select.select([self.master], [], [], 0.2)[0]:
                self.raw += os.read(self.master, 65536)

    def type(self, keys: bytes) -> None:
        self.raw = b""
        os.write(self.master, keys)

    def end(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)
        os.close(self.master)


def test_on_a_narrow_terminal_rows_are_whole_and_no_control_sequence_is_sent(home: Path) -> None:
    """40 columns: hanzi stay whole, nothing but text and line breaks comes, ctrl+d leaves with all saved."""
    number = prepare(home)
    terminal = Terminal(home, 40)
    seen = b""
    for wanted, keys in (
        ("「退出」离开：", b"1\r"),
        ("回案件列表按回车：", b"4\r"),
        ("按回车到第5步：", "第1步\r".encode()),
        ("案件来源「依申请调解」：", b"?\r"),
        ("案件来源「依申请调解」：", "张三\x7f\x7f主动\r".encode()),
        ("申请日期", b"\x04"),
    ):
        terminal.until(wanted)
        seen += terminal.raw
        terminal.type(keys)
    assert terminal.process.wait(PATIENCE) == 0
    terminal.end()
    # What the kernel echoes of erased hanzi is its own: back, blank, back.
    told = seen.replace(b"\x08 \x08", b"").replace(b"\r\n", b"\n")
    assert not _CONTROL.search(told)
    rows = told.decode().split("\n")
    assert max(map(cells, rows)) < 40 + len("1\r")
    assert saved(home, number).source == "主动调解"


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_it_and_what_was_answered_is_there(home: Path, number: int) -> None:
    case = prepare(home)
    with Talk(home) as talk:
        talk.tell([("「退出」离开", "1"), ("做哪一步", "第1步"), ("案件来源", "2")])
        os.kill(talk.pid, number)
        assert talk._process.wait(PATIENCE) == -number
    assert saved(home, case).source == "主动调解"


def test_gbk_is_told_in_words_such_a_terminal_shows_and_nothing_of_it_is_stored(home: Path) -> None:
    number = prepare(home)
    with Talk(home) as talk:
        talk.tell([("「退出」离开", "1"), ("做哪一步", "第2步"), ("身份", ""), ("个人还是单位", "")])
        talk.answer("张三".encode("gbk"))
        assert "请改成 UTF-8" in talk.raw.decode("gbk", errors="replace")
        assert "请改成 UTF-8" in talk.text
        assert "姓名或名称「梁秋生」" in talk.last
        talk.hang_up()
    assert saved(home, number).parties[0].name == "梁秋生"


@pytest.mark.parametrize("typed", ["\x1b[A", "\x1bOP\x1b[15~", "\x1b"])
def test_keys_that_are_no_characters_are_told_and_not_taken(home: Path, typed: str) -> None:
    number = prepare(home)
    with Talk(home) as talk:
        talk.tell([("「退出」离开", "1"), ("做哪一步", "第1步"), ("案件来源", typed)])
        assert "用不上方向键和功能键" in talk.last
        talk.answer("主动\x1b[D")
        talk.hang_up()
    assert saved(home, number).source == "主动调解"


def test_nothing_stored_reaches_the_line_as_a_control_character(home: Path) -> None:
    """An old row with escape sequences: in the list, the questions, the check, the paper."""
    number = prepare(home)
    with at_desk(home) as desk:
        stored = cases.load(desk, number)
        first, *others = stored.case.parties
        nasty = replace(stored.case, title=NASTY, facts=NASTY, parties=(replace(first, name=NASTY), *others))
        save(desk, stored, nasty)
    with Talk(home) as talk:
        talk.tell([("「退出」离开", "1"), ("做哪一步", "7"), ("核对全案", "")])
        talk.answer("8")
        while "做哪一步" not in talk.last:
            talk.tell([("接着看", "")])
        talk.tell([("做哪一步", "3"), ("事实", "?"), ("事实", "第2步"), ("身份", "")])
        talk.hang_up()
        assert "\ufffd" in talk.text
        assert not _CONTROL.search(talk.raw)


def save(desk: Desk, stored: Stored, case: Case) -> None:
    """Save as an older program would that asks for no lease."""
    stored_cases.save(
        desk.store, stored.version, case, by="别人", at=desk.now(), label="改", save_id=cases.new_save_id()
    )


def test_who_comes_second_is_told_and_may_read(home: Path) -> None:
    number = prepare(home)
    with Talk(home) as first, Talk(home) as second:
        first.tell([("「退出」离开", "1"), ("做哪一步", "第1步")])
        second.answer("1")
        assert "正在办这个案件" in second.text
        second.tell([("做哪一步", "第1步"), ("案件来源「依申请调解」", "2")])
        assert "您可以看，不能改" in second.last
        second.hang_up()
        first.hang_up()
    assert saved(home, number).source == "依申请调解"


@pytest.mark.parametrize(("choice", "kept"), [("1", "主动调解"), ("2", "接受委托移送调解")])
def test_of_two_values_in_one_place_both_are_said_and_one_is_chosen(
    home: Path, choice: str, kept: str
) -> None:
    """Whoever saved meanwhile loses nothing: another field of theirs stays, the same one is asked for."""
    number = prepare(home)
    with Talk(home) as talk:
        talk.tell([("「退出」离开", "1"), ("做哪一步", "第1步")])
        with at_desk(home) as desk:
            stored = cases.load(desk, number)
            theirs = replace(stored.case, source="接受委托移送调解", difficulty="重大")
            save(desk, stored, theirs)
        talk.tell([("案件来源", "2")])
        assert "我写的：主动调解" in talk.last
        assert "别人写的：接受委托移送调解" in talk.last
        talk.tell([("用哪一个", ""), ("没有替您选", choice)])
        talk.hang_up()
    case = saved(home, number)
    assert (case.source, case.difficulty) == (kept, "重大")


def test_a_line_left_alone_ends_where_it_must_and_is_told_so() -> None:
    reading, writing = os.pipe()
    heard = BytesIO()
    with open(reading, "rb") as source, open(writing, "wb"):
        line = Line(source, heard)
        line.patience = 0.2
        with pytest.raises(Leave):
            line.ask("谁：")
    assert "很久没有打字" in heard.getvalue().decode()


def test_an_error_nobody_foresaw_says_a_number_and_no_name(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence on the line, type and place in crash.log, and nowhere what the error itself says."""
    prepare(home)

    def fails(*_: object) -> None:
        raise ZeroDivisionError("梁秋生 330000195908142033")

    monkeypatch.setattr(cases, "resume", fails)
    heard = BytesIO()
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO()))
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(heard))
    assert not session.begin(home)
    log = (home / "crash.log").read_text("utf-8")
    said = heard.getvalue().decode()
    assert "程序出错" in said
    assert "ZeroDivisionError" in log
    assert "梁秋生" not in said + log


def test_undoing_goes_to_what_was_taken_back_in_whichever_step_it_is(home: Path) -> None:
    number = prepare(home)
    with Talk(home) as talk:
        talk.tell([("「退出」离开", "1"), ("做哪一步", "第1步"), ("案件来源", "2"), ("申请日期", "第2步")])
        talk.tell([("身份", "撤销"), ("案件来源「依申请调解」", "")])
        talk.hang_up()
    assert saved(home, number).source == "依申请调解"
