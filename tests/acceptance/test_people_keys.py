"""Who gets in (tests 36, 62, 63): keys refused, a key file changed by hand, what a client sends."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.office import console
from tests.office.console import Console
from tests.office.keys import private, public
from tests.ssh.sshd import SSHD, Sshd
from tests.township import HEAD, MINE, PEOPLE, Township, found
from tiaojie_tui.office import server_files
from tiaojie_tui.store import journal

_ED25519 = public()
_BLOB = _ED25519.split()[1]
_PUTTY = "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: eddsa-key\nPublic-Lines: 2\n"
REFUSED = {
    "options": f'command="sh" {_ED25519}',
    "forwarding": f"permitopen=* {_ED25519}",
    "two lines": f"{_ED25519}\n{public(which=1)}",
    "newline in the key": f"ssh-ed25519 {_BLOB[:30]}\n{_BLOB[30:]}",
    "another key behind it": f'{_ED25519} " {public(which=1)}',
    "quotation mark in the comment": f'{_ED25519} a"b',
    "escape": f"{_ED25519} \x1b[2J",
    "other kind": "ssh-dss AAAAB3NzaC1kc3MAAACBAL",
    "kind that is not the blob's": f"ssh-rsa {_BLOB}",
    "larger curve": public("ecdsa", "384"),
    "weak RSA": public("rsa", "2048"),
    "cut short": f"ssh-ed25519 {_BLOB[:-8]}",
    "not base64": f"ssh-ed25519 {_BLOB[:-2]}!!",
    "bits that are not used": f"ssh-ed25519 {_BLOB}====",
    "certificate": f"ssh-ed25519-cert-v01@openssh.com {_BLOB}",
    "authority": f"cert-authority {_ED25519}",
    "tab": _ED25519.replace(" ", "\t"),
    "private half of OpenSSH": private("OpenSSH").decode(),
    "private half in PEM": private("PEM").decode(),
    "private half of PuTTY": _PUTTY,
    "nothing": "",
}


@pytest.fixture(scope="module")
def township(tmp_path_factory: pytest.TempPathFactory) -> Township:
    """Everybody with a key that is a real one."""
    everybody = {name: public(which=10 + at) for at, (name, *_) in enumerate(PEOPLE)}
    return found(tmp_path_factory.mktemp("township") / "home", everybody)


@pytest.fixture
def here(township: Township, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    """The township once more, with its keys in the file that sshd reads."""
    copy = replace(township, home=tmp_path / "home")
    shutil.copytree(township.home, copy.home)
    return console.at(tmp_path, Shell(copy.home, capsys), copy)


def bring(here: Console, brought: str, name: str = MINE, *more: str) -> None:
    here.shell.done(*_adding(here, brought, name, *more))


def _adding(here: Console, brought: str, name: str, *more: str) -> list[str]:
    file = here.file.with_name("brought.pub")
    file.write_text(brought)
    return ["office", "key", "add", str(file), "--person", name, "--device", "村委会电脑", *more]


@pytest.mark.parametrize("brought", REFUSED.values(), ids=REFUSED.keys())
def test_62_a_key_that_is_not_plain_and_strong_is_refused_and_the_old_file_stays(
    here: Console, brought: str
) -> None:
    """One sentence; neither the file nor the table has changed, and nothing is said to have been done."""
    before, keys, told = here.file.read_bytes(), here.keys, len(here.entries(journal.KEYS))
    said = here.shell.refused(*_adding(here, brought, MINE))
    assert ("私钥" in said) == brought.startswith(("-----BEGIN", "PuTTY"))
    assert (here.file.read_bytes(), here.keys, len(here.entries(journal.KEYS))) == (before, keys, told)


def test_62_the_same_key_twice_is_refused(here: Console) -> None:
    """For the same person, for another, with another comment, and after it was revoked."""
    bring(here, public(which=1))
    mine = here.keys[-1]
    before = here.file.read_bytes()
    for name in (MINE, HEAD):
        said = here.shell.refused(*_adding(here, f"{public(which=1)} another", name))
        assert f"第 {mine.id} 号（村委会电脑）" in said
    assert here.file.read_bytes() == before
    here.shell.done("office", "key", "revoke", str(mine.id))
    assert "停用的不能再用" in here.shell.refused(*_adding(here, public(which=1), MINE))


def test_62_lint_finds_a_key_that_stands_in_the_file_twice(here: Console) -> None:
    """sshd would take the first line, whoever the second is for."""
    assert here.faults() == []
    here.file.write_text(f'command="sh" {public(which=10)}\n{here.file.read_text()}')
    double, free = sorted(here.faults())
    assert "认错人" in double
    assert "不经过入口" in free


def test_63_a_file_changed_by_hand_is_left_alone_and_the_tool_says_so(here: Console) -> None:
    """A line too many, one too few, one altered, a mark gone: nothing is registered, revoked or written."""
    bring(here, public(which=1), MINE, "--until", (date.today() + timedelta(days=90)).isoformat())
    own = here.file.read_text()
    lines = own.splitlines(keepends=True)
    changes = {
        "a key added": own.replace("# tiaojie end", f"{public(which=2)}\n# tiaojie end"),
        "a key taken out": "".join(line for line in lines if "expiry" not in line),
        "options loosened": own.replace("restrict,", ""),
        "given to another": re.sub(r"door 2\"", 'door 1"', own),
        "longer": re.sub(r'expiry-time="\d+"', 'expiry-time="20991231"', own),
        "no marks": own.replace("# tiaojie start\n", ""),
        "marks twice": own + own,
    }
    keys = here.keys
    for changed in changes.values():
        here.file.write_text(changed)
        marks = changed.count("# tiaojie ") != 2
        for command in (_adding(here, public(which=3), MINE), ["office", "key", "revoke", str(keys[-1].id)]):
            said = here.shell.refused(*command)
            assert ("记号" if marks else "手工改过") in said
        assert (here.file.read_text(), here.keys) == (changed, keys)
        assert here.faults()


def test_63_force_takes_the_file_over_and_keeps_what_stands_outside_the_marks(here: Console) -> None:
    """A key outside is kept, for it may be the administrator's, and told of."""
    own = here.file.read_text()
    outside = f"# mine\n{public(which=5)}\n"
    here.file.write_text(outside + own.replace("restrict,", "") + "# the end")
    here.shell.done("office", "key", "write", "--force")
    assert here.file.read_text() == f"{outside}{own}# the end"
    [said] = here.faults()
    assert "不经过入口" in said


