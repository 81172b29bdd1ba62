"""Interest: the cap of the contract's day, and what the facts tell of the loan."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.domain.factories import TODAY, a_term, with_terms
from tests.domain.rules.reports import problem, reported
from tiaojie_tui.domain.case import Case, Term
from tiaojie_tui.domain.lending_rates import Rate
from tiaojie_tui.domain.problems import Severity
from tiaojie_tui.domain.rules import book
from tiaojie_tui.domain.tables import Tables

_RULE = "INTEREST_CAP"
_LOAN = "2024年3月2日汪大河向林月娥借款50000元，约定月息3分，"


def _paying(text: str, yuan: int) -> Term:
    return a_term(text, kind="payment", amount=yuan * 100)


def _case(*terms: Term, facts: str = _LOAN) -> Case:
    return with_terms(*terms, facts=facts, claims=())


@pytest.mark.rule(_RULE, "edge")
@pytest.mark.parametrize(
    ("lent", "rate", "too_high"),
    [
        ("2024年3月2日", "13.8", False),
        ("2024年3月2日", "13.81", True),
        ("2021年5月", "15.4", False),
        ("2021年5月", "15.5", True),
        ("2024年7月21日", "13.8", False),
        ("2024年7月22日", "13.8", True),
    ],
)
def test_the_cap_is_four_times_the_rate_of_the_day_the_loan_was_made(
    lent: str, rate: str, too_high: bool
) -> None:
    case = _case(a_term(f"利息按年利率{rate}%计算。"), facts=f"{lent}汪大河向林月娥借款50000元。")
    assert (_RULE in reported(case)) is too_high


def test_the_recorded_day_of_the_loan_goes_before_one_in_the_facts() -> None:
    case = _case(a_term("利息按年利率15%计算。"))
    assert _RULE in reported(case)
    assert _RULE not in reported(replace(case, occurred_on=date(2021, 5, 1)))


def test_the_message_says_what_it_comes_to_and_what_is_lawful() -> None:
    found = problem(_case(a_term("利息按月息2分计算。")), _RULE)
    assert (found.severity, found.field) == (Severity.WARN, "terms/0/text")
    assert "合年利率24%" in found.message
    assert "年利率13.8%" in found.message


def test_of_a_loan_older_than_the_rule_only_a_hint_is_given() -> None:
    case = _case(a_term("利息按年利率20%计算。"), facts="2018年5月汪大河向林月娥借款50000元。")
    found = problem(case, _RULE)
    assert found.severity is Severity.HINT
    assert "2020年8月20日以后" in found.message


def test_a_rate_the_office_has_added_counts_and_without_a_table_nothing_is_said() -> None:
    case = with_terms(a_term("利息按年利率11%计算。"), claims=())
    added = Tables(rates=(Rate(date(2026, 1, 20), Decimal("2.50")),))
    assert _RULE not in reported(case)
    assert _RULE in {one.rule for one in book.check(case, TODAY, added)}
    assert _RULE not in {one.rule for one in book.check(case, TODAY, Tables(rates=()))}


def test_beyond_the_last_known_rate_the_message_says_so() -> None:
    found = problem(with_terms(a_term("利息按年利率20%计算。"), claims=()), _RULE)
    assert "以后有变动的按新的算" in found.message


# What the facts tell


@pytest.mark.rule(_RULE, "fires")
@pytest.mark.parametrize(
    "term",
    [
        _paying("汪大河归还本金50000元及利息20000元，共70000元。", 70_000),
        _paying("汪大河归还借款70000元。", 70_000),
        _paying("汪大河归还本金50000元，利息照原约定付。", 50_000),
        _paying("汪大河归还本金50000元及按原来说的付息。", 50_000),
    ],
)
def test_a_rate_in_the_facts_counts_where_the_terms_go_by_it(term: Term) -> None:
    assert problem(_case(term), _RULE).field == "facts"


@pytest.mark.rule(_RULE, "quiet")
@pytest.mark.parametrize(
    "term",
    [
        _paying("汪大河归还借款50000元。", 50_000),
        _paying("汪大河归还本金50000元，林月娥放弃利息。", 50_000),
        _paying("汪大河归还借款50000元，利息按年利率12%计算为13000元，共63000元。", 63_000),
        _paying("双方将原约定的月息3分改为年利率13.8%，本息共60000元。", 60_000),
    ],
)
def test_a_rate_the_terms_have_mended_or_left_out_is_let_be(term: Term) -> None:
    assert _RULE not in reported(_case(term))


@pytest.mark.parametrize(
    ("text", "agreed"), [("利息按原约定的月息3分计算。", True), ("原约定的月息3分不再计算。", False)]
)
def test_a_rate_of_before_counts_only_where_it_is_taken_over(text: str, agreed: bool) -> None:
    assert (_RULE in reported(_case(a_term(text), facts="借款50000元。"))) is agreed


def test_interest_told_as_a_sum_is_measured_by_the_loan() -> None:
    monthly = "2024.3.2汪大河向林月娥借款50000元，每月付利息{}元。"
    above, within = (
        _case(_paying("汪大河归还70000元。", 70_000), facts=monthly.format(sum_)) for sum_ in (600, 575)
    )
    assert _RULE in reported(above)
    assert _RULE not in reported(within)


def test_a_rate_that_is_told_of_no_loan_is_let_be() -> None:
    assert _RULE not in reported(
        _case(_paying("付1200元。", 1200), facts="双方约定月息3分的定期存款已取出。")
    )


@pytest.mark.parametrize(("yuan", "wrong"), [(50_000, True), (47_001, True), (47_000, False)])
def test_interest_kept_back_from_the_loan_is_no_principal(yuan: int, wrong: bool) -> None:
    facts = "2024年3月2日汪大河向林月娥借款50000元，先扣利息3000元，实际到手47000元。"
    assert (_RULE in reported(_case(_paying(f"汪大河归还{yuan}元。", yuan), facts=facts))) is wrong


@pytest.mark.parametrize("facts", ["借款50000元，没有约定利息。", "借款50000元，未预先扣除利息。"])
def test_a_loan_without_interest_is_let_be(facts: str) -> None:
    assert _RULE not in reported(_case(_paying("归还60000元。", 60_000), facts=facts))
