"""kill -9 at any moment of typing and saving loses nothing that was acknowledged."""

import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.invented import FULL, NOON, keep, save_id
from tests.store.processes import Child, Say, child
from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Case
from tiaojie_tui.store import cases, drafts, listing
from tiaojie_tui.store.drafts import DraftFile
from tiaojie_tui.store.engine import Store, open_store
from tiaojie_tui.store.places import Place

FOLDER = "drafts"


def _typist(home: Path, number: str, seed: int) -> Callable[[Say, object], None]:
    """Types without end, as a session does it: a draft line for each key, a save now and then."""

    def work(say: Say, _wait: object) -> None:
        dice = random.Random(seed)
        store = open_store(home)
        stored = cases.load(store, number)
        draft = DraftFile(home / FOLDER, number)
        case, place = _recovered(store, home, number), Place(number, "facts", "facts")
        while True:
            seq = 0
            for _ in range(dice.randint(1, 12)):
                case = _typed(case, dice)
                seq = draft.append(stored.version, exchange.changes(stored.case, case), place)
                assert draft.trouble is None
                say(f"typed {len(case.facts or '')}")
            stored = cases.save(
                store, stored.version, case, by="许佳", at=NOON, label="写", save_id=save_id()
            )
            say(f"saved {stored.version} {len(case.facts or '')}")
            if dice.random() < 0.5:  # a key that came while the save was under way
                case = _typed(case, dice)
                seq = draft.append(stored.version, exchange.changes(stored.case, case), place)
                say(f"typed {len(case.facts or '')}")
            draft.saved(seq) if case == stored.case else None

    return work


def _typed(case: Case, dice: random.Random) -> Case:
    facts = (case.facts or "") + "墙根渗水"[len(case.facts or "") % 4]
    claims = tuple(f"请求{n}" for n in range(dice.randint(0, 3)))
    return replace(case, facts=facts, claims=claims)


def _recovered(store: Store, home: Path, number: str) -> Case:
    case = cases.load(store, number).case
    left = drafts.recover(home / FOLDER, number)
    return exchange.apply_changes(case, left.parts) if left else case


def _acknowledged(typist: Child, keys: int) -> tuple[int, int]:
    """Kill after so many lines; gives the characters and the version that were acknowledged."""
    said = [typist.hear() for _ in range(keys)]
    typist.kill()
    said += typist.rest()
    words = [line.split() for line in said if line]
    assert words, "the typist said nothing: see its traceback"
    typed = max((int(word[-1]) for word in words), default=0)
    return typed, max((int(word[1]) for word in words if word[0] == "saved"), default=0)


def _kill_while_typing(home: Path, kills: int, seed: int) -> None:
    dice = random.Random(seed)
    store = open_store(home)
    number = keep(store, replace(FULL, facts="")).case.number or ""
    store.close()
    text = version = 0
    for kill in range(kills):
        with child(_typist(home, number, dice.randrange(10**9))) as typist:
            typed, saved = _acknowledged(typist, dice.randint(1, 40))

        store = open_store(home)
        assert store.sql("PRAGMA integrity_check") == [("ok",)]
        assert store.sql("PRAGMA foreign_key_check") == []
        facts = _recovered(store, home, number).facts or ""
        assert len(facts) >= max(typed, text), f"kill {kill}, seed {seed}"
        assert facts == ("墙根渗水" * len(facts))[: len(facts)]
        now = cases.load(store, number)
        assert now.version >= max(saved, version)
        assert cases.revisions.case_at(store, number, now.version) == now.case
        assert [row.number for row in listing.page(store).rows] == [number]
        text, version = len(facts), now.version
        store.close()
    assert version > 1


def test_twenty_kills_while_typing_lose_nothing_acknowledged(home: Path) -> None:
    _kill_while_typing(home, 20, seed=random.SystemRandom().randrange(10**6))


@pytest.mark.soak
def test_two_hundred_kills_while_typing_lose_nothing_acknowledged(home: Path) -> None:
    _kill_while_typing(home, 200, seed=random.SystemRandom().randrange(10**6))


def test_a_kill_while_the_first_start_makes_the_database_leaves_none_or_a_whole_one(tmp_path: Path) -> None:
    for delay in range(12):
        home = tmp_path / str(delay)
        begun, beginning = os.pipe()

        def first_start(say: Say, _wait: object, home: Path = home, beginning: int = beginning) -> None:
            os.write(beginning, b"x")
            open_store(home)
            say("made")

        with child(first_start) as starter:
            os.read(begun, 1)
            for _ in range(delay * 2000):
                pass  # a moment later each time
            starter.kill()
            starter.rest()

        store = open_store(home)
        assert keep(store, FULL).version == 1
        store.close()
        os.close(begun)
        os.close(beginning)
