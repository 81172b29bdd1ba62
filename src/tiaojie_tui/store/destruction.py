"""Cases that are destroyed (销毁): asked for, agreed to by another, only kept, then gone from every page.

The row in ``deletions`` stays: it keeps the number from being given again, and says who asked and agreed.
Triggers let kept papers go only for a case whose row there says that its destruction is under way.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import Table

from tiaojie_tui.store import drafts, numbering, retention
from tiaojie_tui.store.engine import FILE, Store, connect_unguarded
from tiaojie_tui.store.troubles import StoreTrouble, told

_DELETIONS, _PEOPLE, _CASES = Table("deletions"), Table("people"), Table("cases")
_MATTERS = Table("matters")
_COLUMNS = ("case_id", "number", "reason", "proposed_by", "proposed_at", "approved_by", "approved_at")
_OF_SEALED = ("sealed_files", "seals", "paper_pdfs", "voidings", "papers")
"""Tables that nothing is taken from otherwise, in the order of their references."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """A case that shall be destroyed, or was; ``kept_until``: the last day of its retention, if set."""

    case_id: int
    number: str
    reason: str
    proposed_by: str
    proposed_by_id: int
    proposed_at: datetime
    approved_by: str | None
    approved_at: datetime | None
    executed_at: datetime | None
    kept_until: date | None


class NotAsked(StoreTrouble):
    """Nobody has asked for the destruction of this case, or it is decided already."""

    def __init__(self, number: str) -> None:
        super().__init__(f"「{number}」没有等着同意的销毁提请，请先提请，或者核对编号。")


class AskedAlready(StoreTrouble):
    """Its destruction was asked for before."""

    def __init__(self, number: str) -> None:
        super().__init__(f"「{number}」已经提请过销毁，等司法所另一个人同意。")


class NotAgreed(StoreTrouble):
    """Only one person has asked for it."""

    def __init__(self, number: str) -> None:
        super().__init__(f"「{number}」还没有两个人同意销毁：要主任提请，再由司法所的人同意。")


class StillKept(StoreTrouble):
    """Its retention runs."""

    def __init__(self, number: str, until: date) -> None:
        super().__init__(
            f"「{number}」的保管期限到 {until.isoformat()}，现在只保存，不能销毁；到期以后再运行一次。"
        )


def all_of_them(store: Store) -> list[Deletion]:
    """Every destruction that was asked for, oldest first."""
    c, asker, other = _DELETIONS.c, _PEOPLE.alias("asker"), _PEOPLE.alias("other")
    names = (asker.c.name, c.proposed_by, c.proposed_at, other.c.name, c.approved_at, c.executed_at)
    query = (
        _DELETIONS.select(c.case_id, c.number, c.reason, *names)
        .join(asker, on=asker.c.id == c.proposed_by)
        .left_outer_join(other, on=other.c.id == c.approved_by)
        .order_by(c.proposed_at, c.case_id)
    )
    with store.reading():
        return [_deletion(store, *row) for row in store.rows(query)]


def _deletion(store: Store, case_id: int, number: str, *rest: Any) -> Deletion:
    reason, asker, asker_id, asked_at, other, agreed_at, done_at = rest
    until = None if done_at else _kept_until(store, case_id)
    asked, agreed, done = (
        datetime.fromisoformat(at) if at else None for at in (asked_at, agreed_at, done_at)
    )
    assert asked is not None  # NOT NULL in the table
    return Deletion(case_id, number, reason, asker, asker_id, asked, other, agreed, done, until)


def _kept_until(store: Store, case_id: int) -> date | None:
    c = _MATTERS.c
    [(kind, agreed, accepted, created)] = store.rows(
        _MATTERS.select(c.dispute_type, c.agreed_on, c.accepted_on, _CASES.c.created_at)
        .join(_CASES, on=_CASES.c.id == c.case_id)
        .where(c.case_id == case_id)
    )
    closed = agreed or accepted or created[:10]
    return retention.last_day(store, kind or retention.ANY, date.fromisoformat(closed))


def of_case(store: Store, number: str) -> Deletion | None:
    """What was asked for this case, by its whole number."""
    key = numbering.key_of(number)
    return next((one for one in all_of_them(store) if numbering.key_of(one.number) == key), None)


def propose(store: Store, number: str, reason: str, person_id: int, at: datetime) -> None:
    """Ask for its destruction; call it inside a transaction. Raises ``AskedAlready`` or ``NoSuchCase``."""
    if of_case(store, number) is not None:
        raise AskedAlready(number)
    row = {"case_id": numbering.case_id(store, number), "number": number, "reason": reason}
    store.write(_DELETIONS.insert(**row, proposed_by=person_id, proposed_at=at.isoformat()))


def approve(store: Store, number: str, person_id: int, at: datetime) -> None:
    """Agree to it: the case is only kept (仅保存) from now on. Call it inside a transaction.

    Raises ``NotAsked``.
    """
    waiting = _waiting(store, number)
    agreed = {"approved_by": person_id, "approved_at": at.isoformat()}
    store.write(_DELETIONS.update(**agreed).where(_DELETIONS.c.case_id == waiting.case_id))
    store.write(_CASES.update(only_kept=1).where(_CASES.c.id == waiting.case_id))


def reject(store: Store, number: str) -> None:
    """The case stays as it is; call it inside a transaction. Raises ``NotAsked``."""
    waiting = _waiting(store, number)
    store.write(_DELETIONS.delete().where(_DELETIONS.c.case_id == waiting.case_id))


def _waiting(store: Store, number: str) -> Deletion:
    found = of_case(store, number)
    if found is None or found.approved_at is not None:
        raise NotAsked(number)
    return found


def execute(store: Store, number: str, at: datetime) -> Deletion:
    """Take the case and all its papers out of the tables; call it inside a transaction.

    What is left of it on pages and in files goes with ``erase``. Raises ``NotAsked``, ``NotAgreed`` or
    ``StillKept``.
    """
    found = of_case(store, number)
    if found is None or found.executed_at is not None:
        raise NotAsked(number)
    if found.approved_at is None:
        raise NotAgreed(number)
    if found.kept_until is not None and at.date() <= found.kept_until:
        raise StillKept(number, found.kept_until)
    its_own = _DELETIONS.c.case_id == found.case_id
    store.write(_DELETIONS.update(executed_at=at.isoformat()).where(its_own))
    _take_out(store, found.case_id)
    return found


def _take_out(store: Store, case_id: int) -> None:
    for name in _OF_SEALED:
        table = Table(name)
        store.write(table.delete().where(table.c.case_id == case_id))
    search = Table("search")
    store.write(search.delete().where(search.c.rowid == case_id))
    store.write(_CASES.delete().where(_CASES.c.id == case_id))


def erase(store: Store, numbers: Sequence[str]) -> None:
    """Nothing of destroyed cases is left in the file, in drafts, in copies made before an upgrade.

    Call it outside of a transaction. Others wait while the file is written anew. Raises ``StoreTrouble``.
    """
    with told():
        for number in numbers:
            name = drafts.file_name(number)
            for draft in (store.home / drafts.FOLDER).rglob(name):
                draft.unlink()
        for copy in store.home.glob("before-[0-9]*.db"):
            copy.unlink()
        with closing(connect_unguarded(store.home / FILE)) as database:
            database.execute_sql("PRAGMA secure_delete = ON")
            # The index keeps words of what was deleted in its segments until they are merged
            # (sqlite.org/fts5.html#the_optimize_command).
            database.execute_sql("INSERT INTO search (search) VALUES ('optimize')")
            database.execute_sql("VACUUM")


def repeat(restored: Store, present: Store) -> None:
    """What the present data say was destroyed is not brought back by a backup. Raises ``StoreTrouble``."""
    names = (*_COLUMNS, "executed_at")
    columns = [getattr(_DELETIONS.c, name) for name in names]
    done = present.rows(_DELETIONS.select(*columns).where(_DELETIONS.c.executed_at.is_null(False)))
    again = []
    with restored.transaction():
        for row in done:
            values = dict(zip(names, row, strict=True))
            its_own = _DELETIONS.c.case_id == values["case_id"]
            known = restored.row(_DELETIONS.select(_DELETIONS.c.executed_at).where(its_own))
            if known is None:
                restored.write(_DELETIONS.insert(**values))
            elif known[0] is None:
                restored.write(_DELETIONS.update(**values).where(its_own))
            else:
                continue
            _take_out(restored, values["case_id"])
            again.append(values["number"])
    if again:
        erase(restored, again)
