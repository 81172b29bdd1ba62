"""What no agreement can do without, its form and copies, and what is wrong on paper."""

from dataclasses import replace
from typing import Any

import pytest

from tests.domain.factories import AGREED, a_case, a_term, with_terms
from tests.domain.rules.reports import problem, reported, reported_of
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
