"""From the items to what is still to be paid: fault, insurance, what was paid; and what never happens."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.domain import strategies
from tests.domain.injury.people import BIRTH, CHILD, DISABLED, worked
from tiaojie_tui.domain.injury.calculation import calculate
from tiaojie_tui.domain.injury.inputs import Injury

HURT = Injury(harm="wound", medical=10_000_00)


def lines(injury: Injury) -> list[tuple[str, int, str]]:
    return [(line.label, line.sum, line.worked) for line in worked(injury).lines]


def test_the_payer_bears_his_share_and_what_he_paid_is_taken_off() -> None:
    injury = replace(HURT, travel=500_00, fault=7000, prepaid=3_000_00)
    assert lines(injury) == [
        ("各项合计", 10_500_00, "10000 + 500"),
        ("按责任承担", 7_350_00, "10500元 × 70% = 7350元"),
        ("减去已付、垫付的", 3_000_00, ""),
        ("还应付", 4_350_00, "7350 － 3000"),
    ]
    assert (worked(injury).due, worked(injury).left) == (7_350_00, 4_350_00)


def test_without_a_share_the_payer_bears_all() -> None:
    assert lines(HURT) == [("各项合计", 10_000_00, "10000"), ("还应付", 10_000_00, "")]
    assert worked(HURT, fault=10_000).left == 10_000_00
    assert worked(HURT, fault=0).left == 0


def test_without_a_share_the_solatium_is_no_sum_apart() -> None:
    assert lines(replace(HURT, solatium=5_000_00))[-1] == ("还应付", 15_000_00, "")


def test_the_solatium_has_weighed_the_fault_and_is_not_divided_again() -> None:
    injury = replace(HURT, solatium=5_000_00, fault=7000)
    assert lines(injury)[1:] == [
        ("按责任承担", 7_000_00, "10000元 × 70% = 7000元"),
        ("加上精神损害抚慰金", 5_000_00, "不再按责任分"),
        ("还应付", 12_000_00, "7000 + 5000"),
    ]


def test_the_solatium_is_divided_where_the_parties_want_it() -> None:
    injury = replace(HURT, solatium=5_000_00, fault=7000, solatium_by_fault=True)
    assert lines(injury)[1:] == [
        ("按责任承担", 10_500_00, "15000元 × 70% = 10500元"),
        ("还应付", 10_500_00, ""),
    ]


def test_the_compulsory_insurance_pays_before_fault_is_asked() -> None:
    injury = replace(HURT, fault=7000, compulsory=4_000_00, insured=2_000_00)
    assert lines(injury)[1:] == [
        ("减去交强险赔的", 4_000_00, ""),
        ("按责任承担", 4_200_00, "6000元 × 70% = 4200元"),
        ("减去其他保险赔的", 2_000_00, ""),
        ("还应付", 2_200_00, "4200 － 2000"),
    ]


def test_what_insurance_pays_beyond_the_losses_covers_the_solatium() -> None:
    assert worked(HURT, solatium=5_000_00, compulsory=12_000_00, fault=5000).left == 3_000_00


def test_who_paid_more_than_he_owes_is_told_so() -> None:
    found = worked(HURT, fault=5000, prepaid=8_000_00)
    assert (found.left, found.overpaid) == (0, 3_000_00)
    assert (found.lines[-1].label, found.lines[-1].worked) == ("已经多付", "5000 － 8000")


def test_what_dependants_get_is_part_of_the_compensation_for_disability() -> None:
    found = worked(DISABLED, dependants=(CHILD,))
    assert (found.lines[0].label, found.lines[0].sum, found.lines[0].worked) == (
        "残疾赔偿金合计",
        112_000_00,
        "100000 + 12000（含被扶养人生活费）",
    )
    assert "第16条" in found.lines[0].basis
    assert found.total == 112_000_00


def test_what_is_missing_is_told_with_its_item_and_the_rest_is_summed() -> None:
    found = worked(replace(HURT, nurse_pay=120_00), None)
    assert (found.total, found.complete) == (10_000_00, False)
    assert found.missing == ("护理费：护理天数",)


births = st.none() | st.dates(date(1900, 1, 1), date(2030, 1, 1))


@given(strategies.injuries, births)
def test_no_sum_is_negative_and_the_items_make_the_total(injury: Injury, birth: date | None) -> None:
    found = calculate(injury, birth)
    assert found.total == sum(item.sum or 0 for item in found.items)
    assert min((found.total, found.due, found.left, found.overpaid)) >= 0
    assert all(line.sum >= 0 for line in found.lines)
    assert all(item.sum is None or item.sum >= 0 for item in found.items)
    assert found.left == 0 or found.overpaid == 0
    assert found.due <= found.total


@given(strategies.injuries, births)
def test_each_item_is_traceable_or_says_what_it_lacks(injury: Injury, birth: date | None) -> None:
    for item in calculate(injury, birth).items:
        assert item.basis
        assert item.worked if item.sum is not None else item.missing
        assert hasattr(injury, item.field)


_LOSSES = [name for name in strategies.SUMS if name not in ("compulsory", "insured", "prepaid")]


@given(strategies.injuries, st.sampled_from(_LOSSES), st.integers(1, 10**9))
def test_a_greater_loss_is_never_paid_less(injury: Injury, name: str, more: int) -> None:
    less = replace(injury, **{name: getattr(injury, name) or 0})
    greater = replace(injury, **{name: (getattr(injury, name) or 0) + more})
    before, after = calculate(less, BIRTH), calculate(greater, BIRTH)
    assert after.total >= before.total
    assert after.left >= before.left


@given(strategies.injuries, st.integers(0, 10**9))
def test_the_greater_share_never_pays_less(injury: Injury, paid: int) -> None:
    shares = (replace(injury, fault=fault, prepaid=paid) for fault in (0, 3333, 10_000))
    left = [calculate(share, BIRTH).left for share in shares]
    assert left == sorted(left)


@given(strategies.injuries)
def test_dependants_together_never_get_more_than_one_of_them_alone_for_all_years(injury: Injury) -> None:
    found = calculate(injury, BIRTH).item("被扶养人生活费")
    if found is not None and found.sum is not None:
        assert found.sum <= (injury.consumption or 0) * 20 + len(injury.dependants)
