"""Before 定稿: whatever could show other words under the same hash is refused, and the place is named."""

import pytest

from tests.papers.sample import AGREEMENT, CASE, MONTHLY, SHARED, with_terms
from tests.papers.seal.tampering import (
    BODY,
    FOOTER,
    NO_RELATIONS,
    OFFICE,
    RELATIONS,
    ROOT,
    STYLES,
    TYPES,
    Parts,
    changed,
    related,
    typed,
)
from tiaojie_tui.papers.make import make
from tiaojie_tui.papers.package import read_parts
from tiaojie_tui.papers.seal import lint

MARK = "这里有东西"
EXTERNAL = ' TargetMode="External"'
SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
COMPLEX = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def with_words(parts: Parts, xml: str, *, in_: str = BODY) -> Parts:
    """The paper with a paragraph that says MARK and holds ``xml``."""
    paragraph = f"<w:p {SPACES}><w:r><w:t>{MARK}</w:t></w:r>{xml}</w:p>"
    end = "<w:sectPr" if in_ == BODY else "</w:ftr>"
    return changed(parts, in_, end, paragraph + end)


def either(choice: str, fallback: str | None) -> str:
    """Words that some programs show and others do not."""
    run = "<w:r><w:t>{}</w:t></w:r>"
    other = "" if fallback is None else f"<mc:Fallback>{run.format(fallback)}</mc:Fallback>"
    chosen = f'<mc:Choice Requires="w15">{run.format(choice)}</mc:Choice>'
    return f"<mc:AlternateContent>{chosen}{other}</mc:AlternateContent>"


def bound(prefix: str) -> str:
    return f'<w:sdt><w:sdtPr><{prefix}:dataBinding w:xpath="/x"/></w:sdtPr><w:sdtContent/></w:sdt>'


NESTED = COMPLEX.format("PAGE</w:instrText></w:r>" + COMPLEX.format("QUOTE") + "<w:r><w:instrText> ")
SIMPLE = '<w:fldSimple w:instr="{}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
TRACKED = '<w:{} w:id="1" w:author="x"><w:r><w:t>字</w:t></w:r></w:{}>'
LOOK = '<w:r><w:rPr><w:rPrChange w:id="1" w:author="x"><w:rPr/></w:rPrChange></w:rPr></w:r>'
WORDS = {
    "an inserted word": (TRACKED.format("ins", "ins"), "修订"),
    "a deleted word": (TRACKED.format("del", "del"), "修订"),
    "a moved word": (TRACKED.format("moveTo", "moveTo"), "修订"),
    "a changed look": (LOOK, "修订"),
    "a comment": ('<w:r><w:commentReference w:id="1"/></w:r>', "批注"),
    "a note at the foot": ('<w:r><w:footnoteReference w:id="2"/></w:r>', "脚注"),
    "an object": ("<w:r><w:object/></w:r>", "嵌入的对象"),
    "a control": ("<w:r><w:pict><w:control/></w:pict></w:r>", "ActiveX 控件"),
    "a bound control": (bound("w"), "会自己换字的内容控件"),
    "a bound control of 2012": (bound("w15"), "会自己换字的内容控件"),
    "another file inside": ("<w:r><w:altChunk/></w:r>", "插入的另一份文件"),
    "hidden words": ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>", "隐藏的文字"),
    "a hidden end of paragraph": ("<w:r/><w:rPr><w:specVanish/></w:rPr>", "隐藏的文字"),
    "a simple field": (SIMPLE.format(" DATE "), "会变的域（DATE）"),
    "a complex field": (COMPLEX.format("INCLUDETEXT x"), "会变的域（INCLUDETEXT x）"),
    "a field in pieces": (COMPLEX.format("DA</w:instrText><w:instrText>TE"), "会变的域（DATE）"),
    "a field in a field": (NESTED, "会变的域（QUOTE）"),
    "a page number with a format of its own": (COMPLEX.format("PAGE \\# 00"), "会变的域（PAGE \\# 00）"),
    "a field without end": ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "会变的域（没有结束的域）"),
    "two readings": (either("一", "二"), "在不同程序里显示得不一样的文字"),
    "a reading for some": (either("一", None), "在不同程序里显示得不一样的文字"),
}
HARMLESS = {
    "a page number": COMPLEX.format(" PAGE  \\* MERGEFORMAT "),
    "a simple page count": SIMPLE.format("numpages"),
    "not hidden": '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>见</w:t></w:r>',
    "one reading": either("一", "一"),
    "a control that holds its own words": "<w:sdt><w:sdtPr/><w:sdtContent><w:r/></w:sdtContent></w:sdt>",
}
RELATED = {
    "a link": (
        RELATIONS,
        "hyperlink",
        "http://192.0.2.1/",
        EXTERNAL,
        "指向文件外面的链接（http://192.0.2.1/）",
    ),
    "a linked picture": (RELATIONS, "image", "http://192.0.2.1/a.png", EXTERNAL, "指向文件外面的链接的图片"),
    "a template": (RELATIONS, "attachedTemplate", "http://192.0.2.1/", EXTERNAL, "指向文件外面的附加的模板"),
    "macros": (RELATIONS, "vbaProject", "vbaProject.bin", "", "正文里有宏"),
    "an object": (RELATIONS, "oleObject", "embeddings/o.bin", "", "嵌入的对象"),
    "a workbook": (RELATIONS, "package", "embeddings/o.xlsx", "", "嵌入的文件"),
    "another file": (RELATIONS, "aFChunk", "afchunk.html", "", "插入的另一份文件"),
    "comments": (RELATIONS, "comments", "comments.xml", "", "批注"),
    "what nobody knows": (RELATIONS, "surprise", "x.xml", "", "不认识的内容（surprise）"),
    "a second body": (ROOT, "officeDocument", "word/styles.xml", "", "文件指向 2 份正文"),
}


