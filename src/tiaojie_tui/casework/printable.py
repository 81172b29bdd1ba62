"""A paper of a case as the PDF that is printed.

The frozen agreement's is made once, from exactly the frozen bytes, and kept; only it is printed. LibreOffice
takes some seconds, so the middle part, ``converted``, needs no desk and may run in any thread.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Event

from tiaojie_tui.casework import cases, papers, permission
from tiaojie_tui.casework.desk import Desk, Refused, refusing
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.store import register

_NOT_FINAL = "还没有定稿，没有可以打印的协议书。请先到第6步定稿。"


@dataclass(frozen=True, slots=True)
class Source:
    """What a PDF is made from: a finished .docx, and the words that must be found in its PDF."""

    number: str
    paper: str
    label: str
    """What the paper is called among its like, as the journal of printings has it."""
    docx: bytes
    holding: tuple[str, ...]
    version: int | None = None
    """Of the frozen agreement, whose PDF is kept; ``None`` for what is made anew each time."""
    kept: bytes | None = None
    """The PDF made from it before."""


def source(
    desk: Desk, number: str, paper: str = papers.AGREEMENT, at: int = 0, *, draft: bool = False
) -> Source:
    """What the PDF of a paper is made from; ``at`` says which of several.

    The agreement before 定稿 is ``Refused`` unless ``draft``.
    """
    frozen = cases.load(desk, number).frozen if paper == papers.AGREEMENT else None
    if frozen is None:
        if paper == papers.AGREEMENT and not draft:
            raise Refused(_NOT_FINAL)
        handout = papers.hand_out(desk, number, paper, at)
        return Source(number, paper, handout.label, handout.docx, ())
    with refusing():
        docx = register.frozen_bytes(desk.store, number, frozen.version)
        kept = register.pdf_bytes(desk.store, number, frozen.version)
    return Source(number, paper, paper, docx, (frozen.number, frozen.code), frozen.version, kept)


def converted(found: Source, stop: Event | None = None) -> bytes:
    """The PDF; ``stop`` set in another thread ends the making of it.

    Raises ``Refused`` without LibreOffice, or when it fails or takes too long.
    """
    if found.kept is not None:
        return found.kept
    return pdfs({"": found.docx}, holding={"": found.holding}, stop=stop)[""]


def pdfs(
    papers: Mapping[str, bytes],
    *,
    holding: Mapping[str, Sequence[str]] | None = None,
    stop: Event | None = None,
) -> dict[str, bytes]:
    """The PDFs of papers by one run of LibreOffice. Raises ``Refused`` without it, or when it fails."""
    from tiaojie_tui.delivery import convert

    try:
        return convert.to_pdfs(papers, holding=holding, stop=stop)
    except (convert.NoOfficeProgram, convert.NotConverted) as bad:
        raise Refused(str(bad)) from bad


def keep(desk: Desk, found: Source, pdf: bytes) -> bytes:
    """Keep the PDF of a frozen agreement; gives the one kept, which may be an earlier one.

    Raises ``Refused`` when the paper was voided meanwhile.
    """
    if found.version is None:
        return pdf
    frozen = cases.load(desk, found.number).frozen
    if frozen is None or frozen.version != found.version:
        raise Refused(f"第{found.version}稿刚刚作废了，没有打印。请定稿以后再打印。")
    with refusing(), permission.granted(desk, Action.PRINT, found.number):
        return register.keep_pdf(desk.store, found.number, found.version, pdf)


def pdf_of(desk: Desk, number: str) -> bytes:
    """The PDF of the frozen agreement. Raises ``Refused`` before 定稿, without LibreOffice, or when it fails.

    Asked again it gives the same bytes. It takes LibreOffice some seconds the first time.
    """
    found = source(desk, number)
    return keep(desk, found, converted(found))


def hand_out(desk: Desk, number: str, name: str = papers.AGREEMENT, at: int = 0) -> bytes:
    """A paper as PDF: of the sealed agreement the sealed file, before 定稿 a draft. Raises ``Refused``."""
    if name == papers.AGREEMENT and cases.load(desk, number).frozen is not None:
        with refusing():
            sealed = register.sealed_bytes(desk.store, number, "pdf")
        return sealed or pdf_of(desk, number)
    return pdfs({"": papers.hand_out(desk, number, name, at).docx})[""]
