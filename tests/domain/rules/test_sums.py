"""Sums: instalments, shares, totals, and the figures in the wording."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.factories import APPLICANT, RESPONDENT, a_term, with_terms
from tests.domain.rules.reports import problem, reported, reported_of
from tiaojie_tui.domain.case import Instalment, Share
from tiaojie_tui.domain.money import capitals, exact, figures
from tiaojie_tui.domain.problems import Severity


def _instalments(*sums: int | None) -> tuple[Instalment, ...]:
    return tuple(Instalment(date(2026, month, 20), fen) for month, fen in enumerate(sums, 3))


@pytest.mark.rule("INSTALLMENT_SUM_MISMATCH", "quiet")
def test_instalments_that_add_up_are_silent() -> None:
    case = with_terms(a_term(instalments=_instalments(50_000, 70_000)))
    assert "INSTALLMENT_SUM_MISMATCH" not in reported(case)


@pytest.mark.rule("INSTALLMENT_SUM_MISMATCH", "fires")
@pytest.mark.rule("INSTALLMENT_SUM_MISMATCH", "edge")
def test_instalments_that_are_one_fen_off_block_and_say_by_how_much() -> None:
    found = problem(with_terms(a_term(instalments=_instalments(50_000, 70_001))), "INSTALLMENT_SUM_MISMATCH")
    assert found.severity is Severity.BLOCK
    assert "多0.01元" in found.message
    assert "1200.01元" in found.message


@pytest.mark.parametrize("changes", [{"amount": None}, {"instalments": _instalments(50_000, None)}])
def test_what_cannot_be_added_up_yet_is_no_mismatch(changes: dict[str, Any]) -> None:
    term = a_term(**{"instalments": _instalments(50_000, 60_000), **changes})
    assert "INSTALLMENT_SUM_MISMATCH" not in reported(with_terms(term))


@pytest.mark.rule("SHARE_SUM_MISMATCH", "quiet")
def test_shares_that_add_up_are_silent() -> None:
    shares = (Share(APPLICANT, 100_000), Share(RESPONDENT, 20_000))
    assert "SHARE_SUM_MISMATCH" not in reported(with_terms(a_term(shares=shares)))


@pytest.mark.rule("SHARE_SUM_MISMATCH", "fires")
def test_shares_that_fall_short_block() -> None:
    found = problem(with_terms(a_term(shares=(Share(APPLICANT, 119_900),))), "SHARE_SUM_MISMATCH")
    assert found.severity is Severity.BLOCK
    assert "少1元" in found.message


@pytest.mark.rule("SHARE_SUM_MISMATCH", "edge")
@pytest.mark.parametrize(("second", "wrong"), [(59_999, True), (60_000, False), (60_001, True)])
def test_one_fen_decides_whether_shares_add_up(second: int, wrong: bool) -> None:
    shares = (Share(APPLICANT, 60_000), Share(RESPONDENT, second))
    assert ("SHARE_SUM_MISMATCH" in reported(with_terms(a_term(shares=shares)))) is wrong


@pytest.mark.rule("TOTAL_MISMATCH", "fires")
@pytest.mark.rule("TOTAL_MISMATCH", "quiet")
@pytest.mark.rule("TOTAL_MISMATCH", "edge")
@pytest.mark.parametrize(
    ("total", "paid", "wrong"),
    [
        (150_000, 30_000, False),
        (120_000, None, False),
        (120_000, 0, False),
        (None, 30_000, False),
        (150_000, None, True),
        (150_000, 30_001, True),
    ],
)
def test_the_total_is_what_was_paid_and_what_is_left(
    total: int | None, paid: int | None, wrong: bool
) -> None:
    assert ("TOTAL_MISMATCH" in reported(with_terms(a_term(total=total, already_paid=paid)))) is wrong


# Figures and 大写 in the wording


@pytest.mark.rule("FIGURE_WORDS_MISMATCH", "quiet")
@pytest.mark.parametrize(
    "text",
    [
        "付1200元（大写：壹仟贰佰元整）。",
        "付人民币1,200.00元（人民币壹仟贰佰元整）。",
        "付￥1200（壹仟贰佰圆整）。",
        "付人民币壹仟贰佰元整（小写：1200元）。",
        "付人民币壹仟贰佰元整（¥1200.00）。",
        "付2万元（大写：贰万元整），其中已付5000元（大写：伍仟元整）。",
        "付１２００元，大写人民币壹仟贰佰元整。",
        "付1200.50元（大写：壹仟贰佰元伍角）。",
        "付1200元（一千二百元）。",
        "付3.5万元（叁万伍仟元整）。",
        "付100500元（拾万零伍佰元整）。",
        "付1200元\n（大写：壹仟贰佰元整）。",
        "第1期5000元（伍仟元整）；第2期3000元（叁仟元整）。",
        "付1200元，分两期。",
        "赔偿三万五千元（大写：叁万伍仟元整）。",
    ],
)
def test_figures_and_words_that_agree_are_silent(text: str) -> None:
    assert "FIGURE_WORDS_MISMATCH" not in reported_of(text)


@pytest.mark.rule("FIGURE_WORDS_MISMATCH", "fires")
@pytest.mark.parametrize(
    "text",
    [
        "付1200元（大写：壹仟叁佰元整）。",
        "付12,000元（大写：壹仟贰佰元整）。",
        "付人民币1200元整（大写人民币壹仟贰佰零壹元整）。",
        "付人民币壹仟叁佰元整（¥1200.00）。",
        "付2万元（大写：贰仟元整）。",
        "付1200元，大写：壹千贰佰元。",
        "付1200元（一千三百元）。",
        "付1200元（大写：一千二百元整）。",
        "付人民币（大写）壹仟贰佰元整（小写）1300元。",
        "付1200元人民币（大写：壹仟叁佰元整）。",
        "付1200元，即人民币壹仟叁佰元整。",
        "付１２００元（大写：壹仟叁佰元整）。",
        "赔偿三万元（大写：叁万伍仟元整），两清。",
        "先付1200元（大写：壹仟贰佰元整），再付300元（大写：叁拾元整）。",
    ],
)
def test_figures_and_words_that_disagree_block(text: str) -> None:
    assert "FIGURE_WORDS_MISMATCH" in reported_of(text)


def test_the_right_words_are_told() -> None:
    found = problem(with_terms(a_term("付1200元（大写：壹仟叁佰元整）。")), "FIGURE_WORDS_MISMATCH")
    assert found.severity is Severity.BLOCK
    assert "“壹仟贰佰元整”" in found.message


@pytest.mark.rule("FIGURE_WORDS_MISMATCH", "edge")
@settings(max_examples=100, deadline=None)
@given(st.integers(1, 10**10), st.integers(1, 10**10))
def test_any_two_sums_agree_only_if_they_are_one(figure: int, words: int) -> None:
    assert "FIGURE_WORDS_MISMATCH" not in reported_of(f"付{exact(figure)}元（大写：{capitals(figure)}）。")
    mixed = reported_of(f"付{figures(figure)}元（大写：{capitals(words)}）。")
    assert ("FIGURE_WORDS_MISMATCH" in mixed) is (figure != words)


# The sum of the data in the wording


@pytest.mark.rule("FIGURE_TEXT_MISMATCH", "quiet")
@pytest.mark.parametrize(
    "text",
    [
        "付1200元。",
        "付0.12万。",
        "付1,200.00元。",
        "付人民币壹仟贰佰元整。",
        "付一千二百元。",
        "付0.12万元。",
        "各项损失1500元，扣除已付300元，余款1200元。",
        "共1200，现金。",
    ],
)
def test_a_wording_that_states_the_sum_is_silent(text: str) -> None:
    assert "FIGURE_TEXT_MISMATCH" not in reported(
        with_terms(a_term(text=text, kind="payment", amount=120_000))
    )


@pytest.mark.rule("FIGURE_TEXT_MISMATCH", "fires")
@pytest.mark.parametrize(
    "text", ["付1300元。", "付大米1200斤。", "付12000元。", "付11200元。", "一次付清。", "付1200.5元。"]
)
def test_a_wording_that_lacks_the_sum_is_a_warning(text: str) -> None:
    found = problem(with_terms(a_term(text=text, kind="payment", amount=120_000)), "FIGURE_TEXT_MISMATCH")
    assert (found.severity, found.field) == (Severity.WARN, "terms/0/text")


@pytest.mark.rule("FIGURE_TEXT_MISMATCH", "edge")
@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("共1200元：第一期于2026年3月20日前付500元，第二期于2026年4月20日前付700元。", False),
        ("共1200元：第一期于2026年3月20日前付600元，第二期于2026年4月20日前付600元。", True),
        ("共1200元，第1期付500元；第2期付800元。", True),
        ("共1200元，第1期款付清后，林月娥返还押金300元。", False),
        ("共1200元，第1期款付清后返还押金300元。", False),
        ("共1200元，第3期付100元。", False),
    ],
)
def test_an_instalment_in_the_wording_is_that_of_the_plan(text: str, wrong: bool) -> None:
    term = a_term(text=text, amount=120_000, instalments=_instalments(50_000, 70_000))
    assert ("FIGURE_TEXT_MISMATCH" in reported(with_terms(term))) is wrong


@pytest.mark.rule("FIGURE_TEXT_MISMATCH", "edge")
def test_the_sum_may_stand_in_the_wording_as_the_parts_that_make_it_up() -> None:
    by_parts = a_term(text="先付500元，再付700元。", amount=120_000, instalments=_instalments(50_000, 70_000))
    shared = a_term(text="林月娥得1000元，汪大河得200元。", amount=120_000)
    by_shares = a_term(
        text=shared.text, amount=120_000, shares=(Share(APPLICANT, 100_000), Share(RESPONDENT, 20_000))
    )
    by_total = a_term(
        text="共1500元，已付300元，余款付清。", amount=120_000, total=150_000, already_paid=30_000
    )
    for term in (by_parts, by_shares, by_total):
        assert "FIGURE_TEXT_MISMATCH" not in reported(with_terms(term))
    assert "FIGURE_TEXT_MISMATCH" in reported(with_terms(shared))
