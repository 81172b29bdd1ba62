"""The QR code in the footer: in its place on every page, read by a scanner, proved by the seal."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.papers.office import converted, needs_office, pages
from tests.papers.sample import AGREEMENT, CASE
from tests.papers.validator import complaints, needs_validator
from tiaojie_tui.papers import picture, rendering
from tiaojie_tui.papers.agreement import agreement
from tiaojie_tui.papers.package import write_parts
from tiaojie_tui.papers.picture import with_picture
from tiaojie_tui.papers.printed_text import printed_lines
from tiaojie_tui.papers.seal import lint, qr
from tiaojie_tui.papers.verify import printed_in

MARK = "〔二维码〕"
CODE = "ABCD-EFGH-2345-KLMN"
WORDS = f"{CASE.number} {CODE}"
TEMPLATE = Path(__file__).parents[2] / "agreements" / "templates" / f"{AGREEMENT}.docx"
FOOTER = "word/footer1.xml"
needs_scanner = pytest.mark.skipif(
    not (shutil.which("zbarimg") and shutil.which("pdftoppm")),
    reason="zbarimg (zbar-tools) or pdftoppm (poppler-utils) is not installed",
)


def scanned(image: Path) -> list[str]:
    told = subprocess.run(["zbarimg", "-q", "--raw", str(image)], capture_output=True, text=True, timeout=60)
    return told.stdout.splitlines()


@pytest.fixture(scope="module")
def marked() -> dict[str, bytes]:
    context = {**agreement(CASE, stage="final", code=CODE), "二维码": MARK}
    return rendering.render(TEMPLATE.read_bytes(), context, chained_from=context["履行"][-1])


@pytest.fixture(scope="module")
def pictured(marked: dict[str, bytes]) -> dict[str, bytes]:
    return with_picture(marked, MARK, qr.png(WORDS), qr.MM)


def test_the_mark_gives_way_to_the_picture(pictured: dict[str, bytes]) -> None:
    (foot,) = printed_lines(pictured)["页脚"]
    assert foot.endswith("〔图〕")
    assert not any(MARK.encode() in content for content in pictured.values())
    assert pictured[picture.NAME] == qr.png(WORDS)


def test_another_picture_in_its_place_leaves_the_printed_words(pictured: dict[str, bytes]) -> None:
    assert printed_in({**pictured, picture.NAME: qr.png("x")}) == printed_in(pictured)


def test_words_beside_the_mark_stay_and_each_mark_gets_its_picture(marked: dict[str, bytes]) -> None:
    more = f"<w:p><w:r><w:t>扫{MARK}码</w:t></w:r></w:p></w:ftr>"
    twice = {**marked, FOOTER: marked[FOOTER].replace(b"</w:ftr>", more.encode())}
    found = with_picture(twice, MARK, b"png", 16)
    assert printed_lines(found)["页脚"][-1] == "扫〔图〕码"
    numbers = re.findall(rb'<wp:docPr id="(\d+)"', found[FOOTER])
    assert len(set(numbers)) == 2


def test_a_template_without_the_mark_stays_as_it_is(marked: dict[str, bytes]) -> None:
    assert with_picture(marked, "〔没有〕", b"png", 18) == marked


def test_it_is_18_mm_and_a_paper_with_it_may_be_frozen(pictured: dict[str, bytes]) -> None:
    assert b'<wp:extent cx="648000" cy="648000"/>' in pictured[FOOTER]
    assert lint.faults(pictured) == []


@needs_validator
def test_the_open_xml_sdk_finds_no_fault_with_it(pictured: dict[str, bytes], tmp_path: Path) -> None:
    assert complaints(write_parts(pictured), tmp_path) == []


@needs_office
@needs_scanner
def test_a_scanner_reads_number_and_code_from_every_printed_page(
    pictured: dict[str, bytes], tmp_path: Path
) -> None:
    (pdf,) = converted({"paper": write_parts(pictured)}, tmp_path, "pdf").values()
    subprocess.run(
        ["pdftoppm", "-r", "200", "-png", str(pdf), str(tmp_path / "page")], check=True, timeout=60
    )
    images = sorted(tmp_path.glob("page*.png"))
    assert len(images) == len(pages(pdf)) > 1
    assert [scanned(image) for image in images] == [[WORDS]] * len(images)


@needs_scanner
@pytest.mark.parametrize("words", ["1", WORDS, f"(2026)云溪县白杨镇青石村人民调解委员会调字第1234号 {CODE}"])
def test_hanzi_are_read_back_as_they_were(words: str, tmp_path: Path) -> None:
    image = tmp_path / "code.png"
    image.write_bytes(qr.png(words))
    assert scanned(image) == [words]


def test_it_prints_sharp_and_always_with_the_same_bytes() -> None:
    """Pixels of the shortest text; one stored block of zlib, which every library writes alike."""
    found = qr.png("1")
    assert found == qr.png("1")
    assert int.from_bytes(found[16:20]) / (qr.MM / 25.4) > 300
    data = found.index(b"IDAT") + 4
    assert found[data : data + 3] == b"\x78\x01\x01"


def test_a_text_too_long_for_a_code_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr.png("字" * 1000)
