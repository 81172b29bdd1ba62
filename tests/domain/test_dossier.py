"""The dossier as a whole: what is counted, where a gap leads, and what holds it together."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.dossiers import SOON, TALKED, an_open_case, of, the
from tests.domain.factories import APPLICANT, a_case, a_party
from tiaojie_tui.domain import dossier
from tiaojie_tui.domain.case import Case, Evidence, FollowUp, Performance, Record
from tiaojie_tui.domain.dossier.item import Item, State
from tiaojie_tui.domain.schema import Step
from tiaojie_tui.domain.steps import STEPS, step_of

READY, LACKING, LATER, BY_CHOICE = State


def test_a_case_that_has_run_its_course_is_complete() -> None:
    paid = Performance(1, None, date(2026, 3, 20), 120_000, "已履行")
    seen = FollowUp(date(2026, 4, 2), "江海平", (APPLICANT,), "已付清，墙已修好。", "满意")
    case = a_case(records=(TALKED,), performance=(paid,), follow_ups=(seen,))
    found = dossier.items(case, date(2026, 4, 3), frozen=True, sealed=True)
    assert [item.paper for item in found if item.state is READY] == [
        "卷宗封面",
        "卷内目录",
        "人民调解申请书",
        "人民调解受理登记表",
        "权利义务告知书",
        "调解记录",
        "人民调解协议书",
        "履行凭证",
        "回访记录",
        "卷宗情况说明",
        "卷宗封底",
    ]
    assert dossier.count(found) == (11, 11)
    assert {item.state for item in found} == {READY, BY_CHOICE}


def test_an_empty_case_asks_for_what_is_needed_at_the_door() -> None:
    found = dossier.items(Case(), SOON, frozen=False, sealed=False)
    lacking = [item.paper for item in found if item.state is LACKING]
    assert lacking == ["人民调解受理登记表", "权利义务告知书"]
    assert dossier.count(found) == (0, 2)


def test_what_is_later_or_by_choice_is_not_counted() -> None:
    states = (READY, LACKING, LATER, BY_CHOICE, READY)
    assert dossier.count(Item("甲", 0, "甲", state, "") for state in states) == (2, 3)


def test_a_gap_names_the_step_and_the_field_that_fill_it() -> None:
    case = a_case(recorder=None)
    item = the(case, "人民调解受理登记表")
    assert (item.state, item.step, item.field) == (LACKING, "intake", "recorder")
    assert item.why == "「记录人」还没有写。"
    two = the(replace(case, facts=None), "人民调解受理登记表")
    assert two.why == "「记录人」还没有写，另有1处。"


def test_what_is_sealed_can_only_be_filled_with_the_pen() -> None:
    case = a_case(parties=(a_party(phone=None), a_case().parties[1]))
    assert "用笔填" in the(case, "人民调解申请书", sealed=True).why
    assert "用笔填" not in the(case, "人民调解申请书").why
    late = the(a_case(), "回访记录", date(2026, 12, 1), sealed=True)
    assert late.state is LACKING
    assert "用笔填" not in late.why


def test_every_step_that_is_named_is_a_step() -> None:
    steps: dict[str, Step] = {step.key: step for step in STEPS}
    for case in (Case(), an_open_case(), a_case(records=(Record("调查记录"),), evidence=(Evidence(),))):
        for item in dossier.items(case, SOON, frozen=False, sealed=False):
            assert item.step is None or item.step in steps
            found = step_of(item.field or "")
            assert found is None or item.step == found.key


@pytest.mark.parametrize("paper", ["卷宗封面", "卷内目录", "卷宗情况说明", "卷宗封底"])
def test_a_dossier_is_bound_when_the_mediation_has_ended(paper: str) -> None:
    assert the(an_open_case(), paper).state is LATER
    for outcome in ("written", "oral", "failed", "withdrawn"):
        assert the(a_case(outcome=outcome), paper).state is READY


def test_a_cover_says_from_when_to_when() -> None:
    assert the(a_case(agreed_on=None), "卷宗封面").field == "agreed_on"
    failed = an_open_case(outcome="failed", failure_reason="分歧太大")
    assert the(failed, "卷宗封面").state is READY
    assert the(replace(failed, dispute_type=None), "卷宗封面").field == "dispute_type"


def test_what_only_people_take_home_is_by_choice() -> None:
    assert the(an_open_case(), "明白卡").state is BY_CHOICE
    assert of(an_open_case(), "补贴申报表") == []
    assert the(a_case(), "补贴申报表").field is None
    assert the(a_case(difficulty=None), "补贴申报表").field == "difficulty"
    assert the(a_case(difficulty=None), "补贴申报表", sealed=True).field is None
