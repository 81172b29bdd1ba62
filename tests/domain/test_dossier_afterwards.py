"""Papers after the agreement: when each is needed, when not, and what it lacks."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.dossiers import SOON, TALKED, an_open_case, of, the
from tests.domain.factories import AGREED, APPLICANT, RESPONDENT, a_case, a_term, with_terms
from tiaojie_tui.domain.case import FollowUp, Instalment, Performance, Recurrence, Screening
from tiaojie_tui.domain.dossier.item import State

READY, LACKING, LATER, BY_CHOICE = State
DUE = date(2026, 3, 20)
PAID = Performance(1, None, DUE, 120_000, "已履行")
UNSIGNED = a_case(signatures=(), sealed_on=None)
TWICE = a_term(instalments=(Instalment(date(2026, 3, 20), 70_000), Instalment(date(2026, 5, 20), 50_000)))
FIGHT = "2026年2月，双方因院墙争吵，被申请人动手打了申请人，伤得不重，已经道歉。"
LAST_DAY = date(2026, 4, 7)
"""Thirty days after the agreement are over on 5 April, and the sixth is a holiday's last day."""

# 履行凭证


def test_a_receipt_comes_with_the_money_and_is_missed_the_day_after_it_was_due() -> None:
    assert the(a_case(), "履行凭证", DUE).state is LATER
    assert "2026年3月20日" in the(a_case(), "履行凭证", DUE).why
    late = the(a_case(), "履行凭证", date(2026, 3, 21))
    assert (late.state, late.field, late.step) == (LACKING, "performance", "agreement")


def test_before_the_agreement_is_effective_nothing_is_overdue() -> None:
    assert the(UNSIGNED, "履行凭证", date(2026, 11, 23)).state is LATER


def test_each_payment_that_is_recorded_has_a_receipt_and_the_next_is_awaited() -> None:
    half = Performance(1, 1, DUE, 70_000, "已履行")
    first, second = of(with_terms(TWICE, performance=(half,)), "履行凭证", date(2026, 5, 20))
    assert (first.label, first.at, first.state) == ("履行凭证（第1条第1期）", 0, READY)
    assert (second.at, second.state) == (1, LATER)
    assert "2026年5月20日" in second.why
    assert of(with_terms(TWICE, performance=(half,)), "履行凭证", date(2026, 5, 21))[1].state is LACKING


def test_what_was_paid_without_naming_the_instalment_counts_for_the_earliest() -> None:
    half = Performance(1, None, DUE, 70_000, "部分履行")
    assert "2026年5月20日" in of(with_terms(TWICE, performance=(half,)), "履行凭证", DUE)[1].why
    less = replace(half, amount=69_999)
    assert "2026年3月20日" in of(with_terms(TWICE, performance=(less,)), "履行凭证", DUE)[1].why


def test_when_all_is_paid_no_receipt_is_awaited() -> None:
    assert the(a_case(performance=(PAID,)), "履行凭证").state is READY
    by_word = Performance(1, None, DUE, None, "已履行")
    assert the(a_case(performance=(by_word,)), "履行凭证").state is READY


def test_a_receipt_lacks_its_day_or_its_sum() -> None:
    part = Performance(1, None, None, None, "部分履行")
    item, _ = of(a_case(performance=(part,)), "履行凭证")
    assert (item.state, item.field, item.step) == (LACKING, "performance/0/on", "agreement")
    assert "另有1处" in item.why


def test_what_is_no_payment_has_no_receipt() -> None:
    mended = with_terms(
        a_term("修好院墙。", kind="act", due=DUE), performance=(Performance(1, None, DUE, None, "已履行"),)
    )
    assert of(mended, "履行凭证") == []
    refused = replace(PAID, amount=None, state="未履行")
    assert [item.label for item in of(a_case(performance=(refused,)), "履行凭证")] == ["履行凭证"]
    assert of(a_case(performance=(replace(PAID, term=7),)), "履行凭证")[0].label == "履行凭证"
    assert of(an_open_case(terms=(a_term(),)), "履行凭证") == []


# 回访记录


@pytest.mark.parametrize(("day", "state"), [(date(2026, 4, 19), LATER), (date(2026, 4, 20), LACKING)])
def test_somebody_goes_to_look_within_thirty_days_of_the_first_due_day(day: date, state: State) -> None:
    item = the(a_case(), "回访记录", day)
    assert item.state is state
    assert "2026年4月19日" in item.why


@pytest.mark.parametrize(("day", "state"), [(date(2026, 4, 5), LATER), (date(2026, 4, 6), LACKING)])
def test_where_nothing_has_a_day_it_is_thirty_days_from_the_agreement(day: date, state: State) -> None:
    assert the(with_terms(a_term("互不打扰。")), "回访记录", day).state is state


