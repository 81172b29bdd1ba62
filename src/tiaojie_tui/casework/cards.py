"""What a card of a step is called, and what is said of it and beside its fields. Values in, values out."""

from tiaojie_tui.casework.entry import Standing
from tiaojie_tui.domain import money, paths, words
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.injury import notes
from tiaojie_tui.domain.injury import sections as injury
from tiaojie_tui.domain.injury.victims import calculation, called
from tiaojie_tui.domain.schema import Card, Field, Kind, Offer

_AS_TYPED = frozenset({Kind.LINE, Kind.TEXT, Kind.LINES, Kind.ID_NUMBER, Kind.CREDIT_CODE, Kind.PHONE})


def is_same(one: Card, other: Card | None) -> bool:
    """Whether two cards show the same part, whatever they are called by now."""
    return other is not None and one.at == other.at and one.section is other.section


def card_title(card: Card, case: Case) -> str:
    """What a card is called at its head."""
    if card.section.at == "terms":
        index = int(card.at.rpartition("/")[2])
        return f"第 {index + 1} 条  {words.shown(words.TERM_KINDS, case.terms[index].kind)}"
    return card.title


def part_name(card: Card, case: Case) -> str:
    """What F4 takes away with this card: one injured person has several."""
    if card.section.at == injury.AT:
        return f"{called(paths.get(case, card.at))}的全部赔偿计算"
    return card_title(card, case)


def so_far(card: Card, case: Case) -> str:
    """What the cards of this list come to up to now; empty for a card of another."""
    if card.section.at == "terms":
        return _agreed_so_far(case)
    return _computed_so_far(case, card) if card.at.startswith(f"{injury.AT}/") else ""


def _computed_so_far(case: Case, card: Card) -> str:
    of_one = paths.get(case, "/".join(card.at.split("/")[:2]))
    found, unread = calculation(case, of_one), notes.unread(case, of_one)
    lacking = f"，还缺 {len(found.missing)} 项" if found.missing else ""
    lacking += f"，{unread} 处没读懂" if unread else ""
    return f"合计 {money.figures(found.total)} 元，还应付 {money.figures(found.left)} 元{lacking}"


def _agreed_so_far(case: Case) -> str:
    payments = [term.amount for term in case.terms if term.kind == "payment" and term.amount]
    total = f"，付款合计 {money.figures(sum(payments))} 元" if payments else ""
    return f"已约定 {len(case.terms)} 条{total}"


def proof_beside(text: str, field: Field, stands: Standing) -> str:
    """The proof; before it the value in full while it is typed in another way: 11.23, 三千五, ll."""
    as_typed = field.kind in _AS_TYPED and field.offer in (None, Offer.KNOWN_PERSONS)
    if as_typed or stands.trouble or text == stands.text:
        return stands.proof
    return f"{stands.text}  {stands.proof}".strip()
