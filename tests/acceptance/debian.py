"""An empty Debian 12 in a folder (debootstrap), in which the commands of the manual are typed as root.

What a machine on the township's desk has and a folder lacks is lent to it: this machine's way to the net, the
USB stick, and somebody who starts the services, for there is no systemd. Needs root.
"""

import contextlib
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "手册.md"
_MIRROR, _SUITE = "http://deb.debian.org/debian", "bookworm"
_KEPT = Path("var/cache/apt/archives")
_LONGEST = 1800
"""Seconds for one command; LibreOffice has to be fetched."""


def commands(name: str) -> list[str]:
    """The commands of the manual's block with this name, as they stand there."""
    found = re.search(rf"<!-- 做： {name} -->\n\n```sh\n(.*?)```", MANUAL.read_text("utf-8"), re.DOTALL)
    assert found, f"the manual has no commands {name}"
    return found[1].splitlines()


class Debian:
    """One system in a folder, and what was started in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.log: list[str] = []
        self._running: list[subprocess.Popen[bytes]] = []

    def type(self, name: str, in_place_of: Mapping[str, str] | None = None) -> str:
        """Type the manual's commands of this name, one after the other; what they said.

        ``in_place_of`` has what the manual says to replace by one's own, and lines that are not for a folder.
        """
        said = []
        for line in commands(name):
            for theirs, ours in (in_place_of or {}).items():
                line = line.replace(theirs, ours)
            if line:
                said.append(self.run(line))
        return "".join(said)

    def run(self, line: str, *, typed: str = "") -> str:
        """One command line of root's; what it said. It must end well."""
        began = time.monotonic()
        done = subprocess.run(
            ["chroot", str(self.root), "/bin/bash", "-c", line],
            env=self._surroundings(),
            input=typed,
            capture_output=True,
            text=True,
            timeout=_LONGEST,
            check=False,
        )
        self.log.append(f"{time.monotonic() - began:6.1f} s  {line}")
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def start(self, *command: str) -> None:
        """What the system would have started by itself."""
        here = ["chroot", str(self.root), *command]
        log = (self.root / "var/log/started.log").open("ab")
        self._running.append(
            subprocess.Popen(here, env=self._surroundings(), stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        )

    def end(self) -> None:
        for process in reversed(self._running):
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)

    def _surroundings(self) -> dict[str, str]:
        path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        lent = {"PIP_CERT": "/root/lent.crt"} if (self.root / "root/lent.crt").exists() else {}
        return {"PATH": path, "HOME": "/root", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", **lent}


@contextmanager
def empty_debian(folder: Path, kept: Path | None = None) -> Iterator[Debian]:
    """A system in ``folder``, just installed. ``kept`` holds one, and its packages, from an earlier run."""
    root, base = folder / "debian", (kept or folder) / "base"
    archives = (kept or folder) / "archives"
    if not base.exists():
        made = ["debootstrap", "--variant=minbase", _SUITE, str(base), _MIRROR]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL, timeout=_LONGEST)
    subprocess.run(["cp", "-a", str(base), str(root)], check=True)
    archives.mkdir(exist_ok=True)
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
    if authorities := os.environ.get("PIP_CERT"):
        shutil.copy(authorities, root / "root/lent.crt")
    mounts = (
        ("-t", "proc", "proc", "proc"),
        ("--bind", "/dev", "dev"),
        ("--bind", "/dev/pts", "dev/pts"),
        ("--bind", str(archives), str(_KEPT)),
    )
    mounted: list[Path] = []
    debian = Debian(root)
    try:
        for *what, where in mounts:
            subprocess.run(["mount", *what, str(root / where)], check=True)
            mounted.append(root / where)
        yield debian
    finally:
        debian.end()
        for where in reversed(mounted):
            subprocess.run(["umount", "--lazy", str(where)], check=False)
