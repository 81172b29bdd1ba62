"""Settling an injury for good before it is healed or appraised."""

import pytest

from tests.domain.factories import a_case, a_term, with_terms
from tests.domain.rules.reports import problem, reported
from tiaojie_tui.domain.case import Evidence
from tiaojie_tui.domain.problems import Severity

_RULE = "INJURY_NOT_STABLE"
_SETTLED = "汪大河一次性赔偿林月娥5000元，双方再无任何纠纷。"
_HURT = "2026年2月汪大河骑车撞伤林月娥，"


def _reported(facts: str, *texts: str) -> set[str]:
    return reported(with_terms(*(a_term(text) for text in texts), facts=facts, claims=()))


@pytest.mark.rule(_RULE, "fires")
@pytest.mark.parametrize(
    "told",
    [
        "现仍在住院治疗。",
        "尚未治愈。",
        "医生建议继续治疗。",
        "右腿骨折，住院14天，已出院。",
        "右腿骨折，已出院，尚未做伤残鉴定。",
        "颅内出血，昏迷两天。",
        "伤情不稳定。",
        "需要二次手术取内固定。",
        "左眼被戳伤，尚在复诊。",
        "头部被砸伤，法医鉴定为轻伤二级。",
    ],
)
@pytest.mark.parametrize(
    "text", [_SETTLED, "汪大河付5000元，此事一笔勾销。", "汪大河付5000元，今后的治疗费由林月娥自理。"]
)
def test_an_injury_that_is_not_over_must_not_be_settled_for_good(told: str, text: str) -> None:
    assert _RULE in _reported(_HURT + told, text)


@pytest.mark.rule(_RULE, "quiet")
@pytest.mark.parametrize(
    "told",
    [
        "擦破皮，门诊处理后已治愈。",
        "右腿骨折，住院14天，经鉴定不构成伤残。",
        "右腿骨折，评定为十级伤残。",
        "右腿骨折，伤情鉴定为轻伤二级，另经鉴定不构成伤残。",
        "轻微擦伤，不需要继续治疗。",
    ],
)
def test_an_injury_that_is_over_may_be_settled(told: str) -> None:
    assert _RULE not in _reported(_HURT + told, _SETTLED)


def test_other_disputes_and_a_death_are_no_matter_of_this_rule() -> None:
    assert _RULE not in _reported("院墙倒塌，还没有修好。", _SETTLED)
    assert _RULE not in _reported("从跳板坠落，骨折，抢救无效死亡。", _SETTLED)


@pytest.mark.rule(_RULE, "edge")
@pytest.mark.parametrize(
    ("text", "early"),
    [
        ("后续治疗费凭票据由汪大河承担。", False),
        ("伤残赔偿待鉴定后另行协商。", False),
        ("后续治疗费由林月娥自行承担。", True),
        ("汪大河当面道歉。", True),
    ],
)
def test_keeping_later_costs_open_settles_nothing(text: str, early: bool) -> None:
    assert (_RULE in _reported(_HURT + "右腿骨折，仍在治疗。", _SETTLED, text)) is early


def test_a_payment_alone_that_settles_nothing_is_let_be() -> None:
    assert _RULE not in _reported(_HURT + "仍在治疗。", "汪大河先行支付医疗费5000元。")


def test_an_appraisal_among_the_evidence_counts() -> None:
    case = with_terms(a_term(_SETTLED), facts=_HURT + "右腿骨折，已出院。", claims=())
    found = problem(case, _RULE)
    assert (found.severity, found.field) == (Severity.WARN, "terms/0/text")
    appraised = a_case(
        facts=case.facts, terms=case.terms, evidence=(Evidence(name="司法鉴定意见书"),), claims=()
    )
    assert _RULE not in reported(appraised)
