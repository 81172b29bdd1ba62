"""Yearly figures are offered from the cases that used them."""

from dataclasses import replace

from tests.store.invented import FULL, change, keep
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.injury.inputs import Figures, Injury
from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.figures import used_figures

OLD = Figures("清河省", 2024, income=48_000_00)
NEW = Figures("清河省", 2025, income=50_000_00, consumption=24_000_00, monthly_wage=8_000_00)


def using(*sets: Figures) -> Case:
    injuries = tuple(
        Injury(one.province, one.figures_year, one.income, one.consumption, one.monthly_wage, one.yearly_wage)
        for one in sets
    )
    return replace(FULL, injuries=injuries)


def test_each_set_is_offered_once_the_newest_year_first(store: Store) -> None:
    keep(store, using(NEW))
    keep(store, using(OLD, NEW))
    last = keep(store, using(NEW))

    assert [(one.figures, one.last_case) for one in used_figures(store)] == [
        (NEW, last.case.number),
        (OLD, "(2026)人调字第2号"),
    ]


def test_the_case_being_written_offers_nothing_to_itself(store: Store) -> None:
    first = keep(store, using(NEW))

    assert used_figures(store, but_for=first.case.number or "") == []


def test_a_correction_is_offered_beside_what_a_sealed_case_must_keep(store: Store) -> None:
    keep(store, using(NEW))
    mended = replace(NEW, income=51_000_00)
    change(store, keep(store, using(NEW)), injuries=using(mended).injuries)

    assert [one.figures for one in used_figures(store)] == [mended, NEW]


def test_a_year_without_a_figure_is_no_set(store: Store) -> None:
    keep(store, using(Figures("清河省", 2025), Figures(income=1)))

    assert used_figures(store) == []
