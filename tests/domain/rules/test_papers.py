"""What no agreement can do without, its form and copies, and the laws it cites."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.domain.factories import AGREED, TODAY, a_case, a_term, with_terms
from tests.domain.rules.reports import problem, problems, reported, reported_of
from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case, Citation, Unread
from tiaojie_tui.domain.problems import Severity, Stops


@pytest.mark.parametrize(
    ("lacking", "rule", "field"),
    [
        ({"facts": None}, "FACTS_MISSING", "facts"),
        ({"facts": ""}, "FACTS_MISSING", "facts"),
        ({"agreed_on": None}, "AGREED_ON_MISSING", "agreed_on"),
        ({"mediators": ()}, "MEDIATOR_MISSING", "mediators"),
        ({"committee": None}, "COMMITTEE_MISSING", "committee"),
        ({"terms": ()}, "TERMS_MISSING", "terms"),
        ({"parties": ()}, "PARTIES_MISSING", "parties"),
    ],
)
def test_what_the_paper_cannot_be_without_stops_the_freezing(
    lacking: dict[str, Any], rule: str, field: str
) -> None:
    found = problem(a_case(**lacking), rule)
    assert found.field == field
    assert found.blocks(Stops.FINALISE)


@pytest.mark.parametrize(
    "path", ["agreed_on", "terms/0/plan", "parties/1/birth", f"consents/{paths.keyed('林月娥')}/on"]
)
def test_what_could_not_be_read_stops_the_freezing_at_its_field(path: str) -> None:
    found = problem(a_case(unread=(Unread(path, "明年开春"),)), "UNREAD")
    assert found.field == path
    assert found.blocks(Stops.FINALISE)
    assert "明年开春" in found.message


@pytest.mark.parametrize("path", ["terms/7/amount", "parties/0/agents/0/phone"])
def test_what_was_typed_into_a_part_that_is_gone_stops_nothing(path: str) -> None:
    assert "UNREAD" not in reported(a_case(unread=(Unread(path, "许多"),)))


def test_a_field_that_was_not_understood_is_not_called_empty_too() -> None:
    case = a_case(agreed_on=None, unread=(Unread("agreed_on", "年前"),))
    assert "AGREED_ON_MISSING" not in reported(case)
    assert "UNREAD" in reported(case)


def test_a_blank_in_a_term_stops_the_freezing() -> None:
    found = problem(with_terms(a_term(text="汪大河付1200元，以＿＿支付。", amount=120_000)), "BLANK_LEFT")
    assert found.field == "terms/0/text"
    assert found.blocks(Stops.FINALISE)
    assert "BLANK_LEFT" not in reported_of("编号A_1的门。")


def test_a_blank_in_the_facts_is_a_warning() -> None:
    assert problem(a_case(facts="＿＿年两家因水沟争吵。"), "BLANK_LEFT").severity is Severity.WARN


# Form and copies


@pytest.mark.parametrize(
    "case",
    [
        a_case(outcome="oral", dispute_type="拖欠农民工工资纠纷"),
        a_case(outcome="oral", dispute_type="其他劳动争议纠纷"),
        a_case(outcome="oral", dispute_type="山林土地纠纷", facts="承包地的边界有争议。"),
        a_case(outcome="oral", legal_basis=(Citation("中华人民共和国农村土地承包法", "第五十五条"),)),
    ],
)
def test_labour_and_contracted_land_must_be_written(case: Case) -> None:
    assert problem(case, "WRITTEN_REQUIRED").field == "outcome"
    assert "WRITTEN_REQUIRED" not in reported(replace(case, outcome="written"))


def test_other_disputes_may_be_settled_orally() -> None:
    done_at_once = with_terms(a_term(due=AGREED), outcome="oral")
    assert "WRITTEN_REQUIRED" not in reported(done_at_once)
    assert "WRITTEN_REQUIRED" not in reported(replace(done_at_once, dispute_type="山林土地纠纷"))


@pytest.mark.parametrize(("copies", "odd"), [(None, False), (3, False), (2, True), (4, True)])
def test_copies_are_one_for_each_party_and_one_for_the_committee(copies: int | None, odd: bool) -> None:
    assert ("COPIES" in reported(a_case(copies=copies))) is odd


def test_an_oral_agreement_has_no_copies() -> None:
    assert "COPIES" not in reported(a_case(copies=9, outcome="oral"))


# Laws


def test_citing_nothing_is_a_warning() -> None:
    assert problem(a_case(legal_basis=()), "NO_LEGAL_BASIS").severity is Severity.WARN


@pytest.mark.parametrize(
    "law",
    [
        "中华人民共和国婚姻法",
        "《中华人民共和国合同法》",
        "物权法",
        "最高人民法院关于适用《中华人民共和国婚姻法》若干问题的解释（二）",
    ],
)
def test_a_law_the_civil_code_took_over_blocks(law: str) -> None:
    found = problem(a_case(legal_basis=(Citation(law, "第一条"),)), "REPEALED_LAW")
    assert found.severity is Severity.BLOCK
    assert found.field == "legal_basis/0"
    assert "民法典" in found.message


@pytest.mark.parametrize(
    "law",
    [
        "中华人民共和国劳动合同法",
        "中华人民共和国农村土地承包法",
        "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）",
        "中华人民共和国民法典",
    ],
)
def test_a_law_in_force_is_silent(law: str) -> None:
    assert "REPEALED_LAW" not in reported(a_case(legal_basis=(Citation(law, "第一条"),)))


def test_a_law_counts_on_the_day_of_the_agreement() -> None:
    noise = a_case(legal_basis=(Citation("中华人民共和国噪声污染防治法", "第八十六条"),))
    assert "REPEALED_LAW" not in reported(replace(noise, agreed_on=date(2026, 8, 14)))
    assert "REPEALED_LAW" in reported(replace(noise, agreed_on=date(2026, 8, 15)))
    assert "REPEALED_LAW" in reported(replace(noise, agreed_on=None), today=TODAY)


def test_a_repealed_law_in_the_wording_of_a_term_blocks() -> None:
    assert "REPEALED_LAW" in reported_of("依照《婚姻法》的规定办理。")
    assert "REPEALED_LAW" not in reported_of("依照《中华人民共和国民法典》的规定办理。")


def test_the_same_law_named_twice_in_a_term_is_said_once() -> None:
    case = with_terms(a_term("《担保法》如此，《担保法》也如此。"))
    assert len(problems(case, "REPEALED_LAW")) == 1
