"""The month's sheets from the shell, and the look of all papers."""

from pathlib import Path

import pytest

from tests.cli.shell import NUMBER, TODAY, Shell
from tiaojie_tui.commands.month import NAMES
from tiaojie_tui.papers.package import read_parts
from tiaojie_tui.papers.printed_text import printed_lines


def text_of(docx: Path) -> str:
    return "\n".join(
        line for lines in printed_lines(read_parts(docx.read_bytes())).values() for line in lines
    )


@pytest.mark.parametrize("name", NAMES)
def test_each_sheet_of_the_month_is_made_from_the_cases(
    shell: Shell, agreed: str, tmp_path: Path, name: str
) -> None:
    sheet = tmp_path / "表.docx"
    shell.done("office", "month", f"{TODAY:%Y-%m}", name, "-o", str(sheet))
    assert f"{TODAY.year}年{TODAY.month}月" in text_of(sheet)
    if name == "调解案件登记单":
        assert NUMBER in text_of(sheet)


@pytest.mark.parametrize("typed", ["2026", "2026-13", "0000-01", "十一月"])
def test_what_is_no_month_is_refused(shell: Shell, agreed: str, tmp_path: Path, typed: str) -> None:
    answer = shell("office", "month", typed, NAMES[0], "-o", str(tmp_path / "x"))
    assert (answer.status, answer.err) == (1, f"「{typed}」不是月份，请这样写：2026-11。\n")


def test_a_sheet_nobody_knows_is_refused_with_the_names_of_all(shell: Shell, agreed: str) -> None:
    answer = shell("office", "month", "2026-11", "台账", "-o", "x")
    assert answer.status == 1
    assert all(name in answer.err for name in NAMES)


def test_the_plain_look_is_chosen_for_all_papers_and_taken_back(
    shell: Shell, agreed: str, tmp_path: Path
) -> None:
    paper = tmp_path / "协议书.docx"

    def fonts() -> bytes:
        shell.done("paper", NUMBER, "-o", str(paper))
        return read_parts(paper.read_bytes())["word/styles.xml"]

    official = fonts()
    assert "简式" in shell.done("templates", "look", "简式")
    assert "仿宋_GB2312".encode() not in fonts()
    assert "简式" in shell.done("templates", "look")
    shell.done("templates", "look", "公文")
    assert fonts() == official
    assert shell("templates", "look", "花体").status == 1
