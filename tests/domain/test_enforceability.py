"""Each term at a glance: who, for whom, what, how much, by when, how; a hole is a hole, named by a rule."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.factories import APPLICANT, RESPONDENT, TODAY, a_case, a_party, a_term, with_terms
from tiaojie_tui.domain import confirmation, enforceability
from tiaojie_tui.domain.case import Case, Instalment, Passed, Recurrence, Share, Term
from tiaojie_tui.domain.enforceability import TermRow, look
from tiaojie_tui.domain.rules import book


def row(term: Term, **changes: object) -> TermRow:
    (only,) = look(with_terms(term, claims=(), **changes), TODAY).terms
    return only


def answers(term: Term) -> list[str]:
    """The six answers, holes as the paper shows them."""
    return ["＿＿" if part.hole else part.text for part in row(term).parts]


def doubts(term: Term) -> set[str]:
    return {doubt.rule for doubt in row(term).doubts}


def test_a_sound_payment_answers_all_six_questions_and_can_be_enforced() -> None:
    who, whom, what, how_much, when, how = answers(a_term())
    assert (who, whom, how_much, when, how) == (RESPONDENT, APPLICANT, "1200元", "2026年3月20日前", "现金")
    assert what.startswith(RESPONDENT)
    assert row(a_term()).enforceable


def test_what_the_data_and_the_wording_leave_out_is_a_hole() -> None:
    term = Term("payment", (RESPONDENT,), (APPLICANT,), "有钱时付一些")
    assert answers(term)[3:] == ["＿＿", "＿＿", "＿＿"]
    assert {"AMOUNT_MISSING", "DUE_MISSING"} <= doubts(term)
    assert not row(term).enforceable


def test_a_hole_in_the_day_stays_one_whatever_else_the_wording_says() -> None:
    term = a_term("每年大概给几千元", kind="payment")
    assert answers(term)[4] == "＿＿"


def test_a_term_without_people_or_wording_shows_these_holes() -> None:
    assert answers(Term("act"))[:3] == ["＿＿", "＿＿", "＿＿"]
    assert doubts(Term("act")) >= {"OBLIGOR_MISSING", "TERM_TEXT_MISSING"}


def test_the_way_of_payment_may_stand_in_the_wording_and_lacking_it_bars_nothing() -> None:
    assert answers(a_term(text=a_term().text, method=None))[5] == "现金"
    silent = a_term(method=None)
    silent = replace(silent, text=(silent.text or "").replace("，以现金交付", ""))
    assert answers(silent)[5] == "＿＿"
    assert row(silent).enforceable


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("双方不得在滴水巷堆放杂物", "长期"),
        ("每晚22时停止营业", "长期"),
        ("看病的钱在收到医院票据后10日内付清", "收到医院票据后10日内"),
        ("于2026年4月10日前移走树苗", "2026年4月10日"),
        ("双方握手言和", ""),
    ],
)
def test_what_lasts_or_hangs_on_an_event_lacks_no_day(text: str, when: str) -> None:
    term = a_term(text, kind="act")
    assert answers(term)[4] == when
    assert "DUE_MISSING" not in doubts(term)


def test_a_payment_that_comes_back_says_its_rhythm_and_how_long() -> None:
    monthly = a_term(
        amount=40_000,
        due=None,
        obligors=(RESPONDENT, APPLICANT),
        recurrence=Recurrence("month", 5, date(2026, 4, 5)),
    )
    assert answers(monthly)[3:5] == ["每人每次400元", "每月5日前，长期"]
    ending = replace(monthly, recurrence=Recurrence("year", 5, date(2026, 4, 5), date(2030, 4, 5)))
    assert answers(ending)[4] == "每年4月5日前，到2030年4月5日止"
    quarterly = replace(monthly, recurrence=Recurrence("quarter", 8, date(2026, 4, 8)))
    assert answers(quarterly)[4] == "每三个月一次，当月8日前，长期"


def test_instalments_say_how_many_and_the_last_day() -> None:
    parts = (Instalment(date(2026, 3, 20), 70_000), Instalment(date(2026, 6, 20), 50_000))
    assert answers(a_term(instalments=parts))[4] == "分2期，2026年6月20日前付清"


def test_a_house_that_is_divided_needs_no_sum_and_shares_give_one() -> None:
    house = Term("division", (APPLICANT,), (RESPONDENT,), "家具归汪大河")
    assert answers(house)[3] == ""
    assert (
        answers(replace(house, shares=(Share(APPLICANT, 500_00), Share(RESPONDENT, 700_00))))[3] == "1200元"
    )


def test_a_deposit_says_who_keeps_it() -> None:
    kept = a_term(kind="deposit", holder="县公证处")
    assert answers(kept)[5] == "县公证处保管"
    assert answers(replace(kept, holder=None, method=None, text="交存"))[5] == "＿＿"


def test_a_stranger_who_owes_makes_the_term_unenforceable() -> None:
    assert "OBLIGOR_NOT_PARTY" in doubts(a_term(obligors=("汪老三",)))


def test_a_clause_that_is_unwise_but_clear_can_be_enforced() -> None:
    kept = a_term(kind="deposit", holder="村调解委员会")
    assert "DEPOSIT_HELD_BY_COMMITTEE" in {problem.rule for problem in book.check(with_terms(kept), TODAY)}
    assert row(kept).enforceable


def test_letting_a_warning_pass_makes_no_term_clearer() -> None:
    vague = a_term("尽快付清余款", kind="payment", amount=120_000)
    passed = tuple(Passed(rule, "terms/0/text", "双方坚持") for rule in ("VAGUE_DUE", "FIGURE_TEXT_MISMATCH"))
    assert "VAGUE_DUE" in {doubt.rule for doubt in row(vague, passed=passed).doubts}


def test_a_row_leads_to_its_first_doubt_else_its_first_hole_else_its_wording() -> None:
    assert row(a_term(amount=None)).path == "terms/0/amount"
    silent = a_term(text=f"{RESPONDENT}付1200元", method=None)
    assert row(silent).path in ("terms/0/method", "terms/0/text")
    assert row(a_term()).path == "terms/0/text"


def test_problems_of_other_terms_stay_with_them() -> None:
    terms = [a_term(), *[a_term("再给一些钱")] * 10]
    found = look(with_terms(*terms), TODAY).terms
    assert [one.number for one in found] == list(range(1, 12))
    assert found[0].enforceable
    assert all(f"第{one.number}条" in doubt.message for one in found for doubt in one.doubts)


def test_an_empty_case_has_no_rows() -> None:
    assert look(Case(), TODAY).terms == ()
    assert look(a_case(parties=(a_party(),)), TODAY).terms


def test_the_rules_named_here_are_in_the_book() -> None:
    assert book.RULES.keys() >= enforceability._NO_BAR | confirmation._NOT_CONFIRMED
