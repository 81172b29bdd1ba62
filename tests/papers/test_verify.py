"""Reading papers back: the code, what differs, and files made to do harm."""

import io
import warnings
import zipfile
from dataclasses import replace

import pytest

from tests.papers.sample import AGREEMENT, CASE, parts_of, repacked
from tiaojie_tui.papers.make import make
from tiaojie_tui.papers.verify import NotReadable, code_of, compare, read_printed

PAPER = make(AGREEMENT, CASE, final=True)
BODY = parts_of(PAPER.docx)["word/document.xml"]
FOOTER = parts_of(PAPER.docx)["word/footer1.xml"]
RELATIONS = parts_of(PAPER.docx)["word/_rels/document.xml.rels"]

RUN = "<w:r><w:t>另付</w:t></w:r>"


def altered(old: str, new: str) -> bytes:
    assert old in BODY
    return repacked(PAPER.docx, word__document_x=BODY.replace(old, new, 1))


def differences(docx: bytes) -> list[str]:
    return compare(PAPER.text, read_printed(docx).text)


def test_a_paper_read_back_has_its_text_number_and_code() -> None:
    printed = read_printed(PAPER.docx)
    assert printed.text == PAPER.text
    assert printed.number == CASE.number
    assert printed.code == PAPER.code == code_of(printed.text)


def test_the_code_has_sixteen_letters_and_digits_in_four_groups() -> None:
    assert code_of("") == "4OYM-IQUY-7QOB-JGX3"


def test_a_file_saved_again_has_the_same_text() -> None:
    saved = repacked(PAPER.docx, docProps__app_x="<x/>")
    assert saved != PAPER.docx
    assert differences(saved) == []


def test_one_changed_character_is_named_with_its_paragraph() -> None:
    (said,) = differences(altered("时限：2026年9月30日", "时限：2028年9月30日"))
    assert said.startswith("正文第 ")
    assert "时限：2026年" in said.split("，现为")[0]
    assert "时限：2028年" in said.split("，现为")[1]


def test_the_code_of_a_changed_text_is_not_the_printed_one() -> None:
    printed = read_printed(altered("36000元", "96000元"))
    assert printed.code == PAPER.code
    assert code_of(printed.text) != printed.code


def test_added_and_missing_paragraphs_are_named() -> None:
    extra = altered("<w:sectPr>", "<w:p><w:r><w:t>另付十万元</w:t></w:r></w:p><w:sectPr>")
    (said,) = differences(extra)
    assert said.endswith("：多出「另付十万元」。")
    gone = replace(CASE, claims=CASE.claims[:1])
    assert any("少了" in said for said in compare(PAPER.text, make(AGREEMENT, gone, final=True).text))


def test_many_differences_are_cut_short() -> None:
    other = "\n".join(["〔正文：40 段〕", *map(str, range(40))])
    said = compare("\n".join(["〔正文：40 段〕", *("甲" * 40)]), other)
    assert len(said) == 11
    assert said[-1] == "另有 30 处不同。"


def test_a_paragraph_that_looks_like_a_heading_is_a_paragraph() -> None:
    tricky = replace(CASE, facts="〔页脚：2 段〕\n〔正文：1 段〕")
    text = make(AGREEMENT, tricky, final=True).text
    assert compare(text, text) == []
    said = compare(text, PAPER.text)
    assert said
    assert all(difference.startswith("正文") for difference in said)


def test_a_change_in_the_footer_is_named() -> None:
    docx = repacked(PAPER.docx, word__footer1_x=FOOTER.replace("柳调字", "流调字"))
    (said,) = differences(docx)
    assert said.startswith("页脚第 1 段")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<w:t xml:space="preserve">1．', "</w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>1．"),
        ("</w:body>", f'<w:p><w:fldSimple w:instr="QUOTE 另付">{RUN}</w:fldSimple></w:p></w:body>'),
        ("</w:body>", "<w:p><w:r><w:drawing/></w:r></w:p></w:body>"),
        ("</w:body>", f"<w:p><w:ins>{RUN}</w:ins></w:p></w:body>"),
        ("</w:body>", f"<w:p><w:r><w:txbxContent><w:p>{RUN}</w:p></w:txbxContent></w:r></w:p></w:body>"),
    ],
    ids=["hidden", "field", "picture", "insertion", "text box"],
)
def test_words_hidden_or_put_in_by_other_means_are_seen(old: str, new: str) -> None:
    assert differences(altered(old, new))


