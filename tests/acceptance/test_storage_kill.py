"""kill -9 at any moment of typing and saving loses nothing that was acknowledged."""

import os
import random
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.store.invented import FULL, NOON, keep, save_id
from tests.store.processes import Say, child
from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Case
from tiaojie_tui.store import cases, drafts, listing, revisions
from tiaojie_tui.store.drafts import DraftFile
from tiaojie_tui.store.engine import Store, open_store
from tiaojie_tui.store.places import Place

FOLDER = "drafts"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


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


@dataclass
class Writer:
    """What one case has acknowledged so far, over all rounds."""

    number: str
    typed: int = 0
    version: int = 0

    def hear(self, said: list[str]) -> int:
        """Take in what a typist said; how many saves it was told of."""
        words = [line.split() for line in said if line]
        assert words, "the typist said nothing: see its traceback"
        self.typed = max(self.typed, *(int(word[-1]) for word in words))
        saves = [int(word[1]) for word in words if word[0] == "saved"]
        self.version = max(self.version, *saves) if saves else self.version
        return len(saves)


def _kill_all_while_typing(home: Path, rounds: int, seed: int) -> str:
    """Four typists on one database, killed together round after round; figures for people."""
    dice, saves = random.Random(seed), 0
    store = open_store(home)
    writers = [Writer(keep(store, replace(FULL, facts="")).case.number or "") for _ in range(4)]
    store.close()
    for turn in range(rounds):
        with ExitStack() as running:
            typists = [
                running.enter_context(child(_typist(home, one.number, dice.randrange(10**9))))
                for one in writers
            ]
            said = [[typist.hear() for _ in range(dice.randint(1, 15))] for typist in typists]
            for typist in typists:
                typist.kill()
            saves += sum(
                writer.hear(heard + typist.rest())
                for writer, heard, typist in zip(writers, said, typists, strict=True)
            )
        _look_at(home, writers, f"round {turn}, seed {seed}")
    assert saves > 0
    typed = sum(one.typed for one in writers)
    return (
        f"{rounds} rounds, {4 * rounds} kills: {saves} saves, {typed} characters acknowledged, 0 lost, 0 half"
    )


def _look_at(home: Path, writers: list[Writer], when: str) -> None:
    """All that was acknowledged is in the database, or in the draft, and both are sound."""
    store = open_store(home)
    assert store.sql("PRAGMA integrity_check") == [("ok",)]
    assert store.sql("PRAGMA foreign_key_check") == []
    for one in writers:
        facts = _recovered(store, home, one.number).facts or ""
        assert len(facts) >= one.typed, when
        assert facts == ("墙根渗水" * len(facts))[: len(facts)]
        now = cases.load(store, one.number)
        assert now.version >= one.version, when
        assert revisions.case_at(store, one.number, now.version) == now.case
    listed = {row.number for row in listing.page(store).rows}
    assert listed == {one.number for one in writers}
    store.close()


@pytest.mark.parametrize(
    "rounds", [pytest.param(3, id="short"), pytest.param(200, marks=pytest.mark.soak, id="long")]
)
def test_01_kill_9_of_four_writers(home: Path, rounds: int, record_property) -> None:
    """Every keystroke and every save that was acknowledged is there after each round."""
    record_property("figure", _kill_all_while_typing(home, rounds, random.SystemRandom().randrange(10**6)))


def test_01_a_kill_while_the_first_start_makes_the_database_leaves_none_or_a_whole_one(
    tmp_path: Path,
) -> None:
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