@pytest.fixture(scope="module")
def paper(frozen: bytes) -> Parts:
    return read_parts(frozen)


def test_our_own_agreements_may_be_frozen(paper: Parts) -> None:
    assert lint.faults(paper) == []
    long = make(AGREEMENT, with_terms(*CASE.terms, MONTHLY, SHARED), final=True)
    assert lint.faults(read_parts(long.docx)) == []


@pytest.mark.parametrize("name", WORDS)
def test_what_could_read_otherwise_is_refused_and_its_place_named(paper: Parts, name: str) -> None:
    xml, told = WORDS[name]
    found = lint.faults(with_words(paper, xml))
    assert any(fault.startswith(f"正文「{MARK}") and told in fault for fault in found), found


@pytest.mark.parametrize("name", HARMLESS)
def test_what_always_reads_the_same_may_stay(paper: Parts, name: str) -> None:
    assert lint.faults(with_words(paper, HARMLESS[name])) == []


@pytest.mark.parametrize("name", RELATED)
def test_what_leads_elsewhere_is_refused(paper: Parts, name: str) -> None:
    part, kind, target, mode, told = RELATED[name]
    found = lint.faults(related(paper, part, "rId99", f"{OFFICE}/{kind}", target, mode))
    assert any(told in fault for fault in found), found


def test_a_link_is_told_where_it_stands_in_the_footer(paper: Parts) -> None:
    used = '<w:hyperlink r:id="rId99"><w:r><w:t>网址</w:t></w:r></w:hyperlink>'
    found = with_words(paper, used, in_=FOOTER) | {"word/_rels/footer1.xml.rels": NO_RELATIONS}
    found = related(
        found, "word/_rels/footer1.xml.rels", "rId99", f"{OFFICE}/hyperlink", "http://192.0.2.1/", EXTERNAL
    )
    told = f"页脚「{MARK}网址」这一处有指向文件外面的链接（http://192.0.2.1/），请去掉再定稿。"
    assert lint.faults(found) == [told]


def test_words_in_a_style_that_hides_are_refused_and_the_style_alone_is_not(paper: Parts) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="藏"><w:name w:val="藏"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="也藏"><w:name w:val="也藏"/><w:basedOn w:val="藏"/></w:style>'
    )
    with_styles = changed(paper, STYLES, "</w:styles>", styles + "</w:styles>")
    assert lint.faults(with_styles) == []
    run = '<w:r><w:rPr><w:rStyle w:val="也藏"/></w:rPr><w:t>字</w:t></w:r>'
    assert lint.faults(with_words(with_styles, run)) == [
        f"正文「{MARK}字」这一处有隐藏的文字，请去掉再定稿。"
    ]


def test_types_that_are_not_a_plain_docx_are_refused(paper: Parts) -> None:
    macros = changed(
        paper, TYPES, "wordprocessingml.document.main+xml", "ms-word.document.macroEnabled.main+xml"
    )
    assert any("文件里有宏" in fault for fault in lint.faults(macros))
    template = changed(paper, TYPES, "document.main+xml", "template.main+xml")
    assert any("不是普通的 .docx" in fault for fault in lint.faults(template))
    drawing = typed({**paper, "word/media/a.svg": b"<svg/>"}, "word/media/a.svg", "image/svg+xml")
    assert any("SVG" in fault for fault in lint.faults(drawing))


def test_settings_that_fetch_other_words_are_refused(paper: Parts) -> None:
    settings = changed(paper, "word/settings.xml", "<w:zoom", "<w:mailMerge/><w:zoom")
    assert lint.faults(settings) == ["文档设置里有邮件合并，请去掉再定稿。"]


def test_a_broken_file_is_told(paper: Parts) -> None:
    assert lint.faults({**paper, BODY: b"<w:p"}) == ["文件的内容已经损坏，读不出来。"]
    assert lint.faults({}) == ["文件的内容已经损坏，读不出来。"]
