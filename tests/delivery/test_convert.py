"""LibreOffice at work, and each way in which it fails."""

import os
import stat
import time
from pathlib import Path
from threading import Event, Timer

import pytest

from tests.papers.office import needs_office, to_pdf
from tests.papers.sample import AGREEMENT, CASE
from tiaojie_tui.delivery import convert
from tiaojie_tui.delivery.convert import NoOfficeProgram, NotConverted
from tiaojie_tui.papers.make import make


@pytest.fixture(scope="module")
def docx() -> bytes:
    return make(AGREEMENT, CASE, final=True).docx


def program(folder: Path, script: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def at_work(pid: str) -> bool:
    """Whether a process is there and more than what its parent has to fetch."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


@needs_office
def test_the_pdf_holds_the_number_and_a_pdf_without_the_code_is_refused(docx: bytes) -> None:
    pdf = to_pdf(docx, holding=(CASE.number or "",))
    assert pdf.startswith(b"%PDF-")
    with pytest.raises(NotConverted, match="ZZZZ-ZZZZ-ZZZZ-ZZZZ"):
        to_pdf(docx, holding=(CASE.number or "", "ZZZZ-ZZZZ-ZZZZ-ZZZZ"))


@needs_office
def test_a_file_that_is_no_paper_gives_no_pdf_though_libreoffice_ends_well() -> None:
    with pytest.raises(NotConverted, match="没有做出 PDF"):
        to_pdf(b"PK\x03\x04 not a package at all" * 50)


def test_without_libreoffice_it_is_said_what_to_install(docx: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIAOJIE_SOFFICE", "")
    with pytest.raises(NoOfficeProgram, match="请管理员安装"):
        to_pdf(docx)


def test_one_that_hangs_is_stopped_with_all_it_started(
    docx: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asleep = tmp_path / "asleep"
    monkeypatch.setenv("TIAOJIE_SOFFICE", program(tmp_path, f"sleep 300 & echo $! > '{asleep}'; wait"))
    began = time.monotonic()
    with pytest.raises(NotConverted, match="过了 1 秒"):
        to_pdf(docx, seconds=1)
    assert time.monotonic() - began < 20
    deadline = time.monotonic() + 10  # until the kernel has taken it down
    while at_work(asleep.read_text().strip()):
        assert time.monotonic() < deadline


def test_one_is_stopped_from_another_thread(
    docx: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIAOJIE_SOFFICE", program(tmp_path, "exec sleep 300"))
    stop = Event()
    Timer(0.3, stop.set).start()
    began = time.monotonic()
    with pytest.raises(NotConverted, match="已停下"):
        convert.to_pdfs({"": docx}, stop=stop)
    assert time.monotonic() - began < 20


def test_one_that_does_nothing_is_not_believed(
    docx: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIAOJIE_SOFFICE", program(tmp_path, "exit 0"))
    with pytest.raises(NotConverted, match="没有做出 PDF"):
        to_pdf(docx)


def test_half_a_pdf_is_not_taken(docx: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = '"$(dirname "$last")/pdf"'
    script = f'for last; do :; done; mkdir -p {made}; printf "%%PDF-1.7 half" > {made}/0.pdf'
    monkeypatch.setenv("TIAOJIE_SOFFICE", program(tmp_path, script))
    with pytest.raises(NotConverted, match="没有做出 PDF"):
        to_pdf(docx)


def test_a_program_named_in_the_environment_is_taken_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIAOJIE_SOFFICE", "/nowhere/soffice")
    assert convert.office_program() is None


def test_what_a_killed_conversion_left_is_swept_up_and_nothing_else(
    docx: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("TIAOJIE_SOFFICE", program(tmp_path, "exit 0"))
    old, new, other = (tmp_path / name for name in ("tiaojie-old", "tiaojie-new", "else-old"))
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "0.docx").write_bytes(docx)
    for folder in (old, other):
        os.utime(folder, (0, 0))
    with pytest.raises(NotConverted):
        to_pdf(docx)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["else-old", "soffice", "tiaojie-new"]