def test_a_key_is_written_with_its_door_and_its_last_day_and_into_the_journal(here: Console) -> None:
    """sshd takes an expiry for the first minute of a day, so the day after the last one stands there."""
    last = date.today() + timedelta(days=40)
    bring(here, public(which=1), MINE, "--until", last.isoformat())
    key, after = here.keys[-1], last + timedelta(days=1)
    door = f'command="/usr/local/lib/tiaojie/tiaojie-door {key.id}",restrict,pty'
    assert f'{door},expiry-time="{after:%Y%m%d}" {public(which=1)}\n' in here.file.read_text()
    told = here.entries(journal.KEYS)[-1]
    assert told.who == "管理员"
    assert told.details["做"] == "登记"
    assert told.details["指纹"] == key.fingerprint
    here.shell.done("office", "key", "expire", str(key.id), "不限")
    assert f"{door} {public(which=1)}\n" in here.file.read_text()
    past = (date.today() - timedelta(days=1)).isoformat()
    assert "过去" in here.shell.refused("office", "key", "expire", str(key.id), past)
    here.shell.done("office", "key", "revoke", str(key.id))
    assert public(which=1) not in here.file.read_text()


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    """A real sshd that lets every variable in, before a door that tells what it was given."""
    if SSHD is None:
        pytest.skip("openssh-server is not installed: no client was let in")
    folder = tmp_path_factory.mktemp("sshd")
    sshd = Sshd(folder, folder / "none", {MINE: 1})
    yield sshd
    sshd.stop()


LIES = {
    "TEXTUAL": "devtools",
    "TEXTUAL_LOG": "/tmp/x",
    "PYTHONPATH": "/tmp",
    "PYTHONSTARTUP": "/tmp/x",
    "PYTHONINSPECT": "1",
    "LC_ALL": "zh_CN.GBK",
    "LANG": "zh_CN.GBK",
    "BASH_ENV": "/tmp/x",
    "ENV": "/tmp/x",
    "IFS": "/",
    "PATH": "/tmp",
    "TIAOJIE_KEY": "1",
    "TIAOJIE_FROM": "10.0.0.1",
    "TIAOJIE_HOME": "/tmp",
    "LD_LIBRARY_PATH": "/tmp",
}


