"""A township server behind a real sshd: everybody has a key; mediators have a case of their own in hand."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path

import pytest

from tests.cli.shell import agreed_case
from tests.ssh.sshd import SSHD, Sshd
from tests.terminal.pty_session import PATIENCE, PtySession
from tests.township import ADDED, QINGSHI, Township
from tiaojie_tui.casework import cases, pin
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.people import Role
from tiaojie_tui.standby import address
from tiaojie_tui.store import people
from tiaojie_tui.store.places import Place

RARE = "".join(
    bytes((high, low)).decode("gb2312") for high, low in product(range(0xD8, 0xF8), range(0xA1, 0xFF))
)
"""Hanzi that stand in no sentence of the program, so that each is seen to be typed."""
_FAMILIES, _GIVEN = "赵钱孙李周吴郑王冯陈", ("春山", "夏荷", "秋田", "冬梅", "长河", "落日")


def hire(township: Township, many: int) -> Township:
    """So many more mediators of one village, up to sixty, each with a key."""
    keys, numbers = dict(township.keys), dict(township.people)
    with township.desk(None) as desk, desk.store.transaction():
        village = next(one for one in people.committees(desk.store) if one.name == QINGSHI)
        for given, family in list(product(_GIVEN, _FAMILIES))[:many]:
            name = family + given
            person = people.add_person(desk.store, name, Role.MEDIATOR, village.id, ADDED)
            told = {"device": f"{name}的电脑", "kind": "ssh-ed25519", "key": f"AAAA{person.id}"}
            key = people.add_key(desk.store, person.id, **told, fingerprint=f"SHA256:{name}", at=ADDED)
            keys[name], numbers[name] = key.id, person.id
    return replace(township, keys=keys, people=numbers)


def begin_case(township: Township, name: str, number: str) -> None:
    """A case of this mediator, who was last at its facts."""
    with township.desk(name) as desk:
        case = agreed_case(number=number, mediators=[name], recorder=None)
        cases.bring_in(desk, json.dumps(case, ensure_ascii=False))
    stand_at_facts(township, name, number)


def stand_at_facts(township: Township, name: str, number: str) -> None:
    """Let the next login of somebody land on the facts of this case."""
    has_been_here(township, name)
    with township.desk(name) as desk:
        cases.leave(desk, number, Place(number, "facts", "facts"))


def has_been_here(township: Township, name: str) -> None:
    """Let this be no first login of somebody: the digits that open a covered screen are chosen."""
    with township.desk(name) as desk:
        if pin.needed(desk):
            pin.choose(desk, "602841")


def saved(township: Township, name: str, number: str) -> Case:
    """The case as the database has it, without any draft."""
    with township.desk(name) as desk:
        return cases.load(desk, number).case


@dataclass
class Server:
    """Where people log in. Every session is ended with it."""

    township: Township
    sshd: Sshd
    standby: subprocess.Popen[bytes] | None = None
    _sessions: list[PtySession] = field(default_factory=list)

    def login(self, name: str, *options: str) -> PtySession:
        """Log in with the key of somebody, on a terminal."""
        session = self.sshd.login(name, *options)
        self._sessions.append(session)
        return session

    def programs(self) -> list[int]:
        """The processes on the server that have the data folder open before them: doors and programs.

        What only stands by is none of them.
        """
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                words = (folder / "cmdline").read_bytes().split(b"\0")
                if b"tiaojie_tui" in words and os.fsencode(self.township.home) in words:
                    found.append(int(folder.name))
        return [one for one in found if self.standby is None or one != self.standby.pid]

    def end(self) -> None:
        for session in self._sessions:
            session.end()
        self.sshd.stop()
        if self.standby is not None:
            self.standby.terminate()
            self.standby.wait()
        until(lambda: not self.programs(), what="a program is still running")


@contextmanager
def serving(
    folder: Path, township: Township, names: Sequence[str], settings: str = "", *, standby: bool = False
) -> Iterator[Server]:
    """A server on which these people can log in, with a program standing by or without.

    Skips where no sshd can give terminals.
    """
    if SSHD is None:
        pytest.skip("openssh-server is not installed: nobody logged in over SSH")
    if os.geteuid() != 0:
        pytest.skip("an sshd that is not root's gives nobody a terminal")
    folder.mkdir()
    keys = {name: township.keys[name] for name in names}
    server = Server(township, Sshd(folder, township.home, keys, settings))
    if standby:
        server.standby = standing_by(township.home)
    try:
        yield server
    finally:
        server.end()


def standing_by(home: Path) -> subprocess.Popen[bytes]:
    """The program, loaded, as systemd starts it."""
    program = [sys.executable, "-I", "-X", "utf8", "-m", "tiaojie_tui", "--home", str(home), "standby"]
    surroundings = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PATH": os.defpath}
    running = subprocess.Popen(program, stdin=subprocess.DEVNULL, env=surroundings)
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)) as line:
        # It answers when it is loaded, here that nothing was asked for.
        with address(home) as where:
            until(lambda: line.connect_ex(where) == 0 or running.poll() is not None)
        line.send(b"{}")
        line.recv(1)
    return running


def memory_of(process: int) -> float:
    """What a process takes of the memory, its part of what it shares with others included (PSS): MB."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    return int(rollup.partition("\nPss:")[2].split()[0]) / 1024


def until(holds: Callable[[], object], within: float = PATIENCE, what: str = "it did not come") -> float:
    """Wait until this holds; the seconds it took."""
    began = time.monotonic()
    while not holds():
        assert time.monotonic() - began < within, f"{what} after {within} s"
        time.sleep(0.02)
    return time.monotonic() - began
