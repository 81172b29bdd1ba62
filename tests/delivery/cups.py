"""A print server of our own on loopback, with printers that are programs: cupsd and ippeveprinter.

Neither knows anything of us. What a printer was really told stands in its tickets. Works as root and as an
ordinary user; all that was started is ended by its id.
"""

import contextlib
import getpass
import grp
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

_PROGRAMS = ("cupsd", "ippeveprinter", "dbus-daemon", "lp")
_PATH = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin"
_ABSENT = [name for name in _PROGRAMS if shutil.which(name, path=_PATH) is None]
_SECONDS = 30
_WORD = re.compile("^([A-Z_]+)=(.*)$", re.MULTILINE)

needs_printing = pytest.mark.skipif(
    bool(_ABSENT),
    reason=f"not installed: {' '.join(_ABSENT)} (cups-daemon cups-client cups-ipp-utils cups-filters dbus)",
)

_FILES = """\
User {user}
Group {group}
SystemGroup {administrators}
ServerRoot {root}/etc
CacheDir {root}/cache
StateDir {root}/run
RequestRoot {root}/spool
TempDir {root}/spool/tmp
Printcap {root}/etc/printcap
ServerKeychain {root}/etc/ssl
AccessLog {root}/log/access_log
ErrorLog {root}/log/error_log
PageLog {root}/log/page_log
"""
_SERVER = """\
LogLevel info
Listen 127.0.0.1:{port}
Listen {root}/run/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
JobRetryInterval 1
PreserveJobHistory Yes
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
# Run for each document: notes what the printer was told, then prints as long as `out-of` names no trouble.
_AT_THE_PRINTER = """\
#!/bin/sh
mkdir -p {folder}/tickets
while trouble=$(cat {folder}/out-of); [ -n "$trouble" ]; do
    told=$trouble; echo "STATE: +$told" >&2; sleep 0.1
done
[ -z "$told" ] || echo "STATE: -$told" >&2
env | grep -E '^(IPP_|CONTENT_TYPE)' | sort > {folder}/tickets/$$.new
cp "$1" {folder}/tickets/$$.document
mv {folder}/tickets/$$.new {folder}/tickets/$$.ticket
"""


def until(true: Callable[[], bool], about: str, seconds: float = _SECONDS) -> None:
    """Wait until this is true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"{about}: not within {seconds} s"
        time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a server and all that it has started: a page being printed outlives its printer."""
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(8)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@dataclass
class Printer:
    """One printer and the queue that leads to it."""

    server: "PrintServer"
    queue: str
    two_sided: bool
    folder: Path
    port: int = field(default_factory=_free_port)
    process: subprocess.Popen[bytes] | None = None

    def switch_on(self) -> None:
        (self.folder / "out-of").touch()
        command = self.folder / "print"
        command.write_text(_AT_THE_PRINTER.format(folder=self.folder))
        command.chmod(0o755)
        # Without -s each page would take seconds.
        speed = ["-s", "120", *(["-2"] if self.two_sided else [])]
        self.process = self.server.start(
            *("ippeveprinter", "-p", str(self.port), "-n", "localhost", "-d", str(self.folder), "-r", "off"),
            *("-f", "application/pdf,image/pwg-raster", *speed, "-c", str(command), f"Printer {self.queue}"),
        )
        until(lambda: _answers(self.port), f"printer {self.queue}")

    def switch_off(self) -> None:
        assert self.process is not None
        _end(self.process)

    def run_out_of(self, trouble: str) -> None:
        """Say no more than that something is the matter, as ``media-empty``; the empty text ends it."""
        said = self.folder / "out-of.new"
        said.write_text(trouble)
        said.rename(self.folder / "out-of")  # whole, for the printer that reads it all the time

    @property
    def tickets(self) -> list[dict[str, str]]:
        """What the printer was told of each document it printed, oldest first."""
        found = sorted(self.folder.glob("tickets/*.ticket"), key=lambda path: path.stat().st_mtime_ns)
        return [
            dict(line.split("=", 1) for line in path.read_text().splitlines() if "=" in line)
            for path in found
        ]


class PrintServer:
    """cupsd below one folder, and its printers."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.port = _free_port()
        self.printers: list[Printer] = []
        self._started: list[subprocess.Popen[bytes]] = []
        self._cupsd: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """What CUPS_SERVER is set to."""
        return f"127.0.0.1:{self.port}"

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        bus = f"unix:path={self.root}/run/bus"
        process = subprocess.Popen(
            command,
            env={**os.environ, "PATH": _PATH, "DBUS_SYSTEM_BUS_ADDRESS": bus},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._started.append(process)
        return process

    def open(self) -> None:
        for name in ("etc/ppd", "cache", "run/certs", "spool/tmp", "log", "printers"):
            (self.root / name).mkdir(parents=True)
        as_root = os.getuid() == 0
        user, group = ("lp", "lp") if as_root else (getpass.getuser(), grp.getgrgid(os.getgid()).gr_name)
        names = {"user": user, "group": group, "administrators": "root" if as_root else group}
        words = {"root": self.root, "port": self.port, **names}
        (self.root / "etc/cups-files.conf").write_text(_FILES.format_map(words))
        (self.root / "etc/cupsd.conf").write_text(_SERVER.format_map(words))
        if as_root:  # cupsd starts its filters as lp
            for path in (self.root, *self.root.rglob("*")):
                shutil.chown(path, group="lp")
                path.chmod(0o770 if path.is_dir() else 0o640)
            self.root.chmod(0o755)
        # ippeveprinter insists on a system bus; nobody needs to be on it.
        bus = f"--address=unix:path={self.root}/run/bus"
        self.start("dbus-daemon", "--session", "--nofork", "--nopidfile", "--nosyslog", bus)
        until((self.root / "run/bus").exists, "message bus")
        self.switch_on()

    def switch_on(self) -> None:
        etc = self.root / "etc"
        self._cupsd = self.start("cupsd", "-f", "-c", f"{etc}/cupsd.conf", "-s", f"{etc}/cups-files.conf")
        until(lambda: _answers(self.port), "cupsd")

    def switch_off(self) -> None:
        assert self._cupsd is not None
        _end(self._cupsd)

    def add(self, queue: str, *, two_sided: bool = True) -> Printer:
        """A printer, switched on, with a queue of this name."""
        folder = self.root / "printers" / queue
        folder.mkdir()
        printer = Printer(self, queue, two_sided, folder)
        printer.switch_on()
        self.printers.append(printer)
        self.connect(printer)
        return printer

    def connect(self, printer: Printer) -> None:
        """Make the queue that leads to this printer."""
        options = ("printer-is-shared=false", "printer-error-policy=retry-job")
        self.administer(
            *("lpadmin", "-p", printer.queue, "-E", "-v", f"ipp://localhost:{printer.port}/ipp/print"),
            *("-m", "everywhere", *(word for option in options for word in ("-o", option))),
        )

    def administer(self, *command: str) -> str:
        """Run one of the programs by which a print server is looked after; what it said."""
        environment = {**os.environ, "PATH": _PATH, "CUPS_SERVER": self.address, "LC_ALL": "C"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=_SECONDS)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        return done.stdout

    def close(self) -> None:
        for process in reversed(self._started):
            _end(process)


@contextmanager
def print_server() -> Iterator[PrintServer]:
    """A print server without printers, ended at the end."""
    # Not below pytest's own folder: the filters run as lp, who may not go there.
    with tempfile.TemporaryDirectory(prefix="cups-") as folder:
        server = PrintServer(Path(folder))
        try:
            server.open()
            yield server
        finally:
            server.close()
