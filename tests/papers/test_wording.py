"""A paper's words without its layout: as typed from a sheet, as read from a PDF."""

import pytest

from tests.papers.sample import AGREEMENT, CASE
from tiaojie_tui.papers.make import make
from tiaojie_tui.papers.package import NotReadable
from tiaojie_tui.papers.wording import compare, text_of_pdf, typed_code, worded

PAPER = make(AGREEMENT, CASE, final=True)
REGISTERED = worded(PAPER.text)


@pytest.mark.parametrize(
    "typed",
    [
        "BKKU-HBAC-LLHG-Y2HQ",
        "bkku hbac llhg y2hq",
        "ＢＫＫＵ－ＨＢＡＣ－ＬＬＨＧ－Ｙ２ＨＱ",
        "校验码：BKKUHBACLLHGY2HQ",
        "8KKU-H8AC-LLHG-Y2HQ",
        "调解协议书 (2026)柳调字第7号 BKKU-HBAC-LLHG-Y2HQ",
    ],
)
def test_a_code_is_read_however_it_was_typed(typed: str) -> None:
    assert typed_code(typed) == "BKKU-HBAC-LLHG-Y2HQ"


@pytest.mark.parametrize(
    "typed", ["", "BKKU", "BKKU-HBAC-LLHG-Y2H", "BKKU-HBAC-LLHG-Y2HQA", "协议书.docx", "BKKU-HBAC-LLHG-Y29Q"]
)
def test_what_is_no_code_is_not_taken_for_one(typed: str) -> None:
    assert typed_code(typed) is None


def test_the_number_and_the_code_are_found_among_the_words() -> None:
    seen = worded("人民调解协议书\n编号：(2026)柳调字第7号\n校验码：" + PAPER.code + "\n第1页　共3页")
    assert (seen.number, seen.code) == (CASE.number, PAPER.code)


def test_line_ends_blanks_page_numbers_and_wide_signs_do_not_count() -> None:
    again = PAPER.text.replace("。", "。\n\n").replace("：", " ：").replace("(", "（") + "第2页　共3页"
    assert compare(REGISTERED, worded(again)) == []


def test_one_changed_figure_is_shown_with_what_stands_before_it() -> None:
    assert "36000元" in PAPER.text
    said = compare(REGISTERED, worded(PAPER.text.replace("36000元", "96000元", 1)))
    assert len(said) == 1
    assert "36000元" in said[0].split("，现为")[0]
    assert "96000元" in said[0].split("，现为")[1]


def test_a_clause_taken_out_or_put_in_is_shown() -> None:
    middle = PAPER.text.index("本协议一式")
    [more] = compare(REGISTERED, worded(PAPER.text[:middle] + "另付五百元。" + PAPER.text[middle:]))
    assert "多出「另付五百元。」" in more
    [less] = compare(worded(PAPER.text[:middle] + "另付五百元。" + PAPER.text[middle:]), REGISTERED)
    assert "少了「另付五百元。」" in less


def test_of_a_part_that_was_typed_only_the_part_is_compared() -> None:
    lines = PAPER.text.split("\n")
    some = "\n".join(lines[len(lines) // 3 : len(lines) // 2])
    assert compare(REGISTERED, worded(some), part=True) == []
    assert compare(REGISTERED, worded(some)) != []


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"PK\x03\x04", b"%PDF-1.7\n" + b"\x00" * 500 + b"%%EOF"]
)
def test_what_is_no_pdf_is_told_in_a_sentence_and_in_no_other_way(
    content: bytes, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(NotReadable, match="。"):
        text_of_pdf(content)
    assert tuple(capfd.readouterr()) == ("", "")
    assert caplog.records == []
