"""The agreement on the screen: the words of the paper, within the width, readable."""

import re
import subprocess
import sys
from dataclasses import replace

import pytest

from tests.papers.sample import AGREEMENT, CASE, MONTHLY, SHARED, many_parties
from tiaojie_tui.domain.case import Case, Term
from tiaojie_tui.papers import preview
from tiaojie_tui.papers.cells import cells, wrap
from tiaojie_tui.papers.make import make

LONG = replace(CASE, terms=(*CASE.terms, MONTHLY, SHARED, Term("payment", text="付款")), supplements="甲1")


def words_on_screen(case: Case, width: int) -> str:
    """All words; the lines to write on and the blanks are the screen's own."""
    return re.sub(r"[\s_]", "", "".join(preview.lines(case, width)))


def words_on_paper(case: Case) -> str:
    """All words, in order; page numbers are counted by the printer."""
    text = re.sub("〔(页眉|正文|页脚)：[0-9]+ 段〕\n", "", make(AGREEMENT, case, final=False).text)
    return re.sub(r"\s|第 〔页码〕 页　共 〔页数〕 页", "", text)


@pytest.mark.parametrize("case", [CASE, LONG, Case(), many_parties(5)])
@pytest.mark.parametrize("width", [36, 78, 120])
def test_screen_and_paper_have_the_same_words_in_the_same_order(case: Case, width: int) -> None:
    assert words_on_screen(case, width) == words_on_paper(case)


@pytest.mark.parametrize("width", [30, 40, 57, 78, 118])
@pytest.mark.parametrize("case", [CASE, LONG, Case(), many_parties(12, "很长的事实，" * 300)])
def test_no_line_is_wider_than_asked(case: Case, width: int) -> None:
    assert max(map(cells, preview.lines(case, width))) <= width


def test_a_number_that_cannot_break_still_fits() -> None:
    case = replace(CASE, number="A" * 100, committee="B" * 100, facts="C" * 300)
    assert max(map(cells, preview.lines(case, 40))) <= 40


def test_a_closing_mark_does_not_begin_a_line() -> None:
    for width in range(30, 60):
        for line in wrap("他说：“不给。”（当时有三人在场），后来又说“给”；还写了条子。" * 5, width):
            assert line[0] not in "，。；：”）"
            assert line[-1] not in "“（"
            assert cells(line) <= width


def test_nothing_is_lost_by_wrapping() -> None:
    text = "2025年11月8日晚，他驾驶电动自行车（号牌12345678901234567890）超车。" * 3
    for width in range(4, 90):
        assert "".join(wrap(text, width)) == text


def test_wrapping_keeps_the_indents() -> None:
    lines = wrap("一二三四五六七八九十", 10, first=4, hanging=2)
    assert lines == ["    一二三", "  四五六七", "  八九十"]


@pytest.mark.parametrize(
    ("text", "width"), [("汉a", 3), ("𠮷", 2), ("e\u0301", 1), ("㐂䶮", 4), ("·", 1), ("　", 2)]
)
def test_a_hanzi_takes_two_cells_and_a_combining_mark_none(text: str, width: int) -> None:
    assert cells(text) == width


def test_a_value_that_cannot_be_printed_gives_the_sentence() -> None:
    (line,) = preview.lines(replace(CASE, facts="\x1b"), 100)
    assert "打印不出来" in line


def test_a_final_paper_on_screen_is_not_called_a_draft() -> None:
    final = "\n".join(preview.lines(CASE, 78, draft=False))
    assert "草稿" not in final
    assert "草稿" in "\n".join(preview.lines(CASE, 78))


def test_looking_at_a_paper_loads_neither_docx_nor_template_engine() -> None:
    program = (
        "import sys\n"
        "from tiaojie_tui.papers import make, preview, verify\n"
        "print({'docx', 'docxtpl', 'jinja2', 'lxml', 'rich', 'textual'} & sys.modules.keys())"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"
