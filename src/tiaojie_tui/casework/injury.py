"""The compensation calculator (赔偿计算) for screens and commands: computed, and told line by line."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from tiaojie_tui.casework import entry, permission
from tiaojie_tui.casework.desk import Desk, refusing
from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.injury import notes, sections
from tiaojie_tui.domain.injury.calculation import Calculation
from tiaojie_tui.domain.injury.inputs import Figures, Injury
from tiaojie_tui.domain.injury.victims import calculation, called
from tiaojie_tui.domain.money import exact, figures
from tiaojie_tui.store.figures import UsedFigures, used_figures


@dataclass(frozen=True, slots=True)
class Computed:
    """The calculation of one injured person. ``at`` is the path of its inputs in the case."""

    at: str
    victim: str
    calculation: Calculation
    notes: tuple[str, ...]
    unread: int = 0
    """How many fields hold something that could not be read and is not in the sum."""


def computed(case: Case, today: date) -> tuple[Computed, ...]:
    """The calculation of every injured person of the case, with what should be looked at again."""
    return tuple(
        Computed(
            paths.join("injuries", index),
            called(injury),
            calculation(case, injury),
            notes.notes(case, injury, today),
            notes.unread(case, injury),
        )
        for index, injury in enumerate(case.injuries)
    )


def figures_used(desk: Desk, number: str) -> list[UsedFigures]:
    """Yearly figures that other cases than ``number`` used, the newest year first."""
    permission.present(desk)
    with refusing():
        return used_figures(desk.store, but_for=number)


def with_figures(injury: Injury, taken: Figures) -> Injury:
    """The injury with these yearly figures in place of its own."""
    return replace(injury, **{field.name: getattr(taken, field.name) for field in fields(Figures)})


def figures_adopted(case: Case, at: str, taken: Figures) -> Case:
    """The case with these yearly figures in the injury at this path, whatever was typed there before."""
    fields_of = sections.FIGURES.fields
    return entry.taken(case, {paths.join(at, field.key): getattr(taken, field.key) for field in fields_of})


def figures_named(taken: Figures) -> str:
    """Whose figures they are, and of which year."""
    return f"{taken.province or ''} {taken.figures_year}年".strip()


def figures_told(taken: Figures) -> str:
    """The sums, in one line."""
    sums = (
        ("收入", taken.income),
        ("消费", taken.consumption),
        ("月工资", taken.monthly_wage),
        ("年工资", taken.yearly_wage),
    )
    return "  ".join(f"{label}{figures(fen)}" for label, fen in sums if fen is not None)


def as_lines(one: Computed) -> Iterator[str]:
    """``item TAB sum TAB computation TAB basis``, then the sums down to what is left, then the hints."""
    yield one.victim
    for item in one.calculation.items:
        if item.sum is None:
            yield f"{item.name}\t\t还缺：{'、'.join(item.missing)}\t{item.basis}"
        else:
            yield f"{item.name}\t{figures(item.sum)}\t{'；'.join(item.worked)}\t{item.basis}"
    for line in one.calculation.lines:
        yield f"{line.label}\t{figures(line.sum)}\t{line.worked}\t{line.basis}"
    yield from (f"请核对：{note}" for note in one.notes)


def as_json(one: Computed) -> dict[str, Any]:
    """The same as plain JSON values; sums are decimal strings in yuan, as in a case file."""
    found = one.calculation
    return {
        "victim": one.victim,
        "items": [
            {
                "item": item.name,
                "sum": None if item.sum is None else exact(item.sum),
                "computation": list(item.worked),
                "missing": list(item.missing),
                "basis": item.basis,
            }
            for item in found.items
        ],
        "total": exact(found.total),
        "due": exact(found.due),
        "left": exact(found.left),
        "overpaid": exact(found.overpaid),
        "complete": found.complete,
        "steps": [
            {"label": line.label, "sum": exact(line.sum), "computation": line.worked, "basis": line.basis}
            for line in found.lines
        ],
        "notes": list(one.notes),
    }
