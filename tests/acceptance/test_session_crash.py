"""Section 8, session 37: an unforeseen error shows and keeps a number and no value, wherever it happens."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.terminal.homes import prepare
from tests.terminal.pty_session import F2, PtySession
from tiaojie_tui.commands import cases

PLANTED = "330000196411022057"
PROGRAM = """
import asyncio, gc, os, signal, sys, threading
from pathlib import Path
from tiaojie_tui import terminal
terminal.prepare()
from textual import work
from tiaojie_tui.tui.app import TiaojieApp
from tiaojie_tui.tui.screens.home import HomeScreen
from tiaojie_tui.casework import cases

number = sys.argv[2]

def broken(*_):
    value = number
    raise ValueError(f"{value} is not what was awaited")

async def broken_task():
    broken()

class Dropped:
    def __del__(self):
        broken()

async def drop_a_task(self):
    task = asyncio.create_task(broken_task())
    await asyncio.sleep(0)
    del task
    gc.collect()

async def at_the_desk(self):
    await self.app.at_desk(broken)

@work
async def in_a_worker(self):
    broken()

def in_a_signal(self):
    self.app.touch_draft = broken
    from tiaojie_tui.tui import hangup
    hangup.watch(broken)
    os.kill(os.getpid(), signal.SIGTERM)

ways = {
    "handler": broken,
    "worker": in_a_worker,
    "desk thread": at_the_desk,
    "other thread": lambda self: threading.Thread(target=broken).start(),
    "timer": lambda self: self.set_timer(0.01, broken),
    "task": drop_a_task,
    "finaliser": lambda self: Dropped() and None,
    "signal": in_a_signal,
}
HomeScreen.action_begin = ways[sys.argv[3]]
app = TiaojieApp(Path(sys.argv[1]))
app.run(mouse=False)
sys.exit(app.return_code)
"""
WAYS = ("handler", "worker", "desk thread", "other thread", "timer", "task", "finaliser", "signal")

Start = Callable[[str], PtySession]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    prepare(tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    started: list[PtySession] = []

    def starting(way: str) -> PtySession:
        client = [sys.executable, "-c", PROGRAM, str(home), PLANTED, way]
        session = PtySession(home, client=client, env={"PYTHONPATH": os.pathsep.join(sys.path)})
        started.append(session)
        return session

    yield starting
    for session in started:
        session.end()


@pytest.mark.parametrize("way", WAYS)
def test_37_an_error_leaves_a_number_and_no_value(home: Path, start: Start, way: str) -> None:
    session = start(way)
    session.wait_for("案件")
    session.send(F2)
    status = os.waitstatus_to_exitcode(session.wait_end())
    session.read_for(0.1)
    log = home / "crash.log"
    kept = log.read_bytes() if log.exists() else b""
    assert PLANTED.encode() not in session.raw + kept
    assert b"Traceback" not in session.raw
    if way == "signal":
        assert status == 128 + 15
        return
    assert status == 1
    assert "程序出错，已经退出" in session.text
    assert b"ValueError" in kept
    assert kept.split()[2].decode() in session.text


def test_37_a_command_that_fails_unforeseen_says_a_number_and_no_value(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError(PLANTED)

    monkeypatch.setitem(cases.VERBS, "list", broken)
    answer = Shell(home, capsys)("list")
    assert answer.status == 1
    assert PLANTED not in answer.out + answer.err + (home / "crash.log").read_text("utf-8")
    assert answer.err.startswith("程序出错，没有做完。编号 ")
