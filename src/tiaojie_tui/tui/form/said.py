"""What a card says of itself and of its fields, in words."""

from collections.abc import Collection, Sequence

from tiaojie_tui.domain import money, paths, words
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.injury import notes
from tiaojie_tui.domain.injury import sections as injury
from tiaojie_tui.domain.injury.victims import calculation, called
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.domain.progress import holes
from tiaojie_tui.domain.schema import Card, Field, Kind, Offer, Step
from tiaojie_tui.tui.form.entry import Standing

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


def title_runs(step: Step, card: Card | None, cards: Sequence[Card], case: Case) -> list[tuple[str, str]]:
    """The head line of a card: its name, which of how many, and for terms what is agreed so far."""
    if card is None:
        return [("bar", f" {step.label}"), ("proof", f"   {step.purpose}")]
    at = next((index for index, one in enumerate(cards) if is_same(one, card)), 0)
    runs = [("bar", f" {card_title(cards[at] if cards else card, case)}")]
    if len(cards) > 1:
        runs.append(("value", f"  ({at + 1}/{len(cards)})"))
    if card.section.at == "terms":
        runs.append(("proof", f"     {_agreed_so_far(case)}"))
    elif card.at.startswith(f"{injury.AT}/"):
        runs.append(("proof", f"     {_computed_so_far(case, card)}"))
    return runs


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


def still_to_fill(step: Step, case: Case, in_view: Collection[str]) -> str:
    """The first hole of a step, unless one is in view anyway."""
    found = [(card, field) for card, field in holes(case, step.key)]
    if not found or any(card.path(field) in in_view for card, field in found):
        return ""
    card, field = found[0]
    return f"这一步还要填：{card_title(card, case)}的「{field.of}{field.label}」。PgUp、PgDn 翻页。"


def proof_beside(text: str, field: Field, stands: Standing) -> str:
    """The proof; before it the value in full while it is typed in another way: 11.23, 三千五, ll."""
    as_typed = field.kind in _AS_TYPED and field.offer in (None, Offer.KNOWN_PERSONS)
    if as_typed or stands.trouble or text == stands.text:
        return stands.proof
    return f"{stands.text}  {stands.proof}".strip()


def trouble_beside(text: str, field: Field, problem: Problem | None) -> str:
    """What stands beside a field that is empty and needed, or that a rule complains of."""
    if not text and field.required:
        return "待填"
    # The rules are asked when typing pauses; until then they may miss what already stands here.
    filled_since = text and problem is not None and problem.rule.endswith("_MISSING")
    return problem.message if problem and not filled_since else ""
