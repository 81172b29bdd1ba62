"""A machine made into the server and back, in a folder that has what a Debian has of it. Needs root."""

import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tiaojie_tui.office import install, sshd
from tiaojie_tui.office.install import Server
from tiaojie_tui.office.trouble import OfficeTrouble

pytestmark = [
    pytest.mark.skipif(os.geteuid() != 0, reason="only root makes accounts"),
    pytest.mark.skipif(sshd.program() is None, reason="openssh-server is not installed"),
    pytest.mark.skipif(shutil.which("useradd") is None, reason="passwd is not installed"),
]
_DROP_IN = "etc/ssh/sshd_config.d/tiaojie.conf"
_STANDBY = "etc/systemd/system/multi-user.target.wants/tiaojie-standby.service"
_TIMER = "etc/systemd/system/timers.target.wants/tiaojie-backup.timer"


@pytest.fixture
def server(tmp_path: Path) -> Server:
    """A system below a folder: accounts, an sshd with its key, no systemd."""
    root = tmp_path / "root"
    for folder in ("etc/ssh/sshd_config.d", "usr/local/bin", "var/lib", "srv"):
        (root / folder).mkdir(parents=True)
    root.chmod(0o755)
    for name, text in (("passwd", "root:x:0:0:root:/root:/bin/bash\n"), ("group", "root:x:0:\n")):
        (root / "etc" / name).write_text(text)
    for name in ("shadow", "gshadow"):
        (root / "etc" / name).write_text("root:*:::::::\n" if name == "shadow" else "root:*::\n")
    key = root / "etc/ssh/host"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    (root / "etc/ssh/sshd_config").write_text(
        f"Include {root}/etc/ssh/sshd_config.d/*.conf\nHostKey {key}\nAcceptEnv LANG LC_*\nUsePAM no\n"
    )
    return Server("tjtest", Path("/var/lib/tiaojie"), (Path("/srv/backup"),), root)


def _all(server: Server) -> list[bool]:
    """Apply; of each step whether there was something to do."""
    return [needed for _, needed in install.apply(server)]


def _tree(root: Path) -> dict[str, tuple[int, int, bytes]]:
    """Everything below: mode, owner, content. What useradd keeps beside its files is left out."""
    found = {}
    for path in sorted(root.rglob("*")):
        if path.name.endswith(("-", ".lock")):
            continue
        here = path.lstat()
        content = path.read_bytes() if stat.S_ISREG(here.st_mode) else b""
        found[str(path.relative_to(root))] = (here.st_mode, here.st_uid, content)
    return found


def test_all_is_made_once_and_only_told_the_second_time(server: Server) -> None:
    """Account, folders, door, command, key file, sshd, backups; who owns what."""
    assert not any(step.done() for step in install.steps(server))
    assert all(_all(server))
    made = _tree(server.root)
    assert not any(_all(server))
    assert _tree(server.root) == made
    account = next(line for line in made["etc/passwd"][2].decode().splitlines() if "tjtest" in line)
    assert account.split(":")[5:] == ["/var/lib/tiaojie", "/bin/dash"]
    shadow = made["etc/shadow"][2].decode()
    assert "tjtest:*:" in shadow
    uid = int(account.split(":")[2])
    for path, mode, owner in (
        ("var/lib/tiaojie", 0o755, 0),
        ("var/lib/tiaojie/data", 0o700, uid),
        ("var/lib/tiaojie/data/ballast", 0o600, uid),
        ("srv/backup", 0o700, uid),
        ("etc/tiaojie", 0o755, 0),
        ("etc/tiaojie/authorized_keys", 0o644, 0),
        ("usr/local/lib/tiaojie/tiaojie-door", 0o755, 0),
        ("usr/local/bin/tiaojie", 0o755, 0),
        (_DROP_IN, 0o644, 0),
        ("etc/cron.d/tiaojie", 0o644, 0),
    ):
        assert (stat.S_IMODE(made[path][0]), made[path][1]) == (mode, owner), path
    cron = made["etc/cron.d/tiaojie"][2].decode().splitlines()[1:]
    command = "* * * tjtest /usr/local/bin/tiaojie office backup --to /srv/backup"
    assert cron == [f"30 12 {command}", f"0 22 {command}"]


