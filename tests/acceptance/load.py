"""People at work on one server for a while, each through ssh: what they wait for, and what of it is there.

Typists write in a case of their own, hanzi by the commit, as an input method gives them; pause; look at the
agreement and come back. One more process saves through ``casework`` all the time, to see how long that takes.
"""

import os
import random
import select
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.acceptance.server import RARE, Server, memory_of, saved
from tests.store.processes import Say, child
from tests.terminal.pty_session import ESC, F5, PATIENCE, PtySession
from tests.township import Township
from tiaojie_tui.casework import cases

FIELD = "> 纠纷主要事实"
_NOT_YET, _DONE = "未保存", "已保存"


@dataclass
class Typist:
    """Somebody who types. ``acknowledged`` is how much of ``typed`` was shown to be saved."""

    name: str
    number: str
    session: PtySession
    chance: random.Random
    typed: str = ""
    acknowledged: int = 0
    echoes: list[float] = field(default_factory=list)
    """Seconds from a commit sent to its last hanzi on its way back."""
    saves: list[float] = field(default_factory=list)
    """Seconds from the last commit before a pause to 已保存."""
    unseen: dict[str, float] = field(default_factory=dict)
    _heard: bytes = b""
    _waiting: bool = False

    def work(self) -> Iterator[float]:
        """Type and pause for ever; gives how many seconds until what comes next."""
        while True:
            for _ in range(self.chance.randint(3, 9)):
                self._commit()
                yield self.chance.uniform(0.3, 0.9)
            yield self.chance.uniform(1.5, 4)
            if self.chance.random() < 0.3:
                self.session.send(F5)
                yield 2
                self.session.send(ESC)
                yield 2

    def _commit(self) -> None:
        commit = RARE[len(self.typed) : len(self.typed) + self.chance.randint(1, 3)]
        self.typed += commit
        self.unseen[commit[-1]] = time.monotonic()
        self._waiting = False
        self.session.send(commit)

    def listen(self) -> None:
        """Take what has come, and see what it answers."""
        self.session.read(0)
        now = time.monotonic()
        self._heard = self._heard[-8:] + self.session.latest
        for hanzi, sent in list(self.unseen.items()):
            if hanzi.encode() in self._heard:
                self.echoes.append(now - sent)
                self._sent = sent
                del self.unseen[hanzi]
        head = self.session.line(0)
        self._waiting = self._waiting or _NOT_YET in head
        if self._waiting and not self.unseen and _DONE in head:
            self._waiting = False
            self.acknowledged = len(self.typed)
            self.saves.append(now - self._sent)

    _sent: float = 0.0


@dataclass(frozen=True)
class Figures:
    """What a load came to. Times in milliseconds, at the middle and for the 99th of a hundred."""

    commits: int
    echo: tuple[float, float]
    saved: tuple[float, float]
    write: tuple[float, float]
    cpu: float
    """Of all programs on the server: percent of one core."""
    memory: float
    """MB for each session (PSS)."""
    database: float
    """MB."""

    def __str__(self) -> str:
        return (
            f"{self.commits} commits typed; echo p50 {self.echo[0]:.0f} ms, p99 {self.echo[1]:.0f} ms; "
            f"typed to 已保存 p50 {self.saved[0]:.0f} ms, p99 {self.saved[1]:.0f} ms; "
            f"a save p50 {self.write[0]:.1f} ms, p99 {self.write[1]:.1f} ms; "
            f"CPU {self.cpu:.0f} % of a core; {self.memory:.0f} MB a session; database {self.database:.1f} MB"
        )


def at_work(server: Server, typists: Sequence[Typist], saver: tuple[str, str], seconds: float) -> Figures:
    """Let all of them work for so long. ``saver`` is who saves beside them, and which case."""
    programs = server.programs()
    used = sum(map(_cpu, programs))
    with child(lambda say, _: _save_on(server.township, *saver, seconds, say)) as saving:
        _run(typists, seconds)
        writes = [float(line) for line in saving.rest()]
    cpu = (sum(map(_cpu, programs)) - used) / seconds * 100
    return Figures(
        sum(len(one.echoes) for one in typists),
        _quantiles([echo for one in typists for echo in one.echoes]),
        _quantiles([save for one in typists for save in one.saves]),
        _quantiles(writes),
        cpu,
        sum(map(memory_of, programs)) / len(programs),
        (server.township.home / "tiaojie.db").stat().st_size / 1e6,
    )


def _run(typists: Sequence[Typist], seconds: float) -> None:
    by_terminal = {one.session.fileno(): one for one in typists}
    works = {one.name: one.work() for one in typists}
    began = time.monotonic()
    due = {one.name: began + one.chance.uniform(0, 2) for one in typists}
    while (now := time.monotonic()) < began + seconds + PATIENCE:
        typing = now < began + seconds
        if not typing and all(one.acknowledged == len(one.typed) for one in typists):
            return
        for one in typists if typing else ():
            if due[one.name] <= now:
                due[one.name] = now + next(works[one.name])
        for ready in select.select(list(by_terminal), [], [], 0.02)[0]:
            by_terminal[ready].listen()


def _save_on(township: Township, name: str, number: str, seconds: float, say: Say) -> None:
    """Save a case ten times a second, saying how many seconds each save took."""
    end, turn = time.monotonic() + seconds, 0
    with township.desk(name) as desk:
        editing = cases.open_case(desk, number)
        while (began := time.monotonic()) < end:
            turn += 1
            editing.change("事实", "facts", replace(editing.case, facts=f"第{turn}次"))
            pending = editing.pending()
            assert pending
            before = time.monotonic()
            done = cases.save(desk, pending, editing.place)
            say(str(time.monotonic() - before))
            editing.saved(done.stored, done.seq)
            time.sleep(max(0.0, began + 0.1 - time.monotonic()))
        editing.close()


def _cpu(process: int) -> float:
    """Seconds of processor that a process has used."""
    times = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


def _quantiles(seconds: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(seconds)
    return tuple(1000 * ordered[int(share * (len(ordered) - 1))] for share in (0.5, 0.99))


def lost(township: Township, typist: Typist, base: str) -> str:
    """What was shown to be saved and is not there; empty when all of it is."""
    facts = saved(township, typist.name, typist.number).facts or ""
    whole = base + typist.typed[: typist.acknowledged]
    return "" if facts.startswith(whole) else f"{typist.name}: {whole!r}, found {facts!r}"
