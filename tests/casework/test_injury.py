"""The calculation told to commands, line by line and as JSON, and yearly figures taken over."""

import json
from dataclasses import replace
from datetime import date

from tests.domain.injury.people import CHILD, DISABLED
from tiaojie_tui.casework import injury
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.injury.inputs import Figures, Injury

TODAY = date(2026, 11, 23)
HURT = Injury(victim="陈守业", harm="wound", medical=1_000_00, nurse_pay=100_00, fault=7000)
CASE = Case(injuries=(HURT, replace(DISABLED, victim=None, dependants=(CHILD,))))


def test_a_case_without_injuries_has_no_calculation() -> None:
    assert injury.computed(Case(), TODAY) == ()


def test_each_injured_person_is_computed_at_his_path() -> None:
    found = injury.computed(CASE, TODAY)
    assert [(one.at, one.victim) for one in found] == [("injuries/0", "陈守业"), ("injuries/1", "受害人")]


def test_the_lines_have_item_sum_computation_and_basis() -> None:
    one = injury.computed(CASE, TODAY)[0]
    assert list(injury.as_lines(one)) == [
        "陈守业",
        "医疗费\t1000\t票据合计 1000元\t人身损害赔偿解释第6条、民法典第1179条",
        "护理费\t\t还缺：护理天数\t人身损害赔偿解释第8条、民法典第1179条",
        "各项合计\t1000\t1000（还有1项没算出来）\t",
        "按责任承担\t700\t1000元 × 70% = 700元\t民法典第1173条",
        "还应付\t700\t\t",
    ]


def test_hints_stand_below_the_sums() -> None:
    assert list(injury.as_lines(injury.computed(CASE, TODAY)[1]))[-1].startswith("请核对：没有写责任比例")


def test_the_json_is_plain_and_says_the_same() -> None:
    found = json.loads(json.dumps(injury.as_json(injury.computed(CASE, TODAY)[0])))
    assert found["items"][1] == {
        "item": "护理费",
        "sum": None,
        "computation": [],
        "missing": ["护理天数"],
        "basis": "人身损害赔偿解释第8条、民法典第1179条",
    }
    sums = {name: found[name] for name in ("total", "due", "left", "overpaid", "complete")}
    assert sums == {
        "total": "1000.00",
        "due": "700.00",
        "left": "700.00",
        "overpaid": "0.00",
        "complete": False,
    }
    assert found["steps"][-1] == {"label": "还应付", "sum": "700.00", "computation": "", "basis": ""}


def test_figures_are_taken_over_whole_and_nothing_else_changes() -> None:
    taken = injury.with_figures(HURT, Figures("清河省", 2025, income=1))
    assert (taken.province, taken.figures_year, taken.income) == ("清河省", 2025, 1)
    assert replace(taken, province=None, figures_year=None, income=None) == HURT
