"""Terms as data: who, to whom, how much, by when; and the claims they answer."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.domain.factories import APPLICANT, RESPONDENT, a_case, a_party, a_term, with_terms
from tests.domain.rules.reports import problem, problems, reported, reported_of
from tiaojie_tui.domain.case import Instalment, Recurrence, Share
from tiaojie_tui.domain.problems import Severity

_MONTHLY = Recurrence("month", 1, date(2026, 4, 1))


@pytest.mark.rule("OBLIGOR_NOT_PARTY", "fires")
def test_an_obligor_who_is_no_party_blocks_and_is_named() -> None:
    found = problem(with_terms(a_term(obligors=(RESPONDENT, "汪小河"))), "OBLIGOR_NOT_PARTY")
    assert found.severity is Severity.BLOCK
    assert found.field == "terms/0/obligors"
    assert "汪小河" in found.message


@pytest.mark.rule("OBLIGOR_NOT_PARTY", "fires")
def test_a_slip_in_an_obligors_name_is_answered_with_the_name_that_was_meant() -> None:
    assert "是不是“汪大河”" in problem(with_terms(a_term(obligors=("汪大何",))), "OBLIGOR_NOT_PARTY").message


@pytest.mark.rule("OBLIGOR_NOT_PARTY", "quiet")
@pytest.mark.rule("OBLIGOR_NOT_PARTY", "edge")
def test_a_party_is_called_by_its_own_word_where_it_has_one() -> None:
    parties = (a_party(), a_party(RESPONDENT, role="被申请人", ref="老汪"))
    assert "OBLIGOR_NOT_PARTY" in reported(with_terms(a_term(), parties=parties))
    assert "OBLIGOR_NOT_PARTY" not in reported(with_terms(a_term(obligors=("老汪",)), parties=parties))


@pytest.mark.rule("OBLIGEE_NOT_PARTY", "fires")
def test_an_obligee_who_is_no_party_is_a_warning() -> None:
    found = problem(with_terms(a_term(obligees=("镇卫生院",))), "OBLIGEE_NOT_PARTY")
    assert (found.severity, found.field) == (Severity.WARN, "terms/0/obligees")


@pytest.mark.rule("OBLIGEE_NOT_PARTY", "edge")
def test_who_has_a_share_must_be_a_party_too() -> None:
    shares = (Share(APPLICANT, 60_000), Share("林小弟", 60_000))
    assert problem(with_terms(a_term(shares=shares)), "OBLIGEE_NOT_PARTY").field == "terms/0/shares"


@pytest.mark.rule("OBLIGOR_MISSING", "fires")
@pytest.mark.rule("OBLIGOR_MISSING", "quiet")
@pytest.mark.rule("OBLIGOR_MISSING", "edge")
@pytest.mark.parametrize(
    ("kind", "missing"), [("payment", True), ("apology", True), ("other", False), ("penalty", False)]
)
def test_a_duty_needs_somebody_who_has_it(kind: str, missing: bool) -> None:
    assert ("OBLIGOR_MISSING" in reported(with_terms(a_term(kind=kind, obligors=())))) is missing


@pytest.mark.rule("TERM_TEXT_MISSING", "fires")
@pytest.mark.rule("TERM_TEXT_MISSING", "edge")
@pytest.mark.parametrize("text", [None, "", "  \n"])
def test_a_term_without_wording_would_print_as_nothing(text: str | None) -> None:
    found = problem(with_terms(replace(a_term(), text=text)), "TERM_TEXT_MISSING")
    assert (found.severity, found.field) == (Severity.BLOCK, "terms/0/text")


@pytest.mark.rule("AMOUNT_MISSING", "fires")
@pytest.mark.rule("AMOUNT_MISSING", "quiet")
@pytest.mark.rule("AMOUNT_MISSING", "edge")
@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"amount": None}, True),
        ({"kind": "deposit", "amount": None}, True),
        ({"kind": "allocation", "amount": None}, True),
        ({"kind": "allocation", "amount": None, "shares": (Share(APPLICANT, 1),)}, False),
        ({"kind": "division", "amount": None}, False),
        ({"kind": "penalty", "amount": None}, False),
        ({"kind": "guarantee", "amount": None}, False),
        ({"instalments": (Instalment(date(2026, 3, 20), None),)}, True),
        (
            {
                "kind": "payment",
                "amount": None,
                "text": "看病费用报销后的自付部分,凭票据由三人各承担三分之一",
            },
            False,
        ),
        ({"kind": "payment", "amount": None, "text": "2026年1月1日起的利息按未还本金年利率4%计算"}, False),
        ({"kind": "payment", "amount": None, "text": "承担医疗费的三成"}, True),
        ({"kind": "payment", "amount": None, "text": "医疗费凭票据支付"}, True),
        ({"kind": "payment", "amount": None, "text": "逾期按日万分之二付违约金"}, True),
        ({}, False),
    ],
)
def test_where_money_is_owed_its_sum_must_be_there(changes: dict[str, Any], missing: bool) -> None:
    assert ("AMOUNT_MISSING" in reported(with_terms(a_term(**changes)))) is missing


@pytest.mark.rule("DUE_MISSING", "fires")
@pytest.mark.rule("DUE_MISSING", "quiet")
@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"due": None}, True),
        ({"kind": "deposit", "due": None}, True),
        ({"kind": "return", "due": None}, True),
        ({"due": None, "instalments": (Instalment(date(2026, 4, 1), 120_000),)}, False),
        ({"due": None, "instalments": (Instalment(None, 120_000),)}, True),
        ({"due": None, "recurrence": _MONTHLY}, False),
        ({"kind": "penalty", "due": None}, False),
        ({"kind": "guarantee", "due": None}, False),
        ({"kind": "apology", "due": None}, False),
        ({"kind": "allocation", "due": None}, False),
    ],
)
def test_where_something_is_due_its_day_must_be_there(changes: dict[str, Any], missing: bool) -> None:
    assert ("DUE_MISSING" in reported(with_terms(a_term(**changes)))) is missing


@pytest.mark.rule("DUE_MISSING", "edge")
@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("汪大河拆除院墙外的铁棚。", True),
        ("汪大河于2026年4月1日前拆除院墙外的铁棚。", False),
        ("汪大河在协议签订后10日内拆除铁棚。", False),
        ("汪大河不得拆除共用的院墙。", False),
        ("汪大河每周清理一次排水沟。", False),
        ("双方和睦相处，互相谅解。", False),
        ("收到全部款项后，就本次事故已列项目不另行主张。", False),
    ],
)
def test_an_act_needs_a_day_only_where_it_is_done_once(text: str, missing: bool) -> None:
    assert ("DUE_MISSING" in reported_of(text, kind="act")) is missing


@pytest.mark.rule("DUE_MISSING", "edge")
@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("以两家后墙外皮为界,任何一方不得堆放杂物", False),
        ("以林权证所载分水线为界", False),
        ("以2010年已埋的界桩为准", False),
        ("以现有围墙中线为界", False),
        ("沿分水线埋设水泥界桩3根,费用平摊", True),
        ("沿分水线当场埋设界桩3根", False),
        ("于2026年4月1日前沿分水线埋设界桩3根", False),
    ],
)
def test_a_boundary_needs_a_day_only_where_something_is_set_up_along_it(text: str, missing: bool) -> None:
    assert ("DUE_MISSING" in reported_of(text, kind="boundary", amount=None, due=None)) is missing


def test_a_payments_missing_day_is_mended_in_its_plan() -> None:
    assert problem(with_terms(a_term(due=None)), "DUE_MISSING").field == "terms/0/plan"
    assert problem(with_terms(a_term(kind="return", due=None)), "DUE_MISSING").field == "terms/0/due"


@pytest.mark.rule("TERMS_MISSING", "quiet")
@pytest.mark.rule("TERMS_MISSING", "edge")
@pytest.mark.rule("TERM_TEXT_MISSING", "quiet")
@pytest.mark.rule("OBLIGEE_NOT_PARTY", "quiet")
def test_one_term_with_a_wording_is_enough_and_a_failed_case_needs_none() -> None:
    """A term that benefits a party by its name is sound; whatever it says, it is a term."""
    assert not {"TERMS_MISSING", "TERM_TEXT_MISSING", "OBLIGEE_NOT_PARTY"} & reported(with_terms(a_term()))
    assert "TERMS_MISSING" not in reported(a_case(terms=(), outcome="failed"))


# Claims


@pytest.mark.rule("CLAIM_WITHOUT_TERM", "fires")
@pytest.mark.rule("TERMS_MISSING", "fires")
def test_claims_without_any_term_are_named_one_by_one() -> None:
    case = a_case(terms=(), claims=("请求赔偿修墙款", "恢复原状"))
    found = problems(case, "CLAIM_WITHOUT_TERM")
    assert "TERMS_MISSING" in reported(case)
    assert ["“赔偿修墙款”" in one.message for one in found] == [True, False]


@pytest.mark.rule("CLAIM_WITHOUT_TERM", "quiet")
@pytest.mark.parametrize("outcome", [None, "open"])
def test_while_the_parties_still_talk_no_claim_is_missed(outcome: str | None) -> None:
    """In step 3, before anything was agreed, there is nothing to mend yet."""
    case = a_case(terms=(), claims=("请求赔偿修墙款",), outcome=outcome)
    assert "CLAIM_WITHOUT_TERM" not in reported(case)
    assert "TERMS_MISSING" in reported(case)
    assert "CLAIM_WITHOUT_TERM" in reported(replace(case, terms=(a_term("和睦相处。", kind="other"),)))


@pytest.mark.rule("CLAIM_WITHOUT_TERM", "fires")
def test_a_money_claim_that_only_words_answer_is_open() -> None:
    case = with_terms(a_term("双方和睦相处。"), claims=("赔偿修墙款1200元",))
    assert problem(case, "CLAIM_WITHOUT_TERM").severity is Severity.WARN


@pytest.mark.rule("CLAIM_WITHOUT_TERM", "edge")
def test_an_apology_that_was_asked_for_and_not_agreed_is_open() -> None:
    claims = ("赔礼道歉",)
    assert "CLAIM_WITHOUT_TERM" in reported(a_case(claims=claims))
    assert "CLAIM_WITHOUT_TERM" not in reported(
        with_terms(a_term("汪大河当面道歉。", kind="apology"), claims=claims)
    )


@pytest.mark.rule("CLAIM_WITHOUT_TERM", "quiet")
def test_a_claim_that_was_given_up_in_words_is_answered() -> None:
    case = with_terms(a_term("林月娥自愿放弃赔偿请求。"), claims=("赔偿修墙款1200元",))
    assert "CLAIM_WITHOUT_TERM" not in reported(case)


@pytest.mark.rule("CLAIM_WITHOUT_TERM", "edge")
@pytest.mark.parametrize(
    ("claim", "text", "open_"),
    [
        ("停止夜间施工", "赔偿修墙款1200元", True),
        ("拆除柴棚,恢复通行", "补偿绕行损失1200元", True),
        ("修复屋面", "支付修复费1200元,林月娥自行找人修", False),
        ("办理过户手续", "支付1200元", False),
        ("退还押金2000元", "赔偿损失1200元", True),
        ("退还押金1200元", "退还1200元", False),
        ("退还押金500元", "以红砖3万块抵工资1200元", True),
        ("退还押金500元", "押金抵扣水电费后付1200元", False),
        ("退还押金、赔偿损失", "各项合计1200元", False),
    ],
)
def test_a_claim_for_an_act_or_a_security_is_open_where_the_terms_only_pay(
    claim: str, text: str, open_: bool
) -> None:
    case = with_terms(a_term(text, kind="payment", amount=120_000), claims=(claim,))
    assert ("CLAIM_WITHOUT_TERM" in reported(case)) is open_


@pytest.mark.rule("CLAIM_WITHOUT_TERM", "quiet")
def test_how_an_act_answers_a_claim_for_an_act_is_not_guessed_at() -> None:
    case = with_terms(a_term(), a_term("晚上十点关机器。", kind="act"), claims=("停止夜间施工",))
    assert "CLAIM_WITHOUT_TERM" not in reported(case)
