"""Records (笔录) and who was present at them, each in the part that a form has a place for."""

from collections.abc import Iterator
from dataclasses import dataclass

from tiaojie_tui.domain.case import Case, Party, Record
from tiaojie_tui.papers.parties import named


@dataclass(frozen=True, slots=True)
class Present:
    """Those present at a record, as printed."""

    parties: tuple[Party, ...]
    """The parties that were there or had somebody there for them."""
    for_parties: tuple[str, ...]
    """Parties, and who was there for one: ``贾鹏（兼孟桂荣的委托代理人）``."""
    others: tuple[str, ...]
    """Neither parties and their people, nor mediators, nor the recorder."""


def record_of(case: Case, kind: str, at: int) -> Record:
    """The record at this place, if it is of this kind; else an empty one, for the pen."""
    record = case.records[at] if at < len(case.records) else Record()
    return record if record.kind == kind else Record(kind)


def present_at(case: Case, record: Record) -> Present:
    """Sorts those present at a record of this case."""
    house = (*case.mediators, case.recorder)
    for_parties, others = [], []
    for name in record.present:
        party, acts = _party(case, name), "、".join(_acts_for(case, name))
        if party or acts:
            shown = named(party) if party else name
            for_parties.append(f"{shown}（{'兼' if party else ''}{acts}）" if acts else shown)
        elif name not in house:
            others.append(name)
    there = tuple(party for party in case.parties if _people(party).intersection(record.present))
    return Present(there, tuple(for_parties), tuple(others))


def _people(party: Party) -> set[str | None]:
    """Whoever's presence is the party's own."""
    return {
        party.called,
        party.name,
        party.legal_representative,
        *(agent.name for agent in party.agents),
    }


def _party(case: Case, name: str) -> Party | None:
    return case.party(name) or next((party for party in case.parties if party.name == name), None)


def _acts_for(case: Case, name: str) -> Iterator[str]:
    """In what capacities this person acts for parties."""
    for party in case.parties:
        if party.legal_representative == name:
            yield f"{party.called}的法定代表人"
        for agent in party.agents:
            if agent.name == name:
                yield f"{party.called}的{agent.kind or '代理人'}"
