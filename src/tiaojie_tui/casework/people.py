"""People of a case: renaming one everywhere, and bringing in somebody known from an earlier case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tiaojie_tui.casework import permission
from tiaojie_tui.casework.desk import Desk, refusing
from tiaojie_tui.domain import dates, paths, words
from tiaojie_tui.domain.case import Case, Evidence, Names, Party
from tiaojie_tui.domain.injury.inputs import Injury
from tiaojie_tui.domain.short_names import without_township
from tiaojie_tui.store import persons
from tiaojie_tui.store.persons import KnownPerson


def known(desk: Desk, query: str, number: str) -> list[KnownPerson]:
    """People of other cases than ``number`` whose name, initials or phone tail match."""
    permission.present(desk)
    with refusing():
        return persons.known_persons(desk.store, query, but_for=number)


def told_apart(person: KnownPerson, today: date) -> str:
    """What tells two people of one name apart; of a telephone number only the tail."""
    known = person.party
    age = f"{dates.age_on(known.birth, today)}岁" if known.birth else ""
    tail = f"尾号{known.phone[-4:]}" if known.phone and known.phone[-4:].isdigit() else ""
    village = without_township(known.address or "")
    told = (f"{known.sex or ''}{age}", village, tail, person.last_case)
    return "  ".join(word for word in told if word)


def adopt(case: Case, path: str, person: Party) -> Case:
    """The party at ``path`` becomes this known person; its role here and its agents stay as they are."""
    here: Party = paths.get(case, path)
    return put_party(
        case, path, replace(person, role=here.role, ref=None, note=here.note, agents=here.agents)
    )


def put_party(case: Case, path: str, party: Party, was: str = "") -> Case:
    """The case with ``party`` at ``path``; whatever named the party before names it still.

    A name is retyped by emptying it first: ``was`` is how the party was called before that.
    """
    before: Party = paths.get(case, path)
    placed = paths.put(case, path, party)
    old = before.called or was
    if not old or not party.called or old == party.called or placed.party(old):
        return placed
    return _renamed(placed, old, party.called)


def _renamed(case: Case, old: str, new: str) -> Case:
    """Whatever named ``old`` names ``new``: terms, consents, signatures, records, evidence, injuries."""

    def one(name: str) -> str:
        return new if name == old else name

    def some(names: Names) -> Names:
        return tuple(map(one, names))

    return replace(
        case,
        terms=tuple(
            replace(
                term,
                obligors=some(term.obligors),
                obligees=some(term.obligees),
                shares=tuple(replace(share, name=one(share.name)) for share in term.shares),
            )
            for term in case.terms
        ),
        consents=tuple(replace(consent, name=one(consent.name)) for consent in case.consents),
        signatures=tuple(replace(signature, name=one(signature.name)) for signature in case.signatures),
        records=tuple(replace(record, present=some(record.present)) for record in case.records),
        evidence=_evidence_of(case, one),
        injuries=_injuries_of(case, one),
    )


def _evidence_of(case: Case, one: Callable[[str], str]) -> tuple[Evidence, ...]:
    return tuple(
        replace(piece, provided_by=one(piece.provided_by) if piece.provided_by else piece.provided_by)
        for piece in case.evidence
    )


def _injuries_of(case: Case, one: Callable[[str], str]) -> tuple[Injury, ...]:
    return tuple(
        replace(injury, victim=one(injury.victim) if injury.victim else injury.victim)
        for injury in case.injuries
    )


def supplement(case: Case, code: str) -> Case:
    """A new case for a supplementary agreement: the people of a sealed one, and nothing of its terms.

    ``code`` is the 校验码 of the sealed agreement.
    """
    return Case(
        dispute_type=case.dispute_type,
        source=words.values(words.SOURCES)[0],
        committee=case.committee,
        mediators=case.mediators,
        recorder=case.recorder,
        parties=case.parties,
        supplements=case.number,
        supplements_code=code,
    )
