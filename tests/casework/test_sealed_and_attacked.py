"""A case sealed with the office's certificate as the program does it: judged by LibreOffice and poppler,
printed again, and attacked in every way of the table of tampering and some more.
"""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from tests.casework.conftest import COMMITTEE, DEMO
from tests.casework.sealing import sign_all
from tests.papers.office import needs_office
from tests.papers.seal.judge import Verdict as Judged
from tests.papers.seal.judge import judged, needs_judge
from tests.papers.seal.tampering import SIGNATURE, TAMPERINGS, changed, packed
from tiaojie_tui.casework import cases, certified, papers, printable, signing, taking, verifying
from tiaojie_tui.casework.desk import Desk, Installation, open_desk, set_up
from tiaojie_tui.domain import exchange
from tiaojie_tui.papers.package import read_parts
from tiaojie_tui.store import register

pytestmark = needs_office


@dataclass(frozen=True)
class Sealed:
    """The sealed case, its files, and the PDF as it was printed before."""

    desk: Desk
    number: str
    docx: bytes
    pdf: bytes
    printed: bytes


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sealed]:
    """Sealed on this day, for LibreOffice asks whether the certificate is good now."""
    desk = open_desk(tmp_path_factory.mktemp("sealed") / "home", now=datetime.now)
    set_up(desk, Installation(COMMITTEE, "云溪县白杨镇青石村", ("江海平", "苏文英")))
    certified.make_certificate(desk, COMMITTEE)
    case = exchange.load((DEMO / "院墙滴水.json").read_text("utf-8"))
    told = replace(case, facts=f"{case.facts}\n墙根晾的核桃也打湿了。")  # which the tamperings alter
    number = cases.bring_in(desk, exchange.dumps(told)).case.number or ""
    signing.finalise(desk, number)
    printed = printable.pdf_of(desk, number)
    sign_all(desk, number)
    signing.seal(desk, number)
    pdf = register.sealed_bytes(desk.store, number, "pdf")
    assert pdf is not None
    yield Sealed(desk, number, papers.hand_out(desk, number).docx, pdf, printed)
    desk.store.close()


@needs_judge
def test_libreoffice_calls_the_untouched_seal_valid(sealed: Sealed, tmp_path: Path) -> None:
    [certificate] = certified.folder(sealed.desk).glob("*.crt")
    found = judged({"sealed": sealed.docx}, certificate, tmp_path)
    assert found["sealed"] == Judged(1, valid=True, trusted=True)


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="pdfsig (poppler-utils) is not installed")
def test_poppler_finds_the_whole_pdf_signed(sealed: Sealed, tmp_path: Path) -> None:
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed.pdf)
    told = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, timeout=60).stdout
    assert "Signature is Valid." in told
    assert "- Total document signed" in told


def test_printed_and_taken_again_the_sealed_paper_has_the_same_bytes(sealed: Sealed) -> None:
    assert printable.pdf_of(sealed.desk, sealed.number) == sealed.printed
    source = printable.source(sealed.desk, sealed.number)
    assert (printable.converted(source), source.docx) == (
        sealed.printed,
        register.frozen_bytes(sealed.desk.store, sealed.number, 1),
    )
    assert taking.get(sealed.desk, sealed.number)[1] == sealed.docx
    assert taking.get(sealed.desk, sealed.number, "人民调解协议书.pdf")[1] == sealed.pdf
    for file in (sealed.docx, sealed.pdf, sealed.printed):
        assert verifying.verify_file(sealed.desk, file).intact


def repacked(edit: Callable[[dict[str, bytes]], dict[str, bytes]]) -> Callable[[Sealed], bytes]:
    return lambda sealed: packed(edit(read_parts(sealed.docx)))


