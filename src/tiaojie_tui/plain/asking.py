"""One question for one field: what stands there, an example, what is wrong; and what an answer does."""

import re
from collections.abc import Sequence

from tiaojie_tui.casework import entry, people
from tiaojie_tui.casework.cards import proof_beside
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.entry import Standing
from tiaojie_tui.domain import paths, picking
from tiaojie_tui.domain.schema import Card, Field, Kind, Offer
from tiaojie_tui.plain import answers, helping, paragraphs
from tiaojie_tui.plain.answers import Command
from tiaojie_tui.plain.opened import Opened
from tiaojie_tui.plain.wording import without_keys

_EXAMPLE = re.compile(r"(?:如|可写) ([^。；，]+)")
_MOST_EXAMPLES = 2
_MOST_LISTED = 18
"""Words listed without being asked for: the eighteen kinds of dispute, not the 56 peoples."""
_BY_KIND = {Kind.ID_NUMBER: "18 位", Kind.CREDIT_CODE: "18 位"}
_TURNS = (Command.BACK, Command.ON, Command.HOLE, Command.ADD, Command.REMOVE, Command.UNDO)


def ask(opened: Opened, card: Card, field: Field, place: str) -> Command:
    """Ask until it is clear where to go on: ``KEEP`` is the next field. ``place`` is 3/11."""
    line, path = opened.line, card.path(field)
    opened.hear_news()
    _say_problems(opened, path)
    offered = options(opened, field)
    stands = _standing(opened, card, field)
    if offered and not stands.text and len(offered) <= _MOST_LISTED:
        line.listed(offered)
    if field.kind in paragraphs.KINDS and stands.text:
        paragraphs.tell(opened, stands.text)
    again = False
    while True:
        stands = _standing(opened, card, field)
        asked = question(opened, card, field, stands, again=again)
        again = True
        typed = line.ask(f"{place} {asked}", _explained(opened, field, stands))
        said = answers.command(typed)
        if said in (Command.KEEP, *_TURNS):
            return said
        if said is Command.SAVE:
            if opened.save():
                opened.saved()
        elif said is Command.WHOLE:
            opened.say_whole(field.label, stands.text)
        elif said is Command.HELP_ME:
            if helping.help_me(opened, card, field) and field.kind not in paragraphs.KINDS:
                return Command.KEEP
        elif field.kind in paragraphs.KINDS and said is not Command.EMPTY:
            paragraphs.take(opened, card, field, typed)
        elif _take(opened, card, field, "" if said is Command.EMPTY else typed):
            return Command.KEEP


def options(opened: Opened, field: Field) -> tuple[str, ...]:
    """The words a field offers, in the order of their numbers."""
    if field.kind is Kind.FLAG:
        return ("是", "否")
    if field.choices:
        return tuple(choice.shown for choice in field.choices)
    return picking.offers(field, opened.case, opened.at_hand.mediators)


def question(opened: Opened, card: Card, field: Field, stands: Standing, *, again: bool) -> str:
    """The question as it is asked, up to the answer."""
    label = f"{field.of} {field.label}".strip()
    if stands.trouble:
        return f"{label}「{stands.text}」没有读懂：{without_keys(stands.trouble)}再写一遍："
    if field.kind in paragraphs.KINDS:
        helps = "" if again else _help_named(opened, card, field)
        return f"{label}（{paragraphs.how(stands.text, field, again=again)}{helps}）："
    if stands.text:
        return f"{label}「{' '.join((stands.text, stands.proof)).strip()}」："
    about = [*(("必填",) if field.required else ()), *_example(opened, field)]
    told = "，".join(about) + _help_named(opened, card, field)
    return f"{label}（{told.lstrip('，')}）：" if told else f"{label}："


def _example(opened: Opened, field: Field) -> Sequence[str]:
    if options(opened, field) and field.offer is not Offer.ETHNICITIES:
        several = "写编号，几个用逗号隔开" if field.kind is Kind.NAMES else "写编号"
        return (several if field.kind is not Kind.LINE else "写编号或直接写",)
    found = _EXAMPLE.search(field.help)
    if found:
        return (f"如 {'、'.join(found[1].split('、')[:_MOST_EXAMPLES])}",)
    return (_BY_KIND[field.kind],) if field.kind in _BY_KIND else ()


def _help_named(opened: Opened, card: Card, field: Field) -> str:
    word = helping.word(opened, card, field)
    return f"，「帮」{word}" if word else ""


def _explained(opened: Opened, field: Field, stands: Standing) -> list[str]:
    """What ? says: what for, the whole list, the whole of a long text, what else can be said."""
    listed = "  ".join(f"{number} {one}" for number, one in enumerate(options(opened, field), 1))
    whole = [stands.text] if field.kind in paragraphs.KINDS and stands.text else []
    return [without_keys(field.help), *([listed] if listed else []), *whole, *answers.ABOUT]


def _standing(opened: Opened, card: Card, field: Field) -> Standing:
    return entry.standing(opened.case, card, field, opened.at_hand)


def _say_problems(opened: Opened, path: str) -> None:
    """What the rules say of what stands here; that it is empty is in the question."""
    for problem in opened.problems():
        if problem.field == path and not problem.rule.endswith("_MISSING"):
            opened.tell(f"{problem.weight}：{problem.message}")


def _take(opened: Opened, card: Card, field: Field, typed: str) -> bool:
    """Take the answer into the case; false where the same must be asked again."""
    path = card.path(field)
    case = entry.typed(opened.case, card, field, typed, opened.at_hand, named=opened.case)
    if not opened.change(f"{field.of}{field.label}", path, case):
        return True
    stands = _standing(opened, card, field)
    if stands.trouble:
        return False
    opened.saved(proof_beside(typed, field, stands) if typed else "空着")
    if typed and field.offer is Offer.KNOWN_PERSONS:
        _offer_known(opened, card, typed)
    _say_problems(opened, path)
    return True


def _offer_known(opened: Opened, card: Card, typed: str) -> None:
    """Offer people of earlier cases by this name, as long as nothing else is known of this one."""
    part = paths.get(opened.case, card.at)
    if part.id_number or part.phone or getattr(part, "address", None):
        return
    try:
        found = people.known(opened.desk, typed.strip(), opened.editing.number)
    except Refused:
        return
    if not found:
        return
    opened.line.say("以前案件里的人，选了就照抄他的资料：")
    today = opened.at_hand.today
    told = [f"{one.party.name} {people.told_apart(one, today)}" for one in found]
    chosen = opened.line.choose("写编号；都不是，按回车：", told)
    if chosen is not None:
        person = found[chosen].party
        adopted = entry.adopted(opened.case, card.at, person)
        if opened.change(f"选用{person.name}", card.at, adopted):
            opened.saved(f"{person.name}的资料已照抄，请核对")
