"""The check list is the whole case: every field of the forms, and every problem exactly once."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tiaojie_tui.domain import checklist, exchange, steps
from tiaojie_tui.domain.case import Case, Party, Unread
from tiaojie_tui.domain.checklist import FieldRow, Remark, StepRow
from tiaojie_tui.domain.problems import Severity
from tiaojie_tui.domain.rules import book

DEMO = Path(__file__).resolve().parents[2] / "demo"
TODAY = date(2026, 11, 23)


def demo(name: str) -> Case:
    return exchange.load((DEMO / f"{name}.json").read_text("utf-8"))


@pytest.mark.parametrize("name", ["院墙滴水", "狗咬伤", "赡养老人", "工钱", "借款分期"])
def test_every_field_of_the_forms_is_listed_and_every_problem_once(name: str) -> None:
    case = demo(name)
    rows = checklist.rows(case, TODAY)
    listed = [row.path for row in rows if isinstance(row, FieldRow)]
    for step in steps.STEPS:
        for card in steps.cards(case, step.key):
            assert all(card.path(field) in listed for field in card.fields(case))
    said = [row.problem for row in rows if isinstance(row, Remark)]
    assert sorted(map(str, said)) == sorted(map(str, book.check(case, TODAY)))


def test_an_empty_case_is_six_steps_of_holes() -> None:
    rows = checklist.rows(Case(), TODAY)
    assert [row.step.key for row in rows if isinstance(row, StepRow)] == [step.key for step in steps.STEPS]
    assert not any(row.text for row in rows if isinstance(row, FieldRow))


def test_a_problem_stands_under_its_field() -> None:
    case = replace(demo("院墙滴水"), agreed_on=None)
    rows = checklist.rows(case, TODAY)
    at = next(
        index for index, row in enumerate(rows) if isinstance(row, FieldRow) and row.path == "agreed_on"
    )
    under = rows[at + 1]
    assert isinstance(under, Remark)
    assert under.problem.rule == "AGREED_ON_MISSING"


def test_only_what_is_open_is_left_and_it_keeps_its_headings() -> None:
    case = replace(demo("院墙滴水"), recorder=None)
    whole = checklist.rows(case, TODAY)
    left = checklist.only_open(whole)
    assert isinstance(left[0], StepRow)
    fields = {row.path for row in left if isinstance(row, FieldRow)}
    assert "recorder" in fields
    assert "committee" not in fields
    assert {row.path for row in left if isinstance(row, Remark)} == {
        row.path for row in whole if isinstance(row, Remark)
    }


def test_nothing_open_leaves_nothing_not_even_a_heading() -> None:
    filled = checklist.FieldRow("facts", "纠纷主要事实", "滴水", True)
    whole = (checklist.CardRow("事实与请求"), filled)
    assert checklist.only_open(whole) == ()


def test_a_warning_let_pass_stays_listed_with_its_reason_until_it_is_taken_back() -> None:
    case = replace(demo("院墙滴水"), legal_basis=())
    warned = next(problem for problem in book.check(case, TODAY) if problem.severity is Severity.WARN)
    passed = checklist.passing(case, warned, "已口头讲过")
    assert warned not in book.check(passed, TODAY)
    remarks = [row for row in checklist.rows(passed, TODAY) if isinstance(row, Remark)]
    assert Remark(warned, "已口头讲过") in remarks
    assert checklist.taken_back(passed, warned) == case


def test_what_could_not_be_read_is_listed_as_it_was_typed() -> None:
    case = replace(demo("院墙滴水"), agreed_on=None, unread=(Unread("agreed_on", "年底"),))
    row = next(
        row for row in checklist.rows(case, TODAY) if isinstance(row, FieldRow) and row.path == "agreed_on"
    )
    assert row.text == "年底"


def test_a_failed_mediation_asks_for_no_signatures() -> None:
    rows = checklist.rows(replace(demo("狗咬伤"), outcome="failed"), TODAY)
    assert "sealed_on" not in [row.path for row in rows if isinstance(row, FieldRow)]


def test_somebody_with_two_capacities_is_listed_twice_and_what_is_missing_said_once() -> None:
    case = Case(mediators=("苏文英",), recorder="苏文英", parties=(Party(name="梁秋生"),))
    rows = checklist.rows(case, TODAY)
    of_her = [row for row in rows if isinstance(row, FieldRow) and row.path == "signatures/=苏文英"]
    assert [row.label for row in of_her] == ["苏文英（人民调解员）", "苏文英（记录人）"]
    said = [json.dumps(row.problem.message) for row in rows if isinstance(row, Remark)]
    assert len(said) == len(set(said))
