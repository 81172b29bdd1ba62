"""Small cases for tests: one that nothing is wrong with, to be spoilt in one place at a time."""

from dataclasses import replace
from datetime import date
from typing import Any

from tiaojie_tui.domain.case import (
    Case,
    Citation,
    Consent,
    Party,
    Screening,
    Signature,
    Term,
)

TODAY = date(2026, 11, 23)
AGREED = date(2026, 3, 6)
MEDIATOR, RECORDER = "江海平", "苏文英"
APPLICANT, RESPONDENT = "林月娥", "汪大河"


def a_party(name: str | None = APPLICANT, **changes: Any) -> Party:
    """A grown-up person with everything the forms ask for; changes make it another."""
    person = Party(
        role="申请人",
        kind="person",
        name=name,
        sex="女",
        ethnicity="汉族",
        birth=date(1988, 11, 5),
        id_number="330000198811050021",
        occupation="务农",
        phone="15400000091",
        address="云溪县白杨镇青石村一组",
    )
    return replace(person, **changes)


def a_company(name: str | None = "青禾农机专业合作社", **changes: Any) -> Party:
    """A registered organisation with everything the forms ask for."""
    organisation = Party(
        role="被申请人",
        kind="organization",
        name=name,
        credit_code="93990000MF0000002J",
        legal_representative="杜长水",
        representative_post="理事长",
        phone="15400000092",
        address="云溪县白杨镇南街2号",
    )
    return replace(organisation, **changes)


def a_term(text: str | None = None, **changes: Any) -> Term:
    """The respondent pays the applicant 1200 yuan; with ``text``, a term of that wording and no data."""
    if text is not None:
        return replace(
            Term(kind="other", obligors=(RESPONDENT,), obligees=(APPLICANT,), text=text), **changes
        )
    payment = Term(
        kind="payment",
        obligors=(RESPONDENT,),
        obligees=(APPLICANT,),
        text=f"{RESPONDENT}于2026年3月20日前一次性向{APPLICANT}支付修墙款人民币1200元（大写：壹仟贰佰元整），以现金交付。",
        amount=120_000,
        due=date(2026, 3, 20),
        method="现金",
    )
    return replace(payment, **changes)


def a_signature(name: str, capacity: str = "当事人", **changes: Any) -> Signature:
    """A signature with a fingerprint, made on the day of the agreement."""
    return replace(Signature(name, capacity, "签名、按指印", AGREED), **changes)


def a_case(**changes: Any) -> Case:
    """A case from intake to the seal that no rule objects to on ``TODAY``."""
    respondent = a_party(
        RESPONDENT,
        role="被申请人",
        sex="男",
        birth=date(1956, 3, 12),
        id_number="33000019560312001X",
        phone="15400000093",
    )
    sound = Case(
        number="(2026)青调字第1号",
        title=f"{APPLICANT}与{RESPONDENT}邻里纠纷",
        dispute_type="邻里纠纷",
        source="依申请调解",
        difficulty="简易",
        applied_on=date(2026, 3, 2),
        accepted_on=date(2026, 3, 2),
        agreed_on=AGREED,
        committee="云溪县白杨镇青石村人民调解委员会",
        mediators=(MEDIATOR,),
        recorder=RECORDER,
        parties=(a_party(), respondent),
        facts="2026年2月，被申请人翻修院墙时碰坏申请人的墙角，双方对修理费有争议。",
        claims=("赔偿修墙款1200元",),
        legal_basis=(Citation("中华人民共和国民法典", "第二百九十五条"),),
        terms=(a_term(),),
        outcome="written",
        consents=tuple(Consent(name, date(2026, 3, 2), True) for name in (APPLICANT, RESPONDENT)),
        signatures=(
            a_signature(APPLICANT),
            a_signature(RESPONDENT),
            a_signature(MEDIATOR, "人民调解员", method="签名"),
            a_signature(RECORDER, "记录人", method="签名"),
        ),
        sealed_on=AGREED,
        screening=Screening(reserved=False, filed_with="没有"),
    )
    return replace(sound, **changes)


def with_terms(*terms: Term, **changes: Any) -> Case:
    """The sound case with other terms."""
    return a_case(terms=terms, **changes)
