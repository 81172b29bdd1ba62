"""Disability and death: years by age, the coefficient, the funeral, what is missing."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.injury.people import ASSESSED, DEAD, DISABLED, item, worked
from tiaojie_tui.domain.dates import age_on
from tiaojie_tui.domain.injury import years
from tiaojie_tui.domain.injury.inputs import Injury


@pytest.mark.parametrize(
    ("age", "paid"), [(0, 20), (45, 20), (59, 20), (60, 20), (61, 19), (74, 6), (75, 5), (76, 5), (99, 5)]
)
def test_years_are_fewer_from_sixty_on_and_five_from_seventy_five(age: int, paid: int) -> None:
    assert years.of_adult(age) == paid
    born = date(2026 - age, 9, 1)
    assert item("残疾赔偿金", DISABLED, born).sum == 50_000_00 * paid // 10
    assert item("死亡赔偿金", DEAD, born).sum == 50_000_00 * paid


def test_age_counts_to_the_day() -> None:
    day_before_61 = date(1965, 9, 2)
    assert item("残疾赔偿金", DISABLED, day_before_61).worked == (
        "50000元 × 20年（60周岁） × 10% = 100000元",
    )
    assert item("残疾赔偿金", DISABLED, date(1965, 9, 1)).worked == (
        "50000元 × 19年（61周岁，20－1） × 10% = 95000元",
    )


def test_who_was_born_on_29_february_is_older_from_1_march() -> None:
    born = date(1964, 2, 29)
    assert age_on(born, date(2025, 2, 28)) == 60
    assert item("残疾赔偿金", DISABLED, born, assessed_on=date(2025, 2, 28)).sum == 100_000_00
    assert item("残疾赔偿金", DISABLED, born, assessed_on=date(2025, 3, 1)).sum == 95_000_00


@pytest.mark.parametrize(
    ("grade", "shown"), [("一级", "100%"), ("二级", "90%"), ("九级", "20%"), ("十级", "10%")]
)
def test_the_coefficient_is_proposed_from_the_grade(grade: str, shown: str) -> None:
    assert f"× {shown} =" in item("残疾赔偿金", DISABLED, grade=grade).worked[0]


def test_a_coefficient_of_several_grades_is_taken_as_written() -> None:
    assert item("残疾赔偿金", DISABLED, coefficient=1200).sum == 120_000_00


def test_the_coefficient_is_rounded_once_half_a_fen_up() -> None:
    assert item("残疾赔偿金", DISABLED, income=1, coefficient=250).sum == 1  # 0.5 分
    assert item("残疾赔偿金", DISABLED, income=1, coefficient=249).sum == 0  # 0.498 分
    assert item("残疾赔偿金", DISABLED, income=33_333_33, coefficient=1234).sum == 82_266_66  # 8226665.84


def test_disability_says_what_it_lacks() -> None:
    assert item("残疾赔偿金", Injury(harm="disability"), None).missing == (
        "伤残等级",
        "定残日",
        "受害人的出生日期",
        "城镇居民人均可支配收入",
    )


def test_death_says_what_it_lacks() -> None:
    assert item("死亡赔偿金", Injury(harm="death"), None).missing == (
        "死亡日期",
        "受害人的出生日期",
        "城镇居民人均可支配收入",
    )


def test_the_funeral_is_six_monthly_wages() -> None:
    found = item("丧葬费", DEAD)
    assert (found.sum, found.worked) == (48_000_00, ("8000元 × 6个月 = 48000元",))
    assert "第14条" in found.basis


def test_a_yearly_wage_serves_where_no_monthly_one_is_published() -> None:
    found = item("丧葬费", DEAD, monthly_wage=None, yearly_wage=99_999_99)
    assert (found.sum, found.worked) == (50_000_00, ("99999.99元 ÷ 12 × 6个月 = 50000元",))
    assert item("丧葬费", DEAD, monthly_wage=None).missing == ("职工月平均工资（或年平均工资）",)


def test_a_wound_that_heals_calls_for_none_of_it() -> None:
    assert worked(replace(DISABLED, harm="wound", died_on=ASSESSED)).items == ()
