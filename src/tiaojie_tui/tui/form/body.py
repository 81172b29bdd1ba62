"""A step as cards of fields, one card at a time, made from the schema."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from tiaojie_tui.casework import entry
from tiaojie_tui.casework.cards import is_same
from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.domain import steps
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.domain.schema import Card, Step
from tiaojie_tui.tui.form import asking
from tiaojie_tui.tui.form.card_fields import TALL, CardFields, Entry, Filling
from tiaojie_tui.tui.form.choosing import Choosing
from tiaojie_tui.tui.form.parts import Parts
from tiaojie_tui.tui.form.said import still_to_fill, title_runs
from tiaojie_tui.tui.form.step_body import Hint, StepBody
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import OneLine
from tiaojie_tui.tui.widgets.field import EntryField

_NOTHING = {
    "parties": "还没有当事人。按 F2 写第一个：谁来申请，就先写谁。",
    "consents": "还没有当事人，没有人可以告知。按 F8 到第2步写当事人，再按 F7 回来逐个记。",
}
"""What an empty step or card says to do first."""


class FormBody(StepBody):
    """The fields of one card. Typing changes the case at once; moving never changes anything."""

    def __init__(self, step: Step, editing: Editing, path: str = "") -> None:
        super().__init__(step, editing, path)
        self._title = OneLine(id="card")
        self._fields = CardFields(self._keep, id="fields")
        self._named = editing.case
        self._choosing = Choosing(self)
        self._parts = Parts(self)

    def compose(self) -> ComposeResult:
        yield self._title
        yield self._fields

    async def on_mount(self) -> None:
        await self.go_to(self.path)

    # Where one is

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards of this step as the case stands."""
        return steps.cards(self.editing.case, self.step.key)

    @property
    def card(self) -> Card | None:
        """The card on screen."""
        return self._fields.card

    def here(self) -> Entry | None:
        """The field the mediator is in."""
        return self._fields.at(self.path)

    async def go_to(self, path: str) -> None:
        cards, case = self.cards, self.editing.case
        holding = [card for card in cards if path in [card.path(field) for field in card.fields(case)]]
        around = [card for card in cards if card.at and f"{path}/".startswith(f"{card.at}/")]
        nearest = sorted(around, key=lambda card: len(card.at), reverse=True)
        await self._lay(next(iter((*holding, *nearest, *cards)), None), path)
        none_yet = [one.label for one in self.step.sections if one.at == path and one.many]
        if none_yet and not nearest:
            self.tell(f"按 F2 加「{none_yet[0]}」。")

    async def turn(self, direction: int) -> bool:
        cards = self.cards
        to = next((index for index, card in enumerate(cards) if is_same(card, self.card)), 0) + direction
        if not 0 <= to < len(cards):
            return False
        await self._lay(cards[to], "")
        return True

    async def _lay(self, card: Card | None, path: str) -> None:
        """Put the fields of a card on screen and stand in the one at ``path``, else in its first."""
        self._named = self.editing.case
        nothing = _NOTHING.get(card.section.key if card else self.step.key, "")
        with self.app.one_paint():
            await self._fields.lay(card, self._filling, nothing)
            self._say_title()
        in_view = self._fields.in_view
        self.path = path if path in in_view else next(iter(in_view), card.at if card else "")
        here = self.here()
        self._stand(here[0] if here else None)
        if here is None:
            self.post_message(self.Moved(self))

    def _stand(self, shown: EntryField | None) -> None:
        # The field scrolls itself into view, by its caret and not by its middle.
        self.screen.set_focus(shown, scroll_visible=False)

    async def sync(self) -> None:
        self._named = self.editing.case
        await self._follow(typing=False)

    async def _follow(self, *, typing: bool) -> None:
        """Show the case as it stands, and the fields that apply now."""
        paths = self._paths_now()
        if paths == list(self._fields.in_view):
            self._refill(typing=typing)
        elif typing and self.path in paths:
            with self.app.one_paint():
                await self._fields.fit(self._filling)
                self._say_title()
        else:
            await self.go_to(self.path)

    def _paths_now(self) -> list[str]:
        """The paths the card should show now; none when the card itself is gone."""
        same = next((card for card in self.cards if is_same(card, self.card)), None)
        return [same.path(field) for field in same.fields(self.editing.case)] if same else []

    # What stands in the fields

    @property
    def _at_hand(self) -> entry.AtHand:
        return entry.AtHand(self.app.today, self.app.mediators)

    @property
    def _filling(self) -> Filling:
        return Filling(self.editing.case, self._at_hand, self.problems, self.editing.locks)

    def _refill(self, *, typing: bool) -> None:
        self._fields.refill(self._filling, typing=typing)
        self._say_title()

    def _say_title(self) -> None:
        self._title.say(*title_runs(self.step, self.card, self.cards, self.editing.case))

    # Typing

    def _keep(self, shown: EntryField) -> None:
        """Put what was typed into the case, and so into the draft, before it is painted.

        Whatever has been seen on screen comes back when the line is cut.
        """
        where = self._fields.at(self._fields.path_of(shown))
        if where:
            self._change(where, shown.text)

    def _change(self, where: Entry, text: str) -> None:
        _, card, field = where
        case = entry.typed(self.editing.case, card, field, text, self._at_hand, named=self._named)
        self.editing.change(f"{field.of}{field.label}", card.path(field), case)

    @on(EntryField.Edited)
    async def _edited(self, event: EntryField.Edited) -> None:
        event.stop()
        await self._changed()

    async def _changed(self) -> None:
        await self._follow(typing=True)
        self.post_message(self.Changed())

    async def type(self, where: Entry, text: str) -> None:
        """What typing ``text`` into a field does: the case on screen is another one from now on."""
        self._change(where, text)
        await self._changed()

    @on(EntryField.Arrived)
    def _arrived(self, event: EntryField.Arrived) -> None:
        event.stop()
        self.path = self._fields.path_of(event.field) or self.path
        self._named = self.editing.case
        self._fields.reveal(self.path)
        self.post_message(self.Moved(self))

    @on(EntryField.Shifted)
    def _shifted(self, event: EntryField.Shifted) -> None:
        event.stop()
        # The field may have grown by the row the caret is in: scroll when it has its new height.
        self.call_after_refresh(self._fields.reveal, self._fields.path_of(event.field))

    @on(EntryField.Left)
    def _left(self, event: EntryField.Left) -> None:
        event.stop()
        self.editing.pause()
        path = self._fields.path_of(event.field)
        if path and not event.field.has_focus:
            self._fields.refill_one(path, self._filling)

    # Moving

    @on(EntryField.Walked)
    async def _walked(self, event: EntryField.Walked) -> None:
        event.stop()
        await self.walk(event.direction)

    async def walk(self, direction: int) -> None:
        """Go to the next field, over the edge of the card to the next card."""
        order = [kept[0] for kept in self._fields]
        here = self.here()
        to = order.index(here[0]) + direction if here else len(order)
        if 0 <= to < len(order):
            self._stand(order[to])
        elif await self.turn(direction):
            if direction < 0:
                self._stand([kept[0] for kept in self._fields][-1])
        elif direction > 0:
            more = "F2 再加一项，" if self._parts.offered() else ""
            self.tell(f"这一步到底了。{more}F8 到下一步。")

    @on(EntryField.Entered)
    async def _entered(self, event: EntryField.Entered) -> None:
        event.stop()
        where = self._fields.at(self._fields.path_of(event.field))
        if where and not await self._choosing.open(*where):
            await self.walk(1)

    # Cards

    async def add(self) -> None:
        self._parts.add()

    def stand_in_first_hole(self) -> None:
        """What a new part already says of itself need not be passed first."""
        holes = [shown for shown, _, field in self._fields if field.required and not shown.text]
        if holes:
            self._stand(holes[0])

    async def remove_part(self) -> None:
        await self._parts.remove()

    async def propose(self) -> None:
        if (here := self.here()) and not self.refused(self.path):
            await asking.ask(self, here)

    def refused(self, path: str) -> bool:
        """Whether what stands there may not be changed now; then it is said why."""
        locked = self.editing.locks(path)
        if locked:
            self.tell(sentence(self.editing.read_only or ""))
        return locked

    # What the foot says

    def show_problems(self, problems: Sequence[Problem]) -> None:
        super().show_problems(problems)
        self._refill(typing=True)

    def said_here(self) -> str:
        if (here := self.here()) is None:
            return ""
        return entry.standing(self.editing.case, here[1], here[2], self._at_hand).trouble

    def still_to_fill(self) -> str:
        return still_to_fill(self.step, self.editing.case, self._fields.in_view)

    def shows(self, path: str) -> bool:
        return path in self._fields.in_view

    def out_of_view(self) -> str:
        return self._fields.out_of_view

    def help(self) -> tuple[str, str]:
        here = self.here()
        return (here[2].label, here[2].help) if here else super().help()

    def hints(self) -> Sequence[Hint]:
        here, found = self.here(), []
        if here and asking.word(self, here):
            found.append(("F6", asking.word(self, here)))
        if here and here[2].kind in TALL:
            found.append(("Tab", "下一项"))
        if here and not here[0].text and self._choosing.offers(here[2]):
            found.append(("回车", "看表"))
        if self._parts.offered():
            found.append(("F2", "加"))
        if self.card and self.card.section.many:
            found.append(("F4", "删"))
        return found
