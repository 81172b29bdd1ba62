"""The list of cases: what each needs next, newest first; found by name, number, phone tail or village."""

from contextlib import suppress
from time import monotonic
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding

from tiaojie_tui.casework import cases, notices
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.casework.whatnext import what_next
from tiaojie_tui.domain import dates
from tiaojie_tui.domain.people import Role
from tiaojie_tui.domain.rights import may_begin
from tiaojie_tui.domain.short_names import short_committee
from tiaojie_tui.store.listing import Key, Page, Summary
from tiaojie_tui.tui.screens.case import CaseScreen
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import KeyLine, OneLine, Rule
from tiaojie_tui.tui.widgets.drawn import PaperScreen
from tiaojie_tui.tui.widgets.field import EntryField
from tiaojie_tui.tui.widgets.foot import Foot
from tiaojie_tui.tui.widgets.row_list import Column, RowList

_COLUMNS = (Column("编号", 20), Column("案件"), Column("下一步", 14), Column("日期", 10, least=72))
_NO_CASES = "\n还没有案件。\n\n按 F2 登记第一个：谁来申请、和谁、为什么事。"
_NOTHING_FOUND = "\n没有找到。换个写法试试：姓名、拼音首字母、编号、电话后四位、村名都行。"

_NOTICES_EVERY = 300
"""Seconds."""


