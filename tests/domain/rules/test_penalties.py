"""Penalties as sums: measured by the money terms they stand for, and by no others."""

from datetime import date

import pytest

from tests.domain.factories import a_term, with_terms
from tests.domain.rules.reports import problem, reported
from tiaojie_tui.domain.case import Recurrence
from tiaojie_tui.domain.problems import Severity

_RULE = "PENALTY_HIGH"


def _with_penalty(text: str, kind: str = "penalty") -> set[str]:
    """What is said of a term of payment of 1200 yuan and of this one behind it."""
    return reported(with_terms(a_term(), a_term(text, kind=kind), claims=()))


@pytest.mark.rule(_RULE, "edge")
@pytest.mark.parametrize(
    ("text", "too_high"),
    [
        ("汪大河逾期不付的，支付违约金360元。", False),
        ("汪大河逾期不付的，支付违约金361元。", True),
        ("未按第一条付款的，支付违约金500元。", True),
        ("逾期不付修墙款的，支付违约金361元。", True),
        ("逾期不付修墙款的，支付361元的违约金。", True),
        ("未按期支付1200元应支付违约金300元。", False),
        ("任何一方违反本协议，支付违约金1560元。", False),
        ("任何一方违反本协议，支付违约金1561元。", True),
        ("任何一方反悔，支付违约金壹万元整。", True),
        ("每逾期一天支付违约金0.3元。", False),
        ("每逾期一天支付违约金5元。", True),
    ],
)
def test_a_sum_is_measured_by_what_is_owed(text: str, too_high: bool) -> None:
    assert (_RULE in _with_penalty(text)) is too_high


@pytest.mark.rule(_RULE, "quiet")
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("汪大河再堵路的，支付违约金2000元。", "penalty"),
        ("汪大河于2026年4月1日前拆除铁棚，逾期不拆的支付违约金2000元。", "act"),
        ("未按本协议第9条履行的，支付违约金5000元。", "penalty"),
        ("未按本协议第2条履行的，支付违约金5000元。", "penalty"),
    ],
)
def test_a_penalty_for_what_has_no_price_is_let_be(text: str, kind: str) -> None:
    assert _RULE not in _with_penalty(text, kind)


def test_without_a_sum_that_is_owed_nothing_is_measured() -> None:
    monthly = a_term(amount=30_000, recurrence=Recurrence("month", 1, date(2026, 4, 1)))
    late = a_term("逾期不付的，支付违约金2000元。", kind="penalty")
    assert _RULE not in reported(with_terms(late, claims=()))
    assert _RULE not in reported(with_terms(monthly, late, claims=()))


@pytest.mark.rule(_RULE, "fires")
def test_a_penalty_within_a_payment_is_measured_by_that_payment() -> None:
    payment = a_term()
    assert payment.text
    spoilt = a_term(text=f"{payment.text}逾期支付违约金1000元。", kind="payment", amount=120_000)
    found = problem(with_terms(spoilt), _RULE)
    assert (found.severity, found.field) == (Severity.WARN, "terms/0/text")
    assert "违约金1000元" in found.message
