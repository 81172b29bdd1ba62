"""Papers, days, signing and what comes after: each rule fires, keeps quiet, and is tried at its edge."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests.domain.factories import AGREED, APPLICANT, MEDIATOR, RECORDER, a_case, a_term, with_terms
from tests.domain.rules.trials import Trial, edge, fires, quiet
from tiaojie_tui.domain.case import Case, Instalment, Performance, Record

_BEFORE, _AFTER = date(2026, 3, 5), date(2026, 3, 7)
_WAGES = "拖欠农民工工资纠纷"
_DEATH = "汪大山在工地坠落死亡。"
_TWO = (Instalment(date(2026, 4, 1), 60_000), Instalment(date(2026, 5, 1), 60_000))


def _oral(**changes: Any) -> Case:
    return with_terms(a_term(due=AGREED), outcome="oral", **changes)


def _recorded(at: datetime) -> Case:
    return a_case(records=(Record("调解记录", at, text="双方各自陈述。"),))


def _unsigned(name: str) -> Case:
    return a_case(signatures=tuple(one for one in a_case().signatures if one.name != name))


def _undated(name: str) -> Case:
    return a_case(
        signatures=tuple(replace(one, on=None) if one.name == name else one for one in a_case().signatures)
    )


@pytest.mark.parametrize(
    "trial",
    [
        fires("FACTS_MISSING", a_case(facts=None)),
        quiet("FACTS_MISSING", a_case()),
        edge("FACTS_MISSING", True, a_case(facts="")),
        fires("AGREED_ON_MISSING", a_case(agreed_on=None)),
        quiet("AGREED_ON_MISSING", a_case()),
        edge("AGREED_ON_MISSING", False, a_case(agreed_on=None, outcome="failed")),
        fires("BLANK_LEFT", with_terms(a_term("汪大河于＿＿前交还钥匙。"))),
        quiet("BLANK_LEFT", a_case()),
        edge("BLANK_LEFT", False, with_terms(a_term("编号A_1的门由汪大河修好。"))),
        fires("COPIES", a_case(copies=2)),
        quiet("COPIES", a_case()),
        edge("COPIES", False, a_case(copies=3)),
        edge("COPIES", True, with_terms(a_term(), a_term("本协议一式二份。"))),
        edge("COPIES", False, with_terms(a_term(), a_term("本协议一式三份，双方各执一份。"))),
        fires("WRITTEN_REQUIRED", _oral(dispute_type=_WAGES)),
        fires("WRITTEN_REQUIRED", with_terms(a_term(), outcome="oral")),
        fires("WRITTEN_REQUIRED", _oral(difficulty="重大")),
        fires("WRITTEN_REQUIRED", _oral(facts="申请人要求签订书面协议。")),
        quiet("WRITTEN_REQUIRED", _oral()),
        quiet("WRITTEN_REQUIRED", a_case(dispute_type=_WAGES)),
        edge("WRITTEN_REQUIRED", True, with_terms(a_term(due=_AFTER), outcome="oral")),
        edge("WRITTEN_REQUIRED", False, with_terms(a_term(kind="act", due=date(2026, 4, 5)), outcome="oral")),
        edge("WRITTEN_REQUIRED", True, with_terms(a_term(kind="act", due=date(2026, 4, 6)), outcome="oral")),
        edge("WRITTEN_REQUIRED", False, _oral(facts="双方没有要求签订书面协议。")),
        fires("ACCEPTED_BEFORE_APPLIED", a_case(applied_on=date(2026, 3, 3))),
        quiet("ACCEPTED_BEFORE_APPLIED", a_case(applied_on=date(2026, 3, 1))),
        edge("ACCEPTED_BEFORE_APPLIED", False, a_case()),
        fires("AGREED_BEFORE_ACCEPTED", a_case(accepted_on=_AFTER)),
        quiet("AGREED_BEFORE_ACCEPTED", a_case()),
        edge("AGREED_BEFORE_ACCEPTED", False, a_case(accepted_on=AGREED)),
        fires("FUTURE_DATE", a_case(), _BEFORE),
        quiet("FUTURE_DATE", a_case()),
        edge("FUTURE_DATE", False, a_case(), AGREED),
        fires("RECORD_AFTER_AGREEMENT", _recorded(datetime(2026, 3, 7, 9))),
        quiet("RECORD_AFTER_AGREEMENT", _recorded(datetime(2026, 3, 3, 9))),
        edge("RECORD_AFTER_AGREEMENT", False, _recorded(datetime(2026, 3, 6, 23, 59))),
        fires("TIME_LIMIT", a_case(applied_on=None, accepted_on=date(2026, 1, 5))),
        quiet("TIME_LIMIT", a_case()),
        edge("TIME_LIMIT", False, a_case(applied_on=None, accepted_on=date(2026, 2, 4))),
        edge("TIME_LIMIT", True, a_case(applied_on=None, accepted_on=date(2026, 2, 3))),
        edge(
            "TIME_LIMIT",
            False,
            a_case(applied_on=None, accepted_on=date(2026, 2, 3), facts="双方同意延长调解十天。"),
        ),
        fires("DUE_BEFORE_AGREEMENT", with_terms(a_term(text="付1200元。", due=_BEFORE))),
        quiet("DUE_BEFORE_AGREEMENT", a_case()),
        edge("DUE_BEFORE_AGREEMENT", False, with_terms(a_term(text="付1200元。", due=AGREED))),
        fires("DUE_TEXT_MISMATCH", with_terms(a_term(due=date(2026, 4, 20)))),
        quiet("DUE_TEXT_MISMATCH", a_case()),
        edge("DUE_TEXT_MISMATCH", False, with_terms(a_term(text="付1200元。", due=date(2026, 4, 20)))),
        fires("DUE_NON_EXISTING_DATE", with_terms(a_term("于2026年2月30日前交还。"))),
        quiet("DUE_NON_EXISTING_DATE", a_case()),
        edge("DUE_NON_EXISTING_DATE", True, with_terms(a_term("于2027年2月29日前交还。"))),
        edge("DUE_NON_EXISTING_DATE", False, with_terms(a_term("于2028年2月29日前交还。"))),
        fires("CONFIRM_DEADLINE", a_case(), AGREED),
        quiet("CONFIRM_DEADLINE", a_case(performance=(Performance(1, amount=120_000),)), AGREED),
        edge("CONFIRM_DEADLINE", True, a_case(), date(2026, 4, 7)),
        edge("CONFIRM_DEADLINE", False, a_case(), date(2026, 4, 8)),
        fires("LABOUR_PAYMENT_ORDER_HINT", a_case(dispute_type=_WAGES)),
        quiet("LABOUR_PAYMENT_ORDER_HINT", a_case()),
        edge("LABOUR_PAYMENT_ORDER_HINT", False, a_case(dispute_type="其他劳动争议纠纷")),
        fires("PERIODIC_DEATH_COMP_NOTE", with_terms(a_term(instalments=_TWO), facts=_DEATH)),
        quiet("PERIODIC_DEATH_COMP_NOTE", with_terms(a_term(instalments=_TWO))),
        quiet("PERIODIC_DEATH_COMP_NOTE", with_terms(a_term(instalments=_TWO), facts="申请人的猪死亡。")),
        edge("PERIODIC_DEATH_COMP_NOTE", False, with_terms(a_term(instalments=_TWO[:1]), facts=_DEATH)),
        fires("PARTY_SIGN_MISSING", _unsigned(APPLICANT)),
        quiet("PARTY_SIGN_MISSING", a_case()),
        edge("PARTY_SIGN_MISSING", True, _undated(APPLICANT)),
        fires("NO_MEDIATOR_SIGN", _unsigned(MEDIATOR)),
        quiet("NO_MEDIATOR_SIGN", a_case()),
        edge("NO_MEDIATOR_SIGN", True, _undated(MEDIATOR)),
        fires("NO_RECORDER_SIGN", _unsigned(RECORDER)),
        quiet("NO_RECORDER_SIGN", a_case()),
        edge("NO_RECORDER_SIGN", False, replace(_unsigned(RECORDER), recorder=None)),
        fires("NO_SEAL", a_case(sealed_on=None)),
        quiet("NO_SEAL", a_case()),
        edge("NO_SEAL", False, _oral(sealed_on=None)),
    ],
)
def test_of_the_course(trial: Trial) -> None:
    trial.run()
