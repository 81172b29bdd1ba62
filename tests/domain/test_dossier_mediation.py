"""Papers of the talks and of their end: when each is needed, when not, and what it lacks."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.dossiers import TALKED, an_open_case, of, the
from tests.domain.factories import AGREED, a_case, a_term
from tiaojie_tui.domain.dossier.item import State

READY, LACKING, LATER, BY_CHOICE = State


@pytest.mark.parametrize(
    ("outcome", "state"),
    [("open", LATER), (None, LATER), ("written", LACKING), ("oral", LACKING), ("failed", LACKING)],
)
def test_one_record_of_the_talks_at_least_before_a_case_ends(outcome: str | None, state: State) -> None:
    item = the(a_case(outcome=outcome), "调解记录")
    assert item.state is state
    assert (item.field == "records") is (state is LACKING)
    assert the(a_case(outcome=outcome, records=(TALKED,)), "调解记录").state is READY
    assert of(a_case(outcome="withdrawn"), "调解记录") == []


def test_a_prolonging_is_offered_while_there_is_time_and_lacks_when_there_is_none() -> None:
    paper = "延期调解同意书"
    case = an_open_case()
    assert the(case, paper, date(2026, 4, 1)).state is BY_CHOICE
    late = the(case, paper, date(2026, 4, 2))
    assert (late.state, late.field, late.step) == (LACKING, "extended_to", "intake")
    prolonged = replace(case, extended_to=date(2026, 4, 30))
    assert the(prolonged, paper, date(2026, 4, 30)).state is READY
    again = the(prolonged, paper, date(2026, 5, 1))
    assert again.state is LACKING
    assert "2026年4月30日" in again.why


def test_a_case_that_ended_in_time_needs_no_prolonging() -> None:
    paper = "延期调解同意书"
    assert of(a_case(), paper) == []
    assert the(a_case(extended_to=AGREED), paper).state is READY
    assert the(a_case(accepted_on=date(2026, 2, 3)), paper).state is LACKING
    assert of(a_case(accepted_on=date(2026, 2, 4)), paper) == []
    for outcome in ("failed", "withdrawn"):
        assert of(an_open_case(outcome=outcome, accepted_on=date(2026, 1, 2)), paper) == []
    assert of(an_open_case(accepted_on=None), paper) == []


def test_a_written_agreement_is_ready_when_its_text_is_frozen() -> None:
    paper = "人民调解协议书"
    holed = a_case(terms=())
    item = the(holed, paper, frozen=False)
    assert (item.state, item.step, item.field) == (LACKING, "agreement", "terms")
    item = the(a_case(), paper, frozen=False)
    assert (item.state, item.step) == (LACKING, "signing")
    assert "定稿" in item.why
    item = the(a_case(signatures=()), paper)
    assert (item.state, item.step) == (READY, "signing")
    assert "签名" in item.why
    assert the(a_case(), paper).why == ""
    assert the(a_case(), paper, frozen=False, sealed=True).state is READY


def test_while_they_talk_the_agreement_is_to_come_and_anybody_may_withdraw() -> None:
    case = an_open_case()
    assert the(case, "人民调解协议书", frozen=False).state is LATER
    assert the(case, "撤回调解申请书").state is BY_CHOICE


def test_an_oral_agreement_is_registered_and_not_written() -> None:
    said = a_case(outcome="oral", terms=(a_term("赔礼道歉。", kind="apology"),), claims=("赔礼道歉",))
    assert the(said, "口头协议登记表", frozen=False).state is READY
    assert of(said, "人民调解协议书") == []
    item = the(replace(said, agreed_on=None), "口头协议登记表")
    assert (item.state, item.field) == (LACKING, "agreed_on")
    assert of(a_case(), "口头协议登记表") == []


@pytest.mark.parametrize(
    ("outcome", "paper", "other"),
    [("failed", "终止调解告知书", "撤回调解申请书"), ("withdrawn", "撤回调解申请书", "终止调解告知书")],
)
def test_what_failed_or_was_withdrawn_has_a_paper_that_says_why(outcome: str, paper: str, other: str) -> None:
    case = an_open_case(outcome=outcome)
    item = the(case, paper)
    assert (item.state, item.field, item.step) == (LACKING, "failure_reason", "agreement")
    assert the(replace(case, failure_reason="分歧太大"), paper).state is READY
    assert of(case, other) == []
    assert of(case, "人民调解协议书") == []
    assert of(a_case(), paper) == []
