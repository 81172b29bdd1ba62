"""What Enter opens on a field: its list, the people known from earlier cases; else nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tiaojie_tui.casework import people
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.entry import adopted
from tiaojie_tui.domain import paths
from tiaojie_tui.domain.schema import Card, Field, Kind, Offer
from tiaojie_tui.store.persons import KnownPerson
from tiaojie_tui.tui.dialogs.offer import Offer as OfferOfPersons
from tiaojie_tui.tui.dialogs.pick_list import Pick, PickList
from tiaojie_tui.tui.form import asking, known_figures
from tiaojie_tui.tui.form.offers import picks
from tiaojie_tui.tui.widgets.field import EntryField

if TYPE_CHECKING:
    from tiaojie_tui.tui.form.body import FormBody

_JUST_THIS = "="
"""The pick that keeps the name as it was typed."""


class Choosing:
    """Opens lists for the fields of one form and types what was picked."""

    def __init__(self, body: "FormBody") -> None:
        self._body = body

    def offers(self, field: Field) -> bool:
        """Whether Enter on the empty field opens a list."""
        offered = picks(field, self._body.editing.case, self._body.app.mediators)
        return bool(offered) or field.offer is Offer.KNOWN_FIGURES

    async def open(self, shown: EntryField, card: Card, field: Field) -> bool:
        """Open what Enter opens here; false when Enter just goes on to the next field."""
        if self._body.editing.locks(card.path(field)):
            return False
        if field.offer is Offer.KNOWN_PERSONS:
            return self._ask_known(shown, card, field)
        if field.offer is Offer.KNOWN_FIGURES and not shown.text.strip():
            self._body.run_worker(known_figures.offer(self._body, card.at), exclusive=True, group="known")
            return True
        # What stands beside the field may lag behind fast typing; the case does not.
        unread = any(kept.path == card.path(field) for kept in self._body.editing.case.unread)
        filled = bool(shown.text.strip()) and not unread
        if field.kind is Kind.PLAN and not filled:
            await asking.ask(self._body, (shown, card, field))
            return True
        offered = picks(field, self._body.editing.case, self._body.app.mediators)
        may_stay_open = field.kind is Kind.FLAG and not field.required
        if not offered or filled or may_stay_open:
            return False
        self._pick(shown, card, field, offered)
        return True

    def _pick(self, shown: EntryField, card: Card, field: Field, offered: Sequence[Pick]) -> None:
        async def picked(values: tuple[str, ...] | None) -> None:
            if values:
                await self._body.type((shown, card, field), "、".join(values))
                await self._body.walk(1)

        many, free = field.kind is Kind.NAMES, field.offer is not None
        dialog = PickList(
            field.label, offered, many=many, free=free, typed="" if many else shown.text.strip()
        )
        self._body.app.push_screen(dialog, picked)

    def _ask_known(self, shown: EntryField, card: Card, field: Field) -> bool:
        part = paths.get(self._body.editing.case, card.at)
        begun = part.id_number or part.phone or getattr(part, "address", None)
        if not shown.text.strip() or begun:
            return False
        self._body.run_worker(self._offer_known(shown, card, field), exclusive=True, group="known")
        return True

    async def _offer_known(self, shown: EntryField, card: Card, field: Field) -> None:
        """Look in earlier cases; where nobody is found, Enter has just gone on."""
        typed = shown.text
        with self._body.app.type_ahead.held():
            try:
                found = await self._body.app.at_desk(people.known, typed.strip(), self._body.editing.number)
            except Refused:
                found = []
            if not found:
                await self._body.walk(1)
                return
            self._show_known(shown, card, field, found)

    def _show_known(self, shown: EntryField, card: Card, field: Field, found: list[KnownPerson]) -> None:

        async def picked(values: tuple[str, ...] | None) -> None:
            if values and values[0] != _JUST_THIS:
                person = found[int(values[0])].party
                case = adopted(self._body.editing.case, card.at, person)
                self._body.editing.change(f"选用{person.name}", card.at, case)
                self._body.editing.pause()
                await self._body.sync()
                self._body.post_message(self._body.Changed())
            if values:
                await self._body.walk(1)

        offered = [Pick(_JUST_THIS, f"都不是，就写「{shown.text}」")]
        offered += [
            Pick(str(index), person.party.name or "", "", people.told_apart(person, self._body.app.today))
            for index, person in enumerate(found)
        ]
        # Initials or a phone tail are no name: who types them wants somebody of the list.
        start = offered[1].value if shown.text.isascii() else _JUST_THIS
        dialog = OfferOfPersons("以前案件里的人，选了就照抄他的资料", offered, start=start)
        self._body.app.push_screen(dialog, picked)
