"""被扶养人生活费 (解释第16条, 第17条): worked out year by year, because several dependants together get in no
year more than one year's consumption.

The disability coefficient is applied after that limit: it says how far the injured person cannot work, not
what the dependants need.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tiaojie_tui.domain import dates, percent
from tiaojie_tui.domain.injury import years
from tiaojie_tui.domain.injury.inputs import Dependant, Injury
from tiaojie_tui.domain.injury.item import INTERPRETATION, Item, absent, lacking, rounded
from tiaojie_tui.domain.injury.lasting import coefficient
from tiaojie_tui.domain.money import figures
from tiaojie_tui.domain.signers import LIMITED_BELOW as OF_AGE

NAME = "被扶养人生活费"
_BASIS = f"{INTERPRETATION}第16条、第17条"


@dataclass(frozen=True, slots=True)
class _Supported:
    """A dependant who counts: for how many years, and which part of his need the victim had to bear."""

    name: str
    years: int
    part: Fraction


def item(injury: Injury) -> Item | None:
    """What the dependants get; none where there is no dependant, or neither disability nor death."""
    if not injury.dependants or injury.harm not in ("disability", "death"):
        return None
    missing = tuple(_missing(injury))
    day, consumption, share = injury.counts_from, injury.consumption, share_lost(injury)
    if missing or day is None or consumption is None or share is None:
        return lacking(NAME, _BASIS, "consumption", missing)
    supported = [
        _Supported(called(one, number), years_of(one, day), Fraction(1, one.supporters))
        for number, one in enumerate(injury.dependants, 1)
        if one.birth is not None and one.supporters and counts(one, day)
    ]
    lines = [_line(stretch, consumption, share) for stretch in _stretches(supported)]
    if not lines:
        return Item(NAME, _BASIS, "dependants", 0, ("没有符合条件的被扶养人",))
    return Item(NAME, _BASIS, "consumption", sum(fen for fen, _ in lines), tuple(said for _, said in lines))


def called(dependant: Dependant, number: int) -> str:
    """The dependant's name, or which one of them he is."""
    return dependant.name or f"被扶养人{number}"


def counts(dependant: Dependant, day: date) -> bool:
    """Whether he is a dependant in law on that day: a minor, or an adult in need."""
    assert dependant.birth is not None
    return dates.age_on(dependant.birth, day) < OF_AGE or bool(dependant.in_need)


def years_of(dependant: Dependant, day: date) -> int:
    """How many years he is paid for; who was born after the day counts as newborn."""
    assert dependant.birth is not None
    return years.of_dependant(max(0, dates.age_on(dependant.birth, day)))


def share_lost(injury: Injury) -> int | None:
    """How far the victim can no longer earn: all of it in death."""
    return percent.WHOLE if injury.harm == "death" else coefficient(injury)


def _missing(injury: Injury) -> Iterator[str]:
    day, dead = injury.counts_from, injury.harm == "death"
    asked = (
        ("城镇居民人均消费支出", injury.consumption),
        ("死亡日期" if dead else "定残日", day),
        ("伤残等级", share_lost(injury)),
    )
    yield from absent(*asked)
    for number, one in enumerate(injury.dependants, 1):
        name = called(one, number)
        if one.birth is None:
            yield f"{name}的出生日期"
        elif day is not None and dates.age_on(one.birth, day) >= OF_AGE and one.in_need is None:
            yield f"{name}有没有劳动能力和收入"
        grown = day is None or one.birth is None or dates.age_on(one.birth, day) >= OF_AGE
        if not one.supporters and not (grown and one.in_need is False):
            yield f"{name}由几个人扶养"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Years, counted from 1, in which the same dependants are paid for."""

    first: int
    last: int
    supported: tuple[_Supported, ...]


def _stretches(supported: Sequence[_Supported]) -> Iterator[_Stretch]:
    first = 1
    for last in sorted({one.years for one in supported}):
        yield _Stretch(first, last, tuple(one for one in supported if one.years >= last))
        first = last + 1


def _line(stretch: _Stretch, consumption: int, share: int) -> tuple[int, str]:
    """The sum of one stretch in 分, and how it came about."""
    count = stretch.last - stretch.first + 1
    together = sum((one.part for one in stretch.supported), Fraction(0))
    part = min(together, Fraction(1))
    fen = rounded(consumption * part * count * share / percent.WHOLE)
    who = "、".join(f"{one.name}{_part(one.part)}" for one in stretch.supported)
    if together > 1:
        who += f"，合起来{_part(together)}，每年最多算1份"
    elif len(stretch.supported) > 1:
        who += f"，合起来{_part(together)}"
    parted = f" × {_part(part)}" if part < 1 else ""
    lost = f" × {percent.shown(share)}" if share < percent.WHOLE else ""
    span = f"第{stretch.first}年" if count == 1 else f"第{stretch.first}至{stretch.last}年"
    said = f"{figures(consumption)}元{parted} × {count}年{lost} = {figures(fen)}元"
    return fen, f"{span}（{who}）：{said}"


def _part(part: Fraction) -> str:
    return str(part.numerator) if part.denominator == 1 else f"{part.numerator}/{part.denominator}"
