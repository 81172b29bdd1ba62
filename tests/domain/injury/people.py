"""Injured people for tests; the figures are invented and easy to reckon with."""

from dataclasses import replace
from datetime import date
from typing import Any

from tiaojie_tui.domain.injury.calculation import Calculation, calculate
from tiaojie_tui.domain.injury.inputs import Dependant, Injury
from tiaojie_tui.domain.injury.item import Item

BIRTH = date(1981, 5, 20)
ASSESSED = date(2026, 9, 1)
DISABLED = Injury(
    province="清河省",
    figures_year=2025,
    income=50_000_00,
    consumption=24_000_00,
    victim="陈守业",
    harm="disability",
    assessed_on=ASSESSED,
    grade="十级",
)
DEAD = replace(DISABLED, harm="death", assessed_on=None, grade=None, died_on=ASSESSED, monthly_wage=8_000_00)
CHILD = Dependant("陈小满", date(2018, 9, 1), supporters=2)
"""8 on the day: ten years."""
MOTHER = Dependant("李桂英", date(1948, 3, 3), in_need=True, supporters=3)
"""78 on the day: five years."""


def worked(injury: Injury, birth: date | None = BIRTH, **changes: Any) -> Calculation:
    """The calculation of this injury with these changes."""
    return calculate(replace(injury, **changes), birth)


def item(name: str, injury: Injury, birth: date | None = BIRTH, **changes: Any) -> Item:
    """One item of the calculation."""
    found = worked(injury, birth, **changes).item(name)
    assert found is not None
    return found
