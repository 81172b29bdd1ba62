"""Parts that can be added to a step and taken away again: parties, agents, evidence, records, terms."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tiaojie_tui.casework.entry import worded
from tiaojie_tui.casework.injury import with_figures
from tiaojie_tui.domain import paths, performing, words
from tiaojie_tui.domain.case import Agent, Case, Evidence, FollowUp, Party, Record, Term
from tiaojie_tui.domain.injury.inputs import Dependant, Injury
from tiaojie_tui.domain.injury.victims import called
from tiaojie_tui.domain.schema import Card
from tiaojie_tui.domain.words import Choice

_EVIDENCE = Choice("evidence", "证据", "zj")
_INJURY = Choice("injury", "赔偿计算", "pcjs")
_VISIT = Choice("follow_up", "回访", "hf")


@dataclass(frozen=True, slots=True)
class Addition:
    """Something F2 can add: what it is called, and the case with it and the path where it stands."""

    name: str
    initials: str
    at: str
    """The list into which it goes."""
    add: Callable[[Case], tuple[Case, str]]


def additions(step: str, case: Case, card: Card | None) -> tuple[Addition, ...]:
    """What F2 offers in this step, standing on this card."""
    if step == "parties":
        return _party_additions(case, card)
    if step == "facts":
        records = (_appended(kind, "records", Record(kind=kind.value)) for kind in words.RECORD_KINDS)
        return (_appended(_EVIDENCE, "evidence", Evidence()), *records, *_injury_additions(case, card))
    if step == "agreement":
        terms = (_appended(kind, "terms", Term(kind=kind.value)) for kind in words.TERM_KINDS)
        return (*terms, *(_afterwards(case) if case.outcome in words.AGREED else ()))
    return ()


def _appended(name: Choice, at: str, part: object) -> Addition:
    def add(case: Case) -> tuple[Case, str]:
        return worded(case, paths.insert(case, at, part)), paths.join(at, len(paths.get(case, at)))

    return Addition(name.shown, name.initials, at, add)


def _afterwards(case: Case) -> Iterator[Addition]:
    """What is recorded once something was agreed."""
    for name, record in performing.to_record(case):
        yield _appended(Choice(name, name, "lx"), "performance", record)
    yield _appended(_VISIT, "follow_ups", FollowUp())


def _party_additions(case: Case, card: Card | None) -> tuple[Addition, ...]:
    # The first is who applies, the others are asked: the usual case, and one key to change.
    role = words.RESPONDENT if case.parties else words.APPLICANT
    found = [_appended(kind, "parties", Party(role=role, kind=kind.value)) for kind in words.PARTY_KINDS]
    party = owner(card)
    if party:
        called = paths.get(case, party).called or "这位当事人"
        for kind in words.AGENT_KINDS:
            name = Choice(kind.value, f"{called}的{kind.shown}", kind.initials)
            found.append(_appended(name, paths.join(party, "agents"), Agent(kind=kind.value)))
    return tuple(found)


def _injury_additions(case: Case, card: Card | None) -> Iterator[Addition]:
    # Who was hurt in the same event is reckoned with the same yearly figures.
    known = case.injuries[-1] if case.injuries else Injury()
    yield _appended(_INJURY, "injuries", with_figures(Injury(), known))
    if card is not None and card.at.startswith("injuries/"):
        at = "/".join(card.at.split("/")[:2])
        injury: Injury = paths.get(case, at)
        if injury.harm in ("disability", "death"):
            name = Choice("dependant", f"{called(injury)}的被扶养人", "bfyr")
            yield _appended(name, paths.join(at, "dependants"), Dependant())


def owner(card: Card | None) -> str:
    """The path of the party a card belongs to; empty for every other card."""
    if card is None or not card.at.startswith("parties/"):
        return ""
    return "/".join(card.at.split("/")[:2])


def removed(case: Case, card: Card) -> Case:
    """The case without the part this card shows, and without what belonged to it alone."""
    left = paths.remove(case, card.at)
    part = paths.get(case, card.at)
    if isinstance(part, Party) and left.party(part.called) is None:
        kept = tuple(consent for consent in left.consents if consent.name != part.called)
        left = replace(left, consents=kept)
    unread = tuple(replace(one, path=at) for one in left.unread if (at := _moved_up(one.path, card.at)))
    passed = tuple(replace(one, field=at) for one in left.passed if (at := _moved_up(one.field, card.at)))
    return worded(case, replace(left, unread=unread, passed=passed))


def _moved_up(path: str, gone: str) -> str:
    """Where a path leads once the part at ``gone`` is taken out of its list; empty for a path into it."""
    parts, _, index = gone.rpartition("/")
    if not path.startswith(f"{parts}/"):
        return path
    own, slash, rest = path.removeprefix(f"{parts}/").partition("/")
    if own == index:
        return ""
    later = own.isdecimal() and int(own) > int(index)
    return f"{parts}/{int(own) - 1}{slash}{rest}" if later else path
