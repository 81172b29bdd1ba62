"""Parties, guardians, agents, organisations and their numbers."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.domain.factories import APPLICANT, RESPONDENT, a_case, a_company, a_party, a_signature
from tests.domain.rules.reports import problem, problems, reported
from tiaojie_tui.domain.case import Agent, Case, Party
from tiaojie_tui.domain.problems import Severity

_GUARDIAN = Agent(kind="法定代理人", name="林国安", relation="父亲")


def _applicant(**changes: Any) -> Case:
    parties = a_case().parties
    return a_case(parties=(replace(parties[0], **changes), parties[1]))


def _agent(**changes: Any) -> Agent:
    return replace(Agent(kind="委托代理人", name="杜明远", relation="律师", authority="特别授权"), **changes)


@pytest.mark.parametrize(
    ("parties", "says"),
    [
        ((), "0个当事人"),
        ((a_party(),), "1个当事人"),
        ((a_party(role="被申请人"), a_party("甲一方", role="被申请人")), "申请人"),
        ((a_party(), a_party("甲一方")), "被申请人"),
        ((a_party(), a_party("甲一方", role="第三人")), "被申请人"),
        ((a_party(), a_party("甲一方", role=None)), "被申请人"),
    ],
)
def test_a_mediation_needs_an_applicant_and_a_respondent(parties: tuple[Party, ...], says: str) -> None:
    assert says in problem(a_case(parties=parties), "PARTIES_MISSING").message


def test_many_parties_on_one_side_are_enough() -> None:
    parties = (*a_case().parties, a_party("丁三娘"), a_company())
    assert "PARTIES_MISSING" not in reported(a_case(parties=parties))


def test_a_party_without_a_name_blocks() -> None:
    assert problem(_applicant(name=None), "PARTY_NAME_MISSING").field == "parties/0/name"


def test_two_parties_of_one_name_need_a_word_of_their_own() -> None:
    double = a_party(RESPONDENT, role="第三人")
    case = a_case(parties=(*a_case().parties, double))
    assert problem(case, "PARTY_NAME_DOUBLE").field == "parties/2/ref"
    told_apart = replace(case, parties=(*a_case().parties, replace(double, ref="小汪大河")))
    assert "PARTY_NAME_DOUBLE" not in reported(told_apart)


def test_a_word_of_its_own_that_is_anothers_name_is_double_too() -> None:
    case = a_case(parties=(*a_case().parties, a_party("丁三娘", ref=RESPONDENT)))
    assert "PARTY_NAME_DOUBLE" in reported(case)


# Minors


def test_a_minor_with_a_guardian_is_a_hint() -> None:
    case = _applicant(birth=date(2012, 1, 1), id_number=None, agents=(_GUARDIAN,))
    found = problem(case, "MINOR_PARTY")
    assert found.severity is Severity.HINT
    assert "林国安" in found.message
    assert "14周岁" in found.message
    assert "MINOR_WITHOUT_GUARDIAN" not in reported(case)


@pytest.mark.parametrize("agents", [(), (_agent(),), (replace(_GUARDIAN, name=None),)])
def test_a_minor_without_a_guardian_blocks(agents: tuple[Agent, ...]) -> None:
    case = _applicant(birth=date(2012, 1, 1), id_number=None, agents=agents)
    assert problem(case, "MINOR_WITHOUT_GUARDIAN").field == "parties/0/agents"
    assert "MINOR_PARTY" in reported(case)


def test_from_eight_years_on_the_child_signs_too() -> None:
    eight = _applicant(birth=date(2018, 3, 6), id_number=None, agents=(_GUARDIAN,))
    seven = _applicant(birth=date(2018, 3, 7), id_number=None, agents=(_GUARDIAN,))
    assert "本人也要签" in problem(eight, "MINOR_PARTY").message
    assert "本人也要签" not in problem(seven, "MINOR_PARTY").message


def test_one_day_before_eighteen_is_a_minor() -> None:
    assert "MINOR_WITHOUT_GUARDIAN" in reported(_applicant(birth=date(2008, 3, 7), id_number=None))


def test_on_the_eighteenth_birthday_the_card_is_to_be_looked_at_again() -> None:
    case = _applicant(birth=date(2008, 3, 6), id_number=None)
    assert problem(case, "MINOR_PARTY").severity is Severity.HINT
    assert "MINOR_WITHOUT_GUARDIAN" not in reported(case)


def test_after_the_eighteenth_birthday_nothing_is_said() -> None:
    assert not {"MINOR_PARTY", "MINOR_WITHOUT_GUARDIAN"} & reported(
        _applicant(birth=date(2008, 3, 5), id_number=None)
    )


def test_age_counts_on_the_day_of_the_agreement_not_today() -> None:
    case = _applicant(birth=date(2008, 3, 7), id_number=None)
    assert "MINOR_WITHOUT_GUARDIAN" in reported(case, today=date(2040, 1, 1))
    assert "MINOR_WITHOUT_GUARDIAN" not in reported(replace(case, agreed_on=None), today=date(2040, 1, 1))


def test_where_only_the_number_tells_the_birth_it_counts() -> None:
    child = _applicant(birth=None, sex=None, id_number="330000201806010038")
    assert "MINOR_WITHOUT_GUARDIAN" in reported(child)
    assert "MINOR_WITHOUT_GUARDIAN" not in reported(_applicant(birth=None))


# Agents


def test_a_special_agent_is_in_order() -> None:
    assert "AGENT_AUTHORITY" not in reported(_applicant(agents=(_agent(),)))


def test_a_general_agent_is_a_hint_while_the_party_can_sign_itself() -> None:
    case = replace(_applicant(agents=(_agent(authority="一般授权"),)), signatures=())
    found = problem(case, "AGENT_AUTHORITY")
    assert found.severity is Severity.HINT
    assert found.field == "parties/0/agents/0/authority"


@pytest.mark.parametrize("authority", [None, "一般授权"])
def test_an_agent_that_signed_without_special_authority_blocks(authority: str | None) -> None:
    case = _applicant(agents=(_agent(authority=authority),))
    signatures = (a_signature("杜明远", f"{APPLICANT}的委托代理人"), *case.signatures[1:])
    assert problem(replace(case, signatures=signatures), "AGENT_AUTHORITY").severity is Severity.BLOCK


def test_an_agent_that_signed_beside_the_party_is_in_order() -> None:
    case = _applicant(agents=(_agent(authority="一般授权"),))
    signatures = (*case.signatures, a_signature("杜明远", f"{APPLICANT}的委托代理人"))
    assert "AGENT_AUTHORITY" not in reported(replace(case, signatures=signatures))


def test_another_partys_own_signature_is_not_taken_for_the_agents() -> None:
    helper = _agent(name=RESPONDENT, authority="一般授权")
    case = _applicant(agents=(helper,))
    unsigned = replace(case, signatures=case.signatures[1:])
    assert problem(unsigned, "AGENT_AUTHORITY").severity is Severity.HINT


def test_an_organisation_that_only_a_weak_agent_could_sign_for_blocks() -> None:
    company = a_company(legal_representative=None, agents=(_agent(authority="一般授权"),))
    case = a_case(parties=(a_party(), company), signatures=())
    assert problem(case, "AGENT_AUTHORITY").severity is Severity.BLOCK
    strong = replace(company, agents=(*company.agents, _agent(name="郝新")))
    beside = problem(replace(case, parties=(a_party(), strong)), "AGENT_AUTHORITY")
    assert beside.severity is Severity.HINT


def test_more_than_two_agents_are_a_warning() -> None:
    three = tuple(_agent(name=name) for name in ("郝新", "郝旧", "郝中"))
    found = problem(_applicant(agents=three), "AGENT_AUTHORITY")
    assert found.severity is Severity.WARN
    assert "AGENT_AUTHORITY" not in reported(_applicant(agents=three[:2]))


# Organisations and numbers


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"credit_code": None}, "parties/1/credit_code"),
        ({"legal_representative": None}, "parties/1/legal_representative"),
        ({"credit_code": None, "legal_representative": None}, "parties/1/credit_code"),
    ],
)
def test_an_organisation_without_code_or_representative_is_a_warning(
    changes: dict[str, Any], field: str
) -> None:
    found = problem(a_case(parties=(a_party(), a_company(**changes))), "ORG_ID_MISSING")
    assert (found.field, found.severity) == (field, Severity.WARN)


def test_a_whole_organisation_and_a_person_lack_nothing() -> None:
    assert not {"ORG_ID_MISSING", "CREDIT_CODE_WRONG"} & reported(a_case(parties=(a_party(), a_company())))


def test_a_wrong_credit_code_is_a_warning() -> None:
    company = a_company(credit_code="93990000MF0000002K")
    assert problem(a_case(parties=(a_party(), company)), "CREDIT_CODE_WRONG").severity is Severity.WARN


@pytest.mark.parametrize("number", ["330000198811050022", "33000019881105002", "330000190002290010"])
def test_an_identity_number_that_cannot_be_right_blocks(number: str) -> None:
    found = problem(_applicant(id_number=number), "ID_NUMBER_WRONG")
    assert found.severity is Severity.BLOCK
    assert found.message.startswith(APPLICANT)


def test_an_agents_wrong_number_is_found_too() -> None:
    case = _applicant(agents=(_agent(id_number="123"),))
    assert problem(case, "ID_NUMBER_WRONG").field == "parties/0/agents/0/id_number"


def test_an_odd_number_is_a_warning_that_may_pass() -> None:
    found = problem(_applicant(id_number="E12345678"), "ID_NUMBER_ODD")
    assert found.severity is Severity.WARN


def test_sex_and_birth_must_agree_with_the_number() -> None:
    found = problems(_applicant(sex="男", birth=date(1988, 11, 6)), "ID_NUMBER_DISAGREES")
    assert [one.field for one in found] == ["parties/0/sex", "parties/0/birth"]
    assert "ID_NUMBER_DISAGREES" not in reported(_applicant(sex=None, birth=None))


def test_an_organisations_hidden_identity_number_is_not_checked() -> None:
    company = a_company(id_number="123", sex="男")
    assert not {"ID_NUMBER_WRONG", "ID_NUMBER_DISAGREES"} & reported(a_case(parties=(a_party(), company)))


@pytest.mark.parametrize(
    ("phone", "odd"), [("1540000009", True), ("无", False), ("0571-8888888", False), (None, False)]
)
def test_a_telephone_number_that_cannot_be_is_a_warning(phone: str | None, odd: bool) -> None:
    assert ("PHONE_ODD" in reported(_applicant(phone=phone))) is odd
