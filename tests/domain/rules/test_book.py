"""The book itself: a sound case is sound, problems stand in order, warnings can be let pass."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain import strategies
from tests.domain.factories import TODAY, a_case, a_party, a_term, with_terms
from tests.domain.rules.reports import TABLES, problem, problems, reported
from tests.shared_material import shared_folder
from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Case, Passed
from tiaojie_tui.domain.problems import Severity, Stops
from tiaojie_tui.domain.rules import book
from tiaojie_tui.domain.steps import STEPS


def test_a_sound_case_has_no_problem() -> None:
    assert book.check(a_case(), TODAY, TABLES) == ()


def test_an_empty_case_lacks_what_no_agreement_can_be_without() -> None:
    assert reported(Case()) >= {
        "COMMITTEE_MISSING",
        "MEDIATOR_MISSING",
        "PARTIES_MISSING",
        "FACTS_MISSING",
        "NO_LEGAL_BASIS",
        "AGREED_ON_MISSING",
        "TERMS_MISSING",
        "NO_SEAL",
    }


@pytest.mark.parametrize("outcome", ["failed", "withdrawn"])
def test_an_ended_case_is_not_asked_for_an_agreement(outcome: str) -> None:
    ended = replace(
        a_case(), outcome=outcome, terms=(), agreed_on=None, signatures=(), sealed_on=None, consents=()
    )
    assert reported(ended) <= {"NOTICE_MISSING"}


def test_problems_stand_in_the_order_of_the_steps_and_of_the_forms() -> None:
    spoilt = with_terms(
        a_term(amount=None),
        a_term(obligors=("外人",)),
        mediators=(),
        parties=(a_party(name=None), *a_case().parties),
        facts=None,
        sealed_on=None,
    )
    found = book.check(spoilt, TODAY)
    order = [step.key for step in STEPS]
    assert [order.index(one.step) for one in found] == sorted(order.index(one.step) for one in found)
    rules = [one.rule for one in found]
    assert rules.index("MEDIATOR_MISSING") < rules.index("PARTY_NAME_MISSING") < rules.index("FACTS_MISSING")
    assert rules.index("AMOUNT_MISSING") < rules.index("OBLIGOR_NOT_PARTY") < rules.index("NO_SEAL")


def test_places_are_ordered_as_numbers_not_as_letters() -> None:
    many = with_terms(*(a_term(amount=None) for _ in range(12)))
    found = [one.field for one in problems(many, "AMOUNT_MISSING")]
    assert found == [f"terms/{index}/amount" for index in range(12)]


def test_a_warning_that_was_let_pass_is_reported_no_more() -> None:
    case = with_terms(a_term(amount=None))
    field = problem(case, "AMOUNT_MISSING").field
    passed = replace(case, passed=(Passed("AMOUNT_MISSING", field, "按票据另算"),))
    assert "AMOUNT_MISSING" not in reported(passed)


def test_letting_pass_at_one_place_says_nothing_of_another() -> None:
    case = with_terms(a_term(amount=None), a_term(amount=None))
    passed = replace(case, passed=(Passed("AMOUNT_MISSING", "terms/0/amount", "按票据另算"),))
    assert problem(passed, "AMOUNT_MISSING").field == "terms/1/amount"


def test_a_block_cannot_be_let_pass() -> None:
    case = a_case(facts=None, passed=(Passed("FACTS_MISSING", "facts", "不想写"),))
    assert "FACTS_MISSING" in reported(case)


def test_missing_ink_stops_the_effect_but_not_the_freezing() -> None:
    unsigned = a_case(signatures=(), sealed_on=None)
    found = book.check(unsigned, TODAY)
    assert found
    assert all(
        one.blocks(Stops.EFFECT) and not one.blocks(Stops.FINALISE) for one in found if one.step == "signing"
    )


def test_every_rule_of_the_book_bears_its_own_id() -> None:
    assert all(name == rule.id for name, rule in book.RULES.items())


@settings(max_examples=80, deadline=None)
@given(strategies.cases, st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_any_case_at_all_can_be_checked(case: Case, today: date) -> None:
    for one in book.check(case, today, TABLES):
        assert one.message.endswith("。")
        assert one.step in {step.key for step in STEPS}


def test_the_sample_cases_report_what_they_must_and_no_false_alarm() -> None:
    folder = shared_folder()
    if folder is None:
        pytest.skip("no sample cases beside this checkout")
    expected = json.loads((folder / "cases" / "expected-problems.json").read_text("utf-8"))
    assert len(expected) == 10
    for name, rules in expected.items():
        case = exchange.load((folder / "cases" / f"{name}.json").read_text("utf-8"))
        found = book.check(case, TODAY, TABLES)
        assert set(rules) <= {one.rule for one in found}, name
        if not name.startswith("bad-"):
            of_terms = [one for one in found if one.field.startswith("terms")]
            assert not any(one.severity is Severity.BLOCK for one in of_terms), name
            assert {one.rule for one in of_terms if one.severity is Severity.WARN} <= set(rules), name


def test_every_article_a_rule_rests_on_exists() -> None:
    folder = shared_folder()
    if folder is None:
        pytest.skip("no statutes beside this checkout")
    texts = {path.stem: path.read_text("utf-8") for path in (folder / "laws").glob("*.txt")}
    checked = 0
    for rule in book.RULES.values():
        for basis in rule.basis.split("；"):
            law, *articles = re.split("、?第(?=[一二三四五六七八九十百千]+条)", basis.partition("：")[0])
            for article in articles if law in texts else ():
                number = article.partition("条")[0]
                assert f"\n第{number}条" in texts[law], (rule.id, law, number)
                checked += 1
    assert checked > 40
