"""What a card says at its head and at the foot, in words and keys."""

from collections.abc import Collection, Sequence

from tiaojie_tui.casework.cards import card_title, is_same, so_far
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.domain.progress import holes
from tiaojie_tui.domain.schema import Card, Field, Step


def title_runs(step: Step, card: Card | None, cards: Sequence[Card], case: Case) -> list[tuple[str, str]]:
    """The head line of a card: its name, which of how many, and for terms what is agreed so far."""
    if card is None:
        return [("bar", f" {step.label}"), ("proof", f"   {step.purpose}")]
    at = next((index for index, one in enumerate(cards) if is_same(one, card)), 0)
    runs = [("bar", f" {card_title(cards[at] if cards else card, case)}")]
    if len(cards) > 1:
        runs.append(("value", f"  ({at + 1}/{len(cards)})"))
    told = so_far(card, case)
    if told:
        runs.append(("proof", f"     {told}"))
    return runs


def still_to_fill(step: Step, case: Case, in_view: Collection[str]) -> str:
    """The first hole of a step, unless one is in view anyway."""
    found = [(card, field) for card, field in holes(case, step.key)]
    if not found or any(card.path(field) in in_view for card, field in found):
        return ""
    card, field = found[0]
    return f"这一步还要填：{card_title(card, case)}的「{field.of}{field.label}」。PgUp、PgDn 翻页。"


def trouble_beside(text: str, field: Field, problem: Problem | None) -> str:
    """What stands beside a field that is empty and needed, or that a rule complains of."""
    if not text and field.required:
        return "待填"
    # The rules are asked when typing pauses; until then they may miss what already stands here.
    filled_since = text and problem is not None and problem.rule.endswith("_MISSING")
    return problem.message if problem and not filled_since else ""
