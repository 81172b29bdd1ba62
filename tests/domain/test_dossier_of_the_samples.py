"""The dossiers of the sample cases, as somebody who knows the forms would put them together."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from tests.shared_material import shared_folder
from tiaojie_tui.domain import dossier, exchange
from tiaojie_tui.domain.dossier.item import State

FOLDER = shared_folder() or Path()
TODAY = date(2026, 11, 23)
SAMPLES = sorted(path.stem for path in (FOLDER / "cases").glob("*.json") if path.stem != "expected-problems")
READY, LACKING, LATER, BY_CHOICE = State

BOUND = {"卷宗封面", "卷内目录", "人民调解受理登记表", "卷宗情况说明", "卷宗封底"}
"""Of every case, ready once it has ended: nothing of what they print is missing in a sample."""
APPLIED = BOUND | {"人民调解申请书"}
UNTOLD = {"权利义务告知书", "调解记录"}
"""No sample records who was told what, nor how they talked."""
TO_COME = {"回访记录", "司法确认申请书", "司法确认材料清单"}
"""After a written agreement that nobody has signed yet."""
PAYING = TO_COME | {"履行凭证"}

EXPECTED = {
    "bad-support-agreement": (BOUND, UNTOLD | {"人民调解协议书"}, PAYING),
    "betrothal-gift": (APPLIED, UNTOLD | {"人民调解协议书"}, PAYING),
    "contracted-land-return": (APPLIED, UNTOLD | {"人民调解协议书"}, PAYING),
    "drainage-neighbours": (APPLIED, UNTOLD | {"人民调解协议书"}, PAYING),
    # Sent by the police for a traffic accident: there is no punishment to be spared.
    "ebike-injury": (BOUND, UNTOLD | {"人民调解协议书"}, PAYING),
    "fatal-fall": (APPLIED | {"授权委托书（贾鹏）"}, UNTOLD | {"人民调解协议书"}, PAYING),
    "house-damage": (BOUND, UNTOLD | {"人民调解协议书"}, PAYING),
    "inheritance": (APPLIED, UNTOLD | {"人民调解协议书"}, PAYING),
    # Oral: in force since June, nothing to pay, nobody went to look, and no court confirms it.
    "night-noise-oral": (APPLIED, UNTOLD | {"口头协议登记表", "回访记录"}, set()),
    "wage-arrears": (BOUND | {"授权委托书（钱进）"}, UNTOLD | {"人民调解协议书"}, PAYING),
}
"""Ready, lacking, later."""


@pytest.mark.skipif(not SAMPLES, reason="the sample cases beside the checkout are not there")
def test_there_are_ten() -> None:
    assert set(EXPECTED) == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_needs_the_papers_that_its_course_asks_for(name: str) -> None:
    case = exchange.load((FOLDER / "cases" / f"{name}.json").read_text("utf-8"))
    found = dossier.items(case, TODAY, frozen=False, sealed=False)
    by_state: defaultdict[State, set[str]] = defaultdict(set)
    for item in found:
        by_state[item.state].add(item.label)
    ready, lacking, later = EXPECTED[name]
    assert by_state[READY] == ready
    assert by_state[LACKING] == lacking
    assert by_state[LATER] == later
    assert by_state[BY_CHOICE] == {"明白卡", "补贴申报表"}
    assert dossier.count(found) == (len(ready), len(ready) + len(lacking))
    assert len({item.label for item in found}) == len(found)


@pytest.mark.parametrize("name", SAMPLES)
def test_each_gap_of_a_sample_says_why_and_leads_to_a_step(name: str) -> None:
    case = exchange.load((FOLDER / "cases" / f"{name}.json").read_text("utf-8"))
    for item in dossier.items(case, TODAY, frozen=False, sealed=False):
        assert (item.state is READY) or item.why.endswith("。")
        if item.state is LACKING:
            assert item.step or item.field == "follow_ups"
