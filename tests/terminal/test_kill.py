"""kill -9 at random moments while somebody types."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.terminal.homes import at_desk, found_again, integrity, prepare, stand_at
from tests.terminal.pty_session import ENTER, F2, PtySession
from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case

SEED = 20261123
ACKNOWLEDGED = 1.0
"""Seconds after which a typed character must survive anything."""
HANZI = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"


@dataclass(frozen=True)
class Spot:
    """Somewhere to type: the place of the session, the keys that lead on from there, the path they reach."""

    step: str
    path: str
    shows: str
    keys: tuple[bytes | str, ...]
    reaches: Callable[[Case], str]


SPOTS = (
    Spot("parties", "parties/0/note", "申请人 梁秋生", (), lambda case: "parties/0/note"),
    Spot("intake", "title", " 登记", (), lambda case: "title"),
    Spot("facts", "facts", "事实与请求", (), lambda case: "facts"),
    Spot(
        "facts", "claims", "事实与请求", (F2, "1", ENTER), lambda case: f"evidence/{len(case.evidence)}/name"
    ),
    Spot(
        "agreement",
        "agreed_on",
        "> 达成协议日期",
        (F2, "2", ENTER),
        lambda case: f"terms/{len(case.terms)}/obligors",
    ),
)


def text_at(case: Case, path: str) -> str:
    """What stands there; nothing where the part has not been added."""
    try:
        found = paths.get(case, path) or ""
    except paths.NoSuchPlace:
        return ""
    return found if isinstance(found, str) else "".join(found)


@dataclass
class Killed:
    """What one kill left, measured against what was typed."""

    spot: Spot
    typed: str
    due: int
    """Characters that were typed more than a second before the kill."""
    found: int


def kill_once(home: Path, number: str, chance: random.Random) -> Killed:
    """Type at a random spot, kill at a random moment, and look at what is left."""
    spot = chance.choice(SPOTS)
    stand_at(home, number, spot.step, spot.path)
    before = found_again(home, number)[0]
    path = spot.reaches(before)
    session = PtySession(home)
    try:
        session.wait_for(number, spot.shows)
        for key in spot.keys:
            session.press(key)
        typed, sent = _type_until(session, chance, chance.uniform(0.2, 2.5))
        killed_at = time.monotonic()
        session.kill()
    finally:
        session.end()
    after = found_again(home, number)[0]
    old, new = text_at(before, path), text_at(after, path)
    assert new.startswith(old), f"{path}: what stood there before is gone: {old!r} -> {new!r}"
    added = new[len(old) :]
    assert typed.startswith(added), f"{path}: typed {typed!r}, found {added!r}"
    due = sum(length for length, at in sent if killed_at - at > ACKNOWLEDGED)
    return Killed(spot, typed, due, len(added))


def _type_until(
    session: PtySession, chance: random.Random, seconds: float
) -> tuple[str, list[tuple[int, float]]]:
    """Type commits of one to five hanzi for so long: the text; for each, its length and when it was sent."""
    typed, sent, end = "", [], time.monotonic() + seconds
    while (now := time.monotonic()) < end:
        commit = "".join(chance.choices(HANZI, k=chance.randint(1, 5)))
        session.send(commit)
        typed += commit
        sent.append((len(commit), now))
        session.read_for(min(chance.uniform(0.02, 0.2), max(0.0, end - now)))
    return typed, sent


def kill_often(home: Path, times: int, seed: int) -> list[Killed]:
    """So many kills on one home; after each, nothing acknowledged is lost and the database is sound."""
    chance, number, all_killed = random.Random(seed), prepare(home), []
    for turn in range(times):
        killed = kill_once(home, number, chance)
        all_killed.append(killed)
        where = f"seed {seed}, kill {turn}, {killed.spot.step}"
        assert killed.found >= killed.due, f"{where}: {killed.due} characters due, {killed.found} found"
        assert integrity(home) == "ok", where
    return all_killed


def goes_on(home: Path) -> None:
    """The program starts on what all the kills have left, and saves it."""
    session = PtySession(home)
    try:
        session.wait_for("已保存")
    finally:
        session.end()
    with at_desk(home) as desk:
        assert desk.mediator


def report(seed: int, all_killed: list[Killed]) -> str:
    typed = sum(len(killed.typed) for killed in all_killed)
    due, found = sum(killed.due for killed in all_killed), sum(killed.found for killed in all_killed)
    return (
        f"seed {seed}: {len(all_killed)} kills, {typed} characters typed, {due} acknowledged, "
        f"{found} found, lost {sum(max(0, killed.due - killed.found) for killed in all_killed)}"
    )


def test_no_kill_loses_what_was_typed_a_second_before(home: Path) -> None:
    """12 kills: each acknowledged character is found, in order; sound database, good next start."""
    killed = kill_often(home, 12, SEED)
    goes_on(home)
    assert sum(one.due for one in killed) > 0, "no kill came late enough to try anything"


@pytest.mark.soak
def test_two_hundred_kills_lose_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """200 kills of the issue's "done when"; prints the seed and the figures."""
    killed = kill_often(home, 200, SEED)
    goes_on(home)
    with capsys.disabled():
        print(f"\n{report(SEED, killed)}")
