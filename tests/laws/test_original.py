"""A .docx from anywhere: read if it is one, refused with one sentence and at little cost if not."""

import io
import tracemalloc
import zipfile
from pathlib import Path
from time import perf_counter

import pytest

from tests.laws.invented import DITCHES, docx, packed
from tiaojie_tui.laws import files, original
from tiaojie_tui.laws.refusal import NotAStatute

_DTD = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def lying() -> bytes:
    """An archive whose directory gives the document a size that it does not have."""
    honest = docx(["水" * 50_000])
    size = zipfile.ZipFile(io.BytesIO(honest)).getinfo("word/document.xml").file_size
    return honest.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))


def encrypted() -> bytes:
    content = bytearray(docx(["水"]))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


HOSTILE = {
    "zip bomb": packed({"word/document.xml": b" " * (64 << 20)}),
    "external entity": docx(["水"], head=_DTD),
    "billion laughs": docx(["水"], head=_LAUGHS),
    "100 000 paragraphs": docx(f"第{number}条 水" for number in range(100_000)),
    "a hundred thousand levels": packed(
        {"word/document.xml": b"".join(b"<a%d>" % number for number in range(100_000))}
    ),
    "too many members": packed({f"word/{number}.xml": b"" for number in range(2000)}),
    "another archive inside": packed({"inner.docx": docx(["水"])}),
    "another kind of document": packed({"xl/workbook.xml": b"<workbook/>"}),
    "no XML": packed({"word/document.xml": b"no xml at all"}),
    "cut off": docx(["水"])[:-40],
    "a size that is a lie": lying(),
    "encrypted": encrypted(),
    "only a signature": b"PK\x03\x04",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_or_broken_file_is_refused_in_a_moment(content: bytes) -> None:
    """One Chinese sentence, within two seconds and 64 MB."""
    tracemalloc.start()
    begun = perf_counter()
    try:
        with pytest.raises(NotAStatute, match=r"^[^\n]+。$"):
            original.lines(content)
        assert perf_counter() - begun < 2
        assert tracemalloc.get_traced_memory()[1] < 64 << 20
    finally:
        tracemalloc.stop()


def test_text_boxes_and_what_is_said_twice_do_not_disturb_a_paragraph() -> None:
    """``mc:Fallback`` repeats what ``mc:Choice`` said."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    xml = (
        f'<w:document xmlns:w="{word}" xmlns:mc="{compatible}"><w:p><w:r><w:t>前</w:t></w:r>'
        "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
        "<w:r><w:instrText>PAGE</w:instrText><w:t>后</w:t></w:r></w:p></w:document>"
    )
    assert original.lines(packed({"word/document.xml": xml.encode()})) == ["框", "前后"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_plain_text_is_read_in_the_encodings_of_this_country(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "办法.txt"
    path.write_bytes(DITCHES.replace("\n", "\r\n").encode(encoding))
    assert len(files.read(path).articles) == 2


def test_the_day_in_the_name_of_a_file_is_the_day_of_the_version(tmp_path: Path) -> None:
    path = tmp_path / "云溪县水渠办法_20010105.docx"
    path.write_bytes(docx(DITCHES.split("\n")))
    assert files.read(path).dated.isoformat() == "2001-01-05"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("没有.txt", None, "没有这个文件"),
        ("图.txt", bytes(range(256)), "不是文字文件"),
        ("空.txt", b"", "第一条"),
        ("假.docx", "第一条".encode(), "不是 Word"),
        ("大.txt", b"\n" * (9 << 20), "大得不正常"),
    ],
)
def test_a_file_of_another_kind_is_refused(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NotAStatute, match=said):
        files.read(path)
