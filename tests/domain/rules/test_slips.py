"""Words written wrong or taken for one another, where the case and not the wording settles which is right."""

from datetime import date

import pytest

from tests.domain.factories import APPLICANT, RESPONDENT, a_case, a_party, a_term, with_terms
from tests.domain.rules.reports import problem, problems, reported
from tiaojie_tui.domain.problems import Severity

_RULE = "DEPOSIT_WORD"


def _paying(text: str, payee_born: int, payer_born: int) -> set[str]:
    parties = (
        a_party(birth=date(payee_born, 1, 1)),
        a_party(RESPONDENT, role="被申请人", birth=date(payer_born, 1, 1)),
    )
    term = a_term(text, kind="payment", amount=30_000, obligors=(RESPONDENT,), obligees=(APPLICANT,))
    return reported(with_terms(term, parties=parties, claims=()))


@pytest.mark.rule(_RULE, "fires")
def test_a_wrong_word_is_found_wherever_it_is_printed() -> None:
    assert problem(a_case(facts="双方为瞻养老人争吵。"), _RULE).field == "facts"
    assert problem(a_case(claims=("要求赔礼道欠",)), _RULE).field == "claims"
    found = problem(with_terms(a_term("汪大河不得影响彩光。"), claims=()), _RULE)
    assert (found.field, found.severity) == ("terms/0/text", Severity.WARN)
    assert "请改成“采光”" in found.message


@pytest.mark.rule(_RULE, "edge")
@pytest.mark.parametrize(
    ("word", "payee_born", "payer_born", "wrong"),
    [
        ("赡养费", 1944, 1966, False),
        ("抚养费", 1944, 1966, True),
        ("扶养费", 1944, 1966, True),
        ("扶养费", 1944, 1946, False),
        ("抚养费", 2015, 1988, False),
        ("赡养费", 2015, 1988, True),
        ("抚养费", 1988, 1986, False),
    ],
)
def test_who_is_old_and_who_is_young_settles_what_support_is_called(
    word: str, payee_born: int, payer_born: int, wrong: bool
) -> None:
    assert (_RULE in _paying(f"汪大河每月支付{word}300元。", payee_born, payer_born)) is wrong


@pytest.mark.rule(_RULE, "quiet")
def test_where_an_age_is_missing_or_a_child_is_meant_nothing_is_said() -> None:
    term = a_term("汪大河支付抚养费300元。", kind="payment", amount=30_000)
    parties = (a_party(birth=None), a_party(RESPONDENT, role="被申请人"))
    assert _RULE not in reported(with_terms(term, parties=parties, claims=()))
    assert _RULE not in _paying("汪大河支付林月娥代养的孩子抚养费300元。", 1944, 1966)


def test_the_price_may_stand_in_the_data() -> None:
    deposit = a_term("汪大河先付定金3000元。", kind="payment", amount=700_000, total=1_000_000)
    assert "20%" in problems(with_terms(deposit, claims=()), _RULE)[0].message
