"""What a session may do to the machine: no shell, hardly a program, no network but the print server.

An audit hook (PEP 578) looks at every such act of Python code, ours and that of packages. It holds what
slipped through the walls before it; machine code it cannot hold. Once in force, nothing takes it off again.

The database is opened by SQLite alone. When any other handle on it is closed, the locks of the whole process
are gone (https://www.sqlite.org/howtocorrupt.html, 2.2), and another session writes into our transaction.
"""

import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from errno import EPERM
from pathlib import Path
from typing import Any

_PROGRAMS: Mapping[str, tuple[str, ...]] = {
    "cancel": (),
    "fc-list": (),
    "fc-match": ("--format=%{family}",),
    "lp": ("-d",),
    "lpstat": ("-H",),
    "pdftotext": ("-raw", "-enc", "UTF-8", "--"),
    "sz": ("--binary", "--quiet", "--overwrite", "--"),
    "soffice": ("-env:UserInstallation=", "--headless", "--norestore"),
    "libreoffice": ("-env:UserInstallation=", "--headless", "--norestore"),
}
"""The programs that may be run, and how their arguments begin, one by one."""
_OFFICE = "TIAOJIE_SOFFICE"
_APART = ("-I", "-X", "utf8", "-m", "tiaojie_tui.papers.apart")
"""Where an office's own template is filled, within limits."""
_ALONG = ("--pdeathsig", "TERM", "timeout", "--kill-after", "5")
"""How a program is started that must not outlive the session; the seconds and the program follow."""
_PRINT_SOCKETS = ("/run/cups/cups.sock", "/var/run/cups/cups.sock")
_CONFIGURATION = Path("/etc/cups/client.conf")
_IPP_PORT = 631
"""RFC 8010, 3.3."""
_LOOPBACK = re.compile(r"127(\.\d{1,3}){3}|::1")
_NEVER = frozenset(
    {
        "ctypes.dlsym",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "os.system",
        "pdb.Pdb",
        "pty.spawn",
        "socket.bind",
        "socket.sendmsg",
        "socket.sendto",
        "webbrowser.open",
    }
)


class Forbidden(PermissionError):
    """A session tried what no session needs."""

    def __init__(self, act: str) -> None:
        super().__init__(EPERM, f"not in a session: {act}")


def confine(database: Path) -> None:
    """Put this process under the rules, for good. ``database`` need not be there yet."""
    sys.addaudithook(_Rules(database).look)


class _Rules:
    """What is asked of each kind of act; where programs are looked for is settled at the beginning."""

    def __init__(self, database: Path) -> None:
        self._database = os.path.abspath(database)
        self._kept_beside = tuple(f"{database.name}{end}" for end in ("", "-journal", "-wal", "-shm"))
        self._path = os.environ.get("PATH", os.defpath)
        self._office = os.environ.get(_OFFICE)
        self._printing: tuple[str, int] | None = None
        self._asked: Mapping[str, Callable[..., bool]] = {
            "open": self._may_open,
            "subprocess.Popen": self._may_run,
            "socket.connect": self._may_connect,
            "socket.getaddrinfo": lambda host, *_: self._is_print_server(host),
            "socket.gethostbyname": self._is_print_server,
            "ctypes.dlopen": lambda library: library is None,  # what ``import ctypes`` does by itself
        }

    def look(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Raise ``Forbidden`` for what is not allowed; called by the interpreter for every audited act."""
        if event in _NEVER:
            raise Forbidden(event)
        allowed = self._asked.get(event)
        if allowed is not None and not allowed(*arguments):
            raise Forbidden(event)

    def _may_open(self, path: Any, *_: Any) -> bool:
        """Neither the database under any name, nor what lies beside it."""
        try:
            if not isinstance(path, int) and os.path.basename(os.fsdecode(path)) in self._kept_beside:
                return False
            found, database = os.stat(path), os.stat(self._database)
        except (OSError, TypeError, ValueError):
            return True  # there is nothing to open, or no database yet
        return (found.st_ino, found.st_dev) != (database.st_ino, database.st_dev)

    def _may_run(self, program: Any, arguments: Sequence[Any], *_: Any) -> bool:
        path, said = os.fsdecode(program), [os.fsdecode(argument) for argument in arguments[1:]]
        if self._office and path == shutil.which(self._office, path=self._path):
            return _begins(said, _PROGRAMS["soffice"])
        if path == sys.executable:
            return tuple(said) == _APART
        name = os.path.basename(path)
        if name not in (*_PROGRAMS, "setpriv") or path != self._found(name):
            return False
        if name == "setpriv":
            along = tuple(self._found(word) if word == "timeout" else word for word in _ALONG)
            command = said[len(along) + 1 :]
            return tuple(said[: len(along)]) == along and bool(command) and self._may_run(command[0], command)
        return _begins(said, _PROGRAMS[name])

    def _found(self, name: str) -> str | None:
        return shutil.which(name, path=self._path)

    def _may_connect(self, _socket: Any, address: Any) -> bool:
        host, port = self._print_server()
        if isinstance(address, tuple):
            return address[1] == port and self._is_print_server(address[0])
        return os.fsdecode(address) in (*_PRINT_SOCKETS, host)

    def _is_print_server(self, host: Any) -> bool:
        named, _ = self._print_server()
        name = os.fsdecode(host or "")
        return name in ("localhost", named) or bool(_LOOPBACK.fullmatch(name))

    def _print_server(self) -> tuple[str, int]:
        """Host, or path of a socket, and port, as CUPS's own programs find them."""
        if self._printing is None:
            named = os.environ.get("CUPS_SERVER") or _configured()
            host, colon, port = named.rpartition(":")
            whole = not colon or not port.isdecimal() or named.startswith("/")
            self._printing = (named, _IPP_PORT) if whole else (host, int(port))
        return self._printing


def _begins(said: Sequence[str], head: Sequence[str]) -> bool:
    return len(said) >= len(head) and all(map(str.startswith, said, head))


def _configured() -> str:
    """``ServerName`` of client.conf(5); empty where nothing is written."""
    try:
        lines = _CONFIGURATION.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    said = (line.split() for line in lines)
    return next((words[1] for words in said if len(words) > 1 and words[0].lower() == "servername"), "")
