"""Poor lines over a real sshd: killed clients, frozen networks, many at once. What was typed is there."""

import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.server import RARE, Server, begin_case, hire, memory_of, saved, serving, until
from tests.terminal.homes import database, kept_busy
from tests.terminal.pty_session import PtySession
from tests.township import COLLEAGUE, MINE, Township, found

NUMBER = "(2026)青调字第7号"
LONG_TEXT = RARE[:300]


@pytest.fixture
def township(tmp_path: Path) -> Township:
    township = found(tmp_path / "home")
    begin_case(township, MINE, NUMBER)
    return township


@pytest.fixture(params=[False, True], ids=["loaded at the login", "standing by"])
def server(tmp_path: Path, township: Township, request: pytest.FixtureRequest) -> Iterator[Server]:
    with serving(tmp_path / "ssh", township, [MINE, COLLEAGUE], standby=request.param) as server:
        yield server


def in_facts(server: Server) -> PtySession:
    session = server.login(MINE)
    session.wait_for("> 纠纷主要事实")
    session.settle()
    return session


def facts(township: Township) -> str:
    return saved(township, MINE, NUMBER).facts or ""


def test_25_a_client_killed_amid_three_hundred_characters_costs_the_last_key_at_most(
    server: Server, township: Township
) -> None:
    """While nothing can be saved: the next login says what it restored, and goes on to save it."""
    before = facts(township)
    session = in_facts(server)
    with kept_busy(township.home):
        for character in LONG_TEXT[:-1]:
            session.send(character)
        session.wait_for(LONG_TEXT[-2])
        session.send(LONG_TEXT[-1])
        session.kill()
        until(lambda: not server.programs(), 10, "the session is still there")
    assert facts(township) == before
    again = server.login(MINE)
    again.wait_for("> 纠纷主要事实", "已恢复", "已保存")
    whole = facts(township)
    assert (before + LONG_TEXT).startswith(whole)
    assert len(whole) >= len(before + LONG_TEXT) - 1


@pytest.mark.parametrize(
    ("interval", "count", "seconds", "standby"),
    [(1, 2, 15, False), (1, 2, 15, True), pytest.param(15, 4, 180, True, marks=pytest.mark.soak)],
    ids=["short", "short, standing by", "as installed"],
)
def test_26_a_frozen_network_ends_the_session_and_leaves_no_process_and_no_lock(
    tmp_path: Path,
    township: Township,
    interval: int,
    count: int,
    seconds: int,
    standby: bool,
    record_property,
) -> None:
    """The client takes nothing and says nothing, and is cut later; a colleague's way is free long before."""
    settings = f"ClientAliveInterval {interval}\nClientAliveCountMax {count}\n"
    with serving(tmp_path / "ssh", township, [MINE], settings, standby=standby) as server:
        before = facts(township)
        session = in_facts(server)
        session.send("一二")
        session.wait_for("一二")
        session.signal(signal.SIGSTOP)
        took = until(lambda: not server.programs(), seconds, "the session is still there")
        record_property("figure", f"line frozen, ClientAlive {interval} s × {count}: gone after {took:.1f} s")
        with closing(sqlite3.connect(database(township.home), timeout=0, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            other.execute("ROLLBACK")
        session.kill()
        again = in_facts(server)
        again.wait_for("已保存")
        assert facts(township) == before + "一二"
        assert "正在办这个案件" not in again.text


def test_26_an_idle_session_sends_nothing_so_that_a_frozen_line_is_noticed(server: Server) -> None:
    """A blinking cursor would be traffic enough for sshd to think that the client lives."""
    session = in_facts(server)
    session.send("一")
    session.wait_for("未保存")
    session.wait_for("已保存")
    session.settle()
    assert session.read_for(3.5) == 0


@pytest.mark.parametrize("many", [8, pytest.param(50, marks=pytest.mark.soak)], ids=["short", "long"])
def test_38_logins_at_once_are_all_in_soon_and_take_little_memory(
    tmp_path: Path, township: Township, many: int, record_property
) -> None:
    """All in their own cases 15 s after they knocked, where four cores do the work; the clients and their
    terminals take some of it here. Fifty would take less than 2.5 GB."""
    township = hire(township, many)
    names = list(township.keys)[-many:]
    for place, name in enumerate(names, 11):
        begin_case(township, name, f"(2026)青调字第{place}号")
    with serving(tmp_path / "ssh", township, names, standby=True) as server:
        began = time.monotonic()
        sessions = [server.login(name) for name in names]
        for session in sessions:
            session.wait_for("> 纠纷主要事实")
        took = time.monotonic() - began
        assert server.standby
        memory = sum(map(memory_of, (server.standby.pid, *server.programs())))
    record_property("figure", f"{many} logins at once: in after {took:.1f} s, {memory / many:.0f} MB each")
    assert took <= 15 * max(1, 4 / (os.cpu_count() or 1))
    assert memory / many * 50 <= 2500
