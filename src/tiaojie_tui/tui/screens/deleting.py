"""Of 谁在办: asking for the destruction of a case (提请销毁), and agreeing to it or not."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from tiaojie_tui.casework import deletion
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.handing import AtWork
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.tui.dialogs.confirm import Confirm
from tiaojie_tui.tui.shown import sentence

if TYPE_CHECKING:
    from tiaojie_tui.tui.screens.case import CaseScreen


def offered(screen: "CaseScreen", found: AtWork) -> list[tuple[str, str, Callable[[], Awaitable[None]]]]:
    """What the person here may do now: line, words beside it, act."""
    asked = found.deletion
    if asked is None:
        may = Action.PROPOSE_DELETION in found.may
        return [("提请销毁", "要司法所的人同意", partial(_propose, screen))] if may else []
    if asked.approved_at is not None or Action.APPROVE_DELETION not in found.may:
        return []
    return [
        ("同意销毁", f"{asked.proposed_by}提请：{asked.reason}", partial(_agree, screen)),
        ("不同意销毁", "案件照旧", partial(_decline, screen)),
    ]


async def _propose(screen: "CaseScreen") -> None:
    async def sure(reason: str | None) -> None:
        if reason and await _done(screen, partial(deletion.propose, number=_number(screen), reason=reason)):
            screen.say_notice("已经提请，等司法所的人同意。")

    heading = "提请销毁这个案件？"
    asked = Confirm(heading, deletion.PROPOSED, act="提请销毁", instead="先不提请", asked="理由")
    screen.app.push_screen(asked, sure)


async def _agree(screen: "CaseScreen") -> None:
    async def sure(act: str | None) -> None:
        if act and await _done(screen, partial(deletion.approve, number=_number(screen))):
            screen.say_notice("已经同意，这个案件现在只保存。")

    screen.app.push_screen(
        Confirm("同意销毁这个案件？", deletion.AGREED, act="同意销毁", instead="先不同意"), sure
    )


async def _decline(screen: "CaseScreen") -> None:
    if await _done(screen, partial(deletion.reject, number=_number(screen))):
        screen.say_notice("没有同意，案件照旧。")


def _number(screen: "CaseScreen") -> str:
    return screen.editing.number


async def _done(screen: "CaseScreen", act: Callable[..., None]) -> bool:
    try:
        await screen.app.at_desk(act)
    except Refused as refused:
        screen.say_notice(sentence(str(refused)))
        return False
    return True
