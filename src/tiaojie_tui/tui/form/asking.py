"""Dialogs that help to fill a field: how a sum is paid, who gets how much, and how a thing is put.

What they answer is typed into the field as if the mediator had written it, so that it is read, undone and
kept like everything else.
"""

from typing import TYPE_CHECKING

from tiaojie_tui.casework import entry, paying, phrases
from tiaojie_tui.casework.phrases import Phrase
from tiaojie_tui.domain import money, paths, wording
from tiaojie_tui.domain.case import Term
from tiaojie_tui.domain.schema import Card, Field, Kind
from tiaojie_tui.tui.dialogs.help import HelpPage
from tiaojie_tui.tui.dialogs.phrases import PhraseDialog
from tiaojie_tui.tui.dialogs.pick_list import Pick, PickList
from tiaojie_tui.tui.dialogs.plan import PlanDialog, Planned
from tiaojie_tui.tui.dialogs.shares import SharesDialog
from tiaojie_tui.tui.widgets.field import GAP, EntryField

if TYPE_CHECKING:
    from tiaojie_tui.tui.form.body import FormBody

_EVENLY, _EACH = "平分", "各写各的"

Where = tuple[EntryField, Card, Field]
_HELPED = frozenset({Kind.PLAN, Kind.SHARES})


def word(body: "FormBody", where: Where) -> str:
    """What F6 does in this field, in a word; empty where it has nothing to offer."""
    _, card, field = where
    place = phrases.place_of(body.editing.case, card.path(field))
    if field.kind in _HELPED:
        return "帮我写"
    if place:
        return "念告知" if place == phrases.NOTICE else "常用语"
    if card.at.startswith("injuries/"):
        return "看总账"
    return "拟写" if card.section.at == "terms" else ""


async def ask(body: "FormBody", where: Where) -> None:
    """F6: open what helps to fill this field."""
    _, card, field = where
    place = phrases.place_of(body.editing.case, card.path(field))
    if field.kind is Kind.PLAN:
        _ask_way(body, where)
    elif field.kind is Kind.SHARES:
        _ask_shares(body, where)
    elif place:
        _ask_phrase(body, where, place)
    elif card.at.startswith("injuries/"):
        await body.run_action("screen.aside('injury')")
    elif card.section.at == "terms":
        await _reword(body, card.at)
    else:
        body.tell("这一栏没有常用语，直接写。F1 看说明。")


async def _reword(body: "FormBody", at: str) -> None:
    body.editing.change("重新拟写", paths.join(at, "text"), entry.reworded(body.editing.case, at))
    body.editing.pause()
    await body.sync()
    body.tell("已按上面的数据重新拟写。不要的话按 Ctrl+Z。")
    body.post_message(body.Changed())


def _term(body: "FormBody", card: Card) -> Term:
    found: Term = paths.get(body.editing.case, card.at)
    return found


def _ask_way(body: "FormBody", where: Where) -> None:
    async def chosen(keys: tuple[str, ...] | None) -> None:
        way = next((way for way in paying.WAYS if keys and way.key == keys[0]), None)
        if way is None:
            return
        if not way.questions:
            body.tell("直接写，如 3月25日16000，9月30日20000；每月10号5000直到还清。写完按回车。")
            return
        case = body.editing.case
        dialog = PlanDialog(way, _term(body, where[1]), today=body.app.today, agreed_on=case.agreed_on)
        body.app.push_screen(dialog, planned)

    async def planned(made: Planned | None) -> None:
        if made is None:
            return
        shown, card, _ = where
        if made.amount is not None:
            amount = next(field for field in card.section.fields if field.key == "amount")
            await body.type((shown, card, amount), made.amount)
        await _write(body, where, made.plan)

    ways = [Pick(way.key, way.shown, way.initials) for way in paying.WAYS]
    body.app.push_screen(PickList("怎么付", ways), chosen)


async def _write(body: "FormBody", where: Where, text: str) -> None:
    """Write into the field and go on to the next."""
    body.editing.pause()
    await body.type(where, text)
    where[0].put(text, where[0].proof, where[0].trouble)
    body.editing.pause()
    await body.walk(1)


def _ask_shares(body: "FormBody", where: Where) -> None:
    term = _term(body, where[1])
    names = term.obligees if len(term.obligees) > 1 else term.obligors
    if len(names) < 2:
        body.tell("收钱的和付钱的都只有一个人，不用分份额。几个人的，先在上面写全。")
        return

    async def chosen(ways: tuple[str, ...] | None) -> None:
        if ways == (_EVENLY,):
            await _write(body, where, _EVENLY)
        elif ways:
            body.app.push_screen(SharesDialog(_term(body, where[1]), names), shared)

    async def shared(text: str | None) -> None:
        if text:
            await _write(body, where, text)

    if term.amount is None:
        body.app.push_screen(SharesDialog(term, names), shared)
        return
    each = f"{money.figures(term.amount)} 元，{len(names)} 个人"
    picks = [Pick(_EVENLY, _EVENLY, "pf", each), Pick(_EACH, _EACH, "gxgd")]
    body.app.push_screen(PickList("各人份额", picks), chosen)


def _ask_phrase(body: "FormBody", where: Where, place: str) -> None:
    shown, card, field = where
    found = phrases.phrases(place, body.editing.case.dispute_type)
    if place == phrases.NOTICE:
        body.app.push_screen(HelpPage("念给双方听，念过了再写「是」", *(phrase.text for phrase in found)))
        return
    proposed = wording.propose(body.editing.case, _term(body, card)) if card.section.at == "terms" else ""
    if proposed:
        found = (Phrase(proposed, "按上面的数据拟写", "asmdsj"), *found)

    async def picked(text: str | None) -> None:
        if text and text == proposed:
            await _reword(body, card.at)
        elif text:
            body.editing.pause()
            # A proposal with holes that nobody has touched is in the way; words of the mediator stay.
            in_the_way = bool(proposed) and shown.text == proposed and GAP in proposed
            shown.insert_phrase(text, on_own_line=field.kind is Kind.LINES, instead=in_the_way)

    if found:
        body.app.push_screen(PhraseDialog(f"{field.label}  常用语", found), picked)
    else:
        body.tell("这一栏没有常用语，直接写。")
