"""Intake and parties: each rule fires, keeps quiet, and is tried at its edge."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.domain.factories import AGREED, APPLICANT, RESPONDENT, a_case, a_company, a_party, a_signature
from tests.domain.rules.trials import Trial, edge, fires, quiet
from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Agent, Case, Consent, Screening, Unread

_FATHER = Agent(kind="法定代理人", name="林国安", relation="父亲")
_LAWYER = Agent(kind="委托代理人", name="杜明远", relation="律师", authority="特别授权")
_WEAK = replace(_LAWYER, authority="一般授权")
_EARNS = "以自己的劳动收入为主要生活来源"


def _applicant(**changes: Any) -> Case:
    parties = a_case().parties
    return a_case(parties=(replace(parties[0], **changes), parties[1]))


def _born(birth: date, **changes: Any) -> Case:
    return _applicant(birth=birth, id_number=None, **changes)


def _consenting(**changes: Any) -> Case:
    return a_case(consents=(replace(a_case().consents[0], **changes), a_case().consents[1]))


def _signed_by_the_lawyer(agent: Agent) -> Case:
    others = tuple(one for one in a_case().signatures if one.name != APPLICANT)
    case = _applicant(agents=(agent,))
    return replace(
        case, signatures=(*others, a_signature("杜明远", f"{APPLICANT}的委托代理人", method="签名"))
    )


def _with_company(**changes: Any) -> Case:
    return a_case(parties=(a_party(), a_company(**changes)))


@pytest.mark.parametrize(
    "trial",
    [
        fires("NOT_MEDIABLE", a_case(screening=Screening(reserved=True))),
        quiet("NOT_MEDIABLE", a_case()),
        edge("NOT_MEDIABLE", False, a_case(screening=Screening())),
        fires("CONSENT_MISSING", a_case(consents=())),
        quiet("CONSENT_MISSING", a_case()),
        edge("CONSENT_MISSING", True, _consenting(on=None)),
        fires("NOTICE_MISSING", a_case(consents=())),
        quiet("NOTICE_MISSING", a_case()),
        edge("NOTICE_MISSING", True, _consenting(notified=False)),
        fires("CONSENT_AFTER_AGREEMENT", _consenting(on=date(2026, 3, 7))),
        quiet("CONSENT_AFTER_AGREEMENT", a_case()),
        edge("CONSENT_AFTER_AGREEMENT", False, _consenting(on=AGREED)),
        edge(
            "CONSENT_AFTER_AGREEMENT",
            False,
            a_case(consents=(*a_case().consents, Consent("外人", date(2026, 4, 1)))),
        ),
        fires("COMMITTEE_MISSING", a_case(committee=None)),
        quiet("COMMITTEE_MISSING", a_case()),
        edge("COMMITTEE_MISSING", True, a_case(committee="")),
        fires("MEDIATOR_MISSING", a_case(mediators=())),
        quiet("MEDIATOR_MISSING", a_case()),
        edge("MEDIATOR_MISSING", True, a_case(mediators=(), outcome="failed")),
        fires("UNREAD", a_case(unread=(Unread("agreed_on", "年前"),))),
        quiet("UNREAD", a_case()),
        edge("UNREAD", False, a_case(unread=(Unread("terms/7/amount", "许多"),))),
        edge(
            "UNREAD",
            True,
            a_case(unread=(Unread(paths.join("consents", paths.keyed(APPLICANT), "on"), "那天"),)),
        ),
        fires("PERSON_NAME_MISMATCH", a_case(title="林月鹅与汪大河邻里纠纷")),
        quiet("PERSON_NAME_MISMATCH", a_case()),
        edge("PERSON_NAME_MISMATCH", False, a_case(title="林月娥与汪大河、等人邻里纠纷")),
        fires("PARTIES_MISSING", a_case(parties=())),
        quiet("PARTIES_MISSING", a_case()),
        edge("PARTIES_MISSING", True, a_case(parties=(a_party(),))),
        edge("PARTIES_MISSING", True, a_case(parties=(a_party(), a_party("甲一方", role="第三人")))),
        fires("PARTY_NAME_MISSING", _applicant(name=None)),
        quiet("PARTY_NAME_MISSING", a_case()),
        edge("PARTY_NAME_MISSING", True, _applicant(name="")),
        fires("PARTY_NAME_DOUBLE", a_case(parties=(*a_case().parties, a_party(RESPONDENT)))),
        quiet("PARTY_NAME_DOUBLE", a_case()),
        edge(
            "PARTY_NAME_DOUBLE",
            False,
            a_case(parties=(*a_case().parties, a_party(RESPONDENT, ref="小汪大河"))),
        ),
        fires("MINOR_PARTY", _born(date(2012, 1, 1), agents=(_FATHER,))),
        quiet("MINOR_PARTY", a_case()),
        edge("MINOR_PARTY", True, _born(date(2008, 3, 6))),  # the eighteenth birthday itself
        edge("MINOR_PARTY", False, _born(date(2008, 3, 5))),
        edge("MINOR_PARTY", True, _born(date(2010, 3, 6), note=_EARNS)),  # sixteen
        fires("MINOR_WITHOUT_GUARDIAN", _born(date(2012, 1, 1))),
        quiet("MINOR_WITHOUT_GUARDIAN", _born(date(2012, 1, 1), agents=(_FATHER,))),
        edge("MINOR_WITHOUT_GUARDIAN", True, _born(date(2008, 3, 7))),
        edge("MINOR_WITHOUT_GUARDIAN", False, _born(date(2008, 3, 6))),
        edge("MINOR_WITHOUT_GUARDIAN", False, _born(date(2010, 3, 6), note=_EARNS)),
        edge("MINOR_WITHOUT_GUARDIAN", True, _born(date(2010, 3, 7), note=_EARNS)),
        edge("MINOR_WITHOUT_GUARDIAN", True, _born(date(2009, 1, 1), note="在外打工")),
        # Born on 29 February: eighteen on 1 March of a common year.
        edge("MINOR_WITHOUT_GUARDIAN", True, replace(_born(date(2008, 2, 29)), agreed_on=date(2026, 2, 28))),
        edge("MINOR_WITHOUT_GUARDIAN", False, replace(_born(date(2008, 2, 29)), agreed_on=date(2026, 3, 1))),
        fires("AGENT_AUTHORITY", _signed_by_the_lawyer(_WEAK)),
        quiet("AGENT_AUTHORITY", _signed_by_the_lawyer(_LAWYER)),
        edge("AGENT_AUTHORITY", True, _applicant(agents=(_LAWYER, _WEAK, _LAWYER))),
        edge("AGENT_AUTHORITY", False, _applicant(agents=(_LAWYER, _LAWYER))),
        fires("ORG_ID_MISSING", _with_company(credit_code=None)),
        quiet("ORG_ID_MISSING", _with_company()),
        edge("ORG_ID_MISSING", True, _with_company(legal_representative="")),
        fires("CREDIT_CODE_WRONG", _with_company(credit_code="93990000MF0000002K")),
        quiet("CREDIT_CODE_WRONG", _with_company()),
        edge("CREDIT_CODE_WRONG", False, _with_company(credit_code=None)),
        fires("ID_NUMBER_WRONG", _applicant(id_number="330000198811050022")),
        quiet("ID_NUMBER_WRONG", a_case()),
        edge("ID_NUMBER_WRONG", True, _applicant(id_number="33000019881105002")),
        edge("ID_NUMBER_WRONG", False, _applicant(id_number="")),
        fires("ID_NUMBER_ODD", _applicant(id_number="E12345678")),
        quiet("ID_NUMBER_ODD", a_case()),
        edge("ID_NUMBER_ODD", False, _applicant(id_number="330000198811050022")),
        fires("ID_NUMBER_DISAGREES", _applicant(sex="男")),
        quiet("ID_NUMBER_DISAGREES", a_case()),
        edge("ID_NUMBER_DISAGREES", True, _applicant(birth=date(1988, 11, 6))),
        edge("ID_NUMBER_DISAGREES", False, _applicant(sex=None, birth=None)),
        fires("PHONE_ODD", _applicant(phone="1540000")),
        quiet("PHONE_ODD", a_case()),
        edge("PHONE_ODD", True, _applicant(phone="154000000911")),
    ],
)
def test_of_people(trial: Trial) -> None:
    trial.run()
