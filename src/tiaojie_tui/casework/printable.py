"""The PDF of the frozen agreement: made once, from exactly the frozen bytes, and kept; only it is printed."""

from collections.abc import Mapping, Sequence

from tiaojie_tui.casework import cases
from tiaojie_tui.casework.desk import Desk, Refused, refusing
from tiaojie_tui.store import register


def pdf_of(desk: Desk, number: str) -> bytes:
    """The PDF that is printed. Raises ``Refused`` before 定稿, without LibreOffice, or when it fails.

    Asked again it gives the same bytes. It takes LibreOffice some seconds the first time.
    """
    frozen = cases.load(desk, number).frozen
    if frozen is None:
        raise Refused("还没有定稿，没有可以打印的协议书。请先到第6步定稿。")
    with refusing():
        kept = register.pdf_bytes(desk.store, number, frozen.version)
        if kept is not None:
            return kept
        docx = register.frozen_bytes(desk.store, number, frozen.version)
    [pdf] = pdfs({"": docx}, holding={"": (frozen.number, frozen.code)}).values()
    with refusing():
        return register.keep_pdf(desk.store, number, frozen.version, pdf)


def pdfs(
    papers: Mapping[str, bytes], *, holding: Mapping[str, Sequence[str]] | None = None
) -> dict[str, bytes]:
    """The PDFs of papers of which none is kept. Raises ``Refused`` without LibreOffice or when it fails."""
    from tiaojie_tui.delivery import convert

    try:
        return convert.to_pdfs(papers, holding=holding)
    except (convert.NoOfficeProgram, convert.NotConverted) as bad:
        raise Refused(str(bad)) from bad
