"""The saver (``tests.acceptance.saver``) under strace, which makes one call of the kernel fail or deadly."""

import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.acceptance.saver import written
from tests.store.invented import FULL, NOON, keep, save_id
from tiaojie_tui.store import cases, listing, revisions
from tiaojie_tui.store.engine import open_store

NUMBER = "7"
TOUCHING = ("pwrite64", "fdatasync", "ftruncate")
"""The calls by which SQLite changes a file, and asks for it to be on the disk."""
KILLED = -9


@dataclass(frozen=True)
class Outcome:
    """What the saver said, and how it ended."""

    said: tuple[tuple[str, ...], ...]
    code: int

    @property
    def saved(self) -> dict[str, int]:
        """The version of each save that was acknowledged."""
        return {line[1]: int(line[2]) for line in self.said if line[0] == "saved"}

    @property
    def told(self) -> list[str]:
        return [line[1] for line in self.said if line[0] == "told"]


def prepare(home: Path) -> None:
    """A home with one case, at version 1."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    store = open_store(home)
    keep(store, replace(FULL, number=NUMBER))
    store.close()


def run(home: Path, *options: str, saves: int = 2) -> Outcome:
    """Let the saver save under strace with these options."""
    saver = [sys.executable, "-m", "tests.acceptance.saver", str(home), NUMBER, str(saves)]
    under = ["strace", "-f", "-qq", *options]
    done = subprocess.run([*under, *saver], capture_output=True, text=True, timeout=60)
    if "PTRACE_TRACEME" in done.stderr:
        pytest.skip("strace may not trace here")
    said = tuple(tuple(line.split()) for line in done.stdout.splitlines())
    assert ("ready",) in said, done.stderr
    return Outcome(said, done.returncode)


def calls(home: Path, log: Path, *, saves: int = 2) -> Counter[str]:
    """How often an undisturbed run makes each call."""
    assert run(home, "-o", str(log), f"--trace={','.join(TOUCHING)}", saves=saves).code == 0
    names = [line.split("(")[0].split()[-1] for line in log.read_text("ascii").splitlines()]
    return Counter(name for name in names if name in TOUCHING)


def broken(home: Path, call: str, number: int | str, fault: str, *, saves: int = 2) -> Outcome:
    """Let one call fail by ``error=EIO`` or the like, or die at it by ``signal=KILL``.

    ``number`` counts from 1; ``3+`` stands for the third and all later ones.
    """
    injected = f"--inject={call}:{fault}:when={number}"
    return run(home, "-o", "/dev/null", f"--trace={call}", injected, saves=saves)


def check(home: Path, outcome: Outcome) -> int:
    """Nothing acknowledged is lost, nothing is half there or there twice; the version that stands."""
    store = open_store(home)
    try:
        assert store.sql("PRAGMA integrity_check") == [("ok",)]
        assert store.sql("PRAGMA foreign_key_check") == []
        now = cases.load(store, NUMBER)
        kept = [one.version for one in revisions.revisions(store, NUMBER)]
        assert kept == list(range(1, now.version + 1)), "a save left no revision, or two"
        assert now.version >= max(outcome.saved.values(), default=1), "an acknowledged save is lost"
        for turn in range(1, now.version):
            then = revisions.case_at(store, NUMBER, turn + 1)
            assert then == written(then, turn), f"save {turn} is half there"
        assert revisions.case_at(store, NUMBER, now.version) == now.case
        assert [row.number for row in listing.page(store).rows] == [NUMBER]
        further = replace(now.case, facts="还能存")
        cases.save(store, now.version, further, by="许佳", at=NOON, label="写", save_id=save_id())
        return now.version
    finally:
        store.close()