def test_what_was_due_before_the_agreement_is_looked_at_after_it() -> None:
    early = with_terms(a_term(due=date(2026, 1, 1)))
    assert "2026年4月5日" in the(early, "回访记录", AGREED).why


def test_of_what_comes_back_the_first_time_counts() -> None:
    monthly = a_term(due=None, recurrence=Recurrence("month", 1, date(2026, 5, 1)))
    assert "2026年5月31日" in the(with_terms(monthly), "回访记录", SOON).why


def test_each_visit_is_a_paper_and_lacks_what_was_not_written_down() -> None:
    seen = FollowUp(date(2026, 4, 2), "江海平", (APPLICANT,), "已付清。", "满意")
    first, second = of(a_case(follow_ups=(seen, FollowUp(visitor="江海平"))), "回访记录", date(2026, 12, 1))
    assert (first.label, first.at, first.state) == ("回访记录（2026年4月2日）", 0, READY)
    assert (second.label, second.at, second.state) == ("回访记录（第2次）", 1, LACKING)
    assert (second.field, second.step) == ("follow_ups/1/on", "agreement")


def test_nobody_is_visited_where_nothing_was_agreed_and_not_before_it_holds() -> None:
    for outcome in ("failed", "withdrawn", "open"):
        assert of(an_open_case(outcome=outcome), "回访记录") == []
    assert the(UNSIGNED, "回访记录", date(2026, 12, 1)).state is LATER


# 治安案件书面申请


def test_after_a_fight_the_police_may_be_asked_once_all_is_performed() -> None:
    paper = "治安案件书面申请"
    fought = a_case(facts=FIGHT)
    assert the(fought, paper).state is LATER
    done = replace(fought, performance=(PAID,))
    item = the(done, paper)
    assert (item.state, item.field, item.step) == (BY_CHOICE, "police_station", "agreement")
    assert the(done, paper, sealed=True) == item
    assert the(replace(done, police_station="云溪县公安局白杨派出所"), paper).state is READY
    assert the(replace(done, signatures=()), paper).state is LATER
    assert of(a_case(performance=(PAID,)), paper) == []


def test_a_quarrel_that_the_police_sent_lacks_the_station_until_it_is_named() -> None:
    paper = "治安案件书面申请"
    sent = a_case(source="接受委托移送调解", referred_by="公安机关", performance=(PAID,))
    item = the(sent, paper)
    assert (item.state, item.field) == (LACKING, "police_station")
    filed = a_case(screening=Screening(filed_with="公安机关"), performance=(PAID,))
    assert the(filed, paper).state is LACKING
    assert of(replace(sent, referred_by="法院"), paper) == []
    assert of(replace(sent, dispute_type="道路交通事故纠纷"), paper) == []
    assert of(replace(sent, facts="被申请人打伤申请人，构成轻伤。"), paper) == []
    assert of(replace(sent, outcome="failed", police_station="云溪县公安局白杨派出所"), paper) == []


# 司法确认


def test_both_sides_may_go_to_the_court_in_thirty_days_and_who_names_it_wants_to() -> None:
    case = a_case(records=(TALKED,))
    for paper in ("司法确认申请书", "司法确认材料清单"):
        item = the(case, paper, LAST_DAY)
        assert (item.state, item.field, item.step) == (BY_CHOICE, "court", "agreement")
        assert ("2026年4月7日" in item.why) is (paper == "司法确认申请书")
        assert of(case, paper, date(2026, 4, 8)) == []
        assert the(case, paper, LAST_DAY, sealed=True) == item
        wanted = replace(case, court="云溪县人民法院")
        assert the(wanted, paper, LAST_DAY).state is READY
        assert "还剩0天" in the(wanted, paper, LAST_DAY).why
        assert the(wanted, paper, date(2026, 4, 8)).state is BY_CHOICE


def test_an_application_to_the_court_lacks_what_the_court_asks_for() -> None:
    one, other = a_case().parties
    case = a_case(parties=(one, replace(other, id_number=None)), court="云溪县人民法院")
    item = the(case, "司法确认申请书", SOON)
    assert (item.state, item.field, item.step) == (LACKING, "parties/1/id_number", "parties")
    assert RESPONDENT in item.why


def test_the_court_is_for_later_while_the_agreement_is_not_effective() -> None:
    assert the(UNSIGNED, "司法确认申请书").state is LATER
    assert the(replace(UNSIGNED, court="云溪县人民法院"), "司法确认申请书").state is LATER


def test_no_court_confirms_what_is_performed_oral_or_not_agreed() -> None:
    paper = "司法确认申请书"
    assert of(a_case(performance=(PAID,)), paper) == []
    assert the(a_case(performance=(PAID,), court="云溪县人民法院"), paper).state is READY
    for outcome in ("oral", "failed", "withdrawn", "open"):
        assert of(a_case(outcome=outcome), paper) == []
