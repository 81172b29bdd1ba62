"""The calculator on the form: which cards and fields there are, what stands beside them, the hints."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.domain.factories import a_party
from tests.domain.injury.people import BIRTH, CHILD, DEAD, DISABLED, MOTHER
from tiaojie_tui.domain import paths, reading, steps
from tiaojie_tui.domain.case import Case, Unread
from tiaojie_tui.domain.injury import notes
from tiaojie_tui.domain.injury.inputs import Dependant, Figures, Injury

TODAY = date(2026, 11, 23)
VICTIM = a_party("陈守业", birth=BIRTH)


def a_case(injury: Injury, **changes: Any) -> Case:
    return Case(parties=(VICTIM,), injuries=(injury,), **changes)


def cards(case: Case) -> list[tuple[str, str]]:
    return [(card.at, card.title) for card in steps.cards(case, "facts") if card.at.startswith("injuries")]


def labels(injury: Injury) -> list[str]:
    case = a_case(injury)
    found = [card for card in steps.cards(case, "facts") if card.at.startswith("injuries")]
    return [field.label for card in found for field in card.fields(case)]


def beside(case: Case, path: str) -> str:
    """The proof beside the field at this path."""
    of_step = ((card, field) for card in steps.cards(case, "facts") for field in card.fields(case))
    field = next(field for card, field in of_step if card.path(field) == path)
    return reading.proof(field, paths.get(case, path), case=case, path=path, today=TODAY)


# Cards and fields


def test_a_wound_needs_three_cards() -> None:
    assert cards(a_case(Injury(victim="陈守业", harm="wound"))) == [
        ("injuries/0", "陈守业的赔偿计算"),
        ("injuries/0", "陈守业：治疗花费"),
        ("injuries/0", "陈守业：误工和护理"),
        ("injuries/0", "陈守业：抚慰金、责任和已付"),
    ]


def test_disability_asks_for_yearly_figures_and_dependants() -> None:
    case = a_case(replace(DISABLED, dependants=(CHILD, Dependant())))
    assert [title for _, title in cards(case)] == [
        "陈守业的赔偿计算",
        "陈守业：本省的年度数字",
        "陈守业：治疗花费",
        "陈守业：误工和护理",
        "陈守业的被扶养人 陈小满",
        "陈守业的被扶养人 2",
        "陈守业：抚慰金、责任和已付",
    ]


def test_only_what_this_harm_needs_is_asked() -> None:
    assert {"定残日", "伤残等级", "残疾辅助器具费", "后续治疗费"} <= set(labels(DISABLED))
    assert not {"死亡日期", "职工月平均工资"} & set(labels(DISABLED))
    assert {"死亡日期", "职工月平均工资"} <= set(labels(DEAD))
    assert not {"定残日", "伤残等级", "残疾辅助器具费", "后续治疗费"} & set(labels(DEAD))


def test_a_day_of_birth_that_the_party_has_is_not_asked_again() -> None:
    assert "出生日期" not in labels(DISABLED)
    assert "出生日期" in labels(replace(DISABLED, victim="外人"))
    assert "出生日期" in labels(replace(DISABLED, birth=BIRTH))


def test_two_injured_people_have_cards_of_their_own() -> None:
    case = Case(injuries=(Injury(victim="甲"), Injury(victim="乙")))
    assert [at for at, _ in cards(case)] == ["injuries/0"] * 4 + ["injuries/1"] * 4


# Beside the fields


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("victim", "1981-05-20 生"),
        ("assessed_on", "定残时45周岁"),
        ("grade", "残疾赔偿金 50000元 × 20年（45周岁） × 10% = 100000元"),
        ("income", "人民币伍万元整"),
        ("figures_year", "上一年度"),
        ("medical", "人民币壹万元整"),
        ("hospital_days", "住院伙食补助费还缺：每天多少钱"),
        ("fault", "承担 85750元"),
        ("dependants/0/birth", "8周岁，算10年"),
        (
            "dependants/0/supporters",
            "被扶养人生活费 第1至10年（陈小满1/2）：24000元 × 1/2 × 10年 × 10% = 12000元",
        ),
    ],
)
def test_each_field_shows_what_it_leads_to(path: str, said: str) -> None:
    injury = replace(DISABLED, medical=10_000_00, hospital_days=3, fault=7000, dependants=(CHILD,))
    injury = replace(injury, solatium=500_00, solatium_by_fault=True)
    assert beside(a_case(injury), f"injuries/0/{path}") == said


def test_several_stretches_are_shown_as_their_sum() -> None:
    case = a_case(replace(DEAD, dependants=(CHILD, MOTHER)))
    assert beside(case, "injuries/0/dependants/1/in_need") == "被扶养人生活费 160000元"


def test_a_grown_dependant_is_asked_for_his_need() -> None:
    case = a_case(replace(DEAD, dependants=(Dependant("甲", date(1990, 1, 1)),)))
    assert beside(case, "injuries/0/dependants/0/birth") == "36周岁，成年人要写下一栏"


def test_a_day_alone_is_shown_with_its_weekday() -> None:
    case = a_case(replace(DISABLED, victim=None))
    assert beside(case, "injuries/0/assessed_on").startswith("星期二")


# Hints


def hints(injury: Injury, **changes: Any) -> tuple[str, ...]:
    return notes.notes(a_case(injury, **changes), replace(injury, fault=7000), TODAY)


def test_sound_figures_and_days_call_for_no_hint() -> None:
    assert hints(DISABLED) == ()
    assert hints(DEAD) == ()


def test_figures_are_those_of_the_year_before_the_agreement() -> None:
    assert notes.of_year(Figures(figures_year=2025), TODAY) == ""
    assert notes.of_year(Figures(), TODAY) == ""
    assert "2025年的数字公布了就用2025年的" in notes.of_year(Figures(figures_year=2024), TODAY)
    assert "应当用2025年的数字" in notes.of_year(Figures(figures_year=2026), TODAY)
    assert hints(DISABLED, agreed_on=date(2027, 1, 5)) == (
        "2025年不是上一年度；2026年的数字公布了就用2026年的，还没公布才用2025年的。",
    )


@pytest.mark.parametrize(
    ("injury", "word"),
    [
        (Injury(), "还没有选受伤"),
        (replace(DISABLED, consumption=60_000_00), "写反了"),
        (replace(DEAD, monthly_wage=96_000_00), "写成了年工资"),
        (replace(DISABLED, lost_from=date(2026, 8, 1), lost_days=40), "只有31天"),
        (replace(DISABLED, lost_from=date(2026, 9, 1)), "日期可能写错了"),
        (Injury(harm="wound", nursed_days=8000), "最长算二十年"),
        (replace(DEAD, dependants=(Dependant("甲", date(1990, 1, 1), False),)), "不算被扶养人"),
        (replace(DEAD, dependants=(Dependant("甲", date(2026, 12, 1)),)), "以后才出生"),
    ],
)
def test_what_is_odd_is_pointed_out(injury: Injury, word: str) -> None:
    assert [hint for hint in hints(injury) if word in hint]


def test_an_injury_at_work_has_a_law_of_its_own() -> None:
    said = hints(Injury(harm="wound"), dispute_type="其他劳动争议纠纷")
    assert "《工伤保险条例》" in said[0]


def test_an_unwritten_share_is_pointed_out() -> None:
    assert notes.notes(a_case(DISABLED), DISABLED, TODAY)[-1].startswith("没有写责任比例")


def test_what_cannot_be_read_is_said_to_be_left_out() -> None:
    injury = Injury(victim="孔子涵", harm="wound", medical=126000, fault=10000)
    case = Case(injuries=(injury,), unread=(Unread("injuries/0/travel", "二百多"), Unread("facts", "x")))
    assert notes.unread(case, injury) == 1
    assert "有1处写的没有读懂，没有算进去" in notes.notes(case, injury, date(2026, 11, 23))[0]
    assert notes.unread(replace(case, unread=()), injury) == 0
