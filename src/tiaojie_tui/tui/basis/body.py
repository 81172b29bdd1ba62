"""The body of step 4: a search line, the list of provisions, and what the chosen one says.

Typing always goes to the search line and arrows always move in the list, so there is no second place to
be in.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding

from tiaojie_tui.casework import citations as choices
from tiaojie_tui.casework.citations import AsOf, Choice
from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Citation
from tiaojie_tui.laws import index
from tiaojie_tui.tui.basis.original import OriginalScreen
from tiaojie_tui.tui.basis.originals import Originals
from tiaojie_tui.tui.basis.reading import Reading
from tiaojie_tui.tui.dialogs.citation import CitationByHand
from tiaojie_tui.tui.form.step_body import Hint, StepBody
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import OneLine
from tiaojie_tui.tui.widgets.field import EntryField
from tiaojie_tui.tui.widgets.row_list import Column, RowList

_AT = "legal_basis"
_COLUMNS = (Column("", 2), Column("", 4), Column("", 30), Column(""))
_NOTHING_FITS = """
还看不出哪些法条用得上：先到第1步选纠纷类型、第3步写事实。

也可以直接打字查找，如 采光、借条、民法典288。"""
_NOTHING_FOUND = """
没有找到。换个说法试试，如 采光、滴水、借条；退格清掉就回到建议。

知道是哪一条的，按 F2 手写。"""
_HELP = """\
上下键选一条，下面有它的要点和一句可以念给双方听的话；要点不是原文。回车引用，再按一次取消。

要找别的，直接打字：法律简称（民法典）、条号（288、民法典288）、词（采光、滴水）都行，几个词用空格隔开。\
只打列表里的编号，就走到那一行。F3 清掉查找的字。

F6 看这一条的原文。导入了法律原文，查找也到原文里找，排在后面，标着「原文」，一样可以引用。

