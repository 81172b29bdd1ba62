"""What a client brings along, how it reads bytes, and how wide it draws."""

import os
import sqlite3
import sys
from pathlib import Path
from unicodedata import east_asian_width

import pytest
from wcwidth import wcwidth

from tests.acceptance.in_a_field import SETTLED, in_field, note, one_case
from tests.terminal.pty_session import ENTER, F3, F10, PtySession, Start
from tests.township import MINE, found
from tiaojie_tui.casework import pin
from tiaojie_tui.tui.shown import narrow_twin

ZHANGSAN_IN_GBK = "张三".encode("gbk")


@pytest.fixture
def number(home: Path) -> str:
    return one_case(home)


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
    with township.desk(MINE) as desk:
        pin.choose(desk, "580274")  # not the first login, at which the digits are chosen
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
    connection = sqlite3.connect(home / "tiaojie.db", isolation_level=None)
    connection.execute("DELETE FROM preferences WHERE name = '终端'")
    connection.close()
