"""Enter on an empty 省份: the sets of yearly figures that earlier cases used, taken over all at once."""

from typing import TYPE_CHECKING

from tiaojie_tui.casework import injury
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.domain import money, paths
from tiaojie_tui.domain.injury import sections
from tiaojie_tui.domain.injury.inputs import Figures
from tiaojie_tui.tui.dialogs.pick_list import Pick, PickList
from tiaojie_tui.tui.form.entry import taken

if TYPE_CHECKING:
    from tiaojie_tui.tui.form.body import FormBody


async def offer(body: "FormBody", at: str) -> None:
    """Offer what was used before for the injury at this path; with nothing to offer, go on."""
    with body.app.type_ahead.held():
        try:
            found = await body.app.at_desk(injury.figures_used, body.editing.number)
        except Refused:
            found = []
        if not found:
            await body.walk(1)
            return

    async def picked(values: tuple[str, ...] | None) -> None:
        if values:
            await _take(body, at, found[int(values[0])].figures)

    picks = [Pick(str(place), _named(one.figures), "", _sums(one.figures)) for place, one in enumerate(found)]
    body.app.push_screen(PickList("以前案件用过的年度数字，选了就整套照抄", picks), picked)


async def _take(body: "FormBody", at: str, figures: Figures) -> None:
    values = {paths.join(at, field.key): getattr(figures, field.key) for field in sections.FIGURES.fields}
    body.editing.change("选用年度数字", at, taken(body.editing.case, values))
    body.editing.pause()
    await body.sync()
    body.tell("已照抄。请核对是不是上一年度的。不要的话按 Ctrl+Z。")
    body.post_message(body.Changed())


def _named(figures: Figures) -> str:
    return f"{figures.province or ''} {figures.figures_year}年".strip()


def _sums(figures: Figures) -> str:
    sums = (
        ("收入", figures.income),
        ("消费", figures.consumption),
        ("月工资", figures.monthly_wage),
        ("年工资", figures.yearly_wage),
    )
    return "  ".join(f"{label}{money.figures(fen)}" for label, fen in sums if fen is not None)
