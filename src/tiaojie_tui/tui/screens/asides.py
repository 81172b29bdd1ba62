"""The pages beside a case and the menu that names them: papers, check list, terms, dossier, history."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tiaojie_tui.casework import audit, cases, papers, people
from tiaojie_tui.casework.conflict import differences
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.domain import steps
from tiaojie_tui.store.cases import Stored
from tiaojie_tui.tui.dialogs.help import HelpPage
from tiaojie_tui.tui.dialogs.pick_list import Pick, PickList
from tiaojie_tui.tui.screens.at_work import Hands
from tiaojie_tui.tui.screens.check import CheckScreen, Standing
from tiaojie_tui.tui.screens.conflict import ConflictScreen, settle
from tiaojie_tui.tui.screens.history import HistoryScreen
from tiaojie_tui.tui.screens.injury import InjuryScreen
from tiaojie_tui.tui.screens.preview import PreviewScreen
from tiaojie_tui.tui.screens.terms import TermsScreen
from tiaojie_tui.tui.screens.viewers import UnusualScreen, ViewersScreen
from tiaojie_tui.tui.shown import sentence

if TYPE_CHECKING:
    from tiaojie_tui.domain.dossier.item import Item
    from tiaojie_tui.tui.screens.case import CaseScreen

_PAGES: Sequence[tuple[str, str, str]] = (
    ("aside('preview')", "看协议书", "F5"),
    ("aside('check')", "核对全案", ""),
    ("aside('terms')", "条款一览，能不能司法确认", ""),
    ("aside('dossier')", "卷宗：要哪些文书，还缺什么", ""),
    *((f"aside('{name}')", name, "") for name in papers.BESIDE),
    ("aside('history')", "修改记录", ""),
)
"""Action, name, key."""
_ACTS: Sequence[tuple[str, str, str]] = (
    ("undo", "撤销", "Ctrl+Z"),
    ("redo", "重做", "Ctrl+Y"),
    ("save", "立即保存", "Ctrl+S"),
    ("home", "回案件列表", "Esc"),
    ("app.leave", "保存退出", "F10"),
)
_SUPPLEMENT = ("aside('supplement')", "补充协议：人照旧，另立一份", "")
_INJURY = ("aside('injury')", "赔偿计算：念总账", "")
_ON_A_SERVER: Sequence[tuple[str, str, str]] = (
    ("aside('viewers')", "谁看过这个案件", ""),
    ("app.reveal", "看全遮住的号码", "Ctrl+R"),
)
_AT_WORK = ("aside('at_work')", "谁在办：交接、协办、指导意见", "")
_UNUSUAL = ("aside('unusual')", "异常查阅：一个月里的", "")
_BACK = {"check": "回核对", "terms": "回一览", "dossier": "回卷宗"}
"""Pages from which one goes to mend something, and how Esc says that it leads back."""
_CONFLICT = ("aside('conflict')", "别人也改了：逐项选用", "")


class Asides:
    """Opens pages over one case screen, and knows from which of them one came to mend something."""

    def __init__(self, screen: "CaseScreen") -> None:
        self._screen = screen
        self._standing = {page: Standing() for page in _BACK}
        self._hands = Hands(screen)
        self.mending = ""
        """The page to which Esc leads back."""

    @property
    def esc(self) -> str:
        """Where Esc leads from the case."""
        return _BACK.get(self.mending, "列表")

    async def menu(self) -> None:
        """Offer everything that can be done here."""

        async def chosen(actions: tuple[str, ...] | None) -> None:
            if actions:
                await self._screen.run_action(actions[0])

        kept = self._screen.app.veil.kept
        offered = [*_PAGES, *(_ON_A_SERVER if kept else ()), await self._through_terminal(), *_ACTS]
        if self._screen.editing.stored.seal is not None:
            offered.insert(0, _SUPPLEMENT)
        if self._screen.autosave.conflict:
            offered.insert(0, _CONFLICT)
        if self._screen.editing.shared or self._screen.editing.only_read is not None:
            offered.insert(0, _AT_WORK)
        if self._screen.editing.case.injuries:
            offered.insert(0, _INJURY)
        if kept and await self._screen.app.at_desk(audit.tells_of_others):
            offered.append(_UNUSUAL)
        lines = [Pick(action, name, "", key) for action, name, key in offered]
        self._screen.app.push_screen(PickList("菜单", lines), chosen)

    async def _through_terminal(self) -> tuple[str, str, str]:
        """The switch of this way of taking papers, with how it stands."""
        from tiaojie_tui.casework import taking

        on = False
        with suppress(Refused):
            on = await self._screen.app.at_desk(taking.through_terminal)
        return ("aside('zmodem')", f"从终端直接收文件：{'开' if on else '关'}", "ZMODEM")

    async def _switch_terminal(self) -> None:
        from tiaojie_tui.tui import zmodem

        try:
            said = await zmodem.switch(self._screen.app)
        except Refused as refused:
            said = str(refused)
        # On a page of its own: it is longer than the line at the foot.
        self._screen.app.push_screen(HelpPage("从终端直接收文件", sentence(said)))

    async def open(self, name: str) -> None:
        """Open a page by its name."""
        editing = self._screen.editing
        if name == "preview":
            self._preview()
        elif name in papers.BESIDE:
            self._preview_beside(name)
        elif name == "check":
            self.mending = ""
            go, changed = partial(self._mend, name), self._screen.changed
            self._screen.app.push_screen(CheckScreen(editing, self._standing[name], go=go, changed=changed))
        elif name == "terms":
            self.mending = ""
            self._screen.app.push_screen(TermsScreen(editing, self._standing[name], go=self._mend_term))
        elif name == "dossier":
            self.mending = ""
            go = partial(self._mend, name)
            # Imported here: most sessions end without it.
            from tiaojie_tui.tui.screens.dossier import DossierScreen

            page = DossierScreen(editing, self._standing[name], go=go, look=self._look, bind=self._bind)
            self._screen.app.push_screen(page)
        elif name == "history":
            await self._screen.autosave.flush()
            self._screen.app.push_screen(HistoryScreen(editing.stored))
        elif name == "viewers":
            self._screen.app.push_screen(ViewersScreen(editing.number))
        elif name == "unusual":
            self._screen.app.push_screen(UnusualScreen())
        elif name == "injury":
            self._screen.app.push_screen(
                InjuryScreen(editing, go=self._screen.go_to, changed=self._screen.changed)
            )
        elif name == "zmodem":
            await self._switch_terminal()
        elif name == "at_work":
            await self._hands.open()
        elif name == "supplement":
            await self._supplement()
        else:
            await self._resolve()

    def _as_on_screen(self) -> Stored:
        return replace(self._screen.editing.stored, case=self._screen.editing.case)

    async def _look(self, item: "Item") -> None:
        """Show the paper that an item of the dossier is about. Raises ``Refused``."""
        app, stored, flush = self._screen.app, self._as_on_screen(), self._screen.autosave.flush
        if item.paper == papers.AGREEMENT:
            self._preview()
        elif item.paper in papers.BESIDE:
            self._preview_beside(item.paper)
        else:
            look = await app.at_desk(papers.look_form, stored, item.paper, item.at)
            page = PreviewScreen(stored, flush, name=item.label, paper=item.paper, at=item.at, look=look)
            app.push_screen(page)

    def _bind(self) -> None:
        # Imported here: with it come the print server's language and the papers.
        from tiaojie_tui.tui.printing import whole

        whole.begin(self._screen.app, self._screen.editing.number, self._screen.autosave.flush)

    def _preview(self) -> None:
        self._screen.app.push_screen(PreviewScreen(self._as_on_screen(), self._screen.autosave.flush))

    def _preview_beside(self, paper: str) -> None:
        screen, stored = self._screen, self._as_on_screen()
        look = partial(papers.look_beside, paper, stored, screen.app.today, screen.editing.tables)
        page = PreviewScreen(stored, screen.autosave.flush, name=paper, paper=paper, look=look)
        screen.app.push_screen(page)

    async def _supplement(self) -> None:
        """Leave the sealed case for a new one with the same people."""
        app, sealed = self._screen.app, self._screen.editing.stored
        code = sealed.frozen.code if sealed.frozen else ""
        try:
            new = await app.at_desk(cases.begin, people.supplement(sealed.case, code))
        except Refused as refused:
            self._screen.say_notice(sentence(str(refused)))
            return
        if await self._screen.put_away(resume_here=False):
            await app.switch_screen(type(self._screen)(new))

    async def _mend(self, page: str, step: str, path: str) -> None:
        self.mending = page
        await self._screen.go_to(path, steps.step(step))

    async def _mend_term(self, path: str) -> None:
        step = steps.step_of(path)
        await self._mend("terms", step.key if step else "signing", path)

    async def _resolve(self) -> None:
        conflict, editing = self._screen.autosave.conflict, self._screen.editing
        if conflict is None:
            return
        if differences(editing.stored.case, editing.case, conflict.theirs.case):
            self._screen.app.push_screen(ConflictScreen(editing, conflict.theirs, self._screen.settled))
        else:
            settle(editing, conflict.theirs, ())
            await self._screen.settled()
