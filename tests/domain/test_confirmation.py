"""司法确认: ready or not yet and why, how long there is, and where to go."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.domain.factories import AGREED, APPLICANT, RESPONDENT, a_case, a_company, a_term, with_terms
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.confirmation import Readiness, last_day
from tiaojie_tui.domain.enforceability import look
from tiaojie_tui.domain.workdays import PUBLISHED

SOON = AGREED + timedelta(days=10)


def ready(case: Case, today: date = SOON) -> Readiness:
    return look(case, today).confirmation


def why(case: Case, today: date = SOON) -> str:
    return "\n".join(reason.message for reason in ready(case, today).reasons)


def test_a_signed_and_sealed_agreement_of_clear_terms_is_ready_and_says_how_long() -> None:
    found = ready(a_case())
    assert found.ready
    # The thirtieth day is 5 April, in the 清明 holidays.
    assert (found.until, found.days_left) == (date(2026, 4, 7), 22)
    assert found.verdict == "可以申请，最晚2026年4月7日，还剩22天"


def test_the_thirtieth_day_is_the_last_where_it_is_no_day_off() -> None:
    assert last_day(date(2026, 3, 10), PUBLISHED) == date(2026, 4, 9)
    until = last_day(AGREED, PUBLISHED)
    assert ready(a_case(), until).ready
    assert ready(a_case(), until).days_left == 0
    late = ready(a_case(), until + timedelta(days=1))
    assert not late.ready
    assert "已经过了" in late.reasons[0].message
    assert (late.verdict, late.days_left) == ("还不能申请", None)


def test_what_is_not_signed_or_sealed_is_named() -> None:
    case = a_case(signatures=a_case().signatures[:1], sealed_on=None)
    found = ready(case)
    assert found.until is None
    (only,) = found.reasons
    assert only.message == "协议还没有生效：汪大河、江海平、苏文英还没有签名，还没有盖调委会印章。"
    assert only.path == "signatures/=汪大河"
    assert ready(a_case(sealed_on=None)).reasons[0].path == "sealed_on"


@pytest.mark.parametrize("outcome", ["failed", "withdrawn"])
def test_without_an_agreement_there_is_nothing_to_confirm(outcome: str) -> None:
    assert why(a_case(outcome=outcome)) == "没有达成协议，没有可以确认的。"
    assert ready(a_case(outcome=outcome)).courts == ()


def test_an_oral_agreement_has_to_be_written_first() -> None:
    assert "口头协议要先写成书面" in why(a_case(outcome="oral"))
    assert ready(a_case(outcome="oral")).until is None


def test_without_terms_it_is_not_ready() -> None:
    assert "还没有协议条款" in why(a_case(terms=()))


def test_a_term_the_court_never_confirms_is_told_from_an_unclear_one() -> None:
    house = a_term("房屋归林月娥所有")
    said = why(with_terms(house, a_term("尽快给一些钱"), a_term("有钱时再给")))
    assert "第1条写的事，法院不确认" in said
    assert "第2、3条还不清楚" in said


def test_what_the_court_asks_of_each_party_is_missed_by_name() -> None:
    first, second = a_case().parties
    case = a_case(parties=(replace(first, id_number=None, phone=None), replace(second, address=None)))
    assert f"{APPLICANT}的证件号码、电话还没有写。" in why(case)
    assert f"{RESPONDENT}的住址还没有写。" in why(case)
    assert "统一社会信用代码" in why(a_case(parties=(first, a_company(credit_code=None))))


def test_any_court_where_one_lives_or_the_committee_sits_will_do() -> None:
    first, second, last, thing = ready(
        a_case(parties=(a_case().parties[0], replace(a_case().parties[1], address="县城东街")))
    ).courts
    assert first == "林月娥住所地（云溪县白杨镇青石村一组）的基层法院"
    assert second == "汪大河住所地（县城东街）的基层法院"
    assert last.startswith("云溪县白杨镇青石村人民调解委员会所在地")
    assert "房屋、土地" in thing


def test_people_at_one_place_share_a_line() -> None:
    assert ready(a_case()).courts[0].startswith("林月娥、汪大河住所地")


def test_a_case_the_court_sent_goes_back_to_that_court() -> None:
    sent = a_case(source="接受委托移送调解", referred_by="法院")
    assert ready(sent).courts == ("把这件事转来的那个法院",)


def test_an_empty_case_is_answered_too() -> None:
    assert not ready(Case()).ready