def test_sshd_itself_says_that_it_will_do_so(server: Server) -> None:
    """For this account, and for no other."""
    _all(server)
    config = server.root / "etc/ssh/sshd_config"
    said = sshd.settings("tjtest", config)
    assert said["authorizedkeysfile"] == "/etc/tiaojie/authorized_keys"
    assert (said["disableforwarding"], said["maxsessions"], said["loglevel"]) == ("yes", "2", "VERBOSE")
    assert sshd.settings("root", config)["authorizedkeysfile"] != said["authorizedkeysfile"]
    assert all(one.well for one in sshd.findings("tjtest", Path("/etc/tiaojie/authorized_keys"), config))


def test_undo_leaves_the_machine_as_it_was(server: Server) -> None:
    """Also a command of the same name that was there before; twice is refused."""
    (server.root / "usr/local/bin/tiaojie").write_text("mine\n")
    before = _tree(server.root)
    _all(server)
    said = list(install.undo(server))
    assert _tree(server.root) == before, said
    with pytest.raises(OfficeTrouble, match="没有安装的记录"):
        list(install.undo(server))


def test_undo_keeps_the_data_and_their_account_and_what_was_changed_since(server: Server) -> None:
    """And what is kept is told; making it a server again finds it."""
    _all(server)
    (server.at(server.home) / "tiaojie.db").write_text("cases")
    (server.root / _DROP_IN).write_text("# by hand\n")
    (server.at(Path("/etc/tiaojie/authorized_keys"))).write_text("# tiaojie start\nkey\n# tiaojie end\n")
    said = "\n".join(install.undo(server))
    assert (server.at(server.home) / "tiaojie.db").read_text() == "cases"
    assert "账号 tjtest 留着" in said
    assert f"{_DROP_IN}」后来被人改过，留着没有动" in said
    assert (server.root / _DROP_IN).read_text() == "# by hand\n"
    assert not server.at(Path("/etc/tiaojie")).exists()
    assert "tjtest" in (server.root / "etc/passwd").read_text()
    _all(server)
    assert (server.at(server.home) / "tiaojie.db").read_text() == "cases"


def _broken_before(config: Path) -> None:
    config.write_text(f"{config.read_text()}NoSuchWord yes\n")


def _no_include(config: Path) -> None:
    config.write_text(config.read_text().replace("Include", "# Include"))


def _overruled(config: Path) -> None:
    config.write_text(f"PasswordAuthentication yes\nPermitUserEnvironment yes\n{config.read_text()}")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [(_broken_before, "本来就有错"), (_no_include, "Include"), (_overruled, "permituserenv")],
)
def test_an_sshd_that_would_not_do_so_is_left_as_it_was(
    server: Server, spoil: Callable[[Path], None], said: str
) -> None:
    """What it says is told, and nothing of ours stays in its folder."""
    config = server.root / "etc/ssh/sshd_config"
    spoil(config)
    before = config.read_text()
    with pytest.raises(OfficeTrouble, match=said):
        _all(server)
    assert config.read_text() == before
    assert not (server.root / _DROP_IN).exists()


@pytest.mark.skipif(shutil.which("systemctl") is None, reason="systemd is not installed")
def test_where_there_is_systemd_it_makes_the_backups(server: Server) -> None:
    """The units are such as systemd understands, and something stands by; undo switches both off."""
    (server.root / "run/systemd/system").mkdir(parents=True)
    (server.root / "etc/systemd/system").mkdir(parents=True)
    _all(server)
    assert (server.root / _TIMER).is_symlink()
    assert (server.root / _STANDBY).is_symlink()
    assert not (server.root / "etc/cron.d").exists()
    unit = server.root / "etc/systemd/system/tiaojie-backup.service"
    assert "User=tjtest" in unit.read_text()
    if shutil.which("systemd-analyze"):
        timer = unit.with_suffix(".timer")
        when = [
            line.split("=")[1] for line in timer.read_text().splitlines() if line.startswith("OnCalendar")
        ]
        subprocess.run(["systemd-analyze", "calendar", *when], check=True, capture_output=True)
    assert not any(_all(server))
    list(install.undo(server))
    assert not (server.root / _TIMER).is_symlink()
    assert not (server.root / _STANDBY).is_symlink()
    assert not unit.exists()


def test_a_program_that_others_can_change_makes_no_server(server: Server, tmp_path: Path) -> None:
    """It would be run with everybody's cases before it."""
    folder = tmp_path / "venv"
    folder.mkdir()
    program = folder / "python"
    program.write_text("#!/bin/sh\n")
    folder.chmod(0o777)
    with pytest.raises(OfficeTrouble, match="别人也能改"):
        _all(replace(server, program=program))
    assert not server.made.exists()
