"""Days of the case and of its terms."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests.domain.factories import AGREED, APPLICANT, a_case, a_term, with_terms
from tests.domain.rules.reports import problem, reported, reported_of
from tiaojie_tui.domain.case import Consent, Instalment, Record, Recurrence
from tiaojie_tui.domain.problems import Severity

_BEFORE = date(2026, 3, 5)


@pytest.mark.parametrize(
    "changes",
    [
        {"due": _BEFORE},
        {"instalments": (Instalment(_BEFORE, 20_000), Instalment(date(2026, 5, 1), 100_000))},
        {"due": None, "recurrence": Recurrence("month", 1, date(2025, 1, 1), _BEFORE)},
    ],
)
def test_a_day_before_the_agreement_is_a_warning(changes: dict[str, Any]) -> None:
    found = problem(
        with_terms(a_term(text="付1200元。", kind="payment", amount=120_000, **changes)),
        "DUE_BEFORE_AGREEMENT",
    )
    assert (found.severity, found.field) == (Severity.WARN, "terms/0/plan")


@pytest.mark.parametrize(
    "changes",
    [
        {"due": AGREED},
        {"due": None, "recurrence": Recurrence("month", 1, date(2025, 1, 1))},
        {"due": None},
    ],
)
def test_the_day_of_the_agreement_itself_is_fine(changes: dict[str, Any]) -> None:
    term = a_term(text="付1200元。", kind="payment", amount=120_000, **changes)
    assert "DUE_BEFORE_AGREEMENT" not in reported(with_terms(term))


def test_without_a_day_of_agreement_no_day_is_too_early() -> None:
    assert "DUE_BEFORE_AGREEMENT" not in reported(with_terms(a_term(due=_BEFORE), agreed_on=None))


def test_a_last_day_in_the_wording_counts_too() -> None:
    assert "DUE_BEFORE_AGREEMENT" in reported_of("于2026年3月5日前交还钥匙。")
    assert "DUE_BEFORE_AGREEMENT" not in reported_of("2025年10月1日借的钥匙，于2026年3月6日前交还。")


@pytest.mark.parametrize(
    "text",
    [
        "于2026年2月30日前交还。",
        "于2月30日前交还。",
        "于2026年4月31日前交还。",
        "于2027年2月29日前交还。",
        "于13月1日前交还。",
        "于2026-02-30前交还。",
        "于２０２６年２月３０日前交还。",
        "于二〇二六年二月三十日前交还。",
        "于二月三十日交还。",
    ],
)
def test_a_day_that_does_not_exist_blocks(text: str) -> None:
    found = problem(with_terms(a_term(text)), "DUE_NON_EXISTING_DATE")
    assert found.severity is Severity.BLOCK


@pytest.mark.parametrize(
    "text",
    [
        "于2028年2月29日前交还。",
        "于2月29日前交还。",
        "于农历二月三十日前交还。",
        "于2026年12月31日前交还。",
        "于十二月三十一日前交还。",
        "门牌12-31-2号，于6月30日前交还。",
        "每月30日交一次。",
    ],
)
def test_a_day_that_exists_is_silent(text: str) -> None:
    assert "DUE_NON_EXISTING_DATE" not in reported_of(text)


def test_a_last_day_in_the_wording_that_is_not_the_terms_own_is_a_warning() -> None:
    old = a_term(due=date(2026, 4, 20))
    assert problem(with_terms(old), "DUE_TEXT_MISMATCH").severity is Severity.WARN


@pytest.mark.parametrize(
    "term",
    [
        a_term(),
        a_term("于2026年4月1日前交还。"),
        a_term("协议签订后10日内交还。", due=date(2026, 3, 16)),
        a_term("2026年2月1日借走的钥匙交还。", due=date(2026, 3, 16)),
        a_term("于2026年4月1日前、2026年5月1日前各交一半。", due=date(2026, 5, 1)),
    ],
)
def test_a_wording_that_leaves_the_day_to_the_data_is_silent(term: Any) -> None:
    assert "DUE_TEXT_MISMATCH" not in reported(with_terms(term))


# The case as a whole


def test_an_agreement_before_the_acceptance_blocks() -> None:
    case = a_case(accepted_on=date(2026, 3, 7))
    assert problem(case, "AGREED_BEFORE_ACCEPTED").severity is Severity.BLOCK
    assert "AGREED_BEFORE_ACCEPTED" not in reported(a_case(accepted_on=AGREED))


def test_where_the_acceptance_is_not_known_the_application_counts() -> None:
    case = a_case(accepted_on=None, applied_on=date(2026, 3, 7))
    assert "申请日期" in problem(case, "AGREED_BEFORE_ACCEPTED").message


def test_an_acceptance_before_the_application_is_a_warning() -> None:
    case = a_case(applied_on=date(2026, 3, 3))
    assert problem(case, "ACCEPTED_BEFORE_APPLIED").severity is Severity.WARN


def test_a_consent_after_the_agreement_is_a_warning() -> None:
    late = Consent(APPLICANT, date(2026, 3, 7), True)
    case = a_case(consents=(late, a_case().consents[1]))
    assert problem(case, "CONSENT_AFTER_AGREEMENT").field == f"consents/={APPLICANT}/on"


def test_a_mediation_recorded_after_the_agreement_is_a_warning() -> None:
    late = Record(kind="调解记录", at=datetime(2026, 3, 7, 9, 0))
    assert "RECORD_AFTER_AGREEMENT" in reported(a_case(records=(late,)))
    assert "RECORD_AFTER_AGREEMENT" not in reported(a_case(records=(replace(late, kind="调查记录"),)))
    same_day = replace(late, at=datetime(2026, 3, 6, 23, 59))
    assert "RECORD_AFTER_AGREEMENT" not in reported(a_case(records=(same_day,)))


@pytest.mark.parametrize("field", ["applied_on", "accepted_on", "agreed_on"])
def test_a_day_that_has_not_come_is_a_warning(field: str) -> None:
    tomorrow, today = date(2026, 3, 11), date(2026, 3, 10)
    case = a_case(**{field: tomorrow})
    assert problem(case, "FUTURE_DATE", today).field == field
    assert "FUTURE_DATE" not in reported(case, tomorrow)


@pytest.mark.parametrize(("accepted", "late"), [(date(2026, 2, 4), False), (date(2026, 2, 3), True)])
def test_more_than_thirty_days_from_acceptance_to_agreement_is_a_warning(accepted: date, late: bool) -> None:
    assert ("TIME_LIMIT" in reported(a_case(applied_on=None, accepted_on=accepted))) is late


@pytest.mark.parametrize(("until", "late"), [(AGREED, False), (date(2026, 3, 5), True)])
def test_both_sides_may_agree_to_go_on_until_a_day(until: date, late: bool) -> None:
    case = a_case(applied_on=None, accepted_on=date(2026, 1, 5), extended_to=until)
    assert ("TIME_LIMIT" in reported(case)) is late
    if late:
        assert problem(case, "TIME_LIMIT").field == "extended_to"


@pytest.mark.parametrize(("today", "late"), [(date(2026, 4, 20), False), (date(2026, 4, 21), True)])
def test_while_they_still_talk_the_day_they_go_on_until_is_measured_by_today(today: date, late: bool) -> None:
    case = a_case(agreed_on=None, outcome="open", extended_to=date(2026, 4, 20))
    assert ("TIME_LIMIT" in reported(case, today=today)) is late


def test_a_day_within_the_thirty_is_no_shorter_limit() -> None:
    assert "TIME_LIMIT" not in reported(a_case(extended_to=date(2026, 3, 4)))


def test_an_open_case_is_late_by_today() -> None:
    open_case = a_case(agreed_on=None, outcome="open")
    assert "TIME_LIMIT" not in reported(open_case, today=date(2026, 4, 1))
    assert "31天" in problem(open_case, "TIME_LIMIT", today=date(2026, 4, 2)).message
