"""The seal of the PDF: poppler calls it valid for the whole file, and growth and change are told."""

import io
import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf import PdfWriter

from tests.papers.seal.conftest import HOLDER, Pair
from tiaojie_tui.papers.seal import pdf
from tiaojie_tui.papers.seal.pdf import NotSealable

REASON = "(2026)柳调字第7号 防篡改封存"
needs_pdfsig = pytest.mark.skipif(
    not shutil.which("pdfsig"), reason="pdfsig (poppler-utils) is not installed"
)


@pytest.fixture(scope="module")
def plain() -> bytes:
    """A page; whether LibreOffice drew it does not matter to the seal."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def sealed_pdf(plain: bytes, pair: Pair, moment: datetime) -> bytes:
    return pdf.sign(plain, pair.key, at=moment, reason=REASON)


def updated(file: bytes) -> bytes:
    """The file with an update appended, as an editor saves it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(file))
    writer.root["/PageMode"] = generic.pdf_name("/FullScreen")
    writer.update_root()
    buffer = io.BytesIO()
    writer.write(buffer)
    assert buffer.getvalue().startswith(file)
    return buffer.getvalue()


def pdfsig(file: bytes, folder: Path) -> str:
    path = folder / "judged.pdf"
    path.write_bytes(file)
    return subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, timeout=60).stdout


def test_the_sealed_pdf_says_who_sealed_it_when_and_what_for(
    sealed_pdf: bytes, pair: Pair, moment: datetime
) -> None:
    checked = pdf.check(sealed_pdf, pair.pinned)
    assert checked.untouched
    assert (checked.holder, checked.at, checked.comment) == (HOLDER, moment, REASON)


@needs_pdfsig
def test_poppler_calls_the_signature_valid_for_the_whole_file(sealed_pdf: bytes, tmp_path: Path) -> None:
    told = pdfsig(sealed_pdf, tmp_path)
    assert "Signature is Valid." in told
    assert "- Total document signed" in told


@needs_pdfsig
def test_an_appended_update_that_poppler_lets_pass_is_told(
    sealed_pdf: bytes, pair: Pair, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    grown = updated(sealed_pdf)
    assert "Signature is Valid." in pdfsig(grown, tmp_path)
    assert pdf.check(grown, pair.pinned).faults == ("PDF 在封存后被加过东西，显示的可能不是封存的内容。",)
    assert caplog.records == []


def test_a_changed_byte_is_told(sealed_pdf: bytes, pair: Pair) -> None:
    at = sealed_pdf.index(b"842")
    changed = sealed_pdf[:at] + b"841" + sealed_pdf[at + 3 :]
    assert pdf.check(changed, pair.pinned).faults == ("PDF 在封存后被改动过（标记对不上）。",)


def test_bytes_after_the_end_are_told(sealed_pdf: bytes, pair: Pair) -> None:
    for more in (b"\n", b"XX", b"\n%%EOF\n", sealed_pdf):
        assert not pdf.check(sealed_pdf + more, pair.pinned).untouched, more


def test_unsealed_and_foreign_files_are_told(
    plain: bytes, sealed_pdf: bytes, pair: Pair, stranger: Pair
) -> None:
    assert pdf.check(plain, pair.pinned).faults[0].startswith("文件里没有封存标记")
    assert pdf.check(b"no pdf", pair.pinned).faults[0].startswith("这不是有效的 PDF 文件")
    assert pdf.check(sealed_pdf, stranger.pinned).faults[0].startswith("封存标记用的不是本单位登记的封存证书")
    assert pdf.check(sealed_pdf, [*stranger.pinned, *pair.pinned]).untouched


def test_a_time_outside_the_certificates_years_is_told(plain: bytes, pair: Pair, moment: datetime) -> None:
    late = pdf.sign(plain, pair.key, at=moment + timedelta(days=5000), reason="")
    assert pdf.check(late, pair.pinned).faults == ("封存标记里的时间不在封存证书的有效期内。",)


def test_what_is_sealed_or_broken_is_not_sealed(sealed_pdf: bytes, pair: Pair, moment: datetime) -> None:
    for file in (sealed_pdf, b"no pdf"):
        with pytest.raises(NotSealable, match="不能封存"):
            pdf.sign(file, pair.key, at=moment, reason=REASON)
