"""Papers from intake to evidence: when each is needed, when not, and what it lacks."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.domain.dossiers import TALKED, of, the
from tests.domain.factories import APPLICANT, RESPONDENT, a_case, a_party
from tiaojie_tui.domain.case import Agent, Consent, Evidence, Record
from tiaojie_tui.domain.dossier.item import State

READY, LACKING, LATER, BY_CHOICE = State
ASKED = Record("调查记录", datetime(2026, 3, 3, 9), "现场", (APPLICANT,), "问：墙怎么坏的？")
AGENT = Agent("委托代理人", "吴友德", "丈夫", authority="一般授权")


def test_an_application_is_of_those_who_came_themselves() -> None:
    assert the(a_case(), "人民调解申请书").state is READY
    assert of(a_case(source="主动调解"), "人民调解申请书") == []
    assert of(a_case(source="接受委托移送调解", referred_by="法院"), "人民调解申请书") == []


def test_an_application_needs_two_sides_and_what_is_wanted() -> None:
    both_apply = tuple(replace(party, role="申请人") for party in a_case().parties)
    item = the(a_case(parties=both_apply), "人民调解申请书")
    assert (item.state, item.field) == (LACKING, "parties")
    assert "被申请人" in item.why
    item = the(a_case(claims=()), "人民调解申请书")
    assert (item.state, item.field, item.step) == (LACKING, "claims", "facts")


def test_an_application_does_not_wait_for_what_is_unknown_of_an_agent() -> None:
    unknown = a_party(agents=(replace(AGENT, relation=None),))
    assert the(a_case(parties=(unknown, a_case().parties[1])), "人民调解申请书").state is READY


def test_every_case_is_registered() -> None:
    for source in ("依申请调解", "主动调解"):
        assert the(a_case(source=source), "人民调解受理登记表").state is READY
    assert the(a_case(outcome="withdrawn", failure_reason="和好了"), "人民调解受理登记表").state is READY
    assert the(a_case(parties=()), "人民调解受理登记表").field == "parties"


@pytest.mark.parametrize(
    ("consent", "key"),
    [
        (None, "notified"),
        (Consent(RESPONDENT, date(2026, 3, 2)), "notified"),
        (Consent(RESPONDENT, date(2026, 3, 2), False), "notified"),
        (Consent(RESPONDENT, None, True), "on"),
    ],
)
def test_a_notice_lacks_whoever_was_not_told_or_has_not_consented(consent: Consent | None, key: str) -> None:
    case = a_case(consents=tuple(filter(None, (a_case().consents[0], consent))))
    item = the(case, "权利义务告知书")
    assert (item.state, item.field) == (LACKING, f"consents/={RESPONDENT}/{key}")
    assert RESPONDENT in item.why


def test_who_refused_is_told_and_need_not_consent() -> None:
    refused = Consent(RESPONDENT, None, True, True)
    case = a_case(outcome="failed", failure_reason="不愿调解", consents=(a_case().consents[0], refused))
    assert the(case, "权利义务告知书").state is READY


def test_who_withdrew_before_being_told_need_not_be_told_any_more() -> None:
    assert the(a_case(outcome="withdrawn", consents=()), "权利义务告知书").state is BY_CHOICE
    assert the(a_case(outcome="withdrawn"), "权利义务告知书").state is READY


def test_each_entrusted_agent_has_an_authority_and_a_guardian_has_none() -> None:
    guardian = Agent("法定代理人", "林母", "母亲")
    one, other = a_case().parties
    other_agent = replace(AGENT, name="汪小河", authority=None)
    case = a_case(parties=(replace(one, agents=(guardian, AGENT)), replace(other, agents=(other_agent,))))
    first, second = of(case, "授权委托书")
    assert (first.label, first.at, first.state) == ("授权委托书（吴友德）", 0, READY)
    assert (second.label, second.at, second.state) == ("授权委托书（汪小河）", 1, LACKING)
    assert (second.step, second.field) == ("parties", "parties/1/agents/0/authority")
    assert of(a_case(), "授权委托书") == []


def test_each_record_is_a_paper_named_by_its_day_and_found_by_its_place() -> None:
    case = a_case(records=(TALKED, ASKED, replace(ASKED, at=None, place=None)))
    first, second = of(case, "调查记录")
    assert (first.label, first.at, first.state) == ("调查记录（2026年3月3日）", 1, READY)
    assert (second.label, second.at, second.field) == ("调查记录（笔录3）", 2, "records/2/at")
    assert "另有1处" in second.why
    assert of(a_case(records=(TALKED,)), "调查记录") == []


def test_two_records_of_one_day_are_told_apart() -> None:
    same_day = a_case(records=(ASKED, replace(ASKED, place="村委会"), replace(TALKED, at=ASKED.at)))
    assert [item.label for item in of(same_day, "调查记录")] == ["调查记录（笔录1）", "调查记录（笔录2）"]
    assert the(same_day, "调解记录").label == "调解记录（2026年3月3日）"


def test_a_list_of_evidence_is_made_where_there_is_evidence() -> None:
    assert of(a_case(), "证据材料目录") == []
    photo = Evidence("照片", APPLICANT)
    assert the(a_case(evidence=(photo,)), "证据材料目录").state is READY
    item = the(a_case(evidence=(photo, Evidence("票据"))), "证据材料目录")
    assert (item.state, item.field) == (LACKING, "evidence/1/provided_by")


def test_what_the_eleventh_record_lacks_is_not_missed_in_the_second() -> None:
    many = a_case(records=(*[ASKED] * 10, replace(ASKED, place=None)))
    states = [item.state for item in of(many, "调查记录")]
    assert states == [READY] * 10 + [LACKING]
