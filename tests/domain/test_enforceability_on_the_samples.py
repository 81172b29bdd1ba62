"""On the sample cases beside the checkout: what a careful lawyer would find unclear, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from tests.shared_material import shared_folder
from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.enforceability import look

FOLDER = shared_folder() or Path()
UNCLEAR = {
    "bad-support-agreement": {
        1: {"IDENTITY_RELATION", "SUPPORT_WAIVER"},
        2: {"VAGUE_AMOUNT", "VAGUE_DUE", "AMOUNT_MISSING", "DUE_MISSING"},
        3: {"OBLIGOR_NOT_PARTY"},
        4: {"LITIGATION_WAIVER"},
    },
    "inheritance": {2: {"PROPERTY_RIGHT_CONFIRMATION"}},
}
SAMPLES = sorted(path.stem for path in (FOLDER / "cases").glob("*.json") if path.stem != "expected-problems")


@pytest.mark.skipif(not SAMPLES, reason="the sample cases beside the checkout are not there")
def test_there_are_ten() -> None:
    assert len(SAMPLES) == 10


@pytest.mark.parametrize("name", SAMPLES)
def test_only_what_is_unclear_in_a_sample_cannot_be_enforced(name: str) -> None:
    case = exchange.load((FOLDER / "cases" / f"{name}.json").read_text("utf-8"))
    rows = look(case, case.agreed_on or date(2026, 11, 23)).terms
    found = {row.number: {doubt.rule for doubt in row.doubts} for row in rows if not row.enforceable}
    assert found.keys() == UNCLEAR.get(name, {}).keys()
    for number, rules in UNCLEAR.get(name, {}).items():
        assert rules <= found[number]
