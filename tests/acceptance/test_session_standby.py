"""The program standing by: each login gets a copy of it, or the program itself where none is to be had."""

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.server import Server, begin_case, memory_of, serving, standing_by, until
from tests.terminal.pty_session import F10, PtySession
from tests.township import COLLEAGUE, MINE, Township, found
from tiaojie_tui import cli, standby
from tiaojie_tui.office import doctor
from tiaojie_tui.store import journal

NUMBER, THEIRS = "(2026)青调字第7号", "(2026)青调字第8号"


@pytest.fixture
def township(tmp_path: Path) -> Township:
    township = found(tmp_path / "home")
    begin_case(township, MINE, NUMBER)
    begin_case(township, COLLEAGUE, THEIRS)
    return township


@pytest.fixture
def server(tmp_path: Path, township: Township) -> Iterator[Server]:
    with serving(tmp_path / "ssh", township, [MINE, COLLEAGUE], standby=True) as server:
        yield server


def logged_in(server: Server, name: str = MINE) -> PtySession:
    session = server.login(name)
    session.wait_for("> 纠纷主要事实")
    session.settle()
    return session


def copies(server: Server) -> list[int]:
    """The copies of what stands by."""
    assert server.standby
    return [one for one in server.programs() if _parent(one) == server.standby.pid]


def _parent(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


def test_each_login_is_a_copy_under_the_name_of_its_key(server: Server, township: Township) -> None:
    """Side by side, each in their own case; what the journal says of them is what the door knows."""
    mine, theirs = logged_in(server), logged_in(server, COLLEAGUE)
    assert len(copies(server)) == 2
    assert NUMBER in mine.text
    assert THEIRS in theirs.text
    with township.desk(None) as desk:
        came = [line.entry for line in journal.entries(desk.store, act=journal.CAME)]
    assert all(entry.details["终端"].startswith("xterm") for entry in came[-2:])
    assert {entry.details["人"] for entry in came[-2:]} == {township.people[MINE], township.people[COLLEAGUE]}
    for session in (mine, theirs):
        session.send(F10)
        assert session.wait_end() == 0
    until(lambda: not server.programs())


def test_a_copy_hears_of_the_window_s_new_size(server: Server) -> None:
    session = logged_in(server)
    session.resize(40, 120)
    session.wait_for("-" * 120)


def test_a_copy_ends_with_its_door(server: Server) -> None:
    """However that went: even kill -9 leaves no session behind that nobody sees."""
    logged_in(server)
    [copy] = copies(server)
    [door] = [one for one in server.programs() if one != copy]
    os.kill(door, signal.SIGKILL)
    until(lambda: not server.programs(), 10, "the copy is still there")


def test_when_what_stood_by_is_gone_sessions_go_on_and_logins_are_as_before(server: Server) -> None:
    """As when the service is started anew after an upgrade."""
    first = logged_in(server)
    assert server.standby
    server.standby.kill()
    server.standby.wait()
    second = logged_in(server, COLLEAGUE)
    first.send("一")
    first.wait_for("一", "已保存")
    for session in (first, second):
        session.send(F10)
        assert session.wait_end() == 0
    server.standby = standing_by(server.township.home)  # over the socket that was left
    third = logged_in(server)
    assert len(copies(server)) == 1
    third.send(F10)
    assert third.wait_end() == 0


def test_a_copy_takes_little_memory_of_its_own(server: Server) -> None:
    """Megabytes beside what all share; a session that loaded everything itself has some forty."""
    logged_in(server)
    [copy] = copies(server)
    own = sum(
        int(line.split()[1])
        for line in Path(f"/proc/{copy}/smaps_rollup").read_text().splitlines()
        if line.startswith(("Private_Clean", "Private_Dirty"))
    )
    assert own / 1024 < 30, f"{own / 1024:.0f} MB, with its part of what is shared {memory_of(copy):.0f} MB"


def test_a_second_one_does_not_stand_by(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--home", str(server.township.home), "standby"]) == 1
    assert capsys.readouterr().err == "已经有一个候着了。\n"


def test_the_doctor_says_whether_anything_stands_by(server: Server) -> None:
    def said() -> str:
        return next(one.said for one in doctor.report(server.township.home)["登录"] if one.about == "候着")

    assert said() == "程序候着，一登录就开。"
    assert server.standby
    server.standby.terminate()
    server.standby.wait()
    assert said().startswith("没有程序候着，登录要慢一两秒。")


def test_where_there_are_no_data_nothing_stands_by(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--home", str(tmp_path / "none"), "standby"]) == 1
    assert capsys.readouterr().err == "还没有数据文件夹，请先装好服务器（tiaojie office install）。\n"
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("standing", ["nothing", "left over", "of another build"])
def test_the_door_goes_its_own_way_where_nothing_fit_stands_by(server: Server, standing: str) -> None:
    """``None``: the door becomes the program itself."""
    assert server.standby
    home = server.township.home
    if standing == "of another build":
        with closing(socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)) as line:
            with standby.address(home) as where:
                line.connect(where)
            asked = b'{"build": [1, 2, 3], "environment": {}}'
            socket.send_fds(line, [asked], [0, 1, 2])
            assert line.recv(1) == b""
        return
    server.standby.terminate()
    server.standby.wait()
    if standing == "nothing":
        (home / standby.NAME).unlink()
    assert standby.come_in(home, {}) is None
