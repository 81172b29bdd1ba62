"""Whether the register and the journal tell the same of each paper (对账).

The chain of the journal shows that no entry was changed, nor taken out from between others. Cut off at its
end it is a whole chain still; then there are papers of which it does not tell. Here each paper, voiding and
seal, and on a server each save, is held against its entry, and each entry against what it tells of. Against
whoever changes both, only anchors kept elsewhere help, such as the daily sheet of the judicial office.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import and_
from typing import Any

from peewee import Table

from tiaojie_tui.store import journal, numbering, register, revisions
from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.journal import Details
from tiaojie_tui.store.register import Frozen
from tiaojie_tui.store.troubles import NoSuchCase

_JOURNAL = Table("journal")
_PAPERS, _PDFS = Table("papers"), Table("paper_pdfs")
_SEALS, _SEALED_FILES = Table("seals"), Table("sealed_files")
_ACTS = (journal.FINALISED, journal.VOIDED, journal.SEALED)


@dataclass(frozen=True, slots=True)
class _Seal:
    """When a paper was sealed, and the SHA-256 of all that its seal closed, as the journal calls them."""

    at: datetime
    hashes: dict[str, str]


def differences(store: Store, number: str | None = None) -> list[str]:
    """Where register and journal differ, in sentences; of one case, or of all for ``None``."""
    with store.widened("everything"), store.reading():
        told = _told(store, number)
        first = journal.first(store)
        papers = register.papers_of(store, number)
        # What an earlier version of the program did before the journal began is not in it.
        began = first.entry.at if first else datetime.max
        found = [said for paper in papers for said in _of_paper(store, paper, told, began)]
        destroyed = {
            line.entry.number for line in journal.entries(store, number=number, act=journal.DESTROYED)
        }
        found += _of_saves(store, number, destroyed)
    kept = {(paper.number, paper.version) for paper in papers}
    lost = ((of, version) for of, version in told.keys() - kept if of not in destroyed)
    gone = (f"{of}第{version}稿：登记簿上定了稿，文书不见了。" for of, version in lost)
    return [*found, *sorted(gone)]


def _of_saves(store: Store, number: str | None, destroyed: Collection[str]) -> Iterator[str]:
    """Where what was saved of a case is not what the journal says was saved; one case at a time."""
    changed = (_JOURNAL.c.act == journal.CHANGED) & (_JOURNAL.c.number.not_in(sorted(destroyed)))
    if number is not None:
        changed &= _JOURNAL.c.number == number
    numbers = store.rows(_JOURNAL.select(_JOURNAL.c.number).where(changed).distinct())
    for [of] in sorted(numbers):
        try:
            kept = revisions.hashes(store, numbering.case_id(store, of))
        except NoSuchCase:
            yield f"{of}：登记簿上改过这个案件，案件不见了。"
            continue
        entries = [line.entry.details for line in journal.entries(store, number=of, act=journal.CHANGED)]
        told = {int(details["版本"]): details["sha256"] for details in entries}
        for version in sorted(told.keys() - kept.keys()):
            yield f"{of}第{version}次保存：登记簿上有，修改记录里不见了。"
        for version in sorted(kept.keys() & told.keys()):
            if kept[version] != told[version]:
                yield f"{of}第{version}次保存：修改记录和登记时的不一样。"
        # Saves before the first that the journal tells of were made before there was a server of many.
        for version in sorted(one for one in kept.keys() - told.keys() if one > min(told)):
            yield f"{of}第{version}次保存：登记簿里没有记录。"


_Told = Mapping[tuple[str, int], Mapping[str, Details]]
"""What the journal tells of a paper (number, version), by act."""


def _told(store: Store, number: str | None) -> _Told:
    found: defaultdict[tuple[str, int], dict[str, Details]] = defaultdict(dict)
    for act in _ACTS:
        for line in journal.entries(store, number=number, act=act):
            found[line.entry.number, int(line.entry.details["稿"])][act] = line.entry.details
    return found


def _of_paper(store: Store, paper: Frozen, told: _Told, began: datetime) -> Iterator[str]:
    entries = told.get((paper.number, paper.version), {})
    name = f"{paper.number}第{paper.version}稿："
    seal = _seal(store, paper)
    times = (paper.made_at, paper.voided_at, seal.at if seal else None)
    for act, at in zip(_ACTS, times, strict=True):
        if at is None and act in entries:
            yield f"{name}登记簿上有{act}，文书上却没有。"
        if at is not None and at >= began and act not in entries:
            yield f"{name}登记簿里没有它的{act}记录。"
    which = {"case_id": numbering.case_id(store, paper.number), "version": paper.version}
    docx = _sha256(store, _PAPERS, "docx", which) or ""
    about: dict[str, str | int] = {"文书": paper.kind, "稿": paper.version, "校验码": paper.code}
    now = about | {"docx": docx}
    if docx != paper.sha256 or entries.get(journal.FINALISED, now) != now:
        yield f"{name}存着的文书和定稿时登记的不一样。"
    if seal is not None and _differs(now | seal.hashes, docx, entries.get(journal.SEALED, {})):
        yield f"{name}封存的内容和封存时登记的不一样。"


def _differs(now: Details, docx: str, before: Details) -> bool:
    return now["docx"] != docx or any(now.get(key) != value for key, value in before.items())


def _seal(store: Store, paper: Frozen) -> _Seal | None:
    case_id = numbering.case_id(store, paper.number)
    its_own = (_SEALS.c.case_id == case_id) & (_SEALS.c.version == paper.version)
    found = store.row(_SEALS.select(_SEALS.c.at, _SEALS.c.sha256, _SEALS.c.record).where(its_own))
    if found is None:
        return None
    at, docx, record = found
    hashes = {"docx": docx, "签名记录": hashlib.sha256(record.encode()).hexdigest()}
    files = {
        "pdf": _sha256(store, _PDFS, "pdf", {"case_id": case_id, "version": paper.version}),
        **{
            f"加章{form}": _sha256(store, _SEALED_FILES, "content", {"case_id": case_id, "form": form})
            for form in ("docx", "pdf")
        },
    }
    return _Seal(datetime.fromisoformat(at), hashes | {name: own for name, own in files.items() if own})


def _sha256(store: Store, table: Any, column: str, which: Mapping[str, object]) -> str | None:
    """The SHA-256 of the bytes in a row as they are; ``None`` without such a row."""
    where = reduce(and_, (getattr(table.c, name) == value for name, value in which.items()))
    found = store.row(table.select(getattr(table.c, column)).where(where))
    return hashlib.sha256(found[0]).hexdigest() if found else None
