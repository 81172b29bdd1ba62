"""A line that drops, a session that is ended: the program is gone at once and nothing typed is lost."""

import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.server import until
from tests.delivery.cups import needs_printing, print_server
from tests.delivery.test_convert import at_work, program
from tests.terminal.conftest import Start
from tests.terminal.homes import found_again, kept_busy, prepare, saved, stand_at
from tests.terminal.pty_session import ENTER, ESC, F1, F5, F9, PtySession

SHORT = "房主，常年在外"
LONG = "十月十六日双方到场重新丈量，滴水线以院墙外皮为准，两家都认可"

Ending = Callable[[PtySession], None]

ENDINGS: dict[str, Ending] = {
    "SIGHUP": lambda session: session.signal(signal.SIGHUP),
    "SIGTERM": lambda session: session.signal(signal.SIGTERM),
    "SIGKILL": lambda session: session.signal(signal.SIGKILL),
    "closed": lambda session: session.hang_up(),
}
every_ending = pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)


@pytest.fixture
def number(home: Path) -> str:
    return prepare(home)


def in_note(start: Start, home: Path, number: str, **how: bool) -> PtySession:
    stand_at(home, number, "parties", "parties/1/note")
    session = start(**how)
    session.wait_for("> 备注")
    session.settle()
    return session


def in_facts(start: Start, home: Path, number: str) -> tuple[PtySession, str]:
    """A session at the head of a new row of the long field, and what stands above it."""
    stand_at(home, number, "facts", "facts")
    session = start()
    session.wait_for("> 纠纷主要事实")
    session.settle()
    before = saved(home, number).facts or ""
    session.press(ENTER)
    return session, before + "\n"


def comes_back(start: Start, home: Path, number: str, typed: str) -> None:
    """The next start lands on the same case, step and field, with what was typed, and says so."""
    session = start()
    session.wait_for("[2当事人", "> 备注", "已恢复")
    assert number in session.text
    assert session.value("备注") == typed
    session.wait_for("已保存")
    session.read_for(1.5)
    assert saved(home, number).parties[1].note == typed


@every_ending
def test_27_an_ending_in_the_form_loses_nothing(
    start: Start, home: Path, number: str, ending: Ending
) -> None:
    """Gone within 2 s, while the database is busy and nothing could be saved; all of it comes back."""
    session = in_note(start, home, number)
    with kept_busy(home):
        session.send(SHORT)
        session.wait_for(SHORT, "未保存")
        ending(session)
        session.wait_end(within=2.0)
    assert saved(home, number).parties[1].note is None
    comes_back(start, home, number, SHORT)


@every_ending
def test_27_an_ending_in_a_dialog_loses_nothing(
    start: Start, home: Path, number: str, ending: Ending
) -> None:
    """The same while a dialog stands over the form."""
    session = in_note(start, home, number)
    with kept_busy(home):
        session.send(SHORT)
        session.wait_for(SHORT)
        session.send(F1)
        session.wait_for("知道了")
        ending(session)
        session.wait_end(within=2.0)
    comes_back(start, home, number, SHORT)


@every_ending
def test_27_an_ending_right_while_typing_loses_nothing_seen(
    start: Start, home: Path, number: str, ending: Ending
) -> None:
    """What stood on screen comes back, and of what was still on its way a beginning, in order."""
    session, before = in_facts(start, home, number)
    seen, underway = LONG[:12], LONG[12:]
    session.send(seen)
    session.wait_for(seen)
    for hanzi in underway:
        session.send(hanzi)
    ending(session)
    session.wait_end(within=2.0)
    case, place, recovered = found_again(home, number)
    facts = case.facts or ""
    assert (before + LONG).startswith(facts)
    assert facts.startswith(before + seen)
    assert (place.step, place.path) == ("facts", "facts")
    assert recovered is not None
    assert recovered.labels == ("facts",)


@every_ending
def test_27_an_ending_while_a_save_waits_is_not_held_up(
    start: Start, home: Path, number: str, ending: Ending
) -> None:
    """The thread of the database waits for its turn; the process goes all the same."""
    session = in_note(start, home, number)
    with kept_busy(home):
        session.send(SHORT)
        session.read_for(1.5)
        ending(session)
        session.wait_end(within=2.0)
    comes_back(start, home, number, SHORT)


@needs_printing
@every_ending
def test_27_an_ending_while_a_paper_is_printed_loses_nothing_and_takes_libreoffice_along(
    start: Start, home: Path, number: str, ending: Ending, tmp_path: Path
) -> None:
    """LibreOffice hangs; what was typed meanwhile comes back, and nothing of it is left running."""
    pid = tmp_path / "pid"
    stand_at(home, number, "parties", "parties/1/note")
    with print_server() as server:
        server.add("township")
        hanging = program(tmp_path, f"echo $$ > '{pid}'; exec sleep 300")
        session = start(env={"CUPS_SERVER": server.address, "TIAOJIE_SOFFICE": hanging})
        session.wait_for("> 备注")
        session.send(F5)
        session.wait_for("F9")
        session.send(F9)
        session.wait_for("打印《人民调解协议书》草稿")
        session.send(ENTER)
        session.wait_for("正在排版")
        until(pid.exists)
        session.send(ESC)
        session.wait_for("> 备注")
        with kept_busy(home):
            session.send(SHORT)
            session.wait_for(SHORT)
            ending(session)
            session.wait_end(within=2.0)
        until(lambda: not at_work(pid.read_text().strip()), 10, "LibreOffice is still there")
    comes_back(start, home, number, SHORT)


@pytest.mark.parametrize("controlled", [True, False], ids=["signal", "no signal"])
def test_27_a_terminal_that_is_gone_is_left_even_where_hangups_are_ignored(
    start: Start, home: Path, number: str, controlled: bool
) -> None:
    """Started as nohup would, with and without a terminal that signals: gone within 3 s, no busy loop."""
    session = in_note(start, home, number, hangup_ignored=True, controlled=controlled)
    with kept_busy(home):
        session.send(SHORT)
        session.wait_for(SHORT)
        closed = time.monotonic()
        session.hang_up()
        session.wait_end(within=3.0)
        assert time.monotonic() - closed < 3.0
    assert session.used.ru_utime + session.used.ru_stime < 4.0
    assert not (home / "crash.log").exists()
    comes_back(start, home, number, SHORT)


def test_27_the_next_start_goes_on_as_if_nothing_had_happened(start: Start, home: Path, number: str) -> None:
    """After what was recovered is saved once, a further start says nothing of it."""
    session = in_note(start, home, number)
    with kept_busy(home):
        session.send(SHORT)
        session.wait_for(SHORT)
        session.signal(signal.SIGHUP)
        session.wait_end(within=2.0)
    comes_back(start, home, number, SHORT)
    for left in (home / "drafts").iterdir():
        assert left.stat().st_size == 0


def test_27_a_terminal_that_no_longer_reads_does_not_keep_the_program(
    start: Start, home: Path, number: str
) -> None:
    """A frozen client takes no output until the program is stuck; SIGTERM ends it, and the text is there."""
    session, before = in_facts(start, home, number)
    typed = LONG * 20
    session.send_unread(typed)
    session.signal(signal.SIGTERM)
    session.wait_end(within=2.0)
    facts = found_again(home, number)[0].facts or ""
    assert (before + typed).startswith(facts)
    assert len(before + LONG) < len(facts) < len(before + typed), "it was never stuck"
