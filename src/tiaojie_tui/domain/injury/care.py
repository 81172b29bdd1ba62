"""What healing costs and what is lost meanwhile: 医疗费 to 营养费 (解释第6至11条, 第13条)."""

from collections.abc import Iterator
from fractions import Fraction

from tiaojie_tui.domain import words
from tiaojie_tui.domain.injury.inputs import Injury
from tiaojie_tui.domain.injury.item import (
    CARE,
    INTERPRETATION,
    Item,
    absent,
    lacking,
    stated,
    worked_out,
)
from tiaojie_tui.domain.money import figures

_DAYS_OF = {"day": 1, "month": 30, "year": 365}
"""Calendar days by which an income is divided: days off work are counted with Sundays and holidays."""


def items(injury: Injury) -> Iterator[Item]:
    """The items of which something is written, in the order of the interpretation."""
    alive, disabled = injury.harm != "death", injury.harm == "disability"
    found = (
        stated("医疗费", _of(6), "medical", injury.medical, "票据合计"),
        stated("后续治疗费", _of(6), "further", injury.further if alive else None, "医疗证明或鉴定确定"),
        _lost_income(injury),
        _nursing(injury),
        stated("交通费", _of(9), "travel", injury.travel, "就医票据合计"),
        stated("住宿费", _of(10), "lodging", injury.lodging, "外地就医实际发生"),
        _daily("住院伙食补助费", _of(10), "meal_pay", injury.meal_pay, injury.hospital_days),
        _daily("营养费", _of(11), "nutrition_pay", injury.nutrition_pay, injury.nutrition_days),
        stated("残疾辅助器具费", _of(13), "aids", injury.aids if disabled else None, "普通适用器具"),
    )
    yield from (item for item in found if item is not None)


def _of(article: int) -> str:
    return f"{INTERPRETATION}第{article}条、{CARE}"


def _daily(name: str, basis: str, field: str, pay: int | None, days: int | None) -> Item | None:
    """An item of so much a day."""
    if pay is None and days is None:
        return None
    if pay is None or days is None:
        return lacking(name, basis, field, absent(("每天多少钱", pay), ("天数", days)))
    return worked_out(name, basis, field, f"{figures(pay)}元 × {days}天", Fraction(pay * days))


def _nursing(injury: Injury) -> Item | None:
    pay, days, persons = injury.nurse_pay, injury.nursed_days, injury.nurses
    if pay is None and days is None and persons is None:
        return None
    if pay is None or days is None:
        missing = absent(("护理一天多少钱", pay), ("护理天数", days))
        return lacking("护理费", _of(8), "nurse_pay", missing)
    persons = 1 if persons is None else persons
    said = f"{figures(pay)}元 × {persons}人 × {days}天"
    return worked_out("护理费", _of(8), "nurse_pay", said, Fraction(pay * persons * days))


def days_lost(injury: Injury) -> int | None:
    """Days without work: as certified, else from the first to the day before 定残日 (解释第7条)."""
    if injury.lost_days is not None:
        return injury.lost_days
    most = days_until_assessed(injury)
    return most if most is not None and most > 0 else None


def days_until_assessed(injury: Injury) -> int | None:
    """Days from the first without work to the day before 定残日, both counted; ``None`` if not disabled."""
    if injury.lost_from is None or injury.assessed_on is None or injury.harm != "disability":
        return None
    return (injury.assessed_on - injury.lost_from).days


def _lost_income(injury: Injury) -> Item | None:
    pay, per, days = injury.earning, injury.earning_per, days_lost(injury)
    if pay is None and injury.lost_days is None and injury.lost_from is None:
        return None
    found = f"{words.shown(words.EARNED_BY, injury.earned_by)}：" if injury.earned_by else ""
    if pay is not None and per == "all":
        return stated("误工费", _of(7), "earning", pay, found or "一共")
    if pay is None or per not in _DAYS_OF or days is None:
        known_per = per if per in _DAYS_OF or per == "all" else None
        asked = (("收入多少", pay), ("收入是每天、每月还是每年的", known_per))
        time = () if per == "all" else (("误工天数", days),)
        return lacking("误工费", _of(7), "earning", absent(*asked, *time))
    divided = f" ÷ {_DAYS_OF[per]}" if per != "day" else ""
    said = f"{found}{figures(pay)}元{divided} × {days}天"
    return worked_out("误工费", _of(7), "earning", said, Fraction(pay * days, _DAYS_OF[per]))
