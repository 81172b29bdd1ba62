"""The agreement as a .docx: what goes in comes out, the same each time, and a bad template is refused."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.papers.sample import AGREEMENT, APPLICANT, CASE, many_parties, parts_of, repacked, with_terms
from tiaojie_tui.domain.case import Case, Term
from tiaojie_tui.papers.make import BadTemplate, file_name, make
from tiaojie_tui.papers.verify import code_of, read_printed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATE = Path(__file__).parents[2] / "agreements" / "templates" / f"{AGREEMENT}.docx"


def office_template(folder: Path, old: str, new: str, part: str = "word/document.xml") -> Path:
    """An office's own template: ours with something changed."""
    template = TEMPLATE.read_bytes()
    xml = parts_of(template)[part]
    assert old in xml
    changed = {part.replace("/", "__"): xml.replace(old, new)}
    (folder / f"{AGREEMENT}.docx").write_bytes(repacked(template, **changed))
    return folder


def made_with(folder: Path, old: str, new: str, case: Case = CASE, part: str = "word/document.xml") -> str:
    return make(AGREEMENT, case, final=True, templates=office_template(folder, old, new, part)).text


def body_of(case: Case) -> ElementTree.Element:
    """The body of the case's final paper."""
    return ElementTree.fromstring(parts_of(make(AGREEMENT, case, final=True).docx)["word/document.xml"])[0]


def test_the_same_case_gives_the_same_bytes() -> None:
    assert make(AGREEMENT, CASE, final=True) == make(AGREEMENT, CASE, final=True)


def test_the_same_case_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "from tests.papers.sample import CASE, AGREEMENT\n"
        "from tiaojie_tui.papers.make import make\n"
        "print(make(AGREEMENT, CASE, final=True).sha256)"
    )
    found = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert found.stdout.strip() == make(AGREEMENT, CASE, final=True).sha256


def test_a_final_paper_bears_the_code_of_its_own_text_and_a_draft_bears_none() -> None:
    final, draft = make(AGREEMENT, CASE, final=True), make(AGREEMENT, CASE, final=False)
    assert code_of(final.text) == final.code == read_printed(final.docx).code
    assert draft.code == read_printed(draft.docx).code == ""


def test_the_code_changes_with_any_word() -> None:
    codes = {
        make(AGREEMENT, case, final=True).code
        for case in (
            CASE,
            replace(CASE, number="(2026)柳调字第8号"),
            replace(CASE, facts=(CASE.facts or "") + "。"),
            replace(CASE, recorder="柳朋"),
        )
    }
    assert len(codes) == 4


def test_what_is_signed_later_does_not_change_the_paper() -> None:
    sealed = replace(CASE, sealed_on=CASE.agreed_on)
    assert make(AGREEMENT, sealed, final=True).sha256 == make(AGREEMENT, CASE, final=True).sha256


def test_only_the_draft_says_so_in_words_and_across_the_page() -> None:
    draft, final = (parts_of(make(AGREEMENT, CASE, final=final).docx) for final in (False, True))
    assert 'string="草稿"' in draft["word/header1.xml"]
    assert "草稿，尚未定稿" in draft["word/header1.xml"]
    assert not any("草稿" in xml for xml in final.values())


def test_the_file_holds_no_junk_no_author_and_no_time() -> None:
    parts = parts_of(make(AGREEMENT, CASE, final=True).docx)
    assert set(parts) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/footer1.xml.rels",
        "word/media/qr-code.png",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/header1.xml",
        "word/settings.xml",
        "word/styles.xml",
    }
    assert "creator" not in parts["docProps/core.xml"]
    assert "created" not in parts["docProps/core.xml"]
    for name, xml in parts.items():
        assert name == "word/media/qr-code.png" or ElementTree.fromstring(xml) is not None