def qr_of_another(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The picture of number and code replaced by that of another paper."""
    from tiaojie_tui.papers.seal import qr

    [picture] = [name for name in parts if name.endswith(".png")]
    return parts | {picture: qr.png("(2026)人调字第9号 AAAA-BBBB-CCCC-DDDD")}


def overlaid(sealed: Sealed) -> bytes:
    """A note laid over the page, as a PDF reader adds one."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(sealed.pdf)))
    note = FreeText(text="9800元", rect=(100, 400, 300, 450), font_size="20pt")
    writer.add_annotation(page_number=0, annotation=note)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def appended(sealed: Sealed) -> bytes:
    """The same, as an update after the signed bytes."""
    writer = PdfWriter(io.BytesIO(sealed.pdf), incremental=True)
    note = FreeText(text="9800元", rect=(100, 400, 300, 450), font_size="20pt")
    writer.add_annotation(page_number=0, annotation=note)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def one_page_less(sealed: Sealed) -> bytes:
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(sealed.pdf)).pages[:-1]:
        writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_a_zip_behind(sealed: Sealed) -> bytes:
    """A file that is a PDF to one program and a .docx to another."""
    return sealed.pdf + sealed.docx


def with_many_parts(sealed: Sealed) -> bytes:
    return packed(read_parts(sealed.docx) | {f"word/{at}.xml": b"<x/>" for at in range(300)})


def bomb(sealed: Sealed) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 40_000_000)
    return out.getvalue()


def deep(sealed: Sealed) -> bytes:
    """XML nested deeper than a parser likes."""
    parts = read_parts(sealed.docx)
    return packed(parts | {"word/document.xml": b"<w>" * 100_000})


def entities(sealed: Sealed) -> bytes:
    """Entities that grow a thousandfold."""
    lots = b"".join(b'<!ENTITY e%d "%s">' % (at, b"&e%d;" % (at - 1) * 10) for at in range(1, 10))
    body = b'<!DOCTYPE x [<!ENTITY e0 "x">' + lots + b"]><x>&e9;</x>"
    return packed(read_parts(sealed.docx) | {"word/document.xml": body})


MORE: dict[str, Callable[[Sealed], bytes]] = {
    "a note laid over the PDF": overlaid,
    "a note appended to the PDF": appended,
    "a page taken out of the PDF": one_page_less,
    "a PDF with a .docx behind it": with_a_zip_behind,
    "a .docx with a PDF behind it": lambda sealed: sealed.docx + sealed.pdf,
    "the PDF as a part of a .docx": lambda sealed: packed({"word/document.xml": sealed.pdf}),
    "the QR code of another paper": repacked(qr_of_another),
    "too many parts": with_many_parts,
    "a zip that bursts": bomb,
    "XML nested too deep": deep,
    "entities that multiply": entities,
    "the comment of the seal": repacked(lambda parts: changed(parts, SIGNATURE, "签名记录", "签名纪录")),
    "an empty package": lambda sealed: packed({}),
    "half a .docx": lambda sealed: sealed.docx[: len(sealed.docx) // 2],
    "half a PDF": lambda sealed: sealed.pdf[: len(sealed.pdf) // 2],
    "a PDF's first line alone": lambda sealed: b"%PDF-1.7\n",
    "a byte of the PDF": lambda sealed: sealed.pdf.replace(b"/MediaBox", b"/MediaBux", 1),
    "a byte before the PDF": lambda sealed: b"\n" + sealed.pdf,
}
WAYS = {
    **{
        f"docx: {way}": (lambda sealed, change=change: change(sealed.docx))
        for way, (change, _) in TAMPERINGS.items()
        if way != "the comment"  # of another text, see below
    },
    **MORE,
}


@pytest.mark.parametrize("way", WAYS)
def test_what_was_done_to_a_sealed_file_is_told_in_words(
    way: str, sealed: Sealed, caplog: pytest.LogCaptureFixture
) -> None:
    content = WAYS[way](sealed)
    assert content not in (sealed.docx, sealed.pdf)
    verdict = verifying.verify_file(sealed.desk, content)
    assert not verdict.intact
    assert verdict.sentences
    for sentence in verdict.sentences:
        assert sentence.endswith("。"), sentence
        assert not any(word in sentence for word in ("Error", "Traceback", "Exception")), sentence
    assert caplog.records == []  # what is logged is printed, in English


def test_a_second_body_is_told_also_without_a_certificate(sealed: Sealed, desk: Desk) -> None:
    """``desk`` is another installation, which does not know the paper either."""
    change, _ = TAMPERINGS["a second officeDocument"]
    verdict = verifying.verify_file(desk, change(sealed.docx))
    assert "文件指向 2 份正文" in verdict.sentences[0]