@pytest.mark.parametrize("asked", [None, "list", 'get 7 "; id"', "sh -c 'id > /tmp/x'", "x $HOME `id` *"])
def test_36_nothing_that_a_client_sends_along_reaches_the_program(
    sshd: Sshd, tmp_path: Path, asked: str | None
) -> None:
    """Of all variables only TERM comes through, and what was asked for stays one piece of text."""
    tells = tmp_path / "tells"
    tells.write_text('#!/bin/sh\nenv; echo "ARGS=$*"; ulimit -c; umask; pwd\n')
    tells.chmod(0o755)
    door = tmp_path / "door"
    door.write_text(server_files.door(tells, Path("/var/lib/tiaojie"), Path("/var/lib/tiaojie/data")))
    door.chmod(0o755)
    public_half = " ".join((sshd.folder / f"{MINE}.pub").read_text().split()[:2])
    (sshd.folder / "authorized_keys").write_text(f'command="{door} 17",restrict,pty {public_half}\n')
    sent = [word for name, value in LIES.items() for word in ("-o", f"SetEnv={name}={value}")]
    answer = sshd.run(MINE, "ssh", sent[0], f"SetEnv={' '.join(word[7:] for word in sent[1::2])}",
                      sshd.host, *([asked] if asked else []), terminal="xterm-256color")  # fmt: skip
    told = answer.stdout.decode().splitlines()
    variables = dict(line.split("=", 1) for line in told if re.match("[A-Z_]+=", line))
    assert variables.pop("ARGS") == "-I -X utf8 -m tiaojie_tui --home /var/lib/tiaojie/data door 17"
    variables.pop("PWD", None)  # the shell that tells sets it
    assert variables == {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": "/var/lib/tiaojie",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TERM": variables["TERM"],
        "TIAOJIE_FROM": "127.0.0.1",
        **({"SSH_ORIGINAL_COMMAND": asked} if asked else {}),
    }
    assert told[-3:] == ["0", "0077", "/"]


def test_36_the_door_s_script_has_nothing_that_a_shell_would_read_twice(tmp_path: Path) -> None:
    """A folder with blanks and quotes in its name is still one word."""
    odd = tmp_path / 'it\'s a "folder" $(id)'
    odd.mkdir()
    program = odd / "python"
    program.write_text('#!/bin/sh\nfor word; do echo "$word"; done\n')
    program.chmod(0o755)
    door = tmp_path / "door"
    door.write_text(server_files.door(program, odd, odd / "data"))
    done = subprocess.run(["dash", door, "17"], capture_output=True, text=True, check=True, env={})
    assert done.stdout.splitlines() == [*shlex.split("-I -X utf8 -m tiaojie_tui --home"), str(odd / "data"),
                                        "door", "17"]  # fmt: skip


def test_a_key_opens_the_door_until_it_is_revoked(here: Console, tmp_path: Path) -> None:
    """The whole way: registered at the console, let in by sshd, revoked, refused by sshd."""
    if SSHD is None:
        pytest.skip("openssh-server is not installed: no client was let in")
    folder = tmp_path / "ssh"
    folder.mkdir()
    sshd = Sshd(folder, here.township.home, {MINE: 1})
    try:
        door = tmp_path / "tiaojie-door"
        door.write_text(server_files.door(Path(sys.executable), tmp_path, here.township.home))
        door.chmod(0o755)
        own = console.at(folder, here.shell, here.township, door)
        bring(own, (folder / f"{MINE}.pub").read_text(), MINE, "--until", date.today().isoformat())
        let_in = sshd.run(MINE, "ssh", sshd.host, "list")
        assert (let_in.returncode, let_in.stderr) == (0, b"")
        here.shell.done("office", "key", "revoke", str(own.keys[-1].id))
        refused = sshd.run(MINE, "ssh", sshd.host, "list")
        assert refused.returncode == 255
        assert b"Permission denied" in refused.stderr
    finally:
        sshd.stop()
