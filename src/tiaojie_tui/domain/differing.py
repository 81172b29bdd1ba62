"""What differs between two states of one case, place by place, in the words of the forms."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from tiaojie_tui.domain import dates, paths, reading, steps
from tiaojie_tui.domain.case import Case, Citation, Party, Signature
from tiaojie_tui.domain.injury.inputs import Injury
from tiaojie_tui.domain.progress import value_at
from tiaojie_tui.domain.schema import Card, Field

_ELSEWHERE = (
    ("sealed_on", "调委会盖章"),
    ("supplements", "补充哪个案件"),
    ("supplements_code", "补充的协议书的校验码"),
)
_COUNTED = (("performance", "履行记录"), ("follow_ups", "回访记录"))
_PASSED = "放过的提醒"
_OTHER_PARTS = {**dict(_ELSEWHERE), **dict(_COUNTED), "passed": _PASSED, "unread": "认不出的内容"}
_CONTEXT = 16
"""How many characters before and after a difference are shown of a long text."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A place that differs: its name, and what stands there in the one case and in the other."""

    part: str
    """The top-level part of the case it belongs to."""
    label: str
    old: str
    new: str


def differing(old: Case, new: Case) -> tuple[Differing, ...]:
    """The places in which two cases differ, in the order of the forms; parts are matched, not numbers."""
    return tuple(one for one in _all(old, new) if one.old != one.new)


def _all(old: Case, new: Case) -> Iterator[Differing]:
    for step in steps.STEPS:
        for one, other in _pairs(old, steps.cards(old, step.key), new, steps.cards(new, step.key)):
            yield from _of_cards(old, one, new, other)
    for name, label in _ELSEWHERE:
        yield Differing(name, label, _shown(getattr(old, name)), _shown(getattr(new, name)))
    for name, label in _COUNTED:
        yield Differing(name, label, f"{len(getattr(old, name))}条", f"{len(getattr(new, name))}条")
    yield from _passed(old, new)


def _pairs(
    old: Case, one: tuple[Card, ...], new: Case, other: tuple[Card, ...]
) -> Iterator[tuple[Card | None, Card | None]]:
    """Cards of the same part, and those that only one of the cases has."""
    matched = SequenceMatcher(
        None, [_identity(old, card) for card in one], [_identity(new, card) for card in other], autojunk=False
    )
    for kind, start, end, start_new, end_new in matched.get_opcodes():
        gone, come = list(one[start:end]), list(other[start_new:end_new])
        if kind != "equal":
            for card in one[start:end]:
                partner = next((there for there in come if there.section is card.section), None)
                if partner is not None:
                    yield card, partner
                    gone.remove(card)
                    come.remove(partner)
            yield from ((card, None) for card in gone)
            yield from ((None, card) for card in come)
        else:
            yield from zip(gone, come, strict=True)


def _identity(case: Case, card: Card) -> tuple[str, Any]:
    if not card.section.many:
        return card.section.key, None
    part = paths.get(case, card.at)
    if isinstance(part, Party):
        part = replace(part, agents=())
    elif isinstance(part, Injury):
        part = replace(part, dependants=())
    return card.section.key, part


def _of_cards(old: Case, one: Card | None, new: Case, other: Card | None) -> Iterator[Differing]:
    card = other or one
    assert card is not None
    top = card.at.partition("/")[0]
    if not card.section.fields:
        yield Differing(top, card.section.label, _whole(old, one), _whole(new, other))
        return
    before, after = _fields(old, one), _fields(new, other)
    for key in dict.fromkeys((*before, *after)):
        field = after[key] if key in after else before[key]
        yield Differing(
            top or field.key,
            _label(card, field),
            _text(old, one, field) if key in before else "",
            _text(new, other, field) if key in after else "",
        )


def _fields(case: Case, card: Card | None) -> dict[str, Field]:
    return {field.key: field for field in card.fields(case)} if card else {}


def _label(card: Card, field: Field) -> str:
    whose = card.title if card.section.many else field.of
    return f"{whose}：{field.label}" if whose else field.label


def _text(case: Case, card: Card | None, field: Field) -> str:
    if card is None:
        return ""
    path = card.path(field)
    unread = next((kept.text for kept in case.unread if kept.path == path), None)
    if unread is not None:
        return f"{unread}（认不出）"
    return reading.show(field, value_at(case, path, field), case, path)


def _whole(case: Case, card: Card | None) -> str:
    """A part that has no form of its own, in words."""
    return shown_part(paths.get(case, card.at)) if card else ""


def shown_part(part: Citation | Signature) -> str:
    """A citation or a signature in words."""
    if isinstance(part, Citation):
        return f"《{part.law}》{part.article}"
    when = dates.printed(part.on) if part.on else ""
    capacity = f"（{part.capacity}）" if part.capacity else ""
    return f"{part.name}{capacity} {part.method or ''} {when}".strip()


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _passed(old: Case, new: Case) -> Iterator[Differing]:
    for one in dict.fromkeys((*old.passed, *new.passed)):
        reasons = (one.reason if one in case.passed else "" for case in (old, new))
        yield Differing("passed", _PASSED, *reasons)


def narrowed(old: str, new: str) -> tuple[str, str, str, str]:
    """What two texts share before and after the difference, shortened, and the two middles.

    ``(head, old middle, new middle, tail)``; a text with little in common keeps all of it in the middle.
    """
    shortest = min(len(old), len(new))
    head = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    tail = next((at for at in range(shortest - head) if old[-1 - at] != new[-1 - at]), shortest - head)
    before, after = old[:head], old[len(old) - tail :]
    if len(before) > _CONTEXT:
        before = f"..{before[-_CONTEXT:]}"
    if len(after) > _CONTEXT:
        after = f"{after[:_CONTEXT]}.."
    return before, old[head : len(old) - tail], new[head : len(new) - tail], after


def title_of(part: str) -> str:
    """What a top-level part of a case is called on the forms."""
    for step in steps.STEPS:
        for section in step.sections:
            if section.at == part:
                return section.label
            found = next(
                (field.label for field in section.fields if not section.at and field.key == part), ""
            )
            if found:
                return found
    return _OTHER_PARTS.get(part, "其他内容")
