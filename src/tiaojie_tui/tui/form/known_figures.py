"""Enter on an empty 省份: the sets of yearly figures that earlier cases used, taken over all at once."""

from typing import TYPE_CHECKING

from tiaojie_tui.casework import injury
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.domain.injury.inputs import Figures
from tiaojie_tui.tui.dialogs.pick_list import Pick, PickList

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

    picks = [
        Pick(str(place), injury.figures_named(one.figures), "", injury.figures_told(one.figures))
        for place, one in enumerate(found)
    ]
    body.app.push_screen(PickList("以前案件用过的年度数字，选了就整套照抄", picks), picked)


async def _take(body: "FormBody", at: str, figures: Figures) -> None:
    body.editing.change("选用年度数字", at, injury.figures_adopted(body.editing.case, at, figures))
    body.editing.pause()
    await body.sync()
    body.tell("已照抄。请核对是不是上一年度的。不要的话按 Ctrl+Z。")
    body.post_message(body.Changed())
