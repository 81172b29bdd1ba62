"""Terminals of all kinds and sizes, slips of the finger, and what a client brings along."""

import fcntl
import os
import signal
import struct
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path
from unicodedata import east_asian_width

import pytest
from wcwidth import wcwidth

from tests.terminal.homes import prepare, saved, stand_at
from tests.terminal.pty_session import DOWN, ENTER, ESC, F1, F3, F8, F10, PtySession
from tests.township import MINE, found
from tiaojie_tui.tui.shown import narrow_twin

ZHANGSAN_IN_GBK = "张三".encode("gbk")
SETTLED = 1.2


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def start(home: Path) -> Iterator[Callable[..., PtySession]]:
    """Start the program on the home; every session is ended after the test."""
    started: list[PtySession] = []

    def starting(**how: object) -> PtySession:
        started.append(PtySession(home, **how))  # type: ignore[arg-type]
        return started[-1]

    yield starting
    for session in started:
        session.end()


Start = Callable[..., PtySession]


@pytest.fixture
def number(home: Path) -> str:
    """A case, and the next start lands in a field of it."""
    number = prepare(home)
    stand_at(home, number, "parties", "parties/0/note")
    return number


def in_field(start: Start, **how: object) -> PtySession:
    session = start(**how)
    session.wait_for("> 备注")
    session.settle()
    return session


def note(home: Path, number: str) -> str:
    return saved(home, number).parties[0].note or ""


