"""What a template must not hold beside its text, and files that are no template of this paper."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.papers.sample import AGREEMENT, parts_of
from tests.papers.templates.office import before_the_end, changed, faults, paragraph, related, with_parts
from tests.papers.test_templates import CONTEXTS, TEMPLATES
from tiaojie_tui.papers import make
from tiaojie_tui.papers.templates.checking import check

NAME = "{{ 人.姓名 }}"
COPIES = "{{ 份数 }}"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


# What does not belong to the text


def test_53_a_tracked_change_is_refused_with_its_paragraph() -> None:
    gone = '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>{{ 份数 }}</w:delText></w:r></w:del></w:p>'
    assert "正文「{{ 份数 }}」这一处有修订，请去掉。" in faults(before_the_end(gone))
    come = '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>又</w:t></w:r></w:ins></w:p>'
    assert "正文「又」这一处有修订，请去掉。" in faults(before_the_end(come))


def test_53_a_comment_is_refused_with_its_text() -> None:
    xml = (
        f'<w:comments xmlns:w="{WORD}"><w:comment w:id="1">{paragraph("{{ 份数 }}")}</w:comment></w:comments>'
    )
    assert "批注「{{ 份数 }}」：" in faults(related("comments", "comments.xml", xml))


@pytest.mark.parametrize(("kind", "called"), [("footnote", "脚注"), ("endnote", "尾注")])
def test_53_a_mark_in_a_note_is_refused_with_its_text(kind: str, called: str) -> None:
    xml = f'<w:{kind}s xmlns:w="{WORD}"><w:{kind} w:id="1">{paragraph("见{{ 份数 }}")}</w:{kind}></w:{kind}s>'
    assert f"{called}「见{{{{ 份数 }}}}」：" in faults(related(f"{kind}s", f"{kind}s.xml", xml))


def test_53_a_mark_in_a_text_box_is_refused_with_its_text() -> None:
    box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('{{ 份数 }}')}</w:txbxContent></v:textbox>"
    found = faults(before_the_end(f"<w:p><w:r>{box}</v:shape></w:pict></w:r></w:p>"))
    assert "正文「{{ 份数 }}」：在文本框里" in found


def test_53_a_field_that_changes_by_itself_is_refused_with_its_paragraph() -> None:
    field = '<w:fldSimple w:instr=" DATE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    today = f"<w:p><w:r><w:t>今天</w:t></w:r>{field}</w:p>"
    assert "正文「今天1」这一处有会变的域（DATE），请去掉。" in faults(before_the_end(today))


_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


@pytest.mark.parametrize(
    ("kind", "target", "content", "said"),
    [
        ("vbaProject", "vbaProject.bin", "x", "宏"),
        ("oleObject", "embeddings/o.bin", "x", "嵌入的对象"),
        ("package", "embeddings/o.xlsx", "x", "嵌入的文件"),
        ("control", "activeX/a.xml", "<a/>", "ActiveX 控件"),
        ("aFChunk", "part.html", "<html/>", "插入的另一份文件"),
        ("subDocument", "part.docx", "x", "插入的另一份文件"),
        ("hyperlink", "http://example.invalid/", None, "链接（http://example.invalid/）"),
        ("image", "file:///c:/logo.png", None, "图片（file:///c:/logo.png）"),
        ("attachedTemplate", "file:///c:/Normal.dotm", None, "附加的模板"),
    ],
)
def test_53_what_runs_or_shows_something_else_is_refused(
    kind: str, target: str, content: str | None, said: str
) -> None:
    assert said in faults(related(kind, target, content))


def test_53_a_link_is_named_with_its_paragraph() -> None:
    link = '<w:p><w:hyperlink r:id="rId99"><w:r><w:t>见网页</w:t></w:r></w:hyperlink></w:p><w:sectPr>'
    docx = related("hyperlink", "http://example.invalid/")
    xml = parts_of(docx)["word/document.xml"].replace("<w:sectPr>", link)
    assert "「见网页」" in faults(with_parts(docx, {"word/document.xml": xml}))


@pytest.mark.parametrize("kind", [_WITH_MACROS, _MAIN.replace("document.main", "template.main")])
def test_53_word_files_that_are_no_plain_papers_are_refused(kind: str) -> None:
    found = faults(changed(_MAIN, kind, part="[Content_Types].xml"))
    assert "另存为" in found
    assert ".docx" in found


def test_53_what_office_programs_leave_in_a_file_is_no_fault() -> None:
    """Building blocks and the list of people who once commented stay in files of Word for good."""
    assert check(AGREEMENT, related("glossaryDocument", "glossary/document.xml", "<a/>")) == ()
    assert check(AGREEMENT, related("people", "people.xml", "<a/>")) == ()


def test_53_embedded_fonts_are_good_and_stay_with_the_paper(tmp_path: Path) -> None:
    template = TEMPLATES["明白卡"]
    embedded = '<w:embedRegular r:id="rId1" w:fontKey="{00000000-0000-0000-0000-000000000000}"/></w:font>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
    parts = parts_of(template)
    docx = with_parts(
        template,
        {
            "word/fontTable.xml": parts["word/fontTable.xml"].replace("</w:font>", embedded, 1),
            "word/_rels/fontTable.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/'
            f'2006/relationships"><Relationship Id="rId1" Type="{kind}" Target="fonts/font1.odttf"/>'
            "</Relationships>",
            "word/fonts/font1.odttf": "font",
            "[Content_Types].xml": parts["[Content_Types].xml"].replace(
                "<Override ",
                '<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.'
                'obfuscatedFont"/><Override ',
                1,
            ),
        },
    )
    assert check("明白卡", docx) == ()
    (tmp_path / "明白卡.docx").write_bytes(docx)
    assert "word/fonts/font1.odttf" in parts_of(
        make.fill("明白卡", CONTEXTS["明白卡"][0], templates=tmp_path).docx
    )


# Not this paper's template, or none


def test_54_the_template_of_another_paper_is_refused() -> None:
    assert "《明白卡》" in faults(TEMPLATES["明白卡"], "卷宗情况说明")


def test_54_a_template_without_a_title_is_judged_by_its_fields() -> None:
    docx = changed("<dc:title>明白卡</dc:title>", "", part="docProps/core.xml", name="明白卡")
    assert check("明白卡", docx) == ()
    assert "没有「关于」这一项" in faults(docx)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", ".docx"),
        (b"not a zip", ".docx"),
        (b"PK\x03\x04", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".doc"),
    ],
)
def test_54_what_is_no_docx_is_refused(content: bytes, said: str) -> None:
    (found,) = check(AGREEMENT, content)
    assert said in found


def zipped(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def test_54_zip_files_that_are_no_papers_are_refused() -> None:
    assert "不是 .docx" in faults(zipped(a=b"x"))
    assert "压缩得不正常" in faults(zipped(a=b"\0" * 9_000_000))
    assert "太大" in faults(zipped(**{str(number): b"\0" * 4_000_000 for number in range(9)}))


def test_52_entities_of_its_own_are_refused() -> None:
    xml = parts_of(TEMPLATES[AGREEMENT])["word/document.xml"]
    head, _, rest = xml.partition("?>")
    bomb = f'{head}?><!DOCTYPE a [<!ENTITY b "{"b" * 99}">]>{rest}'
    assert "DOCTYPE" in faults(with_parts(TEMPLATES[AGREEMENT], {"word/document.xml": bomb}))


def test_53_hidden_text_is_refused_with_its_paragraph() -> None:
    hidden = f"</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>{COPIES}"
    assert "正文「{{ 份数 }}」这一处有隐藏的文字" in faults(changed(COPIES, hidden))


def test_53_the_code_must_stand_in_header_or_footer() -> None:
    assert "校验码" in faults(changed("{{ 校验码 }}", "", part="word/footer1.xml"))
    assert "校验码" in faults(before_the_end(paragraph("{{ 校验码 }}")))


def test_53_all_faults_are_told_at_once() -> None:
    xml = parts_of(TEMPLATES[AGREEMENT])["word/document.xml"]
    bad = xml.replace(COPIES, "{{ 分数 }}").replace("{{ 日期 }}", "{日期}}").replace(NAME, "｛｛人.姓名｝｝")
    assert len(check(AGREEMENT, with_parts(TEMPLATES[AGREEMENT], {"word/document.xml": bad}))) >= 3
