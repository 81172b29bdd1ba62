"""被扶养人生活费: who counts, for how many years, and never more together than one year's consumption."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.injury.people import ASSESSED, CHILD, DEAD, DISABLED, MOTHER, item, worked
from tiaojie_tui.domain.injury.inputs import Dependant, Injury

NAME = "被扶养人生活费"


def of(*dependants: Dependant, injury: Injury = DEAD) -> tuple[int | None, tuple[str, ...]]:
    found = item(NAME, injury, dependants=dependants)
    return found.sum, found.worked


def test_a_child_is_paid_for_until_eighteen_and_only_the_victims_part() -> None:
    assert of(CHILD) == (120_000_00, ("第1至10年（陈小满1/2）：24000元 × 1/2 × 10年 = 120000元",))


@pytest.mark.parametrize(
    ("born", "paid"),
    [
        (date(2026, 9, 1), 18),
        (date(2009, 9, 1), 1),  # 17
        (date(2008, 9, 2), 1),  # 18 tomorrow
    ],
)
def test_a_minor_counts_in_whole_years(born: date, paid: int) -> None:
    assert of(Dependant("甲", born, supporters=1))[0] == 24_000_00 * paid


@pytest.mark.parametrize(
    ("born", "paid"),
    [
        (date(2008, 9, 1), 20),  # 18 today
        (date(1967, 9, 1), 20),  # 59
        (date(1966, 9, 1), 20),  # 60
        (date(1965, 9, 1), 19),  # 61
        (date(1952, 9, 1), 6),  # 74
        (date(1951, 9, 1), 5),  # 75
        (date(1950, 9, 1), 5),  # 76
    ],
)
def test_an_adult_in_need_counts_like_any_adult(born: date, paid: int) -> None:
    assert of(Dependant("甲", born, in_need=True, supporters=1))[0] == 24_000_00 * paid


def test_who_was_born_on_29_february_comes_of_age_on_1_march() -> None:
    child = Dependant("甲", date(2008, 2, 29), supporters=1)
    last_day = replace(DEAD, died_on=date(2026, 2, 28))
    assert of(child, injury=last_day)[0] == 24_000_00
    next_day = item(NAME, DEAD, dependants=(child,), died_on=date(2026, 3, 1))
    assert next_day.missing == ("甲有没有劳动能力和收入",)


def test_disability_gives_the_share_that_was_lost() -> None:
    assert of(CHILD, injury=DISABLED) == (
        12_000_00,
        ("第1至10年（陈小满1/2）：24000元 × 1/2 × 10年 × 10% = 12000元",),
    )


def test_several_dependants_are_worked_out_stretch_by_stretch() -> None:
    assert of(CHILD, MOTHER) == (
        160_000_00,
        (
            "第1至5年（陈小满1/2、李桂英1/3，合起来5/6）：24000元 × 5/6 × 5年 = 100000元",
            "第6至10年（陈小满1/2）：24000元 × 1/2 × 5年 = 60000元",
        ),
    )


def test_together_they_get_no_more_in_a_year_than_one_year_costs() -> None:
    wife = Dependant("妻", date(1980, 1, 1), in_need=True, supporters=1)
    assert of(CHILD, wife) == (
        480_000_00,
        (
            "第1至10年（陈小满1/2、妻1，合起来3/2，每年最多算1份）：24000元 × 10年 = 240000元",
            "第11至20年（妻1）：24000元 × 10年 = 240000元",
        ),
    )


def test_a_single_year_is_called_so() -> None:
    nearly_grown = Dependant("甲", date(2009, 9, 1), supporters=2)
    assert of(nearly_grown)[1] == ("第1年（甲1/2）：24000元 × 1/2 × 1年 = 12000元",)


def test_an_adult_who_can_work_is_not_counted() -> None:
    son = Dependant("子", date(2000, 1, 1), in_need=False)
    assert of(son) == (0, ("没有符合条件的被扶养人",))
    assert of(son, CHILD)[0] == 120_000_00


def test_what_is_missing_is_named_with_the_person() -> None:
    unknown = (Dependant(), Dependant("母", date(1950, 1, 1)))
    assert item(NAME, DEAD, dependants=unknown, consumption=None).missing == (
        "城镇居民人均消费支出",
        "被扶养人1的出生日期",
        "被扶养人1由几个人扶养",
        "母有没有劳动能力和收入",
        "母由几个人扶养",
    )
    bare = Injury(harm="disability", dependants=(CHILD,))
    assert item(NAME, bare).missing == ("城镇居民人均消费支出", "定残日", "伤残等级")


def test_a_wound_that_heals_leaves_nobody_without_support() -> None:
    assert worked(Injury(harm="wound", assessed_on=ASSESSED, dependants=(CHILD,))).items == ()


def test_who_is_born_after_the_death_counts_as_newborn() -> None:
    assert of(Dependant("遗腹子", date(2026, 12, 1), supporters=2))[0] == 24_000_00 * 9


def test_a_child_counts_though_nobody_says_that_he_cannot_work() -> None:
    """A minor needs no word on his earning; what is missing is by how many he is supported."""
    child = Dependant("甲", date(2020, 5, 1), in_need=False)
    assert item(NAME, DEAD, dependants=(child,)).missing == ("甲由几个人扶养",)
    assert of(replace(child, supporters=2))[0]
