"""What disability and death are paid for: 残疾赔偿金, 死亡赔偿金, 丧葬费 (解释第12条, 第14条, 第15条)."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from tiaojie_tui.domain import dates, percent, words
from tiaojie_tui.domain.injury import years
from tiaojie_tui.domain.injury.inputs import Injury
from tiaojie_tui.domain.injury.item import (
    CARE,
    INTERPRETATION,
    Item,
    absent,
    lacking,
    worked_out,
)
from tiaojie_tui.domain.money import figures

DISABILITY, DEATH = "残疾赔偿金", "死亡赔偿金"
_FUNERAL_MONTHS = 6
_GRADES = words.values(words.GRADES)
_INCOME = "城镇居民人均可支配收入"


def items(injury: Injury, birth: date | None) -> Iterator[Item]:
    """What this harm calls for; ``birth`` is the victim's. None of it for a wound that heals."""
    if injury.harm == "disability":
        yield _disability(injury, birth)
    elif injury.harm == "death":
        yield _funeral(injury)
        yield _death(injury, birth)


def coefficient(injury: Injury) -> int | None:
    """The disability coefficient: as written, else 100% for grade one, a tenth less for each grade down."""
    if injury.coefficient is not None or injury.grade not in _GRADES:
        return injury.coefficient
    return percent.WHOLE - _GRADES.index(injury.grade) * 1000


def _disability(injury: Injury, birth: date | None) -> Item:
    basis, field = f"{INTERPRETATION}第12条、{CARE}", "grade"
    share, day, income = coefficient(injury), injury.assessed_on, injury.income
    if share is None or day is None or birth is None or income is None:
        asked = (("伤残等级", share), ("定残日", day), ("受害人的出生日期", birth), (_INCOME, income))
        return lacking(DISABILITY, basis, field, absent(*asked))
    age = dates.age_on(birth, day)
    said = f"{figures(income)}元 × {years.said(age)} × {percent.shown(share)}"
    exact = Fraction(income * years.of_adult(age) * share, percent.WHOLE)
    return worked_out(DISABILITY, basis, field, said, exact)


def _death(injury: Injury, birth: date | None) -> Item:
    basis, field = f"{INTERPRETATION}第15条、{CARE}", "died_on"
    day, income = injury.died_on, injury.income
    if day is None or birth is None or income is None:
        asked = (("死亡日期", day), ("受害人的出生日期", birth), (_INCOME, income))
        return lacking(DEATH, basis, field, absent(*asked))
    age = dates.age_on(birth, day)
    said = f"{figures(income)}元 × {years.said(age)}"
    return worked_out(DEATH, basis, field, said, Fraction(income * years.of_adult(age)))


def _funeral(injury: Injury) -> Item:
    name, basis = "丧葬费", f"{INTERPRETATION}第14条、{CARE}"
    if injury.monthly_wage is not None:
        said = f"{figures(injury.monthly_wage)}元 × {_FUNERAL_MONTHS}个月"
        return worked_out(name, basis, "monthly_wage", said, Fraction(injury.monthly_wage * _FUNERAL_MONTHS))
    if injury.yearly_wage is not None:
        said = f"{figures(injury.yearly_wage)}元 ÷ 12 × {_FUNERAL_MONTHS}个月"
        exact = Fraction(injury.yearly_wage * _FUNERAL_MONTHS, 12)
        return worked_out(name, basis, "yearly_wage", said, exact)
    return lacking(name, basis, "monthly_wage", ("职工月平均工资（或年平均工资）",))
