"""``tiaojie templates``: which template a paper uses, and whether an office's own can be used."""

from pathlib import Path

import pytest

from tests.cli.shell import NUMBER, Shell
from tests.papers.sample import AGREEMENT
from tests.papers.templates.office import changed
from tests.papers.test_templates import AGREEMENTS, TEMPLATES
from tiaojie_tui.casework.papers import NAMES

BAD = changed("{{ 份数 }}", "{{ 分数 }}")


def own(folder: Path, name: str, content: bytes) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    return str(folder / name)


def test_a_good_template_is_called_good(shell: Shell) -> None:
    file = str(AGREEMENTS / "templates" / "明白卡.docx")
    assert shell.done("templates", "check", file) == f"好\t{file}\t可以用作《明白卡》的模板。\n"


def test_each_fault_of_each_file_is_a_line(shell: Shell, tmp_path: Path) -> None:
    bad = own(tmp_path, f"{AGREEMENT}.docx", BAD)
    good = own(tmp_path, "明白卡.docx", TEMPLATES["明白卡"])
    answer = shell("templates", "check", bad, good)
    assert (answer.status, answer.err) == (1, "")
    lines = [line.split("\t") for line in answer.out.splitlines()]
    assert [line[:2] for line in lines] == [["要改", bad], ["好", good]]
    assert lines[0][2] == "正文「{{ 分数 }}」：没有「分数」这一项，是不是「份数」。"


def test_the_paper_is_known_by_the_name_of_the_file_or_told(shell: Shell, tmp_path: Path) -> None:
    file = own(tmp_path, "新卡.docx", TEMPLATES["明白卡"])
    answer = shell("templates", "check", file)
    assert answer.status == 1
    assert "--as" in answer.err
    assert "《明白卡》" in shell.done("templates", "check", file, "--as", "明白卡")
    assert "没有叫「收条」的文书" in shell("templates", "check", file, "--as", "收条").err


def test_a_file_that_is_not_there_stops_only_itself(shell: Shell, tmp_path: Path) -> None:
    good = own(tmp_path, "明白卡.docx", TEMPLATES["明白卡"])
    answer = shell("templates", "check", str(tmp_path / "卷宗情况说明.docx"), good)
    assert answer.status == 1
    assert "没有「" in answer.err
    assert answer.out.startswith("好\t")


def test_the_list_names_every_paper_and_whose_template_it_uses(shell: Shell) -> None:
    mine = own(shell.home / "templates", "明白卡.docx", TEMPLATES["明白卡"])
    own(shell.home / "templates", "明白卡 (2).docx", TEMPLATES["明白卡"])
    rows = [line.split("\t") for line in shell.done("templates", "list").splitlines()]
    named = {row[0]: row[1] for row in rows}
    assert set(TEMPLATES) <= set(named)
    assert named[AGREEMENT] == "程序自带的"
    assert ["明白卡", "本单位的", mine] in rows
    assert named["明白卡 (2)"] == "用不上"
    assert all(Path(row[2]).is_file() for row in rows)


@pytest.mark.parametrize("other", [name for name in NAMES if name != "明白卡"])
def test_a_bad_template_of_one_paper_stops_no_other(
    shell: Shell, agreed: str, tmp_path: Path, other: str
) -> None:
    own(shell.home / "templates", "明白卡.docx", BAD)
    target = str(tmp_path / "文书.docx")
    assert "《明白卡》的模板用不了" in shell.refused("paper", NUMBER, "明白卡", "-o", target)
    assert not Path(target).exists()
    shell.done("paper", NUMBER, other, "-o", target)
    assert Path(target).read_bytes().startswith(b"PK")


@pytest.mark.parametrize("argv", [(), ("delete",), ("check",), ("check", "a.docx", "--as")])
def test_what_is_not_understood_is_said_in_chinese(shell: Shell, argv: tuple[str, ...]) -> None:
    answer = shell("templates", *argv)
    assert answer.status == 2
    assert answer.err.startswith("命令写得不对：")
