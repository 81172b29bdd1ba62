"""The papers of a dossier (卷宗) as one PDF, numbered through, each to be found by a bookmark."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_FROM_RIGHT, _FROM_TOP = 57, 40
"""Where a page's number ends, in points from the corner: clear of the text and of the binding edge."""
_SIZE = 11
_DIGIT = 0.556
"""Width of a figure in Helvetica, of its size."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One paper of the dossier. ``numbered`` is false for cover and back, which count and bear no number."""

    name: str
    pdf: bytes
    numbered: bool = True


def page_count(pdf: bytes) -> int:
    """How many pages the PDF has."""
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(pdf)).pages)


def bind(papers: Sequence[Bound], *, title: str) -> bytes:
    """One PDF of all. A page's number is its place in it, cover and back counted."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for paper in papers:
        began = len(writer.pages)
        for page in PdfReader(io.BytesIO(paper.pdf)).pages:
            added = writer.add_page(page)
            if paper.numbered:
                _number(writer, added, len(writer.pages))
        writer.add_outline_item(title=paper.name, page_number=began)
    writer.add_metadata({"/Title": title, "/Producer": "tiaojie-tui"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _number(writer: Any, page: Any, number: int) -> None:
    """Put the number at the outer upper corner of the page."""
    from pypdf import PageObject
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    width, height = float(page.mediabox.width), float(page.mediabox.height)
    words = str(number)
    left = width - _FROM_RIGHT - len(words) * _SIZE * _DIGIT
    stream = DecodedStreamObject()
    shown = f"q BT /TiaojieNumber {_SIZE} Tf 0 g {left:.2f} {height - _FROM_TOP:.2f} Td ({words}) Tj ET Q"
    stream.set_data(shown.encode())
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    stamp = PageObject.create_blank_page(width=width, height=height)
    fonts = DictionaryObject({NameObject("/TiaojieNumber"): font})
    stamp[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stamp[NameObject("/Contents")] = stream
    page.merge_page(stamp)