@pytest.mark.parametrize(
    "typed",
    [
        "甲&乙公司 a<b >c \"d\" 'e' {f} }}g{{",
        "{{7*7}}",
        "{% for x in y %}",
        "{_{ 编号 }_} {_% %_}",
        "&lt;w:p/&gt; </w:t></w:r></w:p><w:p>",
        "𠮷䶮㐂𬎆 买买提·吐尔逊 ①Ⅷ…——“引”",
        "制表\t符",
        "前  两个空格",
        "长公司" * 14,
    ],
)
def test_what_is_typed_prints_as_typed(typed: str) -> None:
    party = replace(APPLICANT, name=typed, address=typed)
    case = replace(
        with_terms(Term("act", (typed,), (typed,), typed)), facts=typed, parties=(party,), recorder=typed
    )
    text = make(AGREEMENT, case, final=True).text
    # Name, address, facts, term, its two sides, the recorder, the boxes of party and recorder.
    assert text.count(typed) == 9


def test_line_breaks_in_one_line_fields_print_as_line_breaks() -> None:
    case = replace(CASE, parties=(replace(APPLICANT, address="柳坪村\n二组"),))
    paper = make(AGREEMENT, case, final=True)
    assert "柳坪村\u2028二组" in paper.text


def test_five_thousand_characters_of_facts_print_in_full() -> None:
    facts = "".join(chr(0x4E00 + number) for number in range(5000))
    assert facts in make(AGREEMENT, replace(CASE, facts=facts), final=True).text


def test_five_thousand_times_the_same_character_print_too() -> None:
    assert "吵" * 5000 in make(AGREEMENT, replace(CASE, facts="吵" * 5000), final=True).text


def test_twelve_parties_print() -> None:
    case = many_parties(12)
    text = make(AGREEMENT, case, final=True).text
    assert all(f"\t{party.name}\t" in text for party in case.parties)


def test_an_empty_case_makes_a_draft_with_gaps() -> None:
    assert "＿＿" in make(AGREEMENT, Case(), final=False).text


def test_structure_is_what_word_opens() -> None:
    body = ElementTree.fromstring(
        parts_of(make(AGREEMENT, many_parties(3), final=True).docx)["word/document.xml"]
    )
    cells = list(body.iter(W + "tc"))
    assert cells
    assert all(cell[-1].tag == W + "p" for cell in cells)
    assert all(table.find(W + "tr") is not None for table in body.iter(W + "tbl"))
    for row in body.iter(W + "tr"):
        table = next(table for table in body.iter(W + "tbl") if row in list(table))
        spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iter(W + "tc")]
        columns = sum(1 if span is None else int(span.get(W + "val", "")) for span in spans)
        assert columns == len(table.findall(f"{W}tblGrid/{W}gridCol"))


def test_from_the_last_performance_on_all_stays_together_but_the_end() -> None:
    body = body_of(CASE)
    blocks = [block for block in body if block.tag in (W + "p", W + "tbl")]
    words = ["".join(text.text or "" for text in block.iter(W + "t")) for block in blocks]
    start = next(at for at, line in enumerate(words) if line.startswith("第2条：义务人"))
    chain = [paragraph for block in blocks[start:] for paragraph in block.iter(W + "p")]
    assert all(paragraph.find(f"{W}pPr/{W}keepLines") is not None for paragraph in chain)
    assert all(paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in chain[:-1])
    assert chain[-1].find(f"{W}pPr/{W}keepNext") is None


def test_an_offices_own_template_goes_before_ours(tmp_path: Path) -> None:
    text = made_with(tmp_path, "{{ 项.履行 }}", "怎么做、几时做完：")
    assert "怎么做、几时做完：" in text


def test_full_width_braces_in_a_template_are_understood(tmp_path: Path) -> None:
    xml = parts_of(TEMPLATE.read_bytes())["word/document.xml"]
    wide = xml.replace("{{ 人.姓名 }}", "｛｛ 人.姓名 ｝｝").replace("{%p endfor %}", "｛％p endfor ％｝")
    (tmp_path / f"{AGREEMENT}.docx").write_bytes(repacked(TEMPLATE.read_bytes(), word__document_x=wide))
    own = make(AGREEMENT, CASE, final=True, templates=tmp_path)
    assert own.text == make(AGREEMENT, CASE, final=True).text


