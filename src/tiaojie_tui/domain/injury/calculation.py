"""The whole calculation of one injured person: the items, what they come to, and who still pays how much."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tiaojie_tui.domain import percent
from tiaojie_tui.domain.injury import care, lasting, support
from tiaojie_tui.domain.injury.inputs import Injury
from tiaojie_tui.domain.injury.item import CARE, CODE, INTERPRETATION, Item, rounded, stated
from tiaojie_tui.domain.money import figures

_SOLATIUM = "精神损害抚慰金"


@dataclass(frozen=True, slots=True)
class Line:
    """One step from the total to what is left to pay: a sum in 分, how it came about, its basis."""

    label: str
    sum: int
    worked: str = ""
    basis: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Calculation:
    """``due`` is the payer's part of ``total``, ``left`` what of it is still to be paid, all in 分."""

    items: tuple[Item, ...]
    total: int
    due: int
    left: int
    overpaid: int
    lines: tuple[Line, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still needed, each with the item that waits for it."""
        return tuple(f"{item.name}：{'、'.join(item.missing)}" for item in self.items if item.sum is None)

    @property
    def complete(self) -> bool:
        """Whether there is an item, and none waits for anything."""
        return bool(self.items) and all(item.sum is not None for item in self.items)

    def item(self, name: str) -> Item | None:
        """The item of this name."""
        return next((item for item in self.items if item.name == name), None)


def calculate(injury: Injury, birth: date | None) -> Calculation:
    """Work all of it out as far as it goes; ``birth`` is the victim's day of birth."""
    items = tuple(_items(injury, birth))
    total = sum(item.sum or 0 for item in items)
    by_fault, apart = _divided(injury, total)
    borne = rounded(Fraction(by_fault * _fault(injury), percent.WHOLE))
    due = borne + apart
    left = due - (injury.insured or 0) - (injury.prepaid or 0)
    lines = (
        *_together(items),
        Line("各项合计", total, _added(items)),
        *_borne(injury, by_fault, borne, apart),
        *_deducted(injury),
        _last(injury, borne, apart, left),
    )
    return Calculation(items, total, due, max(0, left), max(0, -left), lines)


def _items(injury: Injury, birth: date | None) -> Iterator[Item]:
    yield from care.items(injury)
    yield from lasting.items(injury, birth)
    solatium_basis = f"{CODE}第1183条、精神损害赔偿解释第5条"
    others = (
        support.item(injury),
        stated(_SOLATIUM, solatium_basis, "solatium", injury.solatium, "双方商定"),
        stated("财产损失", f"{CODE}第1184条", "property_loss", injury.property_loss, "损坏的财物"),
        stated("其他", CARE, "other_loss", injury.other_loss, injury.other_what or "其他合理费用"),
    )
    yield from (item for item in others if item is not None)


def _fault(injury: Injury) -> int:
    return percent.WHOLE if injury.fault is None else injury.fault


def _apart(injury: Injury) -> int:
    """The part of the total that fault does not divide: the solatium, which has weighed it already."""
    return 0 if injury.solatium_by_fault else injury.solatium or 0


def _divided(injury: Injury, total: int) -> tuple[int, int]:
    """What fault divides and what it does not, once the compulsory insurance has paid."""
    apart, insurance = _apart(injury), injury.compulsory or 0
    by_fault = total - apart - insurance
    return max(0, by_fault), max(0, apart + min(0, by_fault))


def _together(items: tuple[Item, ...]) -> Iterator[Line]:
    """What the dependants get is part of the compensation for disability or death (解释第16条)."""
    parts = [item for item in items if item.name in (lasting.DISABILITY, lasting.DEATH, support.NAME)]
    if len(parts) == 2 and all(part.sum is not None for part in parts):
        sums = [part.sum or 0 for part in parts]
        said = f"{' + '.join(map(figures, sums))}（含{support.NAME}）"
        yield Line(f"{parts[0].name}合计", sum(sums), said, f"{INTERPRETATION}第16条")


def _added(items: tuple[Item, ...]) -> str:
    lacking = sum(item.sum is None for item in items)
    said = " + ".join(figures(item.sum) for item in items if item.sum)
    return f"{said}（还有{lacking}项没算出来）" if lacking else said


def _borne(injury: Injury, by_fault: int, borne: int, apart: int) -> Iterator[Line]:
    if injury.compulsory:
        yield Line("减去交强险赔的", injury.compulsory, basis=f"{CODE}第1213条", field="compulsory")
    fault = _fault(injury)
    if fault < percent.WHOLE:
        said = f"{figures(by_fault)}元 × {percent.shown(fault)} = {figures(borne)}元"
        yield Line("按责任承担", borne, said, f"{CODE}第1173条", "fault")
        if apart:
            basis = "精神损害赔偿解释第5条"
            yield Line(f"加上{_SOLATIUM}", apart, "不再按责任分", basis, "solatium_by_fault")


def _deducted(injury: Injury) -> Iterator[Line]:
    if injury.insured:
        yield Line("减去其他保险赔的", injury.insured, basis=f"{CODE}第1213条", field="insured")
    if injury.prepaid:
        yield Line("减去已付、垫付的", injury.prepaid, field="prepaid")


def _last(injury: Injury, borne: int, apart: int, left: int) -> Line:
    """What is left, and of which sums it is made where there are several."""
    parts = (borne, apart) if _fault(injury) < percent.WHOLE else (borne + apart,)
    added = [figures(fen) for fen in parts if fen]
    taken_off = [figures(fen) for fen in (injury.insured, injury.prepaid) if fen]
    several = len(added) + len(taken_off) > 1
    said = " － ".join((" + ".join(added) or "0", *taken_off)) if several else ""
    return Line("还应付", left, said) if left >= 0 else Line("已经多付", -left, said)