def test_page_numbers_are_not_part_of_the_text_but_a_disguised_field_is() -> None:
    assert (
        differences(repacked(PAPER.docx, word__footer1_x=FOOTER.replace("<w:t>1</w:t>", "<w:t>7</w:t>")))
        == []
    )
    disguised = FOOTER.replace(" PAGE ", ' PAGE \\# "另付" ')
    assert differences(repacked(PAPER.docx, word__footer1_x=disguised))


def test_a_second_document_behind_the_first_is_refused() -> None:
    roots = parts_of(PAPER.docx)["_rels/.rels"]
    second = (
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/other.xml"/></Relationships>'
    )
    docx = repacked(PAPER.docx, _rels__x="", word__other_x=BODY)
    docx = repacked(docx, **{"_rels__.rels": roots.replace("</Relationships>", second)})
    with pytest.raises(NotReadable, match="指向 2 份正文"):
        read_printed(docx)


def pack(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(buffer, "w", method) as package:
        for name, content in entries:
            package.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "docx",
    [
        b"",
        b"PK\x05\x06" + bytes(18),
        b"MZ",
        PAPER.docx[:-200],
        PAPER.docx[:3000],
        pack(("a.txt", b"x")),
        pack(*((f"{number}", b"") for number in range(300))),
        pack(("word/document.xml", bytes(20_000_000))),
        pack(("a", b"1"), ("a", b"2")),
        repacked(PAPER.docx, word__document_x="<w:document"),
        repacked(PAPER.docx, word__document_x='<!DOCTYPE x [<!ENTITY y "z">]><x>&y;</x>'),
        repacked(PAPER.docx, word__document_x='<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'),
        repacked(PAPER.docx, **{"word___rels__document.xml.rels": RELATIONS.replace("footer1", "footer9")}),
    ],
    ids=("nothing,empty,program,cut,torn,other,many,bomb,double,broken,entity,external,no-footer".split(",")),
)
def test_a_file_that_is_no_paper_gives_a_sentence(docx: bytes) -> None:
    with pytest.raises(NotReadable) as bad:
        read_printed(docx)
    assert str(bad.value).endswith("。")


def test_a_changed_checksum_inside_the_file_gives_a_sentence() -> None:
    with pytest.raises(NotReadable):
        read_printed(PAPER.docx.replace("核桃".encode(), "核挑".encode()))


def test_deeply_nested_content_does_not_break_the_reader() -> None:
    deep = "<w:p>" * 50_000 + "</w:p>" * 50_000
    docx = repacked(PAPER.docx, word__document_x=BODY.replace("<w:sectPr>", f"{deep}<w:sectPr>"))
    assert differences(docx) == []


@pytest.mark.parametrize("flood", ["<w:p/>" * 200_000, "<w:r><w:t>甲</w:t></w:r>" * 500_000])
def test_a_flood_of_content_is_refused(flood: str) -> None:
    with pytest.raises(NotReadable, match="不像一份文书"):
        read_printed(repacked(PAPER.docx, word__document_x=BODY.replace("<w:sectPr>", f"{flood}<w:sectPr>")))


def test_fifty_thousand_paragraphs_are_told_in_one_sentence() -> None:
    flood = "<w:p><w:r><w:t>甲</w:t></w:r></w:p>" * 50_000
    docx = repacked(PAPER.docx, word__document_x=BODY.replace("<w:sectPr>", f"{flood}<w:sectPr>"))
    assert len(differences(docx)) == 1
