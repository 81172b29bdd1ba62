"""Every call that touches the disk is killed at, or fails: what was acknowledged stands, the rest is told."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance import faulty_disk
from tests.acceptance.faulty_disk import KILLED, TOUCHING, Outcome
from tiaojie_tui.store import listing
from tiaojie_tui.store.engine import open_store

Points = dict[str, list[int]]


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A home to be copied for each fault."""
    faulty_disk.prepare(tmp_path / "sound")
    return tmp_path / "sound"


@pytest.fixture(params=["short", pytest.param("long", marks=pytest.mark.soak)])
def points(request: pytest.FixtureRequest, sound: Path, tmp_path: Path) -> Points:
    """At which calls of a run of two saves the fault comes: all of them, or a few spread over it."""
    shutil.copytree(sound, tmp_path / "counted")
    made = faulty_disk.calls(tmp_path / "counted", tmp_path / "calls")
    assert all(made[call] > 1 for call in TOUCHING), made
    if request.param == "long":
        return {call: list(range(1, made[call] + 1)) for call in TOUCHING}
    return {
        "pwrite64": [1, made["pwrite64"] // 3],
        "fdatasync": [3, 5],
        "ftruncate": [1],
    }


def _each(points: Points, sound: Path, tmp_path: Path) -> Iterator[tuple[str, int, Path]]:
    home = tmp_path / "home"
    for call, numbers in points.items():
        for number in numbers:
            shutil.copytree(sound, home)
            yield call, number, home
            shutil.rmtree(home)


def test_02_killed_at_every_call_that_touches_the_disk(
    sound: Path, points: Points, tmp_path: Path, record_property
) -> None:
    """Whatever call it dies at, the next start finds a whole case, at what was acknowledged or the next."""
    kills = unacknowledged = 0
    for call, number, home in _each(points, sound, tmp_path):
        outcome = faulty_disk.broken(home, call, number, "signal=KILL")
        assert outcome.code in (KILLED, 128 - KILLED), f"{call} {number} was not reached"
        version = faulty_disk.check(home, outcome)
        assert version <= 1 + len({line[1] for line in outcome.said if line[0] == "asked"})
        kills += 1
        unacknowledged += version - 1 - len(outcome.saved)
    record_property(
        "figure",
        f"{kills} kills in two saves: 0 acknowledged saves lost, 0 half; {unacknowledged} stored unsaid",
    )


def _fail_each(points: Points, sound: Path, tmp_path: Path, error: str) -> str:
    """Let each call fail once with this error, and in the end all of them for good; figures for people."""
    told: Counter[str] = Counter()
    failed = 0
    for call, number, home in _each(points, sound, tmp_path):
        outcome = faulty_disk.broken(home, call, number, f"error={error}")
        assert outcome.code == 0, f"{call} {number}: sent again, the save succeeds"
        assert len(outcome.saved) == 2
        assert set(outcome.told) <= {"DiskFull", "DiskFailing"}
        assert faulty_disk.check(home, outcome) == 3
        told.update(outcome.told)
        failed += 1
    for call, numbers, home in _each({call: some[-1:] for call, some in points.items()}, sound, tmp_path):
        outcome = faulty_disk.broken(home, call, f"{numbers}+", f"error={error}")
        assert outcome.told, f"{call} from {numbers} on was not told"
        faulty_disk.check(home, outcome)
        failed += 1
    assert told, "no error came through to the store"
    words = ", ".join(f"{count} {name}" for name, count in told.most_common())
    return f"{failed} failing calls: told {words}; 0 acknowledged saves lost, 0 half, 0 twice"


def test_03_eio_at_every_call_that_touches_the_disk(
    sound: Path, points: Points, tmp_path: Path, record_property
) -> None:
    """A failing disk is told as such; the save sent again is there once."""
    record_property("figure", _fail_each(points, sound, tmp_path, "EIO"))


def test_04_enospc_at_every_call_that_touches_the_disk(
    sound: Path, points: Points, tmp_path: Path, record_property
) -> None:
    """A full disk is told as such; the save sent again is there once."""
    record_property("figure", _fail_each(points, sound, tmp_path, "ENOSPC"))


def _fail_after_the_commit(sound: Path, tmp_path: Path, saves: int) -> Outcome:
    """Let the last ``fdatasync`` of a save fail: it comes when the row is committed already."""
    log = tmp_path / "calls"
    shutil.copytree(sound, tmp_path / "counted")
    assert faulty_disk.calls(tmp_path / "counted", log, saves=saves)["ftruncate"] == 1
    syncs = [line for line in log.read_text("ascii").splitlines() if "fdatasync(" in line]
    outcome = faulty_disk.broken(sound, "fdatasync", len(syncs), "error=EIO", saves=saves)
    assert outcome.told == ["DiskFailing"]
    assert ("stand", "2") in outcome.said, "the error came before the commit"
    return outcome


def test_08_an_error_after_the_commit_and_saving_again_keep_one_record(
    sound: Path, tmp_path: Path, record_property
) -> None:
    """The case is at its next version, and at no further one."""
    outcome = _fail_after_the_commit(sound, tmp_path, saves=1)
    assert outcome.saved == {"save-1": 2}
    assert faulty_disk.check(sound, outcome) == 2
    record_property("figure", "error told although committed, sent again under its save id: 1 record")


def test_08_an_error_after_a_case_was_begun_and_beginning_it_again_keep_one_case(
    sound: Path, tmp_path: Path
) -> None:
    """One new case beside the old one; no number is given twice or skipped."""
    assert _fail_after_the_commit(sound, tmp_path, saves=0).saved == {"new": 1}
    store = open_store(sound)
    assert {row.number for row in listing.page(store).rows} == {"7", "(2026)人调字第1号"}
    store.close()
