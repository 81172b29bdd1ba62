"""The terms at a glance for a command: lines for people, plain values for programs."""

import json
from dataclasses import replace

from tiaojie_tui.casework import cases, terms
from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.domain import exchange


def test_lines_say_the_six_answers_and_whether_the_court_may_confirm(desk: Desk, wall: str) -> None:
    said = terms.lines(desk, wall)
    assert said[0] == "第1条　做一件事或不做　清楚"
    assert "  谁：梁冬生" in said
    assert "  多少：680元" in said
    assert "司法确认　还不能申请" in said
    assert any("还没有盖调委会印章" in line for line in said)
    assert any(line.startswith("  可以到：") for line in said)


def test_a_hole_is_shown_in_lines_and_null_in_rows_with_its_rule(desk: Desk, wall: str) -> None:
    case = cases.load(desk, wall).case
    first, second = case.terms
    holed = replace(case, number=None, terms=(first, replace(second, amount=None)))
    number = cases.bring_in(desk, exchange.dumps(holed)).case.number or ""
    assert "  多少：＿＿" in terms.lines(desk, number)
    found = json.loads(json.dumps(terms.rows(desk, number), ensure_ascii=False))
    term = found["terms"][1]
    assert term["how_much"] is None
    assert not term["enforceable"]
    assert {"rule", "field", "message"} == set(term["reasons"][0])
    assert "AMOUNT_MISSING" in {reason["rule"] for reason in term["reasons"]}
    assert found["confirmation"]["ready"] is False


def test_a_case_without_terms_says_so(desk: Desk, dog_bite: str) -> None:
    assert terms.lines(desk, dog_bite)[0] == "还没有协议条款。"
    assert terms.rows(desk, dog_bite)["terms"] == []
