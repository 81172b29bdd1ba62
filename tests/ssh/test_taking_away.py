"""Papers taken away from a real sshd by the programs that people have, and all that is refused there."""

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.ssh.conftest import MINE, MY_NUMBER, PDF, STRANGER, THEIR_NUMBER, THEIRS, Office
from tests.terminal.pty_session import F10
from tiaojie_tui.casework import taking
from tiaojie_tui.store.journal import Entry

Fetch = Callable[[Office, str, Path], CompletedProcess[bytes]]


def by_get(office: Office, name: str, target: Path) -> CompletedProcess[bytes]:
    """``ssh HOST get NUMBER [PAPER] > FILE``."""
    paper = ["人民调解协议书.pdf"] if name.endswith(".pdf") else []
    done = office.sshd.run(MINE, "ssh", office.sshd.host, "get", "7", *paper)
    target.write_bytes(done.stdout)
    return done


def by_scp(*options: str) -> Fetch:
    def fetch(office: Office, name: str, target: Path) -> CompletedProcess[bytes]:
        return office.sshd.run(MINE, "scp", *options, f"{office.sshd.host}:{name}", str(target))

    return fetch


def by_sftp(office: Office, name: str, target: Path) -> CompletedProcess[bytes]:
    """A batch of OpenSSH's sftp."""
    batch = f'get "{name}" "{target}"\n'
    return office.sshd.run(MINE, "sftp", "-b", "-", office.sshd.host, typed=batch)


def by_pscp(protocol: str) -> Fetch:
    def fetch(office: Office, name: str, target: Path) -> CompletedProcess[bytes]:
        return office.sshd.putty(MINE, "pscp", protocol, f"{office.sshd.host}:{name}", str(target))

    return fetch


def by_psftp(office: Office, name: str, target: Path) -> CompletedProcess[bytes]:
    """PuTTY's psftp, stricter than OpenSSH in some answers."""
    typed = f'ls\nget "{name}" "{target}"\nquit\n'
    done = office.sshd.putty(MINE, "psftp", office.sshd.host, typed=typed)
    assert office.mine in done.stdout.decode()
    assert office.theirs not in done.stdout.decode()
    return done


WAYS = [
    pytest.param(by_get, "get", id="ssh get"),
    pytest.param(by_scp(), "sftp", id="scp"),
    pytest.param(by_scp("-O", "-p"), "scp", id="scp -O"),
    pytest.param(by_sftp, "sftp", id="sftp"),
    pytest.param(by_pscp("-scp"), "scp", id="pscp -scp"),
    pytest.param(by_pscp("-sftp"), "sftp", id="pscp -sftp"),
    pytest.param(by_psftp, "sftp", id="psftp"),
]


@pytest.mark.parametrize(("fetch", "way"), WAYS)
def test_every_client_brings_home_the_same_bytes_and_the_journal_knows(
    office: Office, fetch: Fetch, way: str, tmp_path: Path
) -> None:
    """As the program hands them out; one taking, by whom, of what, how, and the hash of it."""
    name = office.mine_as_pdf if way == "get" else office.mine
    before = takings(office)
    done = fetch(office, name, tmp_path / "到家.docx")
    assert done.returncode == 0, done.stderr.decode()
    content = (tmp_path / "到家.docx").read_bytes()
    assert content == office.bytes_of(name)
    sha256 = hashlib.sha256(content).hexdigest()
    told = {"文书": f"人民调解协议书.{name.rpartition('.')[2]}", "方式": way, "sha256": sha256}
    told |= {"人": office.township.people[MINE], "钥匙": office.township.keys[MINE]}
    assert takings(office)[len(before) :] == [(MINE, told)]


def takings(office: Office, number: str = MY_NUMBER) -> list[tuple[str, object]]:
    with office.township.desk(MINE) as desk:
        return [(entry.who, entry.details) for entry in taking.takings(desk, number)]


def test_all_papers_are_fetched_by_a_pattern(office: Office, tmp_path: Path) -> None:
    """The server finds what fits, in the old protocol; one's own papers and no other's."""
    done = office.sshd.run(MINE, "scp", "-O", f"{office.sshd.host}:*", str(tmp_path))
    assert done.returncode == 0, done.stderr.decode()
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert found == {name: office.bytes_of(name) for name in (office.mine, office.mine_as_pdf)}
    assert found[office.mine_as_pdf] == PDF


def test_each_key_sees_the_papers_of_its_mediator_alone(office: Office) -> None:
    """Whatever the client says of itself; a key of nobody who works here opens nothing."""
    lies = [
        "TIAOJIE_KEY=1",
        "TIAOJIE_MEDIATOR=贺长林",
        "TIAOJIE_HOME=/",
        "LC_ALL=zh_CN.GBK",
        "PATH=/tmp",
        "EVIL=1",
    ]
    settings = [word for lie in lies for word in ("-o", f"SetEnv={lie}")]
    own = office.sshd.run(MINE, "ssh", *settings, office.sshd.host, "list")
    assert own.stdout.decode().split() == [office.mine, office.mine_as_pdf]
    assert office.sshd.run(THEIRS, "ssh", office.sshd.host, "list").stdout.decode().split() == [office.theirs]
    stranger = office.sshd.run(STRANGER, "ssh", office.sshd.host, "list")
    assert (stranger.returncode, stranger.stdout) == (1, b"")
    assert "这把钥匙已经停用" in stranger.stderr.decode()


