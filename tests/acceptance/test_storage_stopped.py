"""A process stopped inside a transaction: others are told, their screens live, all is saved afterwards."""

import os
import signal
import time
from pathlib import Path

import pytest

from tests.store.processes import Say, child
from tests.terminal.homes import integrity, prepare, saved, stand_at
from tests.terminal.pty_session import PtySession, sessions
from tiaojie_tui.store.engine import open_store

TOLD_WITHIN = 15.0 + 3.0
"""Seconds: the store's patience with another writer, and the delay of the save."""
ECHO = 2.0
"""Seconds within which a key must be seen even on a loaded machine; it takes some milliseconds."""


def _stop_within_a_transaction(home: Path):
    def work(say: Say, _wait: object) -> None:
        store = open_store(home)
        with store.transaction():
            store.sql("UPDATE places SET step = step")
            say("holding")
            os.kill(os.getpid(), signal.SIGSTOP)
        store.close()
        say("through")

    return work


def _seen_after(session: PtySession, word: str) -> float:
    """Seconds from typing to the screen; then a little time, so that a save is tried between."""
    began = time.monotonic()
    session.send(word)
    session.wait_for(word)
    seen = time.monotonic() - began
    session.read_for(0.5)
    return seen


@pytest.mark.parametrize(
    ("ending", "told"),
    [
        pytest.param(signal.SIGCONT, False, id="continued-short"),
        pytest.param(signal.SIGKILL, False, id="killed-short"),
        pytest.param(signal.SIGCONT, True, marks=pytest.mark.soak, id="continued-long"),
        pytest.param(signal.SIGKILL, True, marks=pytest.mark.soak, id="killed-long"),
    ],
)
def test_12_a_process_stopped_inside_a_transaction(
    tmp_path: Path, ending: signal.Signals, told: bool, record_property
) -> None:
    """Every key is seen meanwhile; 已保存 is not claimed; the long form waits until one is told why."""
    home = tmp_path / "home"
    number = prepare(home)
    stand_at(home, number, "parties", "parties/0/note")
    with sessions(home) as start:
        session = start()
        session.wait_for("> 备注")
        session.settle()
        with child(_stop_within_a_transaction(home)) as stopped:
            assert stopped.hear() == "holding"
            slowest = max(_seen_after(session, word) for word in ("长子", "，务农", "，有两个孩子"))
            assert slowest < ECHO
            assert "已保存" not in session.text
            if told:
                began = time.monotonic()
                session.wait_for("别的窗口正在保存")
                waited = time.monotonic() - began
                assert waited < TOLD_WITHIN
                record_property("figure", f"told after {waited:.0f} s, slowest key {slowest * 1000:.0f} ms")
            os.kill(stopped.pid, ending)
            assert stopped.rest() == (["through"] if ending == signal.SIGCONT else [])
            session.wait_for("已保存")
    assert saved(home, number).parties[0].note == "长子，务农，有两个孩子"
    assert integrity(home) == "ok"
