"""The strict check: a sealed file proves itself, and every way of changing it is told."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.papers.seal.conftest import COMMENT, HOLDER, Pair
from tests.papers.seal.judge import Verdict, judged, needs_judge
from tests.papers.seal.tampering import (
    BODY,
    NO_RELATIONS,
    OFFICE,
    RELATIONS,
    ROOT,
    TAMPERINGS,
    packed,
    related,
)
from tests.papers.validator import complaints, needs_validator
from tiaojie_tui.papers.package import read_parts, write_parts
from tiaojie_tui.papers.seal import opc, strict
from tiaojie_tui.papers.verify import read_printed


def test_the_sealed_file_says_who_sealed_it_when_and_what_for(
    sealed: bytes, pair: Pair, moment: datetime
) -> None:
    checked = strict.check(sealed, pair.pinned)
    assert checked.untouched
    assert (checked.holder, checked.at, checked.comment) == (HOLDER, moment, COMMENT)


@pytest.mark.parametrize("way", TAMPERINGS)
def test_a_changed_file_is_caught_and_told(way: str, sealed: bytes, pair: Pair) -> None:
    """The hash of the whole file catches each of them, too."""
    change, told = TAMPERINGS[way]
    found = change(sealed)
    assert any(told in fault for fault in strict.check(found, pair.pinned).faults)
    assert hashlib.sha256(found).digest() != hashlib.sha256(sealed).digest()


def test_packed_again_unchanged_only_the_hash_of_the_whole_file_tells(sealed: bytes, pair: Pair) -> None:
    again = packed(read_parts(sealed))
    assert strict.check(again, pair.pinned).untouched
    assert hashlib.sha256(again).digest() != hashlib.sha256(sealed).digest()


def test_signed_again_by_a_stranger_of_the_same_name_it_is_not_ours(
    frozen: bytes, pair: Pair, stranger: Pair, moment: datetime
) -> None:
    parts = read_parts(frozen)
    forged = write_parts({**parts, BODY: parts[BODY].replace("核桃".encode(), "棉花".encode())})
    checked = strict.check(opc.sign(forged, stranger.key, at=moment, comment=COMMENT), pair.pinned)
    assert checked.faults == ("封存标记用的不是本单位登记的封存证书，不能算本单位封存的文件。",)
    assert (checked.at, checked.comment, checked.holder) == (None, "", "")


def test_what_an_older_certificate_sealed_stays_provable(
    frozen: bytes, pair: Pair, stranger: Pair, moment: datetime
) -> None:
    older = opc.sign(frozen, stranger.key, at=moment, comment="")
    assert strict.check(older, [*pair.pinned, *stranger.pinned]).untouched


def test_a_time_outside_the_certificates_years_is_refused(
    frozen: bytes, pair: Pair, moment: datetime
) -> None:
    late = opc.sign(frozen, pair.key, at=moment + timedelta(days=5000), comment="")
    assert strict.check(late, pair.pinned).faults == ("封存标记里的时间不在封存证书的有效期内。",)


def test_a_seal_of_the_early_morning_is_of_that_day_in_china(frozen: bytes, pair: Pair) -> None:
    """Five past six of the next day there."""
    evening = datetime.now(UTC).replace(hour=22, minute=5, second=0, microsecond=0)
    sealed = opc.sign(frozen, pair.key, at=evening, comment="")
    at = strict.check(sealed, pair.pinned).at
    assert at is not None
    assert (at.date(), at.hour) == (evening.date() + timedelta(days=1), 6)


def test_the_frozen_file_and_other_files_bear_no_seal(frozen: bytes, pair: Pair) -> None:
    assert strict.check(frozen, pair.pinned).faults[0].startswith("文件里没有封存标记")
    assert strict.check(b"no zip", pair.pinned).faults == ("这不是有效的 .docx 文件，或者文件已经损坏。",)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_byte_changed_anywhere_is_caught(data: st.DataObject, sealed: bytes, pair: Pair) -> None:
    at = data.draw(st.integers(0, len(sealed) - 1))
    other = data.draw(st.integers(1, 255))
    broken = sealed[:at] + bytes([sealed[at] ^ other]) + sealed[at + 1 :]
    assert not strict.check(broken, pair.pinned).untouched or at in set(_free_bytes(sealed))


def _free_bytes(sealed: bytes) -> Iterator[int]:
    """Versions, times, attributes of entries: a zip says them, no program shows them."""
    with zipfile.ZipFile(io.BytesIO(sealed)) as package:
        entries = package.infolist()
    listed = sealed.index(b"PK\x01\x02")
    for entry in entries:
        yield from (entry.header_offset + step for step in (4, 5, 10, 11, 12, 13))
        yield from (listed + step for step in (4, 5, 6, 7, 12, 13, 14, 15, 36, 37, 38, 39, 40, 41))
        listed = sealed.find(b"PK\x01\x02", listed + 46)


def test_signing_again_gives_the_same_bytes_and_leaves_the_words(
    frozen: bytes, sealed: bytes, pair: Pair, moment: datetime
) -> None:
    assert opc.sign(frozen, pair.key, at=moment, comment=COMMENT) == sealed
    assert read_parts(sealed)[BODY] == read_parts(frozen)[BODY]
    assert read_printed(sealed) == read_printed(frozen)


def test_what_office_does_not_sign_is_not_in_the_sealed_file(frozen: bytes, sealed: bytes) -> None:
    gone = read_parts(frozen).keys() - read_parts(sealed).keys()
    assert gone == {"docProps/core.xml"}
    assert b"core-properties" not in b"".join(read_parts(sealed).values())


def test_thumbnail_properties_and_custom_xml_are_dropped_with_all_that_hangs_on_them(
    frozen: bytes, pair: Pair, moment: datetime
) -> None:
    """As the template that python-docx brings has them."""
    metadata = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
    parts = read_parts(frozen) | {
        "docProps/thumbnail.jpeg": b"jpeg",
        "customXml/item1.xml": b"<x/>",
        "customXml/itemProps1.xml": b"<y/>",
        "customXml/_rels/item1.xml.rels": NO_RELATIONS,
        "stray.xml": b"<z/>",
    }
    parts = related(parts, ROOT, "rId90", f"{metadata}/thumbnail", "docProps/thumbnail.jpeg")
    parts = related(parts, RELATIONS, "rId91", f"{OFFICE}/customXml", "../customXml/item1.xml")
    inner = "customXml/_rels/item1.xml.rels"
    parts = related(parts, inner, "rId1", f"{OFFICE}/customXmlProps", "itemProps1.xml")
    sealed = opc.sign(write_parts(parts), pair.key, at=moment, comment="")
    assert strict.check(sealed, pair.pinned).untouched
    assert read_parts(sealed).keys() == read_parts(opc.sign(frozen, pair.key, at=moment, comment="")).keys()


def test_a_file_is_not_signed_twice_nor_with_a_comment_word_cannot_show(
    frozen: bytes, sealed: bytes, pair: Pair, moment: datetime
) -> None:
    with pytest.raises(ValueError, match="already"):
        opc.sign(sealed, pair.key, at=moment, comment="")
    for comment in ("长" * 256, "一\n二"):
        with pytest.raises(ValueError, match="comment"):
            opc.sign(frozen, pair.key, at=moment, comment=comment)


@needs_judge
def test_libreoffice_calls_the_untouched_seal_valid_and_its_holder_known(
    frozen: bytes, sealed: bytes, pair: Pair, stranger: Pair, moment: datetime, tmp_path: Path
) -> None:
    papers = {
        "sealed": sealed,
        "frozen": frozen,
        "body": TAMPERINGS["one byte of the body"][0](sealed),
        "stranger": opc.sign(frozen, stranger.key, at=moment, comment=COMMENT),
    }
    verdicts = judged(papers, pair.file, tmp_path)
    assert verdicts["sealed"] == Verdict(1, valid=True, trusted=True)
    assert verdicts["frozen"] == Verdict(0)
    assert not verdicts["body"].valid
    assert verdicts["stranger"] == Verdict(1, valid=True, trusted=False)


@needs_validator
def test_the_open_xml_sdk_finds_no_fault_with_the_sealed_file(sealed: bytes, tmp_path: Path) -> None:
    assert complaints(sealed, tmp_path) == []