class HomeScreen(PaperScreen):
    """My cases. Enter opens one, F2 begins one, F3 searches."""

    BINDINGS: ClassVar = [
        Binding("f2", "begin", "新案件", id="home.begin", tooltip="登记一个新案件"),
        Binding("f3", "search", "查找", id="home.search", tooltip="按姓名、编号、电话后四位、村名找"),
        Binding("f6", "verify", "核验", id="home.verify", tooltip="照纸上的校验码，看登记的原文"),
        Binding("f12", "give_reason", "涉隐私", id="home.reason", tooltip="所长说明理由，看限制查看的案件"),
        Binding("escape", "clear", "看全部", id="home.clear", tooltip="清掉查找的字"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._query = ""
        self._asking = False
        self._before: list[Key | None] = []
        self._after: Key | None = None
        self._page: Page | None = None
        self._number = ""
        self._may_give_reasons = False
        self._grave = ""
        self._notices_from = 0.0

    def compose(self) -> ComposeResult:
        self._heading = OneLine(id="heading")
        self._search = EntryField("查找", label_width=8, id="search")
        self._list = RowList(_COLUMNS, id="cases")
        self._foot, self._keys = Foot(id="foot"), KeyLine(id="keys")
        yield self._heading
        yield self._search
        yield Rule()
        yield self._list
        yield Rule()
        yield self._foot
        yield self._keys

    async def on_mount(self) -> None:
        person = await self.app.at_desk(lambda here: here.person)
        self._may_give_reasons = person is not None and person.role is Role.CHIEF
        installation = self.app.installation
        committee = short_committee(installation.committee) if installation else ""
        self._whose = ("bar", f" {committee}"), ("value", f"  {self.app.mediator}  的案件")
        self._heading.say(*self._whose)
        self._keys.say_keys(
            ("回车", "打开"),
            *((("F2", "新案件"),) if person is None or may_begin(person) else ()),
            ("F3", "查找"),
            ("F6", "核验"),
            *((("F12", "涉隐私的"),) if self._may_give_reasons else ()),
            ("PgUp PgDn", "翻页"),
            ("F10", "退出"),
        )

    def on_screen_resume(self) -> None:
        if not self._search.has_focus:
            self._list.focus()
        self._show_page()
        self._foot.say(problem=self._grave)
        if monotonic() >= self._notices_from:
            self._notices_from = monotonic() + _NOTICES_EVERY
            self._look_for_notices()

    @work(group="notices")
    async def _look_for_notices(self) -> None:
        """Tell how old the last backup is, and what everybody should know."""
        with suppress(Refused):  # of what keeps it from being read, the list tells
            found = await self.app.at_desk(notices.now)
            self._grave = sentence(" ".join(found.grave))
            self._foot.say(problem=self._grave, notice=sentence(" ".join(found.mild)))
            if found.backup:
                style = "attention" if found.backup_old else "proof"
                self._heading.say(*self._whose, (style, f"    {found.backup}"))

    # The list

    def _show_page(self) -> None:
        """Ask the database for what the search field says; the latest question wins."""
        if not self._asking:
            self._asking = True
            self._ask()

    @work(group="list")
    async def _ask(self) -> None:
        while True:
            asked = self._query, self._after
            try:
                found = await self.app.at_desk(cases.page, *asked)
            except Refused as refused:
                self._foot.say(problem=sentence(str(refused)))
                break
            if asked == (self._query, self._after):
                self._fill(found)
                break
        self._asking = False

    def _fill(self, page: Page) -> None:
        self._page = page
        numbers = [summary.number for summary in page.rows]
        at = numbers.index(self._number) if self._number in numbers else 0
        rows = [_row(summary) for summary in page.rows]
        self._list.fill(rows, at, _NOTHING_FOUND if self._query else _NO_CASES)

    @on(EntryField.Edited, "#search")
    def _searched(self, event: EntryField.Edited) -> None:
        self._query, self._after, self._before = event.text.strip(), None, []
        self._show_page()

    @on(EntryField.Walked, "#search")
    def _to_list(self) -> None:
        self._list.focus()

    @on(EntryField.Entered, "#search")
    def _entered(self) -> None:
        """Open the only case that was found; of several one is chosen first."""
        self._list.focus()
        if self._query and self._page and len(self._page.rows) == 1 and not self._asking:
            self._number = self._page.rows[0].number
            self._open(self._number)

    @on(RowList.Edge)
    def _turn(self, event: RowList.Edge) -> None:
        """Beyond the last row the next hundred begin, before the first the last hundred."""
        if event.direction > 0 and self._page and self._page.next:
            self._before.append(self._after)
            self._after, self._number = self._page.next, ""
            self._show_page()
        elif event.direction < 0 and self._before:
            self._after, self._number = self._before.pop(), ""
            self._show_page()
        elif event.direction < 0:
            self._search.focus()

    # Acts

    def action_search(self) -> None:
        """Begin a new search."""
        self.action_clear()
        self._search.focus()

    def action_clear(self) -> None:
        self._search.put("")
        self._query, self._after, self._before = "", None, []
        self._list.focus()
        self._show_page()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        if self._page:
            self._number = self._page.rows[event.index].number
            self._open(self._number)

    def action_begin(self) -> None:
        self._open(None)

    def action_verify(self) -> None:
        """Ask for the code of a sheet, and show what is registered under it."""
        from tiaojie_tui.tui.dialogs.code import CodeDialog

        def typed(code: str | None) -> None:
            if code:
                self._verify(code)

        self.app.push_screen(CodeDialog(), typed)

    def action_give_reason(self) -> None:
        """Ask for the number of a private case and for the reason to look at it; then open it."""
        if not self._may_give_reasons:
            return
        from tiaojie_tui.tui.dialogs.private_case import PrivateCase

        def answered(said: tuple[str, str] | None) -> None:
            if said:
                self._open_for_a_reason(*said)

        self.app.push_screen(PrivateCase(), answered)

    @work(group="opening", exclusive=True)
    async def _open_for_a_reason(self, number: str, reason: str) -> None:
        try:
            await self.app.at_desk(cases.read_for_a_reason, number, reason)
        except Refused as refused:
            self._foot.say(problem=sentence(str(refused)))
        else:
            self._open(number)

    @work(group="opening", exclusive=True)
    async def _verify(self, code: str) -> None:
        from tiaojie_tui.casework import verifying
        from tiaojie_tui.tui.screens.verdict import VerdictScreen

        try:
            verdict = await self.app.at_desk(verifying.verify_code, code)
        except Refused as refused:
            self._foot.say(problem=sentence(str(refused)))
        else:
            await self.app.push_screen(VerdictScreen(code, verdict))

    @work(group="opening", exclusive=True)
    async def _open(self, number: str | None) -> None:
        with self.app.type_ahead.held():
            try:
                editing = await self._editing(number)
            except Refused as refused:
                self._foot.say(problem=sentence(str(refused)))
                return
            self._number = editing.number
            self._foot.say(problem="")
            with self.app.one_paint():
                await self.app.push_screen(CaseScreen(editing))

    async def _editing(self, number: str | None) -> Editing:
        if number is None:
            return await self.app.at_desk(cases.begin)
        return await self.app.at_desk(cases.open_case, number, self._query)


def _row(summary: Summary) -> tuple[str, ...]:
    day = summary.accepted_on or summary.updated_at.date()
    return summary.number, summary.title or "（还没有名称）", what_next(summary), dates.iso(day)
