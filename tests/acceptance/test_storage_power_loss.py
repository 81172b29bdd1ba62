"""The power goes at any moment of saving: what was acknowledged is there when it comes back."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from tests.acceptance import faulty_disk, power_loss
from tests.acceptance.power_loss import Step, Synced
from tiaojie_tui.store.troubles import StoreTrouble

SAVES = 6


@pytest.fixture
def base(tmp_path: Path) -> Path:
    home = tmp_path / "base"
    faulty_disk.prepare(home)
    (home / "tiaojie.db-journal").unlink()  # so that it is made, too
    return home


@pytest.fixture
def steps(base: Path, tmp_path: Path) -> list[Step]:
    shutil.copytree(base, tmp_path / "home")
    found = power_loss.recorded(tmp_path / "home", tmp_path / "calls", saves=SAVES)
    assert sum(isinstance(step, Synced) for step in found) > 3 * SAVES
    return found


def _bad_states(base: Path, steps: Sequence[Step], states: int, seed: int, into: Path) -> list[str]:
    """What is wrong after so many cuts, a line for each that is not as it must be."""
    dice, bad = Random(seed), []
    for state in range(states):
        at = dice.randrange(1, len(steps) + 1)
        outcome = power_loss.after_a_cut(base, steps, at, dice, into)
        try:
            faulty_disk.check(into, outcome)
        except (AssertionError, StoreTrouble) as error:
            bad.append(f"state {state}, seed {seed}, after {at} of {len(steps)} steps: {error!r}")
        shutil.rmtree(into)
    return bad


@pytest.mark.parametrize(
    "states", [pytest.param(100, id="short"), pytest.param(1200, marks=pytest.mark.soak, id="long")]
)
def test_05_power_loss_at_any_moment(
    base: Path, steps: list[Step], states: int, tmp_path: Path, record_property
) -> None:
    """As shipped, no state loses an acknowledged save or a page of the database."""
    assert _bad_states(base, steps, states, 20261125, tmp_path / "left") == []
    record_property("figure", f"{states} states of {SAVES} saves: 0 acknowledged saves lost, 0 corrupt")


def test_05_the_simulator_finds_what_is_lost_where_nothing_is_synced(
    base: Path, steps: list[Step], tmp_path: Path
) -> None:
    """The control: the same run on a disk that ignores ``fdatasync`` loses saves."""
    careless = [step for step in steps if not isinstance(step, Synced)]
    assert len(_bad_states(base, careless, 12, 20261125, tmp_path / "left")) > 3
