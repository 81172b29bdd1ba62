"""Every version a case ever had: one row for each save, holding the parts that it changed.

Rows are only added. Parts are kept as the exchange format writes them, compressed.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import Table

from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Case
from tiaojie_tui.store import numbering
from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.troubles import Damaged, StoreTrouble

_REVISIONS = Table("revisions")


@dataclass(frozen=True, slots=True)
class Revision:
    """One save. ``parts`` are the top-level parts it changed, ``None`` for one it emptied."""

    version: int
    at: datetime
    by: str
    label: str
    parts: Mapping[str, Any]


class NoSuchVersion(StoreTrouble):
    """The case never had this version."""

    def __init__(self, version: int) -> None:
        super().__init__(f"这个案件没有第 {version} 次修改。")


def add(store: Store, case_id: int, revision: Revision, save_id: str) -> None:
    """Keep a revision; call it inside the transaction of its save."""
    text = json.dumps(revision.parts, ensure_ascii=False, separators=(",", ":"))
    store.write(
        _REVISIONS.insert(
            case_id=case_id,
            version=revision.version,
            at=revision.at.isoformat(),
            by=revision.by,
            label=revision.label,
            save_id=save_id,
            touched=" ".join(sorted(revision.parts)),
            parts=zlib.compress(text.encode()),
        )
    )


def hashes(store: Store, case_id: int) -> dict[int, str]:
    """The SHA-256 of each save, by its version: of what it changed, and of who, when and what for."""
    c = _REVISIONS.c
    query = _REVISIONS.select(c.version, c.at, c.by, c.label, c.parts).where(c.case_id == case_id)
    return {int(version): _sha256(*kept) for version, *kept in store.rows(query)}


def hash_of(store: Store, number: str, version: int) -> str:
    """The SHA-256 of one save. Raises ``NoSuchVersion``."""
    c = _REVISIONS.c
    one = (c.case_id == numbering.case_id(store, number)) & (c.version == version)
    found = store.row(_REVISIONS.select(c.at, c.by, c.label, c.parts).where(one))
    if found is None:
        raise NoSuchVersion(version)
    return _sha256(*found)


def _sha256(at: str, by: str, label: str, packed: bytes) -> str:
    told = json.dumps([at, by, label], ensure_ascii=False).encode()
    return hashlib.sha256(told + b"\n" + packed).hexdigest()


def saved_as(store: Store, save_id: str) -> tuple[int, int] | None:
    """Case id and version of the save that bore this id, if there was one."""
    found = store.sql("SELECT case_id, version FROM revisions WHERE save_id = ?", save_id)
    return (int(found[0][0]), int(found[0][1])) if found else None


def revisions(store: Store, number: str) -> list[Revision]:
    """All saves of a case, oldest first."""
    with store.reading():
        return _up_to(store, numbering.case_id(store, number), None)


def case_at(store: Store, number: str, version: int) -> Case:
    """The case as it was after the save that made ``version``. Raises ``NoSuchVersion``."""
    with store.reading():
        return rebuilt(store, numbering.case_id(store, number), version).case


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A case as of a version, and when that was saved."""

    case: Case
    at: datetime


def rebuilt(store: Store, case_id: int, version: int) -> Rebuilt:
    """A case put together from its revisions. Raises ``NoSuchVersion``."""
    found = _up_to(store, case_id, version)
    if not found or found[-1].version != version:
        raise NoSuchVersion(version)
    parts: dict[str, Any] = {}
    for revision in found:
        parts.update(revision.parts)
    return Rebuilt(exchange.apply_changes(Case(), parts), found[-1].at)


def _up_to(store: Store, case_id: int, version: int | None) -> list[Revision]:
    c = _REVISIONS.c
    of_case = c.case_id == case_id
    wanted = of_case if version is None else of_case & (c.version <= version)
    rows = store.rows(_REVISIONS.select(c.version, c.at, c.by, c.label, c.parts).where(wanted))
    return [
        Revision(number, datetime.fromisoformat(at), by, label, _parts(packed))
        for number, at, by, label, packed in sorted(rows)
    ]


def _parts(packed: bytes) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(zlib.decompress(packed))
    except (zlib.error, ValueError) as error:
        raise Damaged("一条修改记录读不出来") from error
    return found
