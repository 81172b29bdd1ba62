"""The register (登记) of papers: frozen bytes, voided ones, and seals. Rows are only ever added.

A frozen paper keeps the very bytes that are printed. A seal closes the hash of those bytes and of the
signing record, and with it, by triggers, everything the agreement rests on.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import Table

from tiaojie_tui.store import journal, numbering
from tiaojie_tui.store.engine import Row, Store
from tiaojie_tui.store.journal import Entry
from tiaojie_tui.store.troubles import CaseSealed, Damaged, StoreTrouble

AGREEMENT = "人民调解协议书"
_CASES, _PAPERS, _VOIDINGS, _SEALS = Table("cases"), Table("papers"), Table("voidings"), Table("seals")
_PDFS, _SEALED_FILES = Table("paper_pdfs"), Table("sealed_files")


@dataclass(frozen=True, slots=True)
class Frozen:
    """A paper (定稿) whose bytes are kept; ``version`` counts the papers of one case from 1."""

    number: str
    kind: str
    version: int
    code: str
    sha256: str
    made_at: datetime
    voided_at: datetime | None
    made_by: str


@dataclass(frozen=True, slots=True)
class Seal:
    """The closing (封存) of a frozen paper: SHA-256 of its bytes and of the signing record."""

    number: str
    version: int
    sha256: str
    record_sha256: str
    sealed_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Found:
    """A paper of the register, whole."""

    frozen: Frozen
    seal: Seal | None
    docx: bytes
    text: str


class AlreadyFrozen(StoreTrouble):
    """The case has a frozen paper that is still good."""

    def __init__(self, version: int) -> None:
        super().__init__(f"已经定稿（第{version}稿）。要重新定稿，先作废这一稿。")


class NotFrozen(StoreTrouble):
    """The case has no frozen paper that could be voided or sealed."""

    def __init__(self) -> None:
        super().__init__("还没有定稿。")


def freeze(
    store: Store,
    number: str,
    *,
    docx: bytes,
    code: str,
    text: str,
    made_at: datetime,
    by: str,
    named: journal.Details | None = None,
    kind: str = AGREEMENT,
) -> Frozen:
    """Keep the bytes that will be printed. Raises ``AlreadyFrozen`` or ``CaseSealed``.

    ``named``, here and below, is what the journal says of ``by`` beside the name.
    """
    with store.transaction():
        case_id = numbering.case_id(store, number)
        _refuse_sealed(store, case_id)
        papers = _papers(store, "p.case_id = ?", case_id)
        standing = _standing(papers)
        if standing is not None:
            raise AlreadyFrozen(standing.version)
        version = max((paper.version for paper in papers), default=0) + 1
        sha256 = hashlib.sha256(docx).hexdigest()
        store.write(
            _PAPERS.insert(
                case_id=case_id,
                version=version,
                kind=kind,
                code=code,
                sha256=sha256,
                made_at=made_at.isoformat(),
                made_by=by,
                text=text,
                docx=docx,
            )
        )
        told = {**(named or {}), "文书": kind, "稿": version, "校验码": code, "docx": sha256}
        journal.append(store, Entry(made_at, by, journal.FINALISED, number, told))
    return Frozen(number, kind, version, code, sha256, made_at, None, by)


def void(
    store: Store, number: str, *, at: datetime, by: str, named: journal.Details | None = None, reason: str
) -> None:
    """Void the paper that stands, so that the text may change. Raises ``NotFrozen`` or ``CaseSealed``."""
    with store.transaction():
        case_id = numbering.case_id(store, number)
        _refuse_sealed(store, case_id)
        paper = _standing(_papers(store, "p.case_id = ?", case_id))
        if paper is None:
            raise NotFrozen
        row = {"case_id": case_id, "version": paper.version, "at": at.isoformat(), "by": by, "reason": reason}
        store.write(_VOIDINGS.insert(**row))
        told = {**(named or {}), "文书": paper.kind, "稿": paper.version, "校验码": paper.code}
        journal.append(store, Entry(at, by, journal.VOIDED, number, told))


def seal(
    store: Store,
    number: str,
    *,
    record: str,
    at: datetime,
    by: str,
    named: journal.Details | None = None,
    files: Mapping[str, bytes] | None = None,
) -> Seal:
    """Close the paper that stands and the signing record (canonical JSON) for good.

    ``files`` are its bytes signed with the office's certificate, under ``docx`` and ``pdf``. Raises
    ``NotFrozen``, ``CaseSealed``, or ``Damaged`` when the kept bytes are not those frozen.
    """
    with store.transaction():
        case_id = numbering.case_id(store, number)
        _refuse_sealed(store, case_id)
        paper = _standing(_papers(store, "p.case_id = ?", case_id))
        if paper is None:
            raise NotFrozen
        frozen_bytes(store, number, paper.version)  # are still those frozen, or it says so
        sha256 = paper.sha256
        record_sha256 = hashlib.sha256(record.encode()).hexdigest()
        told = {**(named or {}), "文书": paper.kind, "稿": paper.version, "校验码": paper.code}
        told |= {"docx": sha256, "签名记录": record_sha256}
        pdf = pdf_bytes(store, number, paper.version)
        if pdf is not None:
            told["pdf"] = hashlib.sha256(pdf).hexdigest()
        row = {"case_id": case_id, "version": paper.version, "sha256": sha256}
        row |= {"record": record, "record_sha256": record_sha256, "at": at.isoformat(), "by": by}
        store.write(_SEALS.insert(**row))
        for form, content in (files or {}).items():
            own = hashlib.sha256(content).hexdigest()
            store.write(_SEALED_FILES.insert(case_id=case_id, form=form, sha256=own, content=content))
            told[f"加章{form}"] = own
        journal.append(store, Entry(at, by, journal.SEALED, number, told))
    return Seal(number, paper.version, sha256, record_sha256, at, by)


def keep_pdf(store: Store, number: str, version: int, pdf: bytes) -> bytes:
    """Keep the PDF made from a frozen paper, once; gives the one kept, which may be an earlier one."""
    with store.transaction():
        kept = pdf_bytes(store, number, version)
        if kept is not None:
            return kept
        case_id = numbering.case_id(store, number)
        sha256 = hashlib.sha256(pdf).hexdigest()
        store.write(_PDFS.insert(case_id=case_id, version=version, sha256=sha256, pdf=pdf))
    return pdf


def pdf_bytes(store: Store, number: str, version: int) -> bytes | None:
    """The PDF of a frozen paper; ``None`` while none was made. Raises ``Damaged``."""
    with store.reading():
        which = (_PDFS.c.case_id == numbering.case_id(store, number)) & (_PDFS.c.version == version)
        found = store.row(_PDFS.select(_PDFS.c.pdf, _PDFS.c.sha256).where(which))
    return _whole(*found) if found else None


def sealed_bytes(store: Store, number: str, form: str) -> bytes | None:
    """The sealed paper signed with the office's certificate, as ``docx`` or ``pdf``; ``None`` without one.

    Raises ``Damaged``.
    """
    with store.reading():
        case_id = numbering.case_id(store, number)
        which = (_SEALED_FILES.c.case_id == case_id) & (_SEALED_FILES.c.form == form)
        found = store.row(_SEALED_FILES.select(_SEALED_FILES.c.content, _SEALED_FILES.c.sha256).where(which))
    return _whole(*found) if found else None


def _whole(content: bytes, sha256: str) -> bytes:
    """The bytes as they were kept: what was changed since, by hand or by the disk, is not given out."""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Damaged("存着的文书和登记的校验值不符")
    return bytes(content)


def frozen_bytes(store: Store, number: str, version: int) -> bytes:
    """The bytes of a frozen paper. Raises ``NotFrozen`` or ``Damaged``."""
    with store.reading():
        which = (_PAPERS.c.case_id == numbering.case_id(store, number)) & (_PAPERS.c.version == version)
        found = store.row(_PAPERS.select(_PAPERS.c.docx, _PAPERS.c.sha256).where(which))
    if found is None:
        raise NotFrozen
    return _whole(*found)


def standing(store: Store, case_id: int) -> tuple[Frozen | None, Seal | None]:
    """The paper of a case that is not voided, and its seal."""
    return _standing(_papers(store, "p.case_id = ?", case_id)), _seal(store, case_id)


def papers_of(store: Store, number: str | None = None) -> list[Frozen]:
    """The papers of a case, of all cases for ``None``, voided ones too."""
    return _papers(store, "c.number = ?", number) if number is not None else _papers(store)


def find_by_sha(store: Store, sha256: str) -> Found | None:
    """The paper with exactly these bytes: as frozen, as its PDF, or as either was signed at its sealing."""
    with store.reading():
        pdf = store.row(_PDFS.select(_PDFS.c.case_id, _PDFS.c.version).where(_PDFS.c.sha256 == sha256))
        signed = store.row(
            _SEALED_FILES.select(_SEALS.c.case_id, _SEALS.c.version)
            .join(_SEALS, on=_SEALS.c.case_id == _SEALED_FILES.c.case_id)
            .where(_SEALED_FILES.c.sha256 == sha256)
        )
        of = pdf or signed
        if of is None:
            return _find(store, "p.sha256 = ?", sha256)
        return _find(store, "p.case_id = ? AND p.version = ?", *of)


def find_by_code(store: Store, code: str) -> Found | None:
    """The paper with this check code (校验码): one that still stands before one that is voided."""
    return _find(store, "p.code = ?", code)


def _find(store: Store, which: str, *values: Any) -> Found | None:
    with store.reading():
        papers = _papers(store, which, *values)
        if not papers:
            return None
        best = max(papers, key=lambda paper: (paper.voided_at is None, paper.made_at, paper.version))
        case_id = numbering.case_id(store, best.number)
        same = (_PAPERS.c.case_id == case_id) & (_PAPERS.c.version == best.version)
        [(docx, text)] = store.rows(_PAPERS.select(_PAPERS.c.docx, _PAPERS.c.text).where(same))
        sealed = _seal(store, case_id)
    return Found(best, sealed if sealed and sealed.version == best.version else None, docx, text)


# As text, not built anew: each time a case is read its paper and its seal are asked for.
_SELECT_PAPERS = """SELECT c.number, p.kind, p.version, p.code, p.sha256, p.made_at, v.at, p.made_by
  FROM papers AS p JOIN cases AS c ON c.id = p.case_id
  LEFT JOIN voidings AS v ON v.case_id = p.case_id AND v.version = p.version WHERE """
_SELECT_SEAL = """SELECT c.number, s.version, s.sha256, s.record_sha256, s.at, s.by
  FROM seals AS s JOIN cases AS c ON c.id = s.case_id WHERE s.case_id = ?"""


def _papers(store: Store, which: str = "true", *values: Any) -> list[Frozen]:
    """Papers (p) of cases (c) with their voidings (v)."""
    return [_frozen(row) for row in store.sql(_SELECT_PAPERS + which, *values)]


def _frozen(row: Row) -> Frozen:
    number, kind, version, code, sha256, made_at, voided_at, made_by = row
    voided = datetime.fromisoformat(voided_at) if voided_at else None
    return Frozen(number, kind, version, code, sha256, datetime.fromisoformat(made_at), voided, made_by)


def _standing(papers: list[Frozen]) -> Frozen | None:
    return next((paper for paper in papers if paper.voided_at is None), None)


def _seal(store: Store, case_id: int) -> Seal | None:
    found = store.sql(_SELECT_SEAL, case_id)
    if not found:
        return None
    number, version, sha256, record_sha256, at, by = found[0]
    return Seal(number, version, sha256, record_sha256, datetime.fromisoformat(at), by)


def _refuse_sealed(store: Store, case_id: int) -> None:
    if _seal(store, case_id) is not None:
        raise CaseSealed
