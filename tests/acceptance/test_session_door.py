"""Behind a key there is the program and nothing else, over a real sshd; whoever tries more is on record."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.server import Server, serving, until
from tests.township import MINE, found
from tiaojie_tui.store import journal


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("door")
    with serving(folder / "ssh", found(folder / "home"), [MINE]) as server:
        yield server


def refusals(server: Server) -> list[str]:
    """What the journal says was asked for and refused, all of it by the holder of the key."""
    with server.township.desk(None) as desk:
        found = [line.entry for line in journal.entries(desk.store, act=journal.REFUSED)]
    assert {(one.who, one.details["人"]) for one in found} <= {(MINE, server.township.people[MINE])}
    return [str(one.details["想"]) for one in found]


@pytest.mark.parametrize(
    ("asked", "noted"),
    [
        ("sh -c id", "sh -c id"),
        ("get 7 x; id", "get 7 x; id"),
        ("bash -c '\x1b[2J\u202e" + "甲" * 200 + "'", "bash -c '[2J" + "甲" * 88),
        (b"\xff\xfe rm", " rm"),
    ],
)
def test_34_a_command_is_refused_with_one_sentence_and_noted(server: Server, asked: str, noted: str) -> None:
    """Cut to a hundred characters, without what could act on the screen of who reads it."""
    before = refusals(server)
    done = server.sshd.run(MINE, "ssh", server.sshd.host, asked, typed="id\n")
    assert (done.returncode, done.stdout) == (126, b"")
    assert done.stderr.decode().startswith("这里只能：")
    assert refusals(server)[len(before) :] == [noted.strip()]


def test_34_without_a_terminal_the_program_is_not_opened(server: Server) -> None:
    """Whatever is piped into it."""
    before = refusals(server)
    done = server.sshd.run(MINE, "ssh", server.sshd.host, typed="id\n")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("这里要终端：")
    assert refusals(server)[len(before) :] == ["不用终端打开程序"]


def test_34_a_shell_is_not_had_with_a_terminal_either(server: Server) -> None:
    """``ssh -t HOST sh``."""
    before = refusals(server)
    done = server.sshd.run(MINE, "ssh", "-tt", server.sshd.host, "sh", typed="id\n")
    assert done.returncode == 126
    assert "uid=" not in done.stdout.decode()
    assert refusals(server)[len(before) :] == ["sh"]


def test_34_nothing_is_put_on_the_server_and_each_session_that_tried_is_noted_once(
    server: Server, tmp_path: Path
) -> None:
    """By sftp and by both ways of scp. Taking one's own papers is allowed: see tests/ssh."""
    (tmp_path / "x").write_text("x")
    before = refusals(server)
    batch = f'-put "{tmp_path}/x"\n-mkdir y\n-rm z\n'
    server.sshd.run(MINE, "sftp", "-b", "-", server.sshd.host, typed=batch)
    for options in ([], ["-O"]):
        done = server.sshd.run(MINE, "scp", *options, str(tmp_path / "x"), f"{server.sshd.host}:")
        assert done.returncode == 1
    sftp, scp = "用 sftp 存、改或删文件", "用 scp 存文件进来"
    assert refusals(server)[len(before) :] == [sftp, sftp, scp]


@pytest.fixture
def inside() -> Iterator[socket.socket]:
    """Something that listens on the server and must not be reached through it."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        listening.settimeout(0)
        yield listening


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        return int(free.getsockname()[1])


@pytest.mark.parametrize("way", ["-L", "-D"])
def test_34_no_port_of_the_server_is_reached_from_a_port_of_the_client(
    server: Server, inside: socket.socket, way: str
) -> None:
    """sshd refuses it and says so in its own log."""
    port, (_, goal) = free_port(), inside.getsockname()
    told = f"target 127.0.0.1 port {goal}"
    where = f"{port}:127.0.0.1:{goal}" if way == "-L" else str(port)
    command = ["ssh", *server.sshd.options(MINE), "-N", way, where, server.sshd.host]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as client:
        try:
            until(lambda: connects(port))
            with closing(socket.create_connection(("127.0.0.1", port), timeout=10)) as through:
                through.sendall(b"\4\1" + goal.to_bytes(2, "big") + b"\x7f\0\0\1\0" if way == "-D" else b"x")
                until(lambda: closed(through))
        finally:
            client.terminate()
    with pytest.raises(BlockingIOError):
        inside.accept()
    refused = [line for line in server.sshd.log.splitlines() if told in line]
    assert refused
    assert all(line.startswith("refused local port forward") for line in refused)


def connects(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=10).close()
    except OSError:
        return False
    return True


def closed(connection: socket.socket) -> bool:
    try:
        return connection.recv(100) == b""
    except ConnectionResetError:
        return True


def test_34_no_connection_is_handed_through_and_no_port_of_the_server_is_opened(
    server: Server, inside: socket.socket
) -> None:
    """-W and -R."""
    goal = inside.getsockname()[1]
    onward = server.sshd.run(MINE, "ssh", "-W", f"127.0.0.1:{goal}", server.sshd.host)
    assert (onward.returncode, onward.stdout) == (255, b"")
    back = ["-N", "-R", f"0:127.0.0.1:{goal}", "-o", "ExitOnForwardFailure=yes"]
    assert server.sshd.run(MINE, "ssh", *back, server.sshd.host).returncode == 255
    with pytest.raises(BlockingIOError):
        inside.accept()


def test_34_neither_the_agent_nor_the_display_of_the_client_is_there(server: Server, tmp_path: Path) -> None:
    """Asked for by the client, refused by sshd: no socket of either, no trace in the environment."""
    agent = socket.socket(socket.AF_UNIX)
    with closing(agent):
        agent.bind(str(tmp_path / "agent"))
        agent.listen()
        agent.settimeout(0)
        before = set(Path("/tmp").glob("ssh-*/agent.*"))
        wishes = ["-A", "-Y", "-o", f"IdentityAgent={tmp_path}/none", "-o", f"ForwardAgent={tmp_path}/agent"]
        session = server.sshd.login(MINE, *wishes, env={"DISPLAY": ":99"})
        try:
            session.wait_for("的案件")
            [program] = server.programs()
            around = Path(f"/proc/{program}/environ").read_text()
            assert "AUTH_SOCK" not in around
            assert "DISPLAY" not in around
            assert set(Path("/tmp").glob("ssh-*/agent.*")) == before
        finally:
            session.end()
        with pytest.raises(BlockingIOError):
            agent.accept()
