"""What healing costs: each item computed, and what it still lacks said."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.injury.people import DEAD, DISABLED, item, worked
from tiaojie_tui.domain.injury.inputs import Injury


def test_nothing_written_is_no_item() -> None:
    assert worked(Injury()).items == ()
    assert not worked(Injury()).complete


@pytest.mark.parametrize(
    ("name", "field", "worked_as", "article"),
    [
        ("医疗费", "medical", "票据合计 1200元", "第6条"),
        ("后续治疗费", "further", "医疗证明或鉴定确定 1200元", "第6条"),
        ("交通费", "travel", "就医票据合计 1200元", "第9条"),
        ("住宿费", "lodging", "外地就医实际发生 1200元", "第10条"),
        ("残疾辅助器具费", "aids", "普通适用器具 1200元", "第13条"),
        ("精神损害抚慰金", "solatium", "双方商定 1200元", "第1183条"),
        ("财产损失", "property_loss", "损坏的财物 1200元", "第1184条"),
        ("其他", "other_loss", "其他合理费用 1200元", "第1179条"),
    ],
)
def test_a_sum_that_is_stated_says_where_it_is_from(
    name: str, field: str, worked_as: str, article: str
) -> None:
    found = item(name, DISABLED, **{field: 1_200_00})
    assert (found.sum, found.worked) == (1_200_00, (worked_as,))
    assert article in found.basis


def test_other_losses_are_called_by_what_they_are() -> None:
    assert item("其他", Injury(other_loss=800_00, other_what="鉴定费")).worked == ("鉴定费 800元",)


@pytest.mark.parametrize(
    ("name", "pay", "days", "article"),
    [
        ("住院伙食补助费", "meal_pay", "hospital_days", "第10条"),
        ("营养费", "nutrition_pay", "nutrition_days", "第11条"),
    ],
)
def test_a_daily_sum_is_multiplied_by_its_days(name: str, pay: str, days: str, article: str) -> None:
    found = item(name, Injury(), **{pay: 56_00, days: 30})
    assert (found.sum, found.worked) == (1_680_00, ("56元 × 30天 = 1680元",))
    assert article in found.basis
    assert item(name, Injury(), **{pay: 56_00}).missing == ("天数",)
    assert item(name, Injury(), **{days: 30}).missing == ("每天多少钱",)


def test_nursing_is_persons_times_days_times_pay() -> None:
    found = item("护理费", Injury(nurse_pay=120_00, nursed_days=30, nurses=2))
    assert (found.sum, found.worked) == (7_200_00, ("120元 × 2人 × 30天 = 7200元",))


def test_one_person_nurses_where_nobody_says_otherwise() -> None:
    assert item("护理费", Injury(nurse_pay=120_00, nursed_days=30)).sum == 3_600_00
    assert item("护理费", Injury(nurses=2)).missing == ("护理一天多少钱", "护理天数")


@pytest.mark.parametrize(
    ("per", "earning", "said", "fen"),
    [
        ("day", 56_00, "56元 × 30天 = 1680元", 1_680_00),
        ("month", 4_000_00, "4000元 ÷ 30 × 45天 = 6000元", 6_000_00),
        ("year", 48_000_00, "48000元 ÷ 365 × 45天 = 5917.81元", 5_917_81),
    ],
)
def test_lost_income_is_divided_to_the_day(per: str, earning: int, said: str, fen: int) -> None:
    days = 30 if per == "day" else 45
    found = item("误工费", Injury(earning=earning, earning_per=per, lost_days=days))
    assert (found.worked, found.sum) == ((said,), fen)


def test_how_the_income_was_found_is_said() -> None:
    injury = Injury(earned_by="three_years", earning=36_500_00, earning_per="year", lost_days=10)
    assert item("误工费", injury).worked == ("最近三年的平均收入：36500元 ÷ 365 × 10天 = 1000元",)


def test_lost_income_that_is_known_as_a_whole_needs_no_days() -> None:
    assert item("误工费", Injury(earning=3_000_00, earning_per="all")).sum == 3_000_00


def test_days_off_work_run_to_the_day_before_the_assessment() -> None:
    injury = replace(DISABLED, earning=100_00, earning_per="day", lost_from=date(2026, 8, 1))
    assert item("误工费", injury).worked == ("100元 × 31天 = 3100元",)
    assert item("误工费", injury, lost_days=20).worked == ("100元 × 20天 = 2000元",)


def test_days_off_work_do_not_end_before_they_begin() -> None:
    injury = replace(DISABLED, earning=100_00, earning_per="day", lost_from=date(2026, 9, 1))
    assert item("误工费", injury).missing == ("误工天数",)


def test_lost_income_says_what_it_lacks() -> None:
    assert item("误工费", Injury(lost_days=3)).missing == ("收入多少", "收入是每天、每月还是每年的")
    assert item("误工费", Injury(earning=100)).missing == ("收入是每天、每月还是每年的", "误工天数")
    assert item("误工费", Injury(earning_per="all", lost_days=3)).missing == ("收入多少",)


def test_what_the_form_hides_is_not_counted() -> None:
    hidden = replace(DEAD, further=9_000_00, aids=700_00)
    assert worked(hidden).total == worked(DEAD).total
    assert worked(Injury(aids=700_00, income=5, consumption=5)).items == ()
