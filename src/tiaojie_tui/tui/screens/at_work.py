"""谁在办: who has a case in hand, and the acts of handing it on, sharing it, and guiding it."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from tiaojie_tui.casework import handing
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.handing import AtWork
from tiaojie_tui.domain import dates
from tiaojie_tui.domain.people import Person
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.store.access import SHARING
from tiaojie_tui.tui.dialogs.confirm import Confirm
from tiaojie_tui.tui.dialogs.help import HelpPage
from tiaojie_tui.tui.dialogs.pick_list import Pick, PickList
from tiaojie_tui.tui.dialogs.reason import Reason
from tiaojie_tui.tui.screens import deleting
from tiaojie_tui.tui.shown import sentence

if TYPE_CHECKING:
    from tiaojie_tui.tui.screens.case import CaseScreen

_Act = Callable[[], Awaitable[None]]


class Hands:
    """What F12 「谁在办」 offers over one case screen."""

    def __init__(self, screen: "CaseScreen") -> None:
        self._screen = screen

    async def open(self) -> None:
        """Show who has to do with the case, and offer what may be done about it."""
        editing = self._screen.editing
        found = AtWork((), (), frozenset())
        if editing.shared:
            try:
                found = await self._screen.app.at_desk(handing.at_work, editing.number)
            except Refused as refused:
                self._screen.say_notice(sentence(str(refused)))
                return
        held = editing.held
        own = held is not None and await self._screen.app.at_desk(handing.is_own, held)
        offered = [*self._of_the_lease(own), *self._of_parts(found)]
        acts = {name: (note, act) for name, note, act in offered}
        if not acts:
            self._screen.app.push_screen(HelpPage("谁在办", _told(found)))
            return

        async def chosen(picked: tuple[str, ...] | None) -> None:
            if picked:
                await acts[picked[0]][1]()

        lines = [Pick(name, name, "", note) for name, (note, _) in acts.items()]
        heading = f"谁在办：{_told(found)}" if found.parts else "谁在办"
        self._screen.app.push_screen(PickList(heading, lines), chosen)

    def _of_the_lease(self, own: bool) -> list[tuple[str, str, _Act]]:
        screen, held = self._screen, self._screen.editing.held
        if screen.following.asked_by:
            who = screen.following.asked_by[0]
            return [
                (f"交给{who}接着办", "您这里变成只看", self._let_go),
                ("自己接着办，先不交", "", self._keep),
            ]
        if held is not None and own:
            return [("在这里接着办", f"{held.device or '另一个'}窗口会关掉，写的都在", self._take_over)]
        if held is not None and screen.editing.shared:
            return [(f"请{held.holder}交给我", "对方同意了，这里就能改", self._ask)]
        if held is None and screen.editing.only_read is not None and not screen.editing.shared:
            return [("接着办", "没有人在办了", screen.following.take_up)]
        return []

    def _of_parts(self, found: AtWork) -> list[tuple[str, str, _Act]]:
        screen = self._screen
        offered: list[tuple[str, str, _Act]] = []
        if screen.editing.held is None and screen.editing.only_read is not None and Action.WRITE in found.may:
            offered.append(("接着办", "没有人在办了", screen.following.take_up))
        if Action.ASSIGN in found.may:
            offered.append(("分派给", "换承办人", partial(self._give, Action.ASSIGN)))
        elif Action.HAND_OVER in found.may:
            offered.append(("移交给", "换承办人，您不再能改", partial(self._give, Action.HAND_OVER)))
        if Action.SHARE in found.may:
            offered.append(("请人协办", "一起看、轮流写", self._share))
            sharing = [one for one in found.parts if one.part == SHARING]
            offered += [
                (f"不再请{one.name}协办", "", partial(self._share_no_longer, one.person)) for one in sharing
            ]
        if Action.RESTRICT in found.may and found.private:
            offered.append(("不再限制查看", "按各自的身份看", partial(self._restrict, False)))
        elif Action.RESTRICT in found.may:
            offered.append(("限制查看", "涉隐私：只有承办、协办的人看得到", partial(self._restrict, True)))
        if Action.REMARK in found.may:
            offered.append(("写指导意见", "承办人打开案件就看到", self._remark))
        offered += deleting.offered(screen, found)
        if found.remarks:
            offered.append(("看指导意见", f"{len(found.remarks)} 条", partial(self._read, found)))
        return offered

    # The lease

    async def _let_go(self) -> None:
        screen = self._screen
        if not await screen.autosave.flush():
            screen.say_notice("还有内容没有存进数据库，存好了再交。")
            return
        who = screen.following.asked_by[0]
        if await self._done(handing.let_go, screen.editing.number):
            screen.let_go(handing.given_to(who))

    async def _keep(self) -> None:
        if await self._done(handing.keep, self._screen.editing.number):
            self._screen.following.kept()
            self._screen.say_notice("好的，案件还在您手里。")

    async def _ask(self) -> None:
        if await self._done(handing.ask_for, self._screen.editing.number):
            self._screen.following.asked()
            self._screen.say_notice("已经告诉对方。对方交出或者退出，这里马上就能改。")

    async def _take_over(self) -> None:
        if await self._done(handing.end_own_session, self._screen.editing.number):
            self._screen.following.waiting = True
            self._screen.say_notice("正在关掉那个窗口。")
            self._screen.following.look()

    # Parts

    async def _give(self, action: Action) -> None:
        question = "分派给谁承办" if action is Action.ASSIGN else "移交给谁承办"

        async def chosen(to: Person) -> None:
            if not await self._screen.autosave.flush():
                self._screen.say_notice("还有内容没有存进数据库，存好了再交。")
                return

            async def sure(act: str | None) -> None:
                if act and await self._done(
                    partial(handing.give, action=action), self._screen.editing.number, to
                ):
                    await self._screen.go_home()

            about = f"以后由{to.name}承办，原来的承办人不再能改，只按各自的身份看。"
            heading = f"把案件交给{to.name}？"
            self._screen.app.push_screen(
                Confirm(heading, about, act=f"交给{to.name}", instead="先不交"), sure
            )

        await self._choose(question, action, chosen)

    async def _share(self) -> None:
        async def chosen(to: Person) -> None:
            if await self._done(handing.share, self._screen.editing.number, to):
                self._screen.say_notice(f"{to.name}现在可以和您一起办这个案件了。")

        await self._choose("请谁协办", Action.SHARE, chosen)

    async def _share_no_longer(self, person: int) -> None:
        if await self._done(handing.share_no_longer, self._screen.editing.number, person):
            self._screen.say_notice("已经记下。")

    async def _restrict(self, private: bool) -> None:
        screen = self._screen
        if not await self._done(handing.restrict, screen.editing.number, private):
            return
        if not private or screen.editing.only_read is None:
            screen.say_notice(handing.restricted(private))
        else:  # whoever has no part in it sees it no more
            await screen.go_home()

    async def _choose(self, question: str, action: Action, then: Callable[[Person], Awaitable[None]]) -> None:
        try:
            found = await self._screen.app.at_desk(handing.candidates, self._screen.editing.number, action)
        except Refused as refused:
            self._screen.say_notice(sentence(str(refused)))
            return
        if not found:
            self._screen.say_notice("没有别的调解员可以选，请让管理员先登记。")
            return
        by_id = {str(one.id): one for one in found}

        async def chosen(picked: tuple[str, ...] | None) -> None:
            if picked:
                await then(by_id[picked[0]])

        lines = [Pick(key, one.name, "", one.role) for key, one in by_id.items()]
        self._screen.app.push_screen(PickList(question, lines), chosen)

    # Guidance

    async def _remark(self) -> None:
        async def written(text: str | None) -> None:
            if text and await self._done(handing.remark, self._screen.editing.number, text):
                self._screen.say_notice("指导意见已经记下，承办人打开案件就看到。")

        example = "请写一句话，如 付款的日子要写清楚。"
        asked = Reason("给承办人的指导意见", example, field="意见", instead="不写了")
        self._screen.app.push_screen(asked, written)

    async def _read(self, found: AtWork) -> None:
        told = [f"{dates.printed(one.at.date())}  {one.name}：{one.text}" for one in found.remarks]
        self._screen.app.push_screen(HelpPage("指导意见", *told))

    async def _done(self, act: Callable[..., None], *given: object) -> bool:
        """Do it at the desk; false, and said why, where it was refused."""
        try:
            await self._screen.app.at_desk(act, *given)
        except Refused as refused:
            self._screen.say_notice(sentence(str(refused)))
            return False
        return True


def _told(found: AtWork) -> str:
    return handing.in_words(found.parts) or "还没有登记承办人。"
