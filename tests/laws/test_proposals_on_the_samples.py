"""How many of the sample cases' citations the proposals reach, measured and printed."""

import pytest

from tests.shared_material import shared_folder
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.exchange import load
from tiaojie_tui.laws.index import provisions
from tiaojie_tui.laws.search import propose

shared = shared_folder()
pytestmark = pytest.mark.skipif(shared is None, reason="the sample cases are not beside this checkout")

FIRST = 10
ENOUGH = 0.8


def samples() -> dict[str, Case]:
    assert shared
    files = sorted((shared / "cases").glob("*.json"))
    return {file.stem: load(file.read_text("utf-8")) for file in files if file.stem != "expected-problems"}


def test_the_first_ten_proposals_reach_four_fifths_of_what_the_samples_cite(
    capsys: pytest.CaptureFixture[str],
) -> None:
    known_laws = {provision.law for provision in provisions()}
    reached = cited = 0
    for name, case in samples().items():
        assert case.agreed_on
        first = [found.provision.citation for found in propose(case, case.agreed_on)[:FIRST]]
        wanted = [citation for citation in case.legal_basis if citation.law in known_laws]
        here = sum(citation in first for citation in wanted)
        reached, cited = reached + here, cited + len(wanted)
        with capsys.disabled():
            print(f"\n  {name}: {here} of {len(wanted)}", end="")
    with capsys.disabled():
        print(f"\n  first {FIRST} proposals: {reached} of {cited} citations, {reached / cited:.0%}")
    assert reached / cited >= ENOUGH
