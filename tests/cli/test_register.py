"""What proves a paper, from the shell: codes and words typed off a sheet, the register, the daily sheet."""

import re
from pathlib import Path

import pytest

from tests.casework.test_register_changed import by_hand
from tests.cli.shell import NUMBER, Shell, sign_all
from tiaojie_tui.papers.package import read_parts
from tiaojie_tui.papers.printed_text import printed_lines


@pytest.fixture
def code(shell: Shell, agreed: str) -> str:
    """The 校验码 of the sealed agreement."""
    said = shell.done("finalise", NUMBER)
    sign_all(shell)
    shell.done("seal", NUMBER)
    found = re.search("[A-Z2-7]{4}(-[A-Z2-7]{4}){3}", said)
    assert found is not None
    return found[0]


def test_a_code_is_enough_to_read_the_registered_text(shell: Shell, code: str) -> None:
    said = shell.done("verify", code.lower().replace("-", ""))
    assert "已封存，未改动" in said
    assert "人民调解协议书" in said
    assert "不是文件，也不是16位的校验码" in shell.refused("verify", code[:-1])
    answer = shell("verify", "AAAA-BBBB-CCCC-DDDD")
    assert (answer.status, answer.out.startswith("不认识")) == (1, True)


def test_words_typed_off_the_sheet_are_held_against_the_register(
    shell: Shell, code: str, tmp_path: Path
) -> None:
    paper, typed = tmp_path / "协议书.docx", tmp_path / "打字.txt"
    shell.done("paper", NUMBER, "-o", str(paper))
    lines = [line for part in printed_lines(read_parts(paper.read_bytes())).values() for line in part]
    typed.write_text("\n".join(lines), "utf-8")
    assert "文字对得上" in shell.done("verify", "--text", str(typed))
    typed.write_text("\n".join(lines).replace("陆佰", "柒佰"), "utf-8")
    answer = shell("verify", "--text", str(typed))
    assert answer.status == 1
    assert "柒佰" in answer.out


def test_the_register_is_told_whole_and_its_daily_sheet_is_made(
    shell: Shell, code: str, tmp_path: Path
) -> None:
    said = shell.done("office", "register", "--at", "1")
    assert "登记簿完整：共 2 条" in said
    assert len(re.findall("[0-9a-f]{64}", said)) == 2
    sheet = tmp_path / "日报.docx"
    shell.done("office", "daily", "-o", str(sheet))
    text = "\n".join(printed_lines(read_parts(sheet.read_bytes()))["正文"])
    assert (NUMBER in text, code in text) == (True, True)
    answer = shell("office", "register", "--at", "99")
    assert (answer.status, answer.err) == (1, "登记簿里没有第 99 条。\n")


def test_a_journal_cut_off_at_its_end_is_told(shell: Shell, code: str, tmp_path: Path) -> None:
    """What is left of it is a whole chain; the sealed paper misses its entry."""
    by_hand(shell.home, "DELETE FROM journal WHERE act = '封存'")
    answer = shell("office", "register")
    assert answer.status == 1
    assert answer.err.startswith(f"{NUMBER}第1稿：登记簿里没有它的封存记录。\n")
    assert "以签收的日报为准" in answer.err
    assert shell("office", "daily", "-o", str(tmp_path / "日报.docx")).status == 1
    answer = shell("verify", code)
    assert (answer.status, "可能被改过" in answer.out) == (1, True)
