"""防篡改封存 with the office's certificate: what is signed, what is logged, and what without it."""

from datetime import date
from pathlib import Path

import pytest

from tests.casework.conftest import Clock
from tests.casework.sealing import altered, sealed_paper, sign_all
from tests.papers.office import needs_office
from tests.papers.sample import repacked
from tiaojie_tui.casework import cases, certified, papers, printable, signing, verifying
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.papers.package import read_parts
from tiaojie_tui.store import journal, register

HOLDER = "云溪县白杨镇青石村人民调解委员会"
SIGNATURE = "_xmlsignatures/sig1.xml"


@pytest.fixture
def certificate(desk: Desk) -> Path:
    return certified.make_certificate(desk, HOLDER)


def test_the_sealed_file_bears_the_signature_and_the_same_words(
    desk: Desk, wall: str, certificate: Path
) -> None:
    docx = sealed_paper(desk, wall)
    frozen = register.frozen_bytes(desk.store, wall, 1)

    assert SIGNATURE in read_parts(docx)
    assert SIGNATURE not in read_parts(frozen)
    assert read_parts(docx)["word/document.xml"] == read_parts(frozen)["word/document.xml"]
    assert papers.hand_out(desk, wall).docx == docx
    assert verifying.verify_file(desk, docx).intact
    assert verifying.verify_file(desk, frozen).intact


def test_each_use_of_the_key_stands_in_the_journal_before_the_seal(
    desk: Desk, wall: str, certificate: Path
) -> None:
    sealed_paper(desk, wall)
    acts = [line.entry.act for line in journal.entries(desk.store, number=wall)]
    assert acts == ["定稿", "用章", "封存"]


def test_an_altered_sealed_file_is_told_by_its_words_and_by_its_signature(
    desk: Desk, wall: str, certificate: Path
) -> None:
    verdict = verifying.verify_file(desk, altered(sealed_paper(desk, wall), "680元", "980元"))
    assert not verdict.intact
    assert any("980元" in sentence for sentence in verdict.sentences)
    assert any(sentence.startswith("正文在封存后被改动过") for sentence in verdict.sentences)


def test_a_sealed_file_whose_register_is_lost_still_has_its_signature(
    desk: Desk, wall: str, certificate: Path
) -> None:
    """Packed again the file is another one, but the signature in it holds."""
    again = repacked(sealed_paper(desk, wall))
    verdict = verifying.verify_file(desk, again)
    assert not verdict.intact
    assert any(sentence.startswith(f"封存标记有效：{HOLDER}") for sentence in verdict.sentences)


def test_without_a_certificate_the_seal_is_the_register_alone(desk: Desk, wall: str) -> None:
    docx = sealed_paper(desk, wall)
    assert SIGNATURE not in read_parts(docx)
    assert verifying.verify_file(desk, docx).intact


def test_a_certificate_that_cannot_be_used_stops_the_sealing_and_says_why(
    desk: Desk, wall: str, certificate: Path
) -> None:
    signing.finalise(desk, wall)
    sign_all(desk, wall)
    certificate.with_suffix(".key").chmod(0o644)
    with pytest.raises(Refused, match="600"):
        signing.seal(desk, wall)
    assert cases.load(desk, wall).seal is None


def test_an_expired_certificate_seals_no_more_and_what_it_sealed_is_still_known(
    desk: Desk, wall: str, certificate: Path, clock: Clock
) -> None:
    docx = sealed_paper(desk, wall)
    clock.time = clock.time.replace(year=clock.time.year + 40)
    assert verifying.verify_file(desk, docx).intact
    with pytest.raises(Refused, match="到期"):
        certified.signed(desk, wall, docx, None, "0" * 64)


def test_a_second_certificate_is_refused_and_an_empty_name_too(desk: Desk, certificate: Path) -> None:
    with pytest.raises(Refused, match="已经有封存证书"):
        certified.make_certificate(desk, HOLDER)
    with pytest.raises(Refused, match="单位全称"):
        certified.make_certificate(desk, "  ")


@needs_office
def test_the_pdf_is_sealed_too_and_printed_as_it_was_frozen(desk: Desk, wall: str, certificate: Path) -> None:
    signing.finalise(desk, wall)
    printed = printable.pdf_of(desk, wall)
    sign_all(desk, wall)
    signing.seal(desk, wall)
    sealed = register.sealed_bytes(desk.store, wall, "pdf")
    assert sealed is not None
    assert sealed.startswith(printed)  # PAdES adds to the file, it changes nothing of it
    assert printable.pdf_of(desk, wall) == printed
    assert verifying.verify_file(desk, sealed).intact
    changed = verifying.verify_file(desk, sealed + b"%more\n")
    assert not changed.intact


def test_the_day_of_the_certificate_is_that_of_the_desk(desk: Desk, certificate: Path) -> None:
    assert f"{desk.today:%Y%m%d}" in certificate.name
    assert desk.today == date(2026, 11, 23)
