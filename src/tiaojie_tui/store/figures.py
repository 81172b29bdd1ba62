"""Yearly figures of a province that cases of this installation have used, so that they are typed once a year.

They stand with each case, where they must stay as they were used; what is offered is read from there.
"""

from dataclasses import dataclass

from tiaojie_tui.domain.injury.inputs import Figures
from tiaojie_tui.store.engine import Store

MOST = 20
_USED = """
SELECT province, figures_year, income, consumption, monthly_wage, yearly_wage, cases.number, max(cases.id)
FROM injuries JOIN cases ON cases.id = injuries.case_id
WHERE figures_year IS NOT NULL AND cases.number <> ?
  AND coalesce(income, consumption, monthly_wage, yearly_wage) IS NOT NULL
GROUP BY province, figures_year, income, consumption, monthly_wage, yearly_wage
ORDER BY figures_year DESC, max(cases.id) DESC
LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class UsedFigures:
    """One set of figures, and the newest case that used it."""

    figures: Figures
    last_case: str


def used_figures(store: Store, *, but_for: str = "", limit: int = MOST) -> list[UsedFigures]:
    """The sets that other cases than ``but_for`` used, the newest year first."""
    with store.reading():
        rows = store.sql(_USED, but_for, limit)
    return [UsedFigures(Figures(*row[:6]), row[6]) for row in rows]