def test_a_tag_that_word_has_split_over_runs_still_works(tmp_path: Path) -> None:
    split = '{{ 份</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>数 }}'
    assert "一式叁份" in made_with(tmp_path, "{{ 份数 }}", split)


def test_an_office_may_leave_out_the_identity_number(tmp_path: Path) -> None:
    assert "33000019560312001X" not in made_with(tmp_path, "{{ 人.身份证号 }}", "")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{{ 份数 }}", "{{ 分数 }}", "没有的项目「分数」"),
        ("{{ 人.姓名 }}", "{{ 人.名姓 }}", "没有的项目「名姓」"),
        ("{{ 份数 }}", "", "没有印出来"),
        ("{{ 份数 }}", "{份数}}", "没有印出来"),
        ("{{ 份数 }}", "{{ 份数 }} {{", "花括号"),
        ("{{ 份数 }}", "{{ 份数 }} }}", "还有「}}」"),
        ("{{ 份数 }}", "{{ 份数（） }}", "标记写得不对"),
        ("{{ 份数 }}", "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "不允许的程序代码"),
        ("{%p endfor %}", "", "标记写得不对"),
        ("{{ 人.住址 }}", "{%p if 补充 %}{{ 人.住址 }}{%p endif %}", ""),
        ("{{ 份数 }}", "{{ 份数 }}{{ 校验码 }}", "校验码"),
    ],
)
def test_a_bad_template_is_refused_with_a_sentence(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(BadTemplate) as bad:
        made_with(tmp_path, old, new)
    assert AGREEMENT in str(bad.value)
    assert said in str(bad.value)


def test_a_template_whose_cell_empties_is_refused(tmp_path: Path) -> None:
    old = '<w:pPr><w:pStyle w:val="表格居中"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    xml = parts_of(TEMPLATE.read_bytes())["word/document.xml"]
    assert old in xml
    paragraph = f'<w:p>{old}<w:t xml:space="preserve">{{{{ 人.性别 }}}}</w:t></w:r></w:p>'
    tags = [f"<w:p><w:r><w:t>{{%p {tag} %}}</w:t></w:r></w:p>" for tag in ("if 补充", "endif")]
    assert paragraph in xml
    with pytest.raises(BadTemplate, match="空段落"):
        made_with(tmp_path, paragraph, f"{tags[0]}{paragraph}{tags[1]}")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip"])
def test_a_template_that_is_no_docx_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / f"{AGREEMENT}.docx").write_bytes(content)
    with pytest.raises(BadTemplate, match="模板"):
        make(AGREEMENT, CASE, final=True, templates=tmp_path)


def test_a_template_with_an_external_link_is_refused(tmp_path: Path) -> None:
    part = "word/_rels/document.xml.rels"
    link = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'hyperlink" Target="http://example.invalid/" TargetMode="External"/></Relationships>'
    )
    with pytest.raises(BadTemplate, match="外部链接"):
        made_with(tmp_path, "</Relationships>", link, part=part)


def test_control_characters_are_refused_before_anything_is_made() -> None:
    with pytest.raises(BadTemplate, match="打印不出来"):
        make(AGREEMENT, replace(CASE, facts="\x1b[31m"), final=True)


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("(2026)柳调字第7号", "(2026)柳调字第7号人民调解协议书.docx"),
        ("../../etc", "_.._etc人民调解协议书.docx"),
        ("-rf", "rf人民调解协议书.docx"),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j人民调解协议书.docx"),
    ],
)
def test_file_names_are_safe_everywhere(number: str, name: str) -> None:
    assert file_name(Case(number=number), AGREEMENT) == name


def test_a_long_title_makes_a_file_name_that_fits() -> None:
    name = file_name(Case(title="很长" * 100), AGREEMENT)
    assert len(name.encode()) <= 180
    assert name.endswith("人民调解协议书.docx")
