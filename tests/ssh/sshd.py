"""A throw-away sshd on loopback with one key for each mediator, and the clients that log in to it.

Debian: openssh-server openssh-client putty-tools lrzsz.
"""

import getpass
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.terminal.pty_session import PtySession

SSHD = shutil.which("sshd", path="/usr/sbin:/usr/local/sbin")
PATIENCE = 30
"""Seconds that a client may take."""
_CONFIG = """
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
PidFile none
AuthorizedKeysFile {folder}/authorized_keys
AuthenticationMethods publickey
UsePAM no
StrictModes no
PermitRootLogin forced-commands-only
PermitUserRC no
MaxStartups 100
LogLevel VERBOSE
AcceptEnv *
SetEnv SHLVL=2
Subsystem sftp internal-sftp
PrintMotd no
PrintLastLog no
"""
"""Forwarding is left as sshd has it, and every variable is let in: the key line and the door must do it.

``SHLVL``: for sshd, bash reads the ``.bashrc`` of whoever runs the tests, which may take longer than a login.
"""


class Sshd:
    """Runs until ``stop``. Each name gets a key of its own, behind which is the door of this number.

    ``settings`` are more lines of sshd's configuration.
    """

    def __init__(self, folder: Path, home: Path, keys: Mapping[str, int], settings: str = "") -> None:
        assert SSHD, "no sshd"
        self.folder, self.home = folder, home
        self.user = getpass.getuser()
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            self.port = int(free.getsockname()[1])
        lines = []
        for name in ("host", *keys):
            key = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(folder / name)]
            subprocess.run(key, check=True)
        for name, number in keys.items():
            door = f"{sys.executable} -m tiaojie_tui --home {home} door {number}"
            lines.append(f'restrict,pty,command="{door}" {self._public(name)}\n')
        (folder / "authorized_keys").write_text("".join(lines))
        (folder / "known_hosts").write_text(f"[127.0.0.1]:{self.port} {self._public('host')}\n")
        (folder / "config").write_text(_CONFIG.format(port=self.port, folder=folder) + settings)
        command = [SSHD, "-D", "-E", str(folder / "log"), "-f", str(folder / "config")]
        self._running = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        deadline = time.monotonic() + PATIENCE
        while "Server listening" not in self.log:
            assert self._running.poll() is None, self.log
            assert time.monotonic() < deadline, self.log
            time.sleep(0.01)

    def stop(self) -> None:
        self._running.terminate()
        self._running.wait(PATIENCE)

    @property
    def log(self) -> str:
        """What sshd has written down so far."""
        written = self.folder / "log"
        return written.read_text(errors="replace") if written.exists() else ""

    def login(self, name: str, *options: str, env: Mapping[str, str] | None = None) -> PtySession:
        """ssh with the key of ``name`` on a terminal of its own. End the session afterwards."""
        ssh = shutil.which("ssh") or ""
        return PtySession(self.home, client=[ssh, "-tt", *self.options(name), *options, self.host], env=env)

    def _public(self, name: str) -> str:
        return " ".join((self.folder / f"{name}.pub").read_text().split()[:2])

    @property
    def host(self) -> str:
        return f"{self.user}@127.0.0.1"

    def options(self, name: str) -> list[str]:
        """What ssh, scp and sftp need to log in with the key of ``name``."""
        settings = {
            "Port": str(self.port),
            "IdentityFile": str(self.folder / name),
            "IdentitiesOnly": "yes",
            "UserKnownHostsFile": str(self.folder / "known_hosts"),
            "StrictHostKeyChecking": "yes",
            "BatchMode": "yes",
            "LogLevel": "ERROR",
        }
        return ["-F", "/dev/null", *(word for one in settings.items() for word in ("-o", "=".join(one)))]

    def run(
        self, name: str, program: str, *arguments: str, typed: str = "", terminal: str = "xterm"
    ) -> subprocess.CompletedProcess[bytes]:
        """Run an OpenSSH client with the key of ``name``."""
        return self._run([program, *self.options(name), *arguments], typed, terminal)

    def putty(
        self, name: str, program: str, *arguments: str, typed: str = ""
    ) -> subprocess.CompletedProcess[bytes]:
        """Run pscp or psftp with the key of ``name``."""
        if shutil.which(program) is None:
            pytest.skip(f"putty-tools is not installed: {program} was not tried")
        key, host = self.folder / f"{name}.ppk", self._fingerprint()
        if not key.exists():
            subprocess.run(["puttygen", self.folder / name, "-o", key], check=True, timeout=PATIENCE)
        options = ["-batch", "-P", str(self.port), "-i", str(key), "-hostkey", host]
        return self._run([program, *options, *arguments], typed, "xterm")

    def _fingerprint(self) -> str:
        asked = ["ssh-keygen", "-l", "-f", str(self.folder / "host.pub")]
        return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split()[1]

    def _run(self, command: Sequence[str], typed: str, terminal: str) -> subprocess.CompletedProcess[bytes]:
        surroundings = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "TERM": terminal,
        }
        return subprocess.run(
            command,
            input=typed.encode(),
            capture_output=True,
            timeout=PATIENCE,
            env=surroundings,
            cwd=self.folder,
            check=False,
        )
