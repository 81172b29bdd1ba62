"""What a session may start and talk to; each in one process of its own, since the rules stay for good."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.terminal.homes import prepare

_SCRIPT = """
import asyncio, ctypes, json, os, pty, shutil, socket, subprocess, sys, time, webbrowser
from pathlib import Path
from tiaojie_tui.confinement import Forbidden, confine
from tiaojie_tui.delivery.convert import _along

ALONG = _along(9)
confine(Path(sys.argv[1]) / "tiaojie.db")
tries = {TRIES}
said = {}
for name, attempt in tries.items():
    try:
        attempt()
        said[name] = "done"
    except Forbidden:
        said[name] = "forbidden"
    except Exception as trouble:
        said[name] = type(trouble).__name__
print(json.dumps(said))
"""
_OUT = """{
    "os.system": lambda: os.system("id"),
    "popen": lambda: os.popen("id").read(),
    "shell": lambda: subprocess.run("id", shell=True),
    "sh": lambda: subprocess.run(["/bin/sh", "-c", "id"]),
    "python": lambda: subprocess.run([sys.executable, "-c", "1"]),
    "editor": lambda: subprocess.run(["/usr/bin/vi"]),
    "pager": lambda: subprocess.run(["/usr/bin/less", "/etc/passwd"]),
    "by name": lambda: subprocess.run(["fc-list"]),
    "in a folder of one's own": lambda: subprocess.run([str(Path(sys.argv[1]) / "fc-list")]),
    "another path": lambda: (
        os.environ.update(PATH=sys.argv[1]), subprocess.run([shutil.which("fc-list")])
    ),
    "a print server elsewhere": lambda: subprocess.run([shutil.which("lp") or "/usr/bin/lp", "-h", "there"]),
    "sz with a command": lambda: subprocess.run([shutil.which("sz") or "/usr/bin/sz", "-c", "id"]),
    "macros": lambda: subprocess.run([shutil.which("soffice") or "/usr/bin/soffice", "macro:///x"]),
    "macros, taken along": lambda: subprocess.run(
        [*ALONG, shutil.which("soffice") or "/usr/bin/soffice", "macro:///x"]
    ),
    "a shell, taken along": lambda: subprocess.run(
        [*ALONG, "/bin/sh", "-c", "id"]
    ),
    "another module": lambda: subprocess.run([sys.executable, "-I", "-X", "utf8", "-m", "pdb"]),
    "exec": lambda: os.execv("/bin/sh", ["sh"]),
    "exec python": lambda: os.execv(sys.executable, [sys.executable, "-c", "1"]),
    "spawn": lambda: os.spawnv(os.P_WAIT, "/bin/sh", ["sh"]),
    "posix_spawn": lambda: os.posix_spawn("/bin/sh", ["sh"], {}),
    "fork": lambda: os.fork() or os._exit(0),
    "pty": lambda: pty.spawn("/bin/sh"),
    "asyncio": lambda: asyncio.run(asyncio.create_subprocess_shell("id")),
    "network": lambda: socket.create_connection(("192.0.2.1", 631), 0.1),
    "a name": lambda: socket.getaddrinfo("example.invalid", 631),
    "loopback": lambda: socket.create_connection(("127.0.0.1", 22), 0.1),
    "datagram": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53)),
    "listening": lambda: socket.socket().bind(("127.0.0.1", 0)),
    "a socket of others": lambda: socket.socket(socket.AF_UNIX).connect("/run/dbus/system_bus_socket"),
    "library": lambda: ctypes.CDLL("libc.so.6"),
    "symbol": lambda: ctypes.CDLL(None).system,
}"""
_NEEDED = """{
    "fonts": lambda: subprocess.run([shutil.which("fc-list"), "--format=x"], capture_output=True, check=True),
    "a program taken along": lambda: subprocess.run(
        [*ALONG, shutil.which("fc-list"), "--format=x"], capture_output=True, check=True
    ),
    "a template's process": lambda: subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-m", "tiaojie_tui.papers.apart"], stderr=subprocess.DEVNULL
    ),
    "print server": lambda: subprocess.run([shutil.which("lpstat"), "-H"], capture_output=True, check=True),
    "its socket": lambda: socket.socket(socket.AF_UNIX).connect("/run/cups/cups.sock"),
    "its port": lambda: socket.create_connection(("localhost", 631), 0.1),
    "loop": lambda: asyncio.run(asyncio.sleep(0)),
}"""


def tried(tries: str, home: Path, **environment: str) -> dict[str, str]:
    """What became of each try in a confined process."""
    script = _SCRIPT.replace("{TRIES}", tries)
    command = [sys.executable, "-c", script, str(home)]
    surroundings = {"PATH": os.environ["PATH"], **environment}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=surroundings)
    assert done.stdout, done.stderr
    return dict(json.loads(done.stdout))


def test_nothing_leads_out_of_a_session(tmp_path: Path) -> None:
    """Shells, programs, editors, sockets, libraries: each is refused before it begins."""
    (tmp_path / "fc-list").write_text("#!/bin/sh\n")
    (tmp_path / "fc-list").chmod(0o700)
    said = tried(_OUT, tmp_path)
    assert {name for name, became in said.items() if became != "forbidden"} == set()


def test_what_papers_need_is_let_through(tmp_path: Path) -> None:
    """Fonts and the print server; a service that does not run says so itself."""
    said = tried(_NEEDED, tmp_path)
    assert "forbidden" not in said.values()
    assert said["loop"] == "done"


def test_a_print_server_elsewhere_is_the_one_that_cups_is_told_of(tmp_path: Path) -> None:
    """CUPS_SERVER as it was when the session began, and its port only."""
    tries = """{
        "there": lambda: socket.create_connection(("127.0.0.1", 8631), 0.1),
        "on another port": lambda: socket.create_connection(("127.0.0.1", 631), 0.1),
    }"""
    said = tried(tries, tmp_path, CUPS_SERVER="127.0.0.1:8631")
    assert said["on another port"] == "forbidden"
    assert said["there"] != "forbidden"


def test_the_rules_cost_a_session_nothing_that_anybody_feels(tmp_path: Path) -> None:
    """Less than 20 microseconds for an act, less than 5 milliseconds in all at the start."""
    costs = """{
        "start": lambda: took(lambda: confine(Path("/nowhere/tiaojie.db")), 1, 0.005),
        "act": lambda: took(lambda: sys.audit("import", "x", None, None, None, None), 5000, 0.00002),
    }
def took(act, times, most):
    began = time.process_time()
    for _ in range(times):
        act()
    assert (time.process_time() - began) / times < most
"""
    assert set(tried(costs, tmp_path).values()) == {"done"}


def test_the_app_is_confined_before_its_first_screen(tmp_path: Path) -> None:
    """The program as it is started has the rules in force, or it would let a raw open pass."""
    home = tmp_path / "home"
    prepare(home)
    script = """
import sys
from tiaojie_tui import cli
from tiaojie_tui import terminal
from tiaojie_tui.tui.app import TiaojieApp
def look(self, **_):
    try:
        open(self.home / "tiaojie.db")
    except PermissionError:
        print("confined")
    import os; os._exit(0)
TiaojieApp.__init__ = lambda self, home, **_: setattr(self, "home", home)
TiaojieApp.run = look
terminal.refusal = lambda *_: None
cli.main(["--home", sys.argv[1]])
"""
    command = [sys.executable, "-u", "-c", script, str(home)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.stdout == "confined\n", done.stderr
