"""Cases kept, read and saved. One save is one short transaction, and writes only what differs.

Each save proves that nobody has saved in between (``base_version``) and bears an id of its own: sent
twice, because the answer to the first was lost, it is done once.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from peewee import SQL, Table

from tiaojie_tui.domain import exchange, signers
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.people import Person
from tiaojie_tui.domain.privacy import has_minor
from tiaojie_tui.store import access, drafts, installation, leases, mapping, numbering, register, revisions
from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.leases import Worker
from tiaojie_tui.store.register import Frozen, Seal
from tiaojie_tui.store.revisions import Revision
from tiaojie_tui.store.troubles import Beyond, CaseSealed, NumberInUse, StoreTrouble

_CASES, _ALL_CASES = Table("cases"), Table("cases", schema="main")
_AFTER_SEALING = frozenset({"performance", "follow_ups", "court", "police_station", "unread"})
_DEFAULT_NUMBERING = installation.Installation("", "", ()).numbering


@dataclass(frozen=True, slots=True)
class Stored:
    """A case as the database has it. ``frozen`` is its standing paper, if there is one."""

    case: Case
    version: int
    saved_at: datetime
    frozen: Frozen | None
    seal: Seal | None


class StaleSave(StoreTrouble):
    """Somebody else has saved the case since ``base_version``; ``theirs`` is what stands now."""

    def __init__(self, theirs: Stored) -> None:
        super().__init__("这个案件刚被别人改过，您的内容还没有存进去。")
        self.theirs = theirs


def create(
    store: Store,
    case: Case,
    *,
    by: str,
    at: datetime,
    save_id: str,
    rule: str | None = None,
    of: Person | None = None,
) -> Stored:
    """Keep a new case. Without a number it is given the next one, or that of a case left untouched.

    ``rule`` is how the committee numbers, where it is not the installation's. An untouched case is at once
    this process's to work on. On a server the case is in charge of the person it is ``of``, and of their
    committee. Raises ``NumberInUse``.
    """
    with store.transaction():
        done = _done_before(store, save_id)
        if done is not None:
            return done
        given = (case.number or "").strip()
        number = given or _number_for(store, at, rule)
        case = replace(case, number=number)
        key = numbering.key_of(number)
        if store.row(_ALL_CASES.select(_ALL_CASES.c.id).where(_ALL_CASES.c.number_key == key)):
            raise NumberInUse(number)
        untouched = not given and _is_blank(case) and not case.title
        case_id = store.write(
            _CASES.insert(
                number=number,
                number_key=key,
                version=1,
                created_at=at.isoformat(),
                updated_at=_sortable(at),
                updated_by=by,
                untouched=int(untouched),
                committee_id=of.committee if of else None,
                **_overview(case, at.date()),
            )
        )
        if of is not None:  # before anything is in it: who is not in charge of a case writes nothing there
            access.give(store, case_id, of.id, access.IN_CHARGE, by=by, at=at)
        nothing: mapping.Rows = {kept.table: {} for kept, _ in mapping.tables()}
        mapping.write(store, case_id, nothing, mapping.rows_of(case))
        revisions.add(store, case_id, Revision(1, at, by, "立案", exchange.changes(Case(), case)), save_id)
        if untouched:
            leases.take_row(store, case_id, Worker(by), at)
    return Stored(case, 1, at, None, None)


def load(store: Store, number: str) -> Stored:
    """A case as it is now. Raises ``NoSuchCase``, and ``Beyond`` for one that is only listed here."""
    with store.reading():
        case_id = numbering.case_id(store, number)
        [(full, version, at)] = store.sql(
            "SELECT number, version, updated_at FROM cases WHERE id = ?", case_id
        )
        rows = mapping.read(store, case_id)
        if not rows[mapping.MATTER.table]:  # kept back by the scope of this session: every case has this row
            raise Beyond
        frozen, seal = register.standing(store, case_id)
    return Stored(mapping.case_of(full, rows), version, datetime.fromisoformat(at), frozen, seal)


def version_of(store: Store, number: str) -> int:
    """The version of a case, without reading it. Raises ``NoSuchCase``."""
    with store.reading():
        which = _CASES.c.id == numbering.case_id(store, number)
        [(version,)] = store.rows(_CASES.select(_CASES.c.version).where(which))
    return int(version)


def save(
    store: Store,
    base_version: int,
    case: Case,
    *,
    by: str,
    at: datetime,
    label: str,
    save_id: str,
    now: Stored | None = None,
) -> Stored:
    """Keep a case that was opened at ``base_version``. Its number does not change.

    ``now`` is the case as it stands, for who has read it in this same transaction.

    Raises ``StaleSave`` unless what stands now is word for word what was to be saved, ``CaseSealed``
    for anything but performance and follow-ups of a sealed case, and ``NoSuchCase``.
    """
    number = case.number or ""
    with store.transaction():
        done = _done_before(store, save_id)
        if done is not None:
            return done
        stored = now or load(store, number)
        case = replace(case, number=stored.case.number)
        if stored.version != base_version:
            if stored.case == case:
                return stored
            raise StaleSave(stored)
        parts = exchange.changes(stored.case, case)
        if stored.seal is not None and not parts.keys() <= _AFTER_SEALING:
            raise CaseSealed
        case_id = numbering.case_id(store, number)
        untouched = _is_blank(case) and _as_begun(store, case_id, case)
        version = _raise_version(store, case_id, base_version, case, by=by, at=at, untouched=untouched)
        mapping.write(store, case_id, mapping.rows_of(stored.case), mapping.rows_of(case))
        revisions.add(store, case_id, Revision(version, at, by, label, parts), save_id)
    return replace(stored, case=case, version=version, saved_at=at)


def _raise_version(
    store: Store, case_id: int, base: int, case: Case, *, by: str, at: datetime, untouched: bool
) -> int:
    values = {
        "version": base + 1,
        "updated_at": _sortable(at),
        "updated_by": by,
        **_overview(case, at.date()),
    }
    is_base = (_CASES.c.id == case_id) & (_CASES.c.version == base)
    if not untouched:  # and never again: what was typed once stays in the list
        store.write(_CASES.update(untouched=0).where(is_base & SQL("untouched = 1")))
    if store.write(_CASES.update(**values).where(is_base)) != 1:
        raise StaleSave(load(store, case.number or ""))
    return base + 1


def resolve_number(store: Store, text: str) -> str:
    """The full number meant by a short one. Raises ``NoSuchCase`` or ``AmbiguousNumber``."""
    return numbering.resolve(store, text)


def discard_empty(store: Store, number: str) -> None:
    """Drop the case if nothing was ever typed into it, in the database or in a draft."""
    with store.transaction():
        case_id = numbering.case_id(store, number)
        if any(one == case_id for one, _ in numbering.untouched(store)) and not _has_draft(store, number):
            store.write(_CASES.delete().where(_CASES.c.id == case_id))


def _done_before(store: Store, save_id: str) -> Stored | None:
    """What a save with this id has stored, when there was one."""
    found = revisions.saved_as(store, save_id)
    if found is None:
        return None
    case_id, version = found
    then = revisions.rebuilt(store, case_id, version)
    return Stored(then.case, version, then.at, *register.standing(store, case_id))


def _number_for(store: Store, at: datetime, rule: str | None) -> str:
    if rule is None:
        here = installation.read(store)
        rule = here.numbering if here else _DEFAULT_NUMBERING
    for case_id, number in numbering.untouched(store):
        left = not leases.held(store, case_id) and not _has_draft(store, number)
        if left and numbering.serial_of(rule, at, number) is not None:
            store.write(_CASES.delete().where(_CASES.c.id == case_id))
            return number
    return numbering.next_number(store, rule, at)


def _has_draft(store: Store, number: str) -> bool:
    return drafts.recover(store.home / drafts.FOLDER, number) is not None


def _is_blank(case: Case) -> bool:
    """Whether there is nothing in the case but what the program itself puts into a new one."""
    return replace(case, number=None, title=None, committee=None, mediators=()) == Case()


def _as_begun(store: Store, case_id: int, case: Case) -> bool:
    begun = revisions.rebuilt(store, case_id, 1).case
    return (case.title or None, case.committee, case.mediators) == (
        begun.title,
        begun.committee,
        begun.mediators,
    )


def _overview(case: Case, on: date) -> dict[str, Any]:
    """What the list says of a case, kept beside it so that the list reads no parts."""
    effective = signers.effective_date(case)
    return {
        "parties": len(case.parties),
        "has_facts": int(bool(case.facts)),
        "citations": len(case.legal_basis),
        "terms": len(case.terms),
        "signatures": len(case.signatures),
        "effective_on": effective.isoformat() if effective else None,
        "minor": int(has_minor(case, on)),
    }


def _sortable(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")
