"""定稿, 打印, 作废, 封存: asked of the desk after all that stands on screen is saved."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from tiaojie_tui.casework import papers, readiness, signing
from tiaojie_tui.casework.board import copies
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.domain import dates, signers
from tiaojie_tui.store.cases import Stored
from tiaojie_tui.tui.dialogs.confirm import Confirm
from tiaojie_tui.tui.dialogs.help import HelpPage
from tiaojie_tui.tui.dialogs.waiting import Waiting
from tiaojie_tui.tui.shown import sentence

if TYPE_CHECKING:
    from tiaojie_tui.tui.printing.place import Place
    from tiaojie_tui.tui.signing.body import SigningBody

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

_NOT_SAVED = "刚写的还没有存进数据库，先别做这一步。屏幕下面说了为什么没存上，存好了再试。"
_SEALING = (
    "封存就是把这一稿的字和签名登记一起锁住：以后谁也不能再改，也不能作废，连管理员也不能。"
    "以后有变动，只能另立一份补充协议。\n\n先把纸上的签名、日期和屏幕上的对一遍。"
)
_VOIDING = (
    "作废以后，这一稿不能再用，已经登记的签名全部取消，打印好的要收回来。"
    "然后可以改协议，重新定稿、重新打印、重新签名。"
)


class Acts:
    """The heavy acts of one signing body; what the desk refuses is shown on a page of its own."""

    def __init__(self, body: "SigningBody") -> None:
        self._body = body
        self._acting = False

    def finalise(self) -> None:
        """F9 before 定稿: freeze the paper, if nothing blocks it."""
        body = self._body
        if not body.may_act():
            return
        unfit = readiness.no_paper(body.editing.case)
        blocks = readiness.blocks(body.editing.problems(body.app.today))
        if unfit or blocks:
            body.tell("还不能定稿，原因写在上面。" if unfit else f"还不能定稿，还有 {len(blocks)} 处没补齐。")
            return
        self._start(self._finalise())

    async def _finalise(self) -> None:
        stored = await self._ask(
            "不能定稿", "正在定稿，请等几秒。", signing.finalise, self._body.editing.number
        )
        if stored is not None and stored.frozen is not None:
            self._take(stored)
            count = copies(stored.case)
            self._body.tell(f"已定稿：第{stored.frozen.version}稿。按 F9 打印 {count} 份签名。")
            from tiaojie_tui.tui.printing import laying_out

            laying_out.begin(self._place())

    def print_out(self) -> None:
        """Print the paper, or put it into the folder of papers."""
        # Imported here: it brings the print server's language with it, which no other step needs.
        from tiaojie_tui.tui.printing import acts as printing

        printing.begin(self._place())

    def _place(self) -> "Place":
        from tiaojie_tui.tui.printing.place import Place

        body = self._body
        return Place(body.app, body.editing.number, papers.AGREEMENT, body.screen.autosave.flush)

    def ask_to_void(self) -> None:
        """Ask why, and once more, then void the frozen paper."""
        frozen = self._body.editing.stored.frozen
        assert frozen is not None

        def answered(reason: str | None) -> None:
            if reason:
                self._start(self._void(reason))

        dialog = Confirm(
            f"作废第{frozen.version}稿",
            _VOIDING,
            act=f"作废第{frozen.version}稿",
            instead="不作废，回去",
            asked="为什么作废",
        )
        self._body.app.push_screen(dialog, answered)

    async def _void(self, reason: str) -> None:
        number = self._body.editing.number
        stored = await self._ask("没有作废", "正在作废，请等几秒。", signing.void, number, reason)
        if stored is not None:
            self._take(stored)
            self._body.tell("已作废，可以到前面几步去改。改好再回到这一步定稿。")

    def ask_to_seal(self) -> None:
        """Say what sealing means and let the word be chosen, then seal."""
        since = signers.effective_date(self._body.editing.case)
        effective = f"\n\n协议从{dates.printed(since)}起生效。" if since else ""

        def answered(act: str | None) -> None:
            if act:
                self._start(self._seal())

        dialog = Confirm("封存协议", _SEALING + effective, act="封存", instead="先不封存，再核对一遍")
        self._body.app.push_screen(dialog, answered)

    async def _seal(self) -> None:
        stored = await self._ask("没有封存", "正在封存，请等几秒。", signing.seal, self._body.editing.number)
        if stored is not None:
            self._take(stored)
            self._body.tell("已封存。原件各方一份，调委会存一份。")

    def _take(self, stored: Stored) -> None:
        self._body.editing.registered(stored)
        self._body.show_fresh()

    def _start(self, act: Coroutine[None, None, None]) -> None:
        """Begin an act, one at a time: what the desk has begun must be heard to its end."""
        if self._acting:
            act.close()
            return
        self._acting = True
        self._body.run_worker(self._to_its_end(act), group="signing")

    async def _to_its_end(self, act: Coroutine[None, None, None]) -> None:
        try:
            await act
        finally:
            self._acting = False

    async def _ask(
        self,
        heading: str,
        doing: str,
        function: Callable[Concatenate[Desk, Asked], Answer],
        *args: Asked.args,
        **options: Asked.kwargs,
    ) -> Answer | None:
        """Save, then ask the desk, while a page keeps keys away; ``None`` where it was refused."""
        body = self._body
        waiting = Waiting(doing)
        await body.app.push_screen(waiting)
        why = ""
        try:
            if await body.save():
                return await body.app.at_desk(function, *args, **options)
            why = _NOT_SAVED
        except Refused as refused:
            why = str(refused)
        finally:
            waiting.dismiss()
        body.app.push_screen(HelpPage(heading, sentence(why)))
        return None
