"""协议涉及金额: what of the terms counts."""

from datetime import date

import pytest

from tiaojie_tui.domain.agreed_sum import agreed_sum
from tiaojie_tui.domain.case import Case, Recurrence, Term
from tiaojie_tui.domain.tally import body_of


@pytest.mark.parametrize(
    ("terms", "fen"),
    [
        ((), 0),
        ((Term("act", text="道歉"),), 0),
        ((Term("payment", amount=120_000), Term("payment", amount=80_000)), 200_000),
        ((Term("payment", amount=120_000, already_paid=30_000),), 150_000),
        ((Term("payment", amount=120_000, already_paid=30_000, total=150_000),), 150_000),
        ((Term("division", amount=300_050), Term("division", text="房子归甲")), 300_050),
        ((Term("deposit", amount=50_000), Term("penalty", amount=9_000), Term("allocation", amount=1)), 0),
        ((Term("payment", amount=120_000), Term("payment")), None),
    ],
)
def test_the_sum_is_what_the_terms_settle(terms: tuple[Term, ...], fen: int | None) -> None:
    assert agreed_sum(Case(terms=terms)) == fen


@pytest.mark.parametrize(
    ("again", "times"),
    [
        (Recurrence("month", 5, date(2026, 5, 5), date(2027, 4, 5)), 12),
        (Recurrence("month", 5, date(2026, 5, 6), date(2026, 7, 4)), 1),
        (Recurrence("month", 31, date(2026, 1, 31), date(2026, 4, 30)), 4),
        (Recurrence("quarter", 1, date(2026, 1, 1), date(2026, 12, 31)), 4),
        (Recurrence("year", 1, date(2026, 1, 1), date(2028, 1, 1)), 3),
        (Recurrence("year", 1, date(2026, 1, 2), date(2028, 1, 1)), 2),
    ],
)
def test_what_comes_back_counts_as_often_as_it_is_due_for_each_who_pays(
    again: Recurrence, times: int
) -> None:
    term = Term("payment", ("甲", "乙"), amount=50_000, recurrence=again)
    assert agreed_sum(Case(terms=(term,))) == 50_000 * times * 2


def test_without_an_end_there_is_no_sum() -> None:
    term = Term("payment", amount=50_000, recurrence=Recurrence("month", 5, date(2026, 5, 5)))
    assert agreed_sum(Case(terms=(term,))) is None


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("云溪县白杨镇青石村人民调解委员会", "村调委会"),
        ("青石村村民委员会人民调解委员会", "村调委会"),
        ("东门社区人民调解委员会", "居调委会"),
        ("东门社区居委会人民调解委员会", "居调委会"),
        ("云溪县白杨镇人民调解委员会", "乡镇调委会"),
        ("云溪县城关街道人民调解委员会", "街道调委会"),
        ("丰禾农机有限公司人民调解委员会", None),
        ("青石村", None),
        ("", None),
    ],
)
def test_a_committee_is_of_the_kind_its_name_tells(name: str, body: str | None) -> None:
    assert body_of(name) == body
