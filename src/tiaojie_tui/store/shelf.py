"""The papers that can be taken away: every agreement that stands, as it was frozen or sealed.

Listing them reads no paper: the lengths stand in the heads of the rows.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from tiaojie_tui.store import numbering, register
from tiaojie_tui.store.engine import Row, Store

FORMS = ("docx", "pdf")
_PEOPLE = """(
    SELECT json_group_array(name) FROM (
        SELECT name FROM mediators WHERE case_id = c.id
        UNION SELECT recorder FROM matters WHERE case_id = c.id
    ) WHERE name <> ''
)"""
_STANDING = f"""
SELECT c.number, p.version, p.kind, p.made_at, s.at,
    coalesce(length(signed_docx.content), length(p.docx)),
    coalesce(length(signed_pdf.content), length(made_pdf.pdf)),
    {_PEOPLE}
FROM papers p
JOIN cases c ON c.id = p.case_id
LEFT JOIN voidings v ON v.case_id = p.case_id AND v.version = p.version
LEFT JOIN seals s ON s.case_id = p.case_id
LEFT JOIN sealed_files signed_docx ON signed_docx.case_id = p.case_id AND signed_docx.form = 'docx'
LEFT JOIN sealed_files signed_pdf ON signed_pdf.case_id = p.case_id AND signed_pdf.form = 'pdf'
LEFT JOIN paper_pdfs made_pdf ON made_pdf.case_id = p.case_id AND made_pdf.version = p.version
WHERE v.version IS NULL
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """A frozen paper that is not voided. ``sizes`` are bytes by form; a PDF is there once one was made."""

    number: str
    version: int
    kind: str
    at: datetime
    """When it was frozen, or sealed."""
    sizes: dict[str, int]
    people: frozenset[str]
    """The mediators and the recorder of its case."""


def standing(store: Store) -> list[Standing]:
    """All of them, the newest case first."""
    return [_standing(row) for row in store.sql(f"{_STANDING} ORDER BY c.id DESC")]


def standing_of(store: Store, number: str) -> Standing | None:
    """The one of a case. Raises ``NoSuchCase``."""
    with store.reading():
        found = store.sql(f"{_STANDING} AND c.id = ?", numbering.case_id(store, number))
    return _standing(found[0]) if found else None


def people_of(store: Store, number: str) -> frozenset[str]:
    """The mediators and the recorder of a case. Raises ``NoSuchCase``."""
    with store.reading():
        [(people,)] = store.sql(
            f"SELECT {_PEOPLE} FROM cases c WHERE c.id = ?", numbering.case_id(store, number)
        )
    return frozenset(json.loads(people))


def content(store: Store, paper: Standing, form: str) -> bytes | None:
    """Its bytes as ``docx`` or ``pdf``: those signed with the office's certificate, where there are such."""
    with store.reading():
        signed = register.sealed_bytes(store, paper.number, form)
        if signed is not None:
            return signed
        if form == "pdf":
            return register.pdf_bytes(store, paper.number, paper.version)
        return register.frozen_bytes(store, paper.number, paper.version)


def _standing(row: Row) -> Standing:
    number, version, kind, made_at, sealed_at, docx, pdf, people = row
    sizes = {form: size for form, size in zip(FORMS, (docx, pdf), strict=True) if size is not None}
    at = datetime.fromisoformat(sealed_at or made_at)
    return Standing(number, version, kind, at, sizes, frozenset(json.loads(people)))
