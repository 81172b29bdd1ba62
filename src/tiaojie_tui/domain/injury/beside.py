"""What stands beside a field of the calculator: the item it belongs to, computed at once.

A sum that stands for itself is proved in 大写 as everywhere; this says what the others lead to.
"""

from datetime import date

from tiaojie_tui.domain import dates, paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.injury import notes, support
from tiaojie_tui.domain.injury.inputs import Injury
from tiaojie_tui.domain.injury.item import told
from tiaojie_tui.domain.injury.lasting import DISABILITY
from tiaojie_tui.domain.injury.victims import birth_of, calculation
from tiaojie_tui.domain.money import figures

_ITEMS = {
    "earning": "误工费", "earning_per": "误工费", "lost_days": "误工费", "lost_from": "误工费",
    "nurse_pay": "护理费", "nursed_days": "护理费", "nurses": "护理费",
    "hospital_days": "住院伙食补助费", "meal_pay": "住院伙食补助费",
    "nutrition_days": "营养费", "nutrition_pay": "营养费",
    "grade": DISABILITY, "coefficient": DISABILITY,
    "in_need": support.NAME, "supporters": support.NAME,
}  # fmt: skip
"""By field: the item it is for."""


def proof(case: Case, path: str, value: object, today: date) -> str | None:
    """What the field at this path leads to; ``None`` where it has nothing of its own to say."""
    at, _, key = path.rpartition("/")
    injury: Injury = paths.get(case, "/".join(path.split("/")[:2]))
    if key in _ITEMS:
        item = calculation(case, injury).item(_ITEMS[key])
        return told(item) if item else ""
    if "/dependants/" in path:
        return _years(case, at, injury) if key == "birth" else None
    if key == "victim":
        birth = birth_of(case, injury)
        return f"{dates.iso(birth)} 生" if birth else ""
    if key == "fault":
        return f"承担 {figures(calculation(case, injury).due)}元"
    if key == "figures_year":
        return notes.of_year(injury, case.agreed_on or today) or "上一年度"
    if key in ("birth", "assessed_on", "died_on"):
        # Without the other day an age would be that of today; a day alone is proved like any other.
        return _age(case, injury) or ("" if key == "birth" else None)
    return None


def _age(case: Case, injury: Injury) -> str:
    """How old the victim is on the day from which years count."""
    birth, day = birth_of(case, injury), injury.counts_from
    if birth is None or day is None:
        return ""
    return f"{'定残' if injury.harm == 'disability' else '死亡'}时{dates.age_on(birth, day)}周岁"


def _years(case: Case, at: str, injury: Injury) -> str:
    """How old a dependant is then, and for how many years he is paid for."""
    dependant, day = paths.get(case, at), injury.counts_from
    if day is None or dependant.birth is None:
        return ""
    said = f"{max(0, dates.age_on(dependant.birth, day))}周岁"
    paid = support.years_of(dependant, day)
    return f"{said}，算{paid}年" if support.counts(dependant, day) else f"{said}，成年人要写下一栏"
