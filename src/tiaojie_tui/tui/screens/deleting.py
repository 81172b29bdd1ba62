"""Of 谁在办: asking for the destruction of a case (提请销毁), and agreeing to it or not."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from tiaojie_tui.casework import deletion
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.handing import AtWork
from tiaojie_tui.tui.dialogs.confirm import Confirm
from tiaojie_tui.tui.shown import sentence

if TYPE_CHECKING:
    from tiaojie_tui.tui.screens.case import CaseScreen


def offered(screen: "CaseScreen", found: AtWork) -> list[tuple[str, str, Callable[[], Awaitable[None]]]]:
    """What the person here may do now: line, words beside it, act."""
    if found.may_ask_for_deletion:
        return [("提请销毁", "要司法所的人同意", partial(_propose, screen))]
    asked = found.to_decide
    if asked is None:
        return []
    return [
        ("同意销毁", f"{asked.proposed_by}提请：{asked.reason}", partial(_agree, screen)),
        ("不同意销毁", "案件照旧", partial(_decline, screen)),
    ]


async def _propose(screen: "CaseScreen") -> None:
    async def sure(reason: str | None) -> None:
        if reason and await _done(screen, partial(deletion.propose, number=_number(screen), reason=reason)):
            screen.say_notice(deletion.ASKED)

    heading = "提请销毁这个案件？"
    asked = Confirm(heading, deletion.BEFORE_ASKING, act="提请销毁", instead="先不提请", asked="理由")
    screen.app.push_screen(asked, sure)


async def _agree(screen: "CaseScreen") -> None:
    async def sure(act: str | None) -> None:
        if act and await _done(screen, partial(deletion.approve, number=_number(screen))):
            screen.say_notice(deletion.AGREED)

    screen.app.push_screen(
        Confirm("同意销毁这个案件？", deletion.BEFORE_AGREEING, act="同意销毁", instead="先不同意"), sure
    )


async def _decline(screen: "CaseScreen") -> None:
    if await _done(screen, partial(deletion.reject, number=_number(screen))):
        screen.say_notice(deletion.DECLINED)


def _number(screen: "CaseScreen") -> str:
    return screen.editing.number


async def _done(screen: "CaseScreen", act: Callable[..., None]) -> bool:
    try:
        await screen.app.at_desk(act)
    except Refused as refused:
        screen.say_notice(sentence(str(refused)))
        return False
    return True