@pytest.fixture
def nothing_happens(office: Office) -> Iterator[None]:
    """Neither is anything taken, nor does anything change on the server."""
    before = _taken(office)
    yield
    assert _taken(office) == before
    assert office.bytes_of(office.theirs).startswith(b"PK")


def _taken(office: Office) -> list[list[Entry]]:
    found = []
    for number, owner in ((MY_NUMBER, MINE), (THEIR_NUMBER, THEIRS)):
        with office.township.desk(owner) as desk:
            found.append(taking.takings(desk, number))
    return found


@pytest.mark.usefixtures("nothing_happens")
def test_nothing_but_ones_own_papers_is_fetched(office: Office, tmp_path: Path) -> None:
    """Another mediator's paper, by name and by number, and what the server has beside the papers."""
    others = (
        office.theirs,
        f"/{office.theirs}",
        "/etc/passwd",
        "../../../etc/passwd",
        f"{office.township.home}/tiaojie.db",
    )
    batch = "".join(f'-get "{name}" "{tmp_path}"\n' for name in others)
    done = office.sshd.run(MINE, "sftp", "-b", "-", office.sshd.host, typed=batch)
    assert done.stderr.decode().count("not found") == len(others), done.stderr.decode()
    for name in (office.theirs, "../../../etc/passwd"):
        old = office.sshd.run(MINE, "scp", "-O", f"{office.sshd.host}:{name}", str(tmp_path))
        assert old.returncode == 1
        assert "这里没有" in old.stderr.decode()
    asked = office.sshd.run(MINE, "ssh", office.sshd.host, "get", THEIR_NUMBER)
    assert (asked.returncode, asked.stdout) == (1, b"")
    assert asked.stderr.decode() == "您经办的案件里没有这个编号，请把编号写全；用 list 看有哪些。\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("nothing_happens")
def test_nothing_is_written_renamed_or_removed(office: Office, tmp_path: Path) -> None:
    """Over SFTP and over both protocols of scp."""
    mine, upload = f'"{office.mine}"', str(tmp_path / "新.docx")
    Path(upload).write_bytes(b"new")
    tries = [f'put "{upload}"', f'put "{upload}" {mine}', "mkdir 新", f"rename {mine} 新", f"rm {mine}"]
    tries += ["rmdir /", f"chmod 777 {mine}", f"ln -s /etc/passwd {mine}"]
    batch = "".join(f"-{one}\n" for one in tries)
    done = office.sshd.run(MINE, "sftp", "-b", "-", office.sshd.host, typed=batch)
    assert done.stderr.decode().count("Permission denied") == len(tries), done.stderr.decode()
    new = office.sshd.run(MINE, "scp", upload, f"{office.sshd.host}:")
    assert new.returncode == 1
    assert "Permission denied" in new.stderr.decode()
    old = office.sshd.run(MINE, "scp", "-O", upload, f"{office.sshd.host}:")
    assert (old.returncode, old.stderr.decode()) == (1, "scp: 这里只能取文书，不能存文件进来。\n")


@pytest.mark.skipif(os.geteuid() != 0, reason="an sshd that is not root's gives nobody a terminal")
@pytest.mark.usefixtures("nothing_happens")
def test_get_is_refused_on_a_terminal_which_would_alter_the_bytes(office: Office) -> None:
    """``ssh -t HOST get 7 > x.docx`` would put a carriage return before every line feed."""
    done = office.sshd.run(MINE, "ssh", "-tt", office.sshd.host, "get", "7")
    assert done.returncode == 1
    assert "不要加 -t" in done.stdout.decode()


@pytest.mark.skipif(os.geteuid() != 0, reason="an sshd that is not root's gives nobody a terminal")
def test_a_login_opens_the_program_of_the_mediator_of_the_key(office: Office) -> None:
    """Under a terminal type that nobody knows, and with a claim to be somebody else."""
    session = office.sshd.login(MINE, "-o", "SetEnv=TIAOJIE_KEY=1", env={"TERM": "../../x$(id)"})
    try:
        session.wait_for("苏文英  的案件", MY_NUMBER)
        session.send(F10)
        assert session.wait_end() == 0
    finally:
        session.end()


def test_the_line_mode_comes_in_by_the_same_door_and_needs_no_terminal(office: Office) -> None:
    """The mediator of the key is greeted; the end of what is typed is the end of the session."""
    done = office.sshd.run(MINE, "ssh", office.sshd.host, "plain", typed="?\n")
    said = done.stdout.decode()
    assert MINE in said
    assert "\x1b" not in said
    assert office.sshd.run(STRANGER, "ssh", office.sshd.host, "plain").returncode == 1