索引里没有的，按 F2 手写。已失效或还没施行的法条不能引用，会告诉您现在看哪一条。"""


class BasisBody(StepBody):
    """Chooses what the agreement rests on. ``path`` is a citation, or the list where none is chosen."""

    BINDINGS: ClassVar = [
        Binding("f3", "search_anew", "查找", id="basis.search", tooltip="清掉查找的字，重新找")
    ]

    def compose(self) -> ComposeResult:
        self._head = OneLine(id="card")
        self._search = EntryField("查找", label_width=8)
        self._list = RowList(_COLUMNS)
        self._list.styles.height = "1fr"
        self._reading = Reading()
        # Here and not when it is mounted: on a loaded machine a key may come before that.
        self._choices: list[Choice] = []
        self._proposals: list[Choice] = []
        self._originals = Originals(self.app)
        yield self._head
        yield self._search
        yield self._list
        yield self._reading

    async def on_mount(self) -> None:
        self._reading.fit(self.app.size.height)
        self._propose()
        await self.go_to(self.path)
        self.screen.set_focus(self._search, scroll_visible=False)
        self.post_message(self.Moved(self))

    # What is in the list

    def _propose(self) -> None:
        """Start again from what is cited and what may fit."""
        self._proposals = choices.proposed(self.editing.case, self.app.today)
        self._search.put("")
        self._show(self._proposals)

    def _show(self, found: list[Choice], index: int = 0) -> None:
        self._choices = found
        self._fill(index)

    def _fill(self, index: int) -> None:
        case, as_of = self.editing.case, self._as_of()
        rows = [
            choices.row(number, choice, choice.citation in case.legal_basis, as_of)
            for number, choice in enumerate(self._choices, 1)
        ]
        self._list.fill(rows, index, _NOTHING_FOUND if self._search.text.strip() else _NOTHING_FITS)
        self._search.put(self._search.text, "" if self._search.text else "直接打字：滴水、采光、民法典288")
        self._say_here()

    def _say_here(self) -> None:
        """Say what there is to say of the line one stands on."""
        choice, case = self._here(), self.editing.case
        self._reading.show(choice, self._as_of())
        if choice and choice.official is None:
            self._look_up(choice)
        cited = len(case.legal_basis)
        counted = f"已引用 {cited} 条" if cited else "还没有引用"
        self._head.say(("bar", " 法律依据"), ("value", f"   {counted}"), ("proof", f"   {self._found()}"))
        self.path = paths.join(_AT, self._place_of(choice)) if choice and self._is_cited(choice) else _AT

    def _found(self) -> str:
        if self._choices is not self._proposals:
            return f"找到 {len(self._choices)} 条"
        others = sum(not self._is_cited(choice) for choice in self._choices)
        return f"建议 {others} 条，最用得上的在前" if others else ""

    def _here(self) -> Choice | None:
        return self._choices[self._list.index] if self._choices else None

    def _is_cited(self, choice: Choice) -> bool:
        return choice.citation in self.editing.case.legal_basis

    def _place_of(self, choice: Choice) -> int:
        return self.editing.case.legal_basis.index(choice.citation)

    async def go_to(self, path: str) -> None:
        last = path.rpartition("/")[2]
        basis = self.editing.case.legal_basis
        if not last.isdecimal() or int(last) >= len(basis):
            return
        wanted = basis[int(last)]
        index = next((at for at, one in enumerate(self._choices) if one.citation == wanted), None)
        if index is not None:
            self._fill(index)

    async def sync(self) -> None:
        self._refill(self._here())

    def _refill(self, stand_on: Choice | None) -> None:
        """Mark anew what is cited, in a list that keeps its order; what was missing comes first."""
        with_cited = choices.with_missing(self._proposals, self.editing.case, self.app.today)
        showing_proposals, self._proposals = self._choices is self._proposals, with_cited
        if showing_proposals:
            self._choices = with_cited
        citations = [choice.citation for choice in self._choices]
        standing = stand_on is not None and stand_on.citation in citations
        self._fill(citations.index(stand_on.citation) if stand_on and standing else self._list.index)

    def _as_of(self) -> AsOf:
        editing = self.editing
        return choices.as_of(editing.case, self.app.today, editing.tables.statutes)

    # The official texts

    @work(group="original", exclusive=True)
    async def _look_up(self, choice: Choice) -> None:
        """Show the official words of the line one stands on, once the desk has found them."""
        as_of = self._as_of()
        found = await self._originals.added_to(choice, as_of.day)
        if found.official and choice == self._here():
            self._choices[self._list.index] = found
            self._reading.show(found, as_of)

    @work(group="originals", exclusive=True)
    async def _search_originals(self, typed: str) -> None:
        """Add what only the official texts have; an answer that comes after more was typed is dropped."""
        hits = await self._originals.found(typed, self._as_of().day)
        if hits and typed == self._search.text.strip():
            self._choices = choices.with_originals(self._choices, hits)
            self._fill(self._list.index)

    async def propose(self) -> None:
        choice = self._here()
        if choice:
            as_of = self._as_of()
            whole = await self._originals.added_to(choice, as_of.day)
            self.app.push_screen(OriginalScreen(whole, as_of))

    # Searching and moving

    @on(EntryField.Edited)
    def _edited(self, event: EntryField.Edited) -> None:
        event.stop()
        typed = event.text.strip()
        line = choices.meant_line(typed, self._proposals)
        if not typed or line is not None:
            self._show(self._proposals, line or 0)
        else:
            self._show(choices.found(typed, self._as_of()))
            self._search_originals(typed)
        self.post_message(self.Moved(self))

    def action_search_anew(self) -> None:
        self._propose()
        self.post_message(self.Moved(self))

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape" and self._search.text:
            event.stop()
            event.prevent_default()
            self.action_search_anew()

    @on(EntryField.Walked)
    def _walked(self, event: EntryField.Walked) -> None:
        event.stop()
        self._move(event.direction)

    async def turn(self, direction: int) -> bool:
        self._move(direction * max(1, self._list.size.height - 1))
        return True

    def _move(self, by: int) -> None:
        self._list.move(by)
        self._say_here()
        self.post_message(self.Moved(self))

    @on(RowList.Edge)
    def _edge(self, event: RowList.Edge) -> None:
        event.stop()

    # Citing

    @on(EntryField.Entered)
    def _entered(self, event: EntryField.Entered) -> None:
        event.stop()
        choice = self._here()
        if choice is None:
            return
        if choices.meant_line(self._search.text, self._proposals) is not None:
            self._search.put("")
        if self._is_cited(choice):
            self._take_away(choice)
        else:
            self._cite(choice)

    def _cite(self, choice: Choice) -> None:
        case = self.editing.case
        if choices.unfit(choice, self._as_of()):
            self.tell("这一条不能引用，为什么，看上面的「注意」。")
            return
        self._change(f"引用{choice.name}", (*case.legal_basis, choice.citation), choice)

    def _take_away(self, choice: Choice) -> None:
        kept = tuple(one for one in self.editing.case.legal_basis if one != choice.citation)
        self._change(f"取消引用{choice.name}", kept, choice)

    def _change(self, label: str, citations: tuple[Citation, ...], choice: Choice) -> None:
        changed = replace(self.editing.case, legal_basis=citations)
        if not self.editing.change(label, _AT, changed):
            self.tell(sentence(self.editing.read_only or ""))
            return
        self.editing.pause()
        self._refill(choice)
        self.post_message(self.Changed())
        self.tell(sentence(f"已{label}。现在共 {len(citations)} 条。"))

    async def remove_part(self) -> None:
        choice = self._here()
        if choice is not None and self._is_cited(choice):
            self._take_away(choice)
        else:
            self.tell("这一条没有引用。")

    async def add(self) -> None:
        if self.editing.read_only:
            self.tell(sentence(self.editing.read_only))
            return
        as_of = self._as_of()

        async def typed(citation: Citation | None) -> None:
            if citation is None:
                return
            choice = Choice(citation, index.find(citation, as_of.day))
            self._propose()
            if self._is_cited(choice):
                self._refill(choice)
                self.tell(sentence(f"{choice.name}已经引用了。"))
            else:
                self._cite(choice)

        self.app.push_screen(CitationByHand(as_of), typed)

    # What the foot says

    def said_here(self) -> str:
        choice = self._here()
        if choice is None or not self._is_cited(choice):
            return ""
        return sentence(choices.unfit(choice, self._as_of()))

    def hints(self) -> Sequence[Hint]:
        choice = self._here()
        cited = choice is not None and self._is_cited(choice)
        return (("回车", "取消引用" if cited else "引用"), ("F6", "看原文"), ("F2", "手写"))

    def help(self) -> tuple[str, str]:
        return "法律依据", _HELP
