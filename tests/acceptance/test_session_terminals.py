"""Terminals of all kinds and sizes, and slips of the finger."""

import os
import signal
from pathlib import Path

import pytest

from tests.acceptance.in_a_field import SETTLED, in_field, note, one_case
from tests.terminal.pty_session import DOWN, ENTER, ESC, F1, F8, Start


@pytest.fixture
def number(home: Path) -> str:
    return one_case(home)


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
    session.resize(5, 20)
    session.wait_for("窗口太小")
    session.press("看不见", ENTER, DOWN)
    assert "窗口太小" in session.text
    session.resize(24, 80)
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
        session.resize(4 + step * 7 % 50, 10 + step * 31 % 160)
        session.read(0.005)
    session.resize(24, 80)
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
