"""The system on which the server runs, as far as it takes orders: accounts, sshd, systemd.

``root`` is the top of the system meant; in a folder, nothing runs that could be told of a change.
"""

import os
import signal
import subprocess
from pathlib import Path

from tiaojie_tui.office.trouble import OfficeTrouble

_HERE = Path("/")
_SHELL = "/bin/dash"
"""bash would read ``~/.bashrc`` before the forced command (bash(1), INVOCATION)."""
_NO_PASSWORD = "*"
"""No password fits. The ``!`` of a locked account would shut out keys, too, where sshd does without PAM."""
_SECONDS = 60


def account(root: Path, name: str) -> tuple[int, int] | None:
    """The numbers of an account and its group; ``None`` where there is none of this name."""
    found = _entry(root / "etc/passwd", name)
    return (int(found[2]), int(found[3])) if found else None


def add_account(root: Path, name: str, home: Path) -> None:
    """An account of the system, in no group but its own. Raises ``OfficeTrouble``."""
    own = ["--system", "--user-group", "--no-create-home", "--home-dir", str(home), "--shell", _SHELL]
    _run("useradd", *_prefix(root), *own, "--password", _NO_PASSWORD, name)


def remove_account(root: Path, name: str) -> None:
    """The account and its group are gone; no file of theirs is touched."""
    _run("userdel", *_prefix(root), name)
    if _entry(root / "etc/group", name):  # userdel takes it away only where login.defs says so
        _run("groupdel", *_prefix(root), name)


def others_write(path: Path) -> Path | None:
    """The first of this path, behind its links, and the folders above that not only root can change."""
    real = path.resolve()
    for one in (real, *real.parents):
        found = one.stat()
        if found.st_uid != 0 or (found.st_mode & 0o022 and not found.st_mode & 0o1000):
            return one
    return None


def has_systemd(root: Path) -> bool:
    """Whether systemd looks after what runs there."""
    running = Path("/run/systemd/system") if root == _HERE else root / "run/systemd/system"
    return running.is_dir()


def start(root: Path, name: str, *, on: bool) -> None:
    """Let a unit of systemd's run, now and after each start; or no more. Raises ``OfficeTrouble``."""
    where = ["--now"] if root == _HERE else [f"--root={root}"]
    if root == _HERE:
        _run("systemctl", "daemon-reload")
    _run("systemctl", "enable" if on else "disable", *where, name)


def reload_sshd(root: Path) -> None:
    """Let a running sshd read its settings again; nobody who is logged in notices."""
    if root != _HERE:
        return
    if has_systemd(root):
        _run("systemctl", "reload-or-restart", "ssh.service")
        return
    try:
        os.kill(int(Path("/run/sshd.pid").read_text()), signal.SIGHUP)
    except (OSError, ValueError):
        return  # it does not run, and will read them when it starts


def _entry(file: Path, name: str) -> list[str] | None:
    """The fields of the line for this name (passwd(5), group(5))."""
    lines = (line.split(":") for line in file.read_text("utf-8").splitlines())
    return next((fields for fields in lines if fields[0] == name), None)


def _prefix(root: Path) -> list[str]:
    return [] if root == _HERE else ["--prefix", str(root)]


def _run(*command: str) -> None:
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except OSError as error:
        raise OfficeTrouble(f"没有 {command[0]} 这个程序，请先装上。") from error
    if answer.returncode != 0:
        raise OfficeTrouble(f"{command[0]} 没有做成：{answer.stderr.strip()}。")
