"""What is wrong with an office's template is told before it is used, and where; what is right passes."""

from pathlib import Path

import pytest

from tests.papers.office import converted, needs_office
from tests.papers.sample import AGREEMENT, CASE, parts_of
from tests.papers.templates.office import before_the_end, changed, faults, paragraph, table, with_parts
from tests.papers.test_templates import CONTEXTS, TEMPLATES
from tiaojie_tui.papers import make
from tiaojie_tui.papers.templates.checking import check
from tiaojie_tui.papers.templates.samples import NAMES

NAME = "{{ 人.姓名 }}"
COPIES = "{{ 份数 }}"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


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
    assert any(named in sentence and said in sentence for sentence in found), found
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
