"""One item of compensation (赔偿项目): its sum with the way it was worked out, or what is still missing.

Rounding: whatever is divided is rounded once, where its line ends in 元, to the nearest 分, half a 分 up
(四舍五入). Sums of lines add what is printed, so that anybody can check them by hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from tiaojie_tui.domain.money import figures

INTERPRETATION = "人身损害赔偿解释"
CODE = "民法典"
CARE = f"{CODE}第1179条"


def rounded(exact: Fraction) -> int:
    """To the nearest whole 分, half a 分 up; for what is not negative."""
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


@dataclass(frozen=True, slots=True)
class Item:
    """``sum`` in 分 is ``None`` while something is missing; ``worked`` is how it came about, a line each."""

    name: str
    basis: str
    field: str
    """The input by which it is mended, below the path of the injury."""
    sum: int | None
    worked: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def stated(name: str, basis: str, field: str, fen: int | None, source: str) -> Item | None:
    """An item that is a sum somebody stated; ``source`` says where it is from. None stated, no item."""
    if fen is None:
        return None
    return Item(name, basis, field, fen, (f"{source} {figures(fen)}元",))


def worked_out(name: str, basis: str, field: str, said: str, exact: Fraction) -> Item:
    """An item of one line: ``said`` is the computation without its result."""
    fen = rounded(exact)
    return Item(name, basis, field, fen, (f"{said} = {figures(fen)}元",))


def lacking(name: str, basis: str, field: str, missing: Iterable[str]) -> Item:
    """An item that cannot be computed yet."""
    return Item(name, basis, field, None, missing=tuple(missing))


def absent(*asked: tuple[str, object]) -> tuple[str, ...]:
    """The labels of what is not there."""
    return tuple(label for label, value in asked if value is None)


def told(item: Item) -> str:
    """The item in one line, as it stands beside a field."""
    if item.sum is None:
        return f"{item.name}还缺：{'、'.join(item.missing)}"
    return f"{item.name} {item.worked[0] if len(item.worked) == 1 else f'{figures(item.sum)}元'}"
