"""What is wrong with an office's template is told before it is used, and where; what is right passes."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.papers.office import converted, needs_office
from tests.papers.sample import AGREEMENT, CASE, parts_of
from tests.papers.templates.office import before_the_end, changed, paragraph, related, table, with_parts
from tests.papers.test_templates import CONTEXTS, TEMPLATES
from tiaojie_tui.papers import make
from tiaojie_tui.papers.templates.checking import check
from tiaojie_tui.papers.templates.samples import NAMES

NAME = "{{ 人.姓名 }}"
COPIES = "{{ 份数 }}"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def faults(docx: bytes, name: str = AGREEMENT) -> str:
    return "\n".join(check(name, docx))


@pytest.mark.parametrize("name", NAMES)
def test_our_own_templates_are_good(name: str) -> None:
    assert check(name, TEMPLATES[name]) == ()


@needs_office
def test_templates_that_libreoffice_saved_again_pass_and_render_the_same_text(tmp_path: Path) -> None:
    saved = converted(TEMPLATES, tmp_path, "docx")
    for name, path in saved.items():
        assert check(name, path.read_bytes()) == ()
    folder = tmp_path / "docx"
    for name in set(NAMES) - {AGREEMENT}:
        words = CONTEXTS[name][0]
        assert make.fill(name, words, templates=folder).text == make.fill(name, words).text
    again = make.make(AGREEMENT, CASE, final=True, templates=folder)
    assert again.code == make.make(AGREEMENT, CASE, final=True).code


@pytest.mark.parametrize(
    ("old", "new", "named", "said"),
    [
        # Misspelt, missing
        (COPIES, "{{ 分数 }}", "正文「{{ 分数 }}」", "没有「分数」这一项，是不是「份数」。"),
        (NAME, "{{ 人.名姓 }}", "正文「{{ 人.名姓 }}」", "没有「名姓」这一项，是不是「姓名」。"),
        (NAME, "{{ 当事人.姓名 }}", "正文「{{ 当事人.姓名 }}」", "没有「姓名」这一项"),
        (COPIES, "{{ 当事人 }}", "正文「{{ 当事人 }}」", "是一组，不能直接印"),
        ("for 段 in 事实", "for 段 in 份数", "for 段 in 份数", "「份数」只有一项，不能用 for"),
        ("{{ 人.身份 }}", "{{ 代.种类 }}", "正文「{{ 代.种类 }}」", "没有「代」这一项"),
        # Braces
        (NAME, "｛｛ 人.姓名 ｝｝", "正文「｛｛ 人.姓名 ｝｝」", "全角"),
        (NAME, "｛人.姓名｝", "正文「｛人.姓名｝」", "全角"),
        ("{%p endfor %}", "｛％p endfor ％｝", "正文「｛％p endfor ％｝」", "全角"),
        (NAME, "{人.姓名}}", "正文「{人.姓名}}」", "花括号不成对"),
        (NAME, "{{ 人.姓名 }", "正文「{{ 人.姓名 }」", "花括号不成对"),
        (NAME, "{{ 人.姓名", "正文「{{ 人.姓名」", "花括号不成对"),
        (NAME, "{{ 人.姓名 }} }}", "正文「{{ 人.姓名 }} }}」", "花括号不成对"),
        (NAME, "{ { 人.姓名 } }", "正文「{ { 人.姓名 } }」", "花括号不成对"),
        (NAME, "{# 注 #}{{ 人.姓名 }}", "正文「{# 注 #}", "注释"),
        (COPIES, "{{ }}", "正文「{{ }}」", "是空的"),
        # Full-width signs of a Chinese input method within a mark
        (COPIES, "{{ 份数（） }}", "正文「{{ 份数（） }}」", "全角的「（」"),
        ("for 段 in 事实", "for 段，行 in 事实", "for 段，行 in 事实", "全角的「，」"),
        ("{%p for 段 in 事实 %}", "{%p　for 段 in 事实 %}", "for 段 in 事实", "全角的空格"),
        # Blanks, ends, two in one place
        ("{%p for 段 in 事实 %}", "{% p for 段 in 事实 %}", "{% p for 段 in 事实 %}", "后面不能有空格"),
        ("{%p for 段 in 事实 %}", "{%p for 段 in 事实 %}{%p endfor %}", "for 段 in 事实", "有两个标记"),
        ("{%p for 段 in 事实 %}", "事实：{%p for 段 in 事实 %}", "事实：{%p for", "单独占一段"),
        ("{%p for 段 in 事实 %}", "{% for 段 in 事实 %}", "{% for 段 in 事实 %}", "没有在这一段里结束"),
        ("{%p for 段 in 事实 %}", "{%tr for 段 in 事实 %}", "{%tr for 段 in 事实 %}", "只能写在表格里"),
        ("{%p for 段 in 事实 %}", "{%tc for 段 in 事实 %}", "{%tc for 段 in 事实 %}", "用不了"),
        ("{%p for 段 in 事实 %}", "", "「{%p endfor %}」", "前面没有对应的 for"),
        ("{%tr endfor %}", "{%tr endif %}", "「{%tr endif %}」", "前面没有对应的 if"),
        ("{%tr endfor %}", "", "「{%tr for 代 in 人.代理人 %}」", "没有结束"),
        ("{%tr else %}", "{%tr elif 人.备注 %}", "「{%tr elif 人.备注 %}」", "看不懂"),
        ("{%tr else %}", "{%tr else %}{%tr else %}", "{%tr else %}{%tr else %}", "有两个标记"),
        ("{%tr if 人.备注 %}", "备注{%tr if 人.备注 %}", "备注{%tr if 人.备注 %}", "单独占一行"),
        # More than names
        (COPIES, "{{ 份数|upper }}", "正文「{{ 份数|upper }}」", "不能写算式、过滤器或程序"),
        (COPIES, "{{ 份数|safe }}", "正文「{{ 份数|safe }}」", "不能写算式、过滤器或程序"),
        (COPIES, "{{ 7*7 }}", "正文「{{ 7*7 }}」", "不能写算式、过滤器或程序"),
        (COPIES, "{{ 'a'*1000000000 }}", "'a'*1000000000", "不能写算式、过滤器或程序"),
        (COPIES, "{{r 份数 }}", "正文「{{r 份数 }}」", "不能写算式、过滤器或程序"),
        (COPIES, "{{ cycler.__init__.__globals__.os }}", "cycler", "没有「cycler」这一项"),
        (COPIES, "{{ 项.__class__ }}", "__class__", "没有「__class__」这一项"),
        (COPIES, "{{ cycler.x.os.popen('id').read() }}", "cycler", "不能写算式、过滤器或程序"),
        (COPIES, "{% set x = 1 %}{{ 份数 }}", "{% set x = 1 %}", "看不懂"),
        ("{%p if 补充 %}", "{%p if 补充 == '一' %}", "if 补充 == '一'", "看不懂"),
        ("{%p if 补充 %}", "{%- if 补充 %}", "{%- if 补充 %}", "看不懂"),
        ("{%p if 补充 %}", "{%p include 'a' %}", "include", "看不懂"),
    ],
)
def test_a_bad_mark_is_refused_with_its_paragraph(old: str, new: str, named: str, said: str) -> None:
    found = check(AGREEMENT, changed(old, new))
    assert any(named in sentence.partition("：")[0] + sentence and said in sentence for sentence in found), (
        found
    )
    assert all(sentence.endswith("。") for sentence in found)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        (COPIES, "份数", "「份数」"),
        ("{{ 人.住址 }}", "", "「当事人.住址」"),
        ("{{ 期.大写 }}", "", "「条款.分期.大写」"),
        ("{{ 格.左 }}", "", ""),
    ],
)
def test_a_field_that_the_paper_needs_and_the_template_lacks_is_named(old: str, new: str, field: str) -> None:
    xml = parts_of(TEMPLATES[AGREEMENT])["word/document.xml"]
    found = faults(with_parts(TEMPLATES[AGREEMENT], {"word/document.xml": xml.replace(old, new)}))
    assert "少了" in found
    assert field in found


def test_an_office_may_leave_out_the_identity_number_and_reword_a_label() -> None:
    assert check(AGREEMENT, changed("{{ 人.身份证号 }}", "")) == ()
    assert check(AGREEMENT, changed("{{ 项.履行 }}", "怎么做、几时做完：")) == ()


def test_a_mark_within_a_sentence_and_a_condition_within_a_paragraph_are_good() -> None:
    assert (
        check(AGREEMENT, before_the_end(paragraph("共{% if 补充 %}补{% else %}初{% endif %}：{{ 份数 }}")))
        == ()
    )


def test_a_mark_that_word_split_over_runs_is_good() -> None:
    split = '{{ 份</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>数 }</w:t></w:r><w:r><w:t>}'
    assert check(AGREEMENT, changed(COPIES, split)) == ()


def test_a_mark_with_a_word_that_word_has_marked_up_is_good() -> None:
    inner = '<w:smartTag w:uri="a" w:element="b"><w:r><w:t>份数</w:t></w:r></w:smartTag>'
    marked = f"<w:p><w:r><w:t>{{{{ </w:t></w:r>{inner}<w:r><w:t> }}}}</w:t></w:r></w:p>"
    assert check(AGREEMENT, before_the_end(marked)) == ()


@pytest.mark.parametrize(
    "around", ['<w:hyperlink w:anchor="a">{}</w:hyperlink>', "<w:smartTag>{}</w:smartTag>"]
)
def test_a_mark_half_in_a_link_or_control_is_refused(around: str) -> None:
    half = around.format("<w:r><w:t>{{ 份</w:t></w:r>")
    found = faults(before_the_end(f"<w:p>{half}<w:r><w:t>数 }}}}</w:t></w:r></w:p>"))
    assert "正文「{{ 份数 }}」：标记「{{ 份数 }}」断开了" in found


def test_a_mark_over_two_paragraphs_is_refused_in_both() -> None:
    found = faults(before_the_end(paragraph("{{ 份") + paragraph("数 }}")))
    assert "正文「{{ 份」：花括号不成对" in found
    assert "正文「数 }}」：花括号不成对" in found


def test_lists_end_in_the_cell_in_which_they_begin() -> None:
    cells = "".join(
        f"<w:tc><w:p/>{paragraph(tag)}<w:p/></w:tc>" for tag in ("{%p if 补充 %}", "{%p endif %}")
    )
    found = faults(before_the_end(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl><w:p/>"))
    assert "标记「{%p if 补充 %}」没有结束" in found
    assert "同一格" in found


@pytest.mark.parametrize(
    "cell",
    [
        [("{%p if 补充 %}"), "{{ 补充 }}", "{%p endif %}"],
        ["{%p for 段 in 依据 %}", "{{ 段 }}", "{%p endfor %}"],
        ["{%p if 补充 %}", "甲", "{%p else %}", "{%p endif %}"],
    ],
)
def test_a_cell_that_may_become_empty_is_refused(cell: list[str]) -> None:
    inside = "".join(map(paragraph, cell))
    found = faults(before_the_end(table([paragraph("备注"), inside])))
    assert f"正文「{cell[0]}」：" in found
    assert "请在最后留一个空段落" in found
    assert check(AGREEMENT, before_the_end(table([paragraph("备注"), f"{inside}<w:p/>"]))) == ()


@pytest.mark.parametrize(
    "cell",
    [
        ["{%p if 补充 %}", "甲", "{%p else %}", "乙", "{%p endif %}"],
        ["{%p for 段 in 事实 %}", "{{ 段 }}", "{%p endfor %}"],
    ],
)
def test_a_cell_with_something_in_each_case_is_good(cell: list[str]) -> None:
    """Also where a list is gone through that is never empty: of facts not known yet there is the gap."""
    inside = "".join(map(paragraph, cell))
    assert check(AGREEMENT, before_the_end(table([inside]))) == ()


def test_a_table_that_may_have_no_row_is_refused() -> None:
    rows = [[paragraph(text)] for text in ("{%tr for 段 in 依据 %}", "{{ 段 }}", "{%tr endfor %}")]
    found = faults(before_the_end(table(*rows)))
    assert "正文「{%tr for 段 in 依据 %}」：这张表格会一行都没有" in found


# What does not belong to the text


def test_a_tracked_change_is_refused_with_its_paragraph() -> None:
    gone = '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>{{ 份数 }}</w:delText></w:r></w:del></w:p>'
    assert "正文「{{ 份数 }}」这一处有修订，请去掉。" in faults(before_the_end(gone))
    come = '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>又</w:t></w:r></w:ins></w:p>'
    assert "正文「又」这一处有修订，请去掉。" in faults(before_the_end(come))


def test_a_comment_is_refused_with_its_text() -> None:
    xml = (
        f'<w:comments xmlns:w="{WORD}"><w:comment w:id="1">{paragraph("{{ 份数 }}")}</w:comment></w:comments>'
    )
    assert "批注「{{ 份数 }}」：" in faults(related("comments", "comments.xml", xml))


@pytest.mark.parametrize(("kind", "called"), [("footnote", "脚注"), ("endnote", "尾注")])
def test_a_mark_in_a_note_is_refused_with_its_text(kind: str, called: str) -> None:
    xml = f'<w:{kind}s xmlns:w="{WORD}"><w:{kind} w:id="1">{paragraph("见{{ 份数 }}")}</w:{kind}></w:{kind}s>'
    assert f"{called}「见{{{{ 份数 }}}}」：" in faults(related(f"{kind}s", f"{kind}s.xml", xml))


def test_a_mark_in_a_text_box_is_refused_with_its_text() -> None:
    box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('{{ 份数 }}')}</w:txbxContent></v:textbox>"
    found = faults(before_the_end(f"<w:p><w:r>{box}</v:shape></w:pict></w:r></w:p>"))
    assert "正文「{{ 份数 }}」：在文本框里" in found


def test_a_field_that_changes_by_itself_is_refused_with_its_paragraph() -> None:
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
def test_what_runs_or_shows_something_else_is_refused(
    kind: str, target: str, content: str | None, said: str
) -> None:
    assert said in faults(related(kind, target, content))


def test_a_link_is_named_with_its_paragraph() -> None:
    link = '<w:p><w:hyperlink r:id="rId99"><w:r><w:t>见网页</w:t></w:r></w:hyperlink></w:p><w:sectPr>'
    docx = related("hyperlink", "http://example.invalid/")
    xml = parts_of(docx)["word/document.xml"].replace("<w:sectPr>", link)
    assert "「见网页」" in faults(with_parts(docx, {"word/document.xml": xml}))


@pytest.mark.parametrize("kind", [_WITH_MACROS, _MAIN.replace("document.main", "template.main")])
def test_word_files_that_are_no_plain_papers_are_refused(kind: str) -> None:
    found = faults(changed(_MAIN, kind, part="[Content_Types].xml"))
    assert "另存为" in found
    assert ".docx" in found


def test_what_office_programs_leave_in_a_file_is_no_fault() -> None:
    """Building blocks and the list of people who once commented stay in files of Word for good."""
    assert check(AGREEMENT, related("glossaryDocument", "glossary/document.xml", "<a/>")) == ()
    assert check(AGREEMENT, related("people", "people.xml", "<a/>")) == ()


def test_embedded_fonts_are_good_and_stay_with_the_paper(tmp_path: Path) -> None:
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


def test_the_template_of_another_paper_is_refused() -> None:
    assert "《明白卡》" in faults(TEMPLATES["明白卡"], "卷宗情况说明")


def test_a_template_without_a_title_is_judged_by_its_fields() -> None:
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
def test_what_is_no_docx_is_refused(content: bytes, said: str) -> None:
    (found,) = check(AGREEMENT, content)
    assert said in found


def zipped(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def test_zip_files_that_are_no_papers_are_refused() -> None:
    assert "不是 .docx" in faults(zipped(a=b"x"))
    assert "压缩得不正常" in faults(zipped(a=b"\0" * 9_000_000))
    assert "太大" in faults(zipped(**{str(number): b"\0" * 4_000_000 for number in range(9)}))


def test_entities_of_its_own_are_refused() -> None:
    xml = parts_of(TEMPLATES[AGREEMENT])["word/document.xml"]
    head, _, rest = xml.partition("?>")
    bomb = f'{head}?><!DOCTYPE a [<!ENTITY b "{"b" * 99}">]>{rest}'
    assert "DOCTYPE" in faults(with_parts(TEMPLATES[AGREEMENT], {"word/document.xml": bomb}))


def test_hidden_text_is_refused_with_its_paragraph() -> None:
    hidden = f"</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>{COPIES}"
    assert "正文「{{ 份数 }}」这一处有隐藏的文字" in faults(changed(COPIES, hidden))


def test_the_code_must_stand_in_header_or_footer() -> None:
    assert "校验码" in faults(changed("{{ 校验码 }}", "", part="word/footer1.xml"))
    assert "校验码" in faults(before_the_end(paragraph("{{ 校验码 }}")))


def test_all_faults_are_told_at_once() -> None:
    xml = parts_of(TEMPLATES[AGREEMENT])["word/document.xml"]
    bad = xml.replace(COPIES, "{{ 分数 }}").replace("{{ 日期 }}", "{日期}}").replace(NAME, "｛｛人.姓名｝｝")
    assert len(check(AGREEMENT, with_parts(TEMPLATES[AGREEMENT], {"word/document.xml": bad}))) >= 3
