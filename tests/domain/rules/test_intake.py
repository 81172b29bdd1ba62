"""Intake: may it be mediated, does everybody want it, was everybody told?"""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.factories import APPLICANT, RESPONDENT, a_case
from tests.domain.rules.reports import problem, problems, reported
from tiaojie_tui.domain.case import Case, Consent, Screening
from tiaojie_tui.domain.problems import Severity


def _with_consent(consent: Consent) -> Case:
    others = tuple(one for one in a_case().consents if one.name != consent.name)
    return a_case(consents=(*others, consent))


def test_each_party_without_a_consent_is_named() -> None:
    found = problems(a_case(consents=()), "CONSENT_MISSING")
    assert [one.field for one in found] == [f"consents/={APPLICANT}/on", f"consents/={RESPONDENT}/on"]
    assert APPLICANT in found[0].message
    assert found[0].severity is Severity.BLOCK


def test_a_consent_without_its_day_is_no_consent() -> None:
    assert "CONSENT_MISSING" in reported(_with_consent(Consent(RESPONDENT, notified=True)))


def test_the_consent_of_somebody_else_does_not_count() -> None:
    wife = Consent(RESPONDENT + "之妻", date(2026, 3, 2), True)
    assert (
        problem(a_case(consents=(a_case().consents[0], wife)), "CONSENT_MISSING").message.count(RESPONDENT)
        == 1
    )


def test_a_refusing_party_stops_the_mediation_and_is_not_asked_again() -> None:
    case = _with_consent(Consent(RESPONDENT, notified=True, refused=True))
    assert problem(case, "PARTY_REFUSED").field == f"consents/={RESPONDENT}/refused"
    assert "CONSENT_MISSING" not in reported(case)


def test_a_refusal_is_in_order_where_the_mediation_has_failed() -> None:
    case = _with_consent(Consent(RESPONDENT, notified=True, refused=True))
    assert "PARTY_REFUSED" not in reported(replace(case, outcome="failed"))


@pytest.mark.parametrize("notified", [None, False])
def test_a_party_that_was_not_told_its_rights_blocks(notified: bool | None) -> None:
    case = _with_consent(Consent(APPLICANT, date(2026, 3, 2), notified))
    assert problem(case, "NOTICE_MISSING").field == f"consents/={APPLICANT}/notified"


def test_what_the_law_reserves_to_others_is_not_mediated() -> None:
    assert problem(a_case(screening=Screening(reserved=True)), "NOT_MEDIABLE").severity is Severity.BLOCK
    assert "NOT_MEDIABLE" not in reported(a_case(screening=Screening()))


@pytest.mark.parametrize(
    ("filed_with", "rule", "referrer"),
    [
        ("公安机关", "POLICE_ALREADY_FILED", "公安机关"),
        ("法院", "COURT_ALREADY_FILED", "法院"),
        ("其他行政机关", "AGENCY_ALREADY_FILED", "信访部门"),
    ],
)
def test_what_another_body_has_taken_must_have_been_sent_by_it(
    filed_with: str, rule: str, referrer: str
) -> None:
    case = a_case(screening=Screening(False, filed_with))
    assert problem(case, rule).severity is Severity.WARN
    assert rule not in reported(replace(case, source="接受委托移送调解", referred_by=referrer))
    assert rule in reported(replace(case, source="接受委托移送调解", referred_by="检察院"))
    assert rule in reported(replace(case, source="主动调解", referred_by=referrer))


@pytest.mark.parametrize("filed_with", [None, "没有", "不清楚"])
def test_what_nobody_has_taken_is_free(filed_with: str | None) -> None:
    found = reported(a_case(screening=Screening(False, filed_with)))
    assert not any(rule.endswith("ALREADY_FILED") for rule in found)
