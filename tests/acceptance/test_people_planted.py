"""Section 8, people 68: a planted identity number is found in the database and in papers, and nowhere else.

Real sessions are run with it: typed and shown on a terminal, listed by commands, ended by a crash, by a line
that drops and by kill -9. Meanwhile and afterwards all is searched where a program leaves traces.
"""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.pty_session import ENTER, ESC, F5, F8, F12, PtySession
from tests.township import MINE, Township, found
from tests.tui.walking import DEMO
from tiaojie_tui.casework import cases, pin

PLANTED, PHONE = "330000196411022057", "15400002202"
TYPED = "110000199001011237"
COVERED = (PLANTED.encode(), PLANTED[:14].encode(), PHONE.encode())
TRACES = (*COVERED, TYPED.encode())
DIGITS = "580274"
TALKATIVE = """
import logging, os, sys
logging.basicConfig(level=logging.DEBUG, filename=os.environ["LOG"])
logging.getLogger("peewee").setLevel(logging.DEBUG)
from pathlib import Path
from tiaojie_tui.cli import main
from tiaojie_tui.store import anchors
anchors.SYSLOG = Path(os.environ["SYSLOG"])
if os.environ.get("CRASH"):
    from tiaojie_tui import terminal
    terminal.prepare()
    from tiaojie_tui.tui.screens.case import CaseScreen
    def broken(self):
        raise ValueError(str(self.editing.case))
    CaseScreen.action_help = broken
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def town(tmp_path: Path) -> Township:
    return found(tmp_path / "home")


@pytest.fixture
def number(town: Township) -> str:
    case = json.loads((DEMO / "院墙滴水.json").read_text("utf-8"))
    for party in case["parties"]:
        party |= {"id_number": PLANTED, "phone": PHONE}
    case["facts"] = f"对方的电话是{PHONE}，身份证号{PLANTED}。"
    with town.desk(MINE) as desk:
        pin.choose(desk, DIGITS)
        return cases.bring_in(desk, json.dumps(case, ensure_ascii=False)).case.number or ""


class Syslog(threading.Thread):
    """Hears what is sent to a datagram socket, as the system's log would."""

    def __init__(self, path: Path) -> None:
        super().__init__(daemon=True)
        self.heard = b""
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(path))

    def run(self) -> None:
        while said := self._socket.recv(65536):
            self.heard += said


@pytest.fixture
def start(town: Township, tmp_path: Path) -> Iterator[list[PtySession]]:
    started: list[PtySession] = []
    yield started
    for session in started:
        session.end()


def surroundings(town: Township, tmp_path: Path, **more: str) -> dict[str, str]:
    """A fresh folder for temporary files, and a log of all that libraries say."""
    (tmp_path / "tmp").mkdir(exist_ok=True)
    return {
        "TIAOJIE_KEY": str(town.keys[MINE]),
        "TMPDIR": str(tmp_path / "tmp"),
        "SYSLOG": str(tmp_path / "log"),
        "LOG": str(tmp_path / "debug.log"),
        "PYTHONPATH": os.pathsep.join(sys.path),
        **more,
    }


def of_process(pid: int) -> bytes:
    """What everybody on the machine, or its administrator, can read of a running process."""
    return b"".join(Path(f"/proc/{pid}/{name}").read_bytes() for name in ("cmdline", "environ", "comm"))


def traces_below(folder: Path) -> list[str]:
    """The files in which the planted number stands."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return sorted(
        str(file.relative_to(folder)) for file in files if any(trace in file.read_bytes() for trace in TRACES)
    )


def test_68_a_planted_number_leaves_no_trace(
    town: Township, number: str, start: list[PtySession], tmp_path: Path
) -> None:
    log = Syslog(tmp_path / "log")
    log.start()

    def session(**more: str) -> PtySession:
        client = [sys.executable, "-c", TALKATIVE, "--home", str(town.home)]
        start.append(PtySession(town.home, client=client, env=surroundings(town, tmp_path, **more)))
        return start[-1]

    # Looked at on every screen, typed again, the drop of the line, kill -9.
    one = session()
    one.wait_for("邻里纠纷")
    one.press(ENTER, F8, F5, ESC, F12, "核对", ENTER, ESC)
    one.press(F8, f"另一个号是{TYPED}")
    seen = of_process(one.pid)
    assert _core_limit(one.pid) == "0"
    assert not [trace for trace in COVERED if trace in one.raw], "covered on every screen"
    one.press(b"\x12")
    assert PLANTED in one.text, "shown when it was asked for"
    one.hang_up()
    two = session()
    two.wait_for("邻里纠纷")
    seen += of_process(two.pid)
    two.kill()
    # A crash with the whole case in its message.
    three = session(CRASH="1")
    three.wait_for("邻里纠纷")
    three.press(b"\x1bOP")
    assert os.waitstatus_to_exitcode(three.wait_end()) == 1
    assert "程序出错" in three.text
    assert not [trace for trace in COVERED if trace in three.raw]
    # Commands of the administrator.
    audits = (["office", "audit", *rest] for rest in (["show", number], ["verify"], ["anchor"]))
    for verb in (["show", number], ["problems", number], ["list", "--json"], *audits):
        command = [sys.executable, "-c", TALKATIVE, *verb, "--home", str(town.home)]
        env = {**os.environ, **surroundings(town, tmp_path)}
        said = subprocess.run(command, env=env, capture_output=True, timeout=60)
        assert said.stdout, verb
        assert not [trace for trace in TRACES if trace in said.stdout + said.stderr], verb

    assert b"anchor" in log.heard
    assert not [trace for trace in TRACES if trace in seen + log.heard]
    assert (town.home / "crash.log").exists()
    assert (tmp_path / "debug.log").exists()
    with_it = [
        file for file in traces_below(tmp_path) if not file.startswith(("home/drafts/", "home/tiaojie.db"))
    ]
    assert with_it == []


def _core_limit(pid: int) -> str:
    limits = Path(f"/proc/{pid}/limits").read_text()
    [line] = [line for line in limits.splitlines() if line.startswith("Max core file size")]
    return line.split()[4]
