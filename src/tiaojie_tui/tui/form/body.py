"""A step as cards of fields, one card at a time, made from the schema."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.geometry import Region

from tiaojie_tui.domain import steps
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.domain.schema import Card, Field, Kind
from tiaojie_tui.tui.dialogs.pick_list import Pick, PickList
from tiaojie_tui.tui.form import asking, entry
from tiaojie_tui.tui.form.choosing import Choosing
from tiaojie_tui.tui.form.parts import additions, removed
from tiaojie_tui.tui.form.said import card_title, is_same, proof_beside, title_runs, trouble_beside
from tiaojie_tui.tui.form.step_body import Hint, StepBody
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import Lines, OneLine
from tiaojie_tui.tui.widgets.boxes import Column
from tiaojie_tui.tui.widgets.drawn import Drawn
from tiaojie_tui.tui.widgets.field import EntryField
from tiaojie_tui.tui.widgets.rows import cells

_TALL = {Kind.TEXT: 3, Kind.LINES: 2}
_EMPTY_STEP = {
    "parties": "还没有当事人。按 F2 写第一个：谁来申请，就先写谁。",
    "consents": "还没有当事人，没有人可以告知。按 F8 到第2步写当事人，再按 F7 回来逐个记。",
}


Entry = tuple[EntryField, Card, Field]
"""A field on screen and what it shows."""


class FormBody(StepBody):
    """The fields of one card. Typing changes the case at once; moving never changes anything."""

    def compose(self) -> ComposeResult:
        self._title = OneLine(id="card")
        self._fields = Column(id="fields")
        yield self._title
        yield self._fields

    async def on_mount(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._card: Card | None = None
        self._named = self.editing.case
        self._choosing = Choosing(self)
        await self.go_to(self.path)

    # Where one is

    @property
    def cards(self) -> tuple[Card, ...]:
        return steps.cards(self.editing.case, self.step.key)

    @property
    def card(self) -> Card | None:
        """The card on screen."""
        return self._card

    @property
    def _at_hand(self) -> entry.AtHand:
        return entry.AtHand(self.app.today, self.app.mediators)

    def here(self) -> Entry | None:
        """The field the mediator is in."""
        return self._entries.get(self.path)

    async def go_to(self, path: str) -> None:
        cards = self.cards
        case = self.editing.case
        holding = [card for card in cards if path in [card.path(field) for field in card.fields(case)]]
        nearest = [card for card in cards if card.at and (path == card.at or path.startswith(card.at + "/"))]
        card = next(iter((*holding, *nearest, *cards)), None)
        await self._lay(card, path)

    async def turn(self, direction: int) -> bool:
        cards = self.cards
        to = next((index for index, card in enumerate(cards) if is_same(card, self._card)), 0) + direction
        if not 0 <= to < len(cards):
            return False
        await self._lay(cards[to], "")
        return True

    async def _lay(self, card: Card | None, path: str) -> None:
        """Put the fields of a card on screen and stand in the one at ``path``, else in its first."""
        self._card, self._named = card, self.editing.case
        fields = card.fields(self.editing.case) if card else ()
        width = max((cells(field.label) for field in fields), default=0) + 4
        self._entries = {}
        widgets: list[Drawn] = []
        of = ""
        for field in fields:
            assert card is not None
            if field.of != of:
                of = field.of
                widgets.append(Lines(of, "bar"))
            shown = EntryField(field.label, label_width=width, lines=_TALL.get(field.kind, 1))
            self._entries[card.path(field)] = (shown, card, field)
            widgets.append(shown)
        if not fields:
            widgets.append(Lines(_EMPTY_STEP.get(card.section.key if card else self.step.key, "")))
        self.path = path if path in self._entries else next(iter(self._entries), card.at if card else "")
        self._refill()
        with self.app.one_paint():
            await self._fields.remove_children()
            await self._fields.mount_all(widgets)
            self._fields.scroll_home(animate=False)
        here = self.here()
        if here:
            self.screen.set_focus(here[0], scroll_visible=False)
        else:
            self.screen.set_focus(None)
            self.post_message(self.Moved(self))

    async def sync(self) -> None:
        self._named = self.editing.case
        await self._follow(typing=False)

    async def _follow(self, *, typing: bool) -> None:
        """Show the case as it stands, and the fields that apply now."""
        if self._paths_now() != list(self._entries):
            await self.go_to(self.path)
        else:
            self._refill(typing=typing)

    def _paths_now(self) -> list[str]:
        """The paths the card should show now; none when the card itself is gone."""
        same = next((card for card in self.cards if is_same(card, self._card)), None)
        return [same.path(field) for field in same.fields(self.editing.case)] if same else []

    def _refill(self, *, typing: bool = True) -> None:
        """Show what stands in each field; while ``typing``, the text of the field one is in is left alone."""
        for kept in self._entries.values():
            self._refill_one(*kept, typing=typing and kept[0].has_focus)
        self._title.say(*title_runs(self.step, self._card, self.cards, self.editing.case))

    def _refill_one(self, shown: EntryField, card: Card, field: Field, *, typing: bool) -> None:
        stands = entry.standing(self.editing.case, card, field, self._at_hand)
        text = shown.text if typing else stands.text
        path = card.path(field)
        wrong = next((problem for problem in self.problems if problem.field == path), None)
        shown.locked = self.editing.read_only is not None
        trouble = stands.trouble or trouble_beside(text, field, wrong)
        shown.put(text, sentence(proof_beside(text, field, stands)), sentence(trouble))

    # Typing

    @on(EntryField.Edited)
    async def _edited(self, event: EntryField.Edited) -> None:
        event.stop()
        found = next((kept for kept in self._entries.values() if kept[0] is event.field), None)
        if found:
            await self.type(found, event.text)

    async def type(self, where: Entry, text: str) -> None:
        """What typing ``text`` into a field does: the case on screen is another one from now on."""
        _, card, field = where
        case = entry.typed(self.editing.case, card, field, text, self._at_hand, named=self._named)
        self.editing.change(f"{field.of}{field.label}", card.path(field), case)
        await self._follow(typing=True)
        self.post_message(self.Changed())

    @on(EntryField.Arrived)
    def _arrived(self, event: EntryField.Arrived) -> None:
        event.stop()
        self.path = next((path for path, kept in self._entries.items() if kept[0] is event.field), self.path)
        self._named = self.editing.case
        self._reveal()
        self.post_message(self.Moved(self))

    @on(EntryField.Left)
    def _left(self, event: EntryField.Left) -> None:
        event.stop()
        self.editing.pause()
        found = next((kept for kept in self._entries.values() if kept[0] is event.field), None)
        if found and not event.field.has_focus:
            self._refill_one(*found, typing=False)

    def _reveal(self) -> None:
        """Scroll so far that the row with the caret is in view."""
        here = self.here()
        caret = here[0].caret() if here else None
        if here and caret is not None:
            row = Region(0, here[0].virtual_region.y + caret.y, 1, 1)
            self._fields.scroll_to_region(row, animate=False, force=True)

    # Moving

    @on(EntryField.Walked)
    async def _walked(self, event: EntryField.Walked) -> None:
        event.stop()
        await self.walk(event.direction)

    async def walk(self, direction: int) -> None:
        """Go to the next field, over the edge of the card to the next card."""
        order = [kept[0] for kept in self._entries.values()]
        here = self.here()
        to = order.index(here[0]) + direction if here else len(order)
        if 0 <= to < len(order):
            self.screen.set_focus(order[to], scroll_visible=False)
        elif await self.turn(direction):
            if direction < 0 and self._entries:
                self.screen.set_focus([*self._entries.values()][-1][0], scroll_visible=False)
        elif direction > 0:
            more = "F2 再加一项，" if additions(self.step.key, self.editing.case, self._card) else ""
            self.tell(f"这一步到底了。{more}F8 到下一步。")

    @on(EntryField.Entered)
    async def _entered(self, event: EntryField.Entered) -> None:
        event.stop()
        here = self.here()
        if here and not await self._choosing.open(*here):
            await self.walk(1)

    # Cards

    async def add(self) -> None:
        if self._refused():
            return
        offered = additions(self.step.key, self.editing.case, self._card)
        if not offered:
            self.tell("这一步没有要加的。")
            return

        async def added(names: tuple[str, ...] | None) -> None:
            chosen = next((one for one in offered if names and one.name == names[0]), None)
            if chosen:
                case, path = chosen.add(self.editing.case)
                self.editing.change(f"加{chosen.name}", path, case)
                self.editing.pause()
                await self.go_to(path)
                self.post_message(self.Changed())

        lines = [Pick(one.name, one.name, one.initials) for one in offered]
        self.app.push_screen(PickList("加什么", lines), added)

    async def remove_part(self) -> None:
        card = self._card
        if self._refused():
            return
        if card is None or not card.section.many:
            self.tell("这里没有可以整个删掉的；要清空一栏，用退格键。")
            return
        case, name = self.editing.case, card_title(card, self.editing.case)
        self.editing.change(f"删除{name}", card.at, removed(case, card))
        self.editing.pause()
        await self.go_to(card.at)
        self.tell(f"已删除「{name}」。删错了按 Ctrl+Z 恢复。")
        self.post_message(self.Changed())

    async def propose(self) -> None:
        here = self.here()
        if here and not self._refused():
            await asking.ask(self, here)

    def _refused(self) -> bool:
        reason = self.editing.read_only
        if reason:
            self.tell(sentence(reason))
        return reason is not None

    # What the foot says

    def show_problems(self, problems: Sequence[Problem]) -> None:
        super().show_problems(problems)
        self._refill()

    def said_here(self) -> str:
        here = self.here()
        if here is None:
            return ""
        return entry.standing(self.editing.case, here[1], here[2], self._at_hand).trouble

    def help(self) -> tuple[str, str]:
        here = self.here()
        return (here[2].label, here[2].help) if here else super().help()

    def hints(self) -> Sequence[Hint]:
        here, found = self.here(), []
        if here and asking.word(self, here):
            found.append(("F6", asking.word(self, here)))
        if here and here[2].kind in _TALL:
            found.append(("Tab", "下一项"))
        if additions(self.step.key, self.editing.case, self._card):
            found.append(("F2", "加"))
        if self._card and self._card.section.many:
            found.append(("F4", "删"))
        return found
