"""The fields of one card on screen: laid out from the schema, filled from the case."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from textual.geometry import Region

from tiaojie_tui.casework import entry
from tiaojie_tui.casework.cards import proof_beside
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.domain.schema import Card, Field, Kind
from tiaojie_tui.tui.form.said import trouble_beside
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import Lines
from tiaojie_tui.tui.widgets.boxes import Column
from tiaojie_tui.tui.widgets.drawn import Drawn
from tiaojie_tui.tui.widgets.field import EntryField
from tiaojie_tui.tui.widgets.rows import cells

TALL = {Kind.TEXT: 3, Kind.LINES: 2}
"""Kinds of several lines, and how many they show at least."""

_PRIVATE = {Kind.ID_NUMBER, Kind.PHONE}

Entry = tuple[EntryField, Card, Field]
"""A field on screen and what it shows."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What fields are filled from."""

    case: Case
    at_hand: entry.AtHand
    problems: Sequence[Problem]
    locks: Callable[[str], bool]
    """Whether what stands at a path may not be changed now."""


class CardFields(Column):
    """The fields of one card, by their paths in the case. What is typed goes to ``keep`` at once."""

    def __init__(self, keep: Callable[[EntryField], None], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keep = keep
        self.card: Card | None = None
        self._entries: dict[str, Entry] = {}

    async def lay(self, card: Card | None, filling: Filling, nothing: str) -> None:
        """Put the fields of a card in place of what is here; ``nothing`` is said where there are none."""
        fields = card.fields(filling.case) if card else ()
        width = self._label_width(fields)
        self.card, self._entries = card, {}
        widgets: list[Drawn] = [] if fields else [Lines(nothing, indent=2)]
        of = ""
        for field in fields:
            assert card is not None
            if field.of != of:
                of = field.of
                widgets.append(Lines(of, "bar", indent=2))
            shown = self._field(field, width)
            self._entries[card.path(field)] = (shown, card, field)
            widgets.append(shown)
        self.refill(filling, typing=False)
        await self.remove_children()
        await self.mount_all(widgets)
        self.scroll_home(animate=False)

    async def fit(self, filling: Filling) -> None:
        """The fields that apply now, while somebody types: those that stay keep their text and the caret."""
        assert self.card is not None
        fields = {self.card.path(field): field for field in self.card.fields(filling.case)}
        for path in self._entries.keys() - fields.keys():
            await self._entries[path][0].remove()
        width = self._label_width(tuple(fields.values()))
        before: EntryField | None = None
        entries: dict[str, Entry] = {}
        for path, field in fields.items():
            kept = self._entries.get(path)
            shown = kept[0] if kept else self._field(field, width)
            if kept is not None:
                shown.align(width)
            else:
                await self.mount(shown, after=before) if before else await self.mount(shown, before=0)
            entries[path], before = (shown, self.card, field), shown
        self._entries = entries
        self.refill(filling, typing=True)

    def _label_width(self, fields: Sequence[Field]) -> int:
        return max((cells(field.label) for field in fields), default=0) + 4

    def _field(self, field: Field, label_width: int) -> EntryField:
        return EntryField(
            field.label,
            label_width=label_width,
            lines=TALL.get(field.kind, 1),
            private=field.kind in _PRIVATE,
            keep=self._keep,
        )

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    @property
    def in_view(self) -> Collection[str]:
        """The paths of the fields here, in order."""
        return self._entries.keys()

    def at(self, path: str) -> Entry | None:
        """The field that shows what stands at a path."""
        return self._entries.get(path)

    def path_of(self, shown: EntryField) -> str:
        """Where what a field shows stands in the case; empty for a field that is gone."""
        return next((path for path, kept in self._entries.items() if kept[0] is shown), "")

    def refill(self, filling: Filling, *, typing: bool) -> None:
        """Show what stands in each field; while ``typing``, not the text of the one with the caret."""
        for path, (shown, _, _) in self._entries.items():
            self.refill_one(path, filling, typing=typing and shown.has_focus)

    def refill_one(self, path: str, filling: Filling, *, typing: bool = False) -> None:
        """Show what stands in one field."""
        shown, card, field = self._entries[path]
        stands = entry.standing(filling.case, card, field, filling.at_hand)
        text = shown.text if typing else stands.text
        wrong = next((problem for problem in filling.problems if problem.field == path), None)
        trouble = stands.trouble or trouble_beside(text, field, wrong)
        shown.locked = filling.locks(path)
        shown.put(text, sentence(proof_beside(text, field, stands)), sentence(trouble))

    @property
    def out_of_view(self) -> str:
        """Where the card goes on beyond the screen, in words; there is no scrollbar to show it."""
        above, below = self.scroll_y > 0, self.scroll_y < self.max_scroll_y
        return "上下都还有" if above and below else "上面还有" if above else "下面还有" if below else ""

    def reveal(self, path: str) -> None:
        """Scroll so far that the row with the caret is in view."""
        kept = self._entries.get(path)
        if kept is not None:
            row = Region(0, kept[0].virtual_region.y + kept[0].caret().y, 1, 1)
            self.scroll_to_region(row, animate=False, force=True)