def resize(session: PtySession, rows: int, columns: int) -> None:
    """The window has another size from now on."""
    session.screen.resize(rows, columns)
    fcntl.ioctl(session._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    session.signal(signal.SIGWINCH)


# 33


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_33_a_terminal_that_cannot_place_anything_is_declined_politely(start: Start, term: str) -> None:
    """One sentence that says which type to set; no traceback, no escape sequences on the line."""
    session = start(env={"TERM": term})
    assert os.waitstatus_to_exitcode(session.wait_end()) == 1
    assert "请把终端软件的类型设成 xterm" in session.text.replace("\n", "")
    assert "Traceback" not in session.text


@pytest.mark.parametrize("term", ["linux", "tmux-256color", "putty", "../../x"])
def test_33_every_other_terminal_paints_the_same_screen(
    start: Start, home: Path, number: str, term: str
) -> None:
    """The name of the terminal is looked up nowhere: not even one that leads to other folders does harm."""
    session = in_field(start, env={"TERM": term})
    assert session.lines[1].startswith(" 1受理")
    session.send("户主")
    session.read_for(SETTLED)
    assert note(home, number) == "户主"


def test_33_a_window_made_too_small_says_so_and_comes_back_as_it_was(
    start: Start, home: Path, number: str
) -> None:
    """At 20x5 a sentence; what is typed blindly goes nowhere; enlarged, all is there and typing goes on."""
    session = in_field(start)
    session.press("户主")
    session.read_for(SETTLED)
    before = session.text
    resize(session, 5, 20)
    session.wait_for("窗口太小")
    session.press("看不见", ENTER, DOWN)
    assert "窗口太小" in session.text
    resize(session, 24, 80)
    session.wait_until_gone("窗口太小")
    session.settle()
    assert session.text == before
    session.send("。")
    session.read_for(SETTLED)
    assert note(home, number) == "户主。"


def test_33_at_60_columns_every_step_and_the_list_can_be_used(start: Start, home: Path, number: str) -> None:
    """Nothing runs beyond the edge: the keys end with the way back, the steps are all named, values wrap."""
    session = in_field(start, rows=20, cols=60)
    for _ in range(6):
        assert all(name in session.lines[1] for name in ("受理", "当事人", "事实", "依据", "协议", "签署"))
        assert "Esc" in session.lines[-1]
        assert not session.lines[-1].endswith("..")
        session.press(F8)
    session.press(ESC)
    session.wait_for("查找", number, "下一步", "F10" if "F10" in session.text else "F3")
    assert "日期" not in session.text


def test_33_a_start_in_a_window_too_small_is_declined_politely(start: Start) -> None:
    """Below 60x20 nothing begins: how large it must be is said."""
    session = start(rows=5, cols=20)
    assert os.waitstatus_to_exitcode(session.wait_end()) == 1


def test_33_a_storm_of_sizes_ends_with_the_right_screen(start: Start, home: Path, number: str) -> None:
    """A window dragged by its corner for a while, through sizes of all kinds, and a key in between."""
    session = in_field(start)
    session.send("户主")
    session.read_for(SETTLED)
    before = session.text
    for step in range(60):
        resize(session, 4 + step * 7 % 50, 10 + step * 31 % 160)
        session.read(0.005)
    resize(session, 24, 80)
    session.settle(0.6)
    assert session.text == before
    session.send("。")
    session.read_for(SETTLED)
    assert note(home, number) == "户主。"


def test_33_a_client_that_stops_reading_loses_no_key(start: Start, home: Path, number: str) -> None:
    """Typed while nothing is taken off the line: it is there when the line moves again."""
    session, typed = in_field(start), "墙根排水沟由两家出工重新砌好" * 12
    session.send_unread(typed)
    session.read_for(SETTLED)
    session.settle()
    session.read_for(SETTLED)
    assert note(home, number) == typed


# 35


def test_35_keys_nobody_meant_change_and_stop_nothing(start: Start, home: Path, number: str) -> None:
    """ctrl+c, ctrl+\\, ctrl+p, mouse reports, unknown sequences: no stop, no text, no file, no English."""
    session = in_field(start)
    before = files(home)
    session.press("户主")
    for sent in (b"\x03", b"\x1c", b"\x10", b"\x07", b"\x1b[M !!", b"\x1b[<0;10;10M", b"\x1b[25~", b"\x00"):
        session.press(sent)
    session.press(F1)
    session.wait_for("备注")
    session.press(ENTER, F8)
    session.wait_for("[3事实")
    assert note(home, number) == "户主"
    assert files(home) == before


def files(home: Path) -> set[Path]:
    """All but what a session writes as it works."""
    found = {path for path in home.parent.rglob("*") if "drafts" not in path.parts}
    return {path for path in found if not path.name.endswith("-journal")}


def test_35_ctrl_z_takes_back_what_was_typed_and_ctrl_q_leaves_with_all_saved(
    start: Start, home: Path, number: str
) -> None:
    """The two keys that stop or kill programs elsewhere."""
    session = in_field(start)
    session.press("户", "\x1a")
    session.read_for(SETTLED)
    assert note(home, number) == ""
    session.press("主")
    session.send("\x11")
    assert session.wait_end() == 0
    assert note(home, number) == "主"


@pytest.mark.parametrize("sent", [signal.SIGTSTP, signal.SIGINT, signal.SIGQUIT])
def test_35_the_signals_of_the_same_keys_from_outside_stop_nothing(
    start: Start, home: Path, number: str, sent: signal.Signals
) -> None:
    """As a terminal sends them that is not in raw mode for a moment."""
    session = in_field(start)
    session.signal(sent)
    session.send("户主")
    session.read_for(SETTLED)
    assert note(home, number) == "户主"


# 36

_HOSTILE = {
    "TEXTUAL": "devtools,debug",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_LOG": "textual.log",
    "TEXTUAL_SCREENSHOT": "1",
    "TEXTUAL_PRESS": "f10",
    "TEXTUAL_DRIVER": "nowhere:Driver",
    "TEXTUAL_COLOR_SYSTEM": "truecolor",
    "PYTHONSTARTUP": "{evil}/evil.py",
    "PYTHONPATH": "{evil}",
    "PYTHONINSPECT": "1",
    "PYTHONBREAKPOINT": "os.system",
    "PYTHONWARNINGS": "error",
    "LC_ALL": "zh_CN.GBK",
    "LANG": "zh_CN.GBK",
    "BASH_ENV": "{evil}/evil.sh",
    "ENV": "{evil}/evil.sh",
    "LD_LIBRARY_PATH": "{evil}",
    "TIAOJIE_KEY": "7",
    "TIAOJIE_HOME": "{evil}",
    "TIAOJIE_SOFFICE": "{evil}/evil.sh",
    "NO_COLOR": "1",
    "COLUMNS": "20",
}


def test_36_what_a_client_brings_along_has_no_effect_behind_the_door(tmp_path: Path) -> None:
    """Settings of Textual, Python, the shell and of ours: nothing runs, nothing is written, the person of
    the key is at work, in UTF-8."""
    evil, home = tmp_path / "evil", tmp_path / "home"
    evil.mkdir()
    for name in ("evil.py", "sitecustomize.py", "usercustomize.py"):
        (evil / name).write_text(f"open({str(evil / 'ran')!r}, 'w')")
    (evil / "evil.sh").write_text(f"#!/bin/sh\ntouch {evil}/ran\n")
    (evil / "evil.sh").chmod(0o700)
    township = found(home)
    door = [sys.executable, "-I", "-X", "utf8", "-m", "tiaojie_tui", "--home", str(home), "door"]
    brought = {name: value.format(evil=evil) for name, value in _HOSTILE.items()}
    session = PtySession(home, env=brought, client=[*door, str(township.keys[MINE])])
    try:
        session.wait_for(MINE)
        session.settle()
        session.press(F3, "张三")
        session.wait_for("没有找到", "张三")
        session.press(F10)
        assert os.waitstatus_to_exitcode(session.wait_end()) == 0
    finally:
        session.end()
    assert not (evil / "ran").exists()
    assert not [*tmp_path.rglob("*.svg"), *tmp_path.rglob("*.log"), *tmp_path.rglob("*.SVG")]


# 40


def answering(session: PtySession, *columns: int) -> bytearray:
    """Let the terminal answer with these columns, and gather all that it is sent."""
    answers, raw, feed = iter(columns), bytearray(), session._stream.feed

    def answer(_: str) -> None:
        column = next(answers, None)
        if column is not None:
            session.send(f"\x1b[1;{column}R")

    def gathering(data: bytes) -> None:
        raw.extend(data)
        feed(data)

    session.screen.write_process_input = answer  # type: ignore[method-assign]
    session._stream.feed = gathering  # type: ignore[method-assign]
    return raw


def test_40_a_gbk_terminal_is_told_in_gbk_what_to_change(start: Start, number: str) -> None:
    """张三 is typed at once; three hanzi wide instead of two, it is GBK: a sentence in GBK, and an end."""
    session = start()
    raw = answering(session, 7, 13)
    session.send(ZHANGSAN_IN_GBK)
    assert os.waitstatus_to_exitcode(session.wait_end()) == 1
    said = bytes(raw).decode("gbk", "replace")
    assert "请改成 UTF-8，再登录一次" in said
    assert "PuTTY" in said
    assert "Traceback" not in said


def test_40_a_terminal_that_says_nothing_is_waited_for_once_and_no_key_is_lost(
    start: Start, home: Path, number: str
) -> None:
    """It is served; what was typed meanwhile arrives; at the next start nobody is asked again."""
    session = start()
    raw = answering(session)
    session.send("户主")
    session.wait_for("> 备注", "户主")
    session.read_for(SETTLED)
    assert note(home, number) == "户主"
    assert b"\x1b[6n" in raw
    session.press(F10)
    session.wait_end()
    again = start()
    raw = answering(again)
    again.wait_for("> 备注", "户主")
    assert b"\x1b[6n" not in raw


def test_40_bytes_of_a_gbk_terminal_are_told_once_and_typing_goes_on(
    start: Start, home: Path, number: str
) -> None:
    """Switched to GBK later on: the keyboard survives, the cause is said in Chinese, and said only once."""
    session = in_field(start)
    session.send(ZHANGSAN_IN_GBK)
    session.wait_for("GBK", "UTF-8")
    session.press(ENTER, *[b"\x7f"] * len(ZHANGSAN_IN_GBK))
    session.send("户主")
    session.read_for(SETTLED)
    assert note(home, number) == "户主"
    session.press(ZHANGSAN_IN_GBK)
    assert "GBK" not in session.text
    session.press(F10)
    assert session.wait_end() == 0


def test_40_a_terminal_that_draws_quotation_marks_wide_gets_the_ascii_look(
    start: Start, home: Path, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Measured, remembered, and each line as long as on a narrow one, with a twin of ASCII for each mark."""
    narrow = in_field(start)
    narrow.send("说“水往哪流”…——×①")
    narrow.read_for(SETTLED)
    wanted = ["".join(map(narrow_twin, line)) for line in narrow.lines]
    assert "“水往哪流”…——×" in narrow.text
    narrow.press(F10)
    narrow.wait_end()
    forget(home)
    monkeypatch.setattr("pyte.screens.wcwidth", wide)
    session = start()
    session.wait_for("> 备注", '"')
    session.settle()
    assert not {character for character in session.text if east_asian_width(character) == "A"}
    assert session.lines[3:-4] == wanted[3:-4]


def wide(character: str) -> int:
    """How a terminal set to wide draws it."""
    return 2 if east_asian_width(character) == "A" and wcwidth(character) == 1 else wcwidth(character)


def forget(home: Path) -> None:
    """Nobody's terminal has been measured."""
    import sqlite3

    connection = sqlite3.connect(home / "tiaojie.db", isolation_level=None)
    connection.execute("DELETE FROM preferences WHERE name = '终端'")
    connection.close()
