"""``get`` and ``taken`` on a person's own machine."""

import hashlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.shell import Shell, agreed_case


def get_to(shell: Shell, target: Path, *paper: str) -> bytes:
    assert shell.done("get", "7", *paper, "-o", str(target)) == ""
    return target.read_bytes()


def test_get_writes_what_paper_writes_and_taken_tells_of_it(
    shell: Shell, agreed: str, tmp_path: Path
) -> None:
    """The frozen bytes, to a file and to standard output; before 定稿 the draft."""
    draft = get_to(shell, tmp_path / "草稿.docx")
    shell.done("finalise", agreed)
    shell.done("paper", agreed, "-o", str(tmp_path / "原件.docx"))
    frozen = get_to(shell, tmp_path / "取走.docx")
    assert frozen == (tmp_path / "原件.docx").read_bytes() != draft
    command = [sys.executable, "-m", "tiaojie_tui", "get", "7", "--home", str(shell.home)]
    assert subprocess.run(command, capture_output=True, check=True).stdout == frozen
    lines = [line.split("\t") for line in shell.done("taken", "7").splitlines()]
    assert [line[1:4] for line in lines] == [
        ["江海平", "get", "草稿人民调解协议书.docx"],
        ["江海平", "get", "人民调解协议书.docx"],
        ["江海平", "get", "人民调解协议书.docx"],
    ]
    assert lines[1][4] == hashlib.sha256(frozen).hexdigest()


def test_on_one_s_own_machine_every_case_is_one_s_own(
    shell: Shell, written: Callable[..., str], tmp_path: Path
) -> None:
    """Also one that somebody else has mediated and that was brought in as a file."""
    shell.done("import", written(agreed_case(mediators=["别处的人"], recorder="另一个人")))
    assert get_to(shell, tmp_path / "x.docx", "明白卡").startswith(b"PK")


def test_a_terminal_is_no_place_for_a_paper(
    shell: Shell, agreed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would show rubbish; the sentence says what to write."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert shell.refused("get", "7") == "文书不能打在屏幕上，请写 -o 文件名，或者用 > 存到文件。"
    assert shell.done("taken", "7") == ""


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["get", "99"], "没有编号为「99」的案件"),
        (["taken", "99"], "没有编号为「99」的案件"),
        (["get", "7", "遗嘱"], "没有叫「遗嘱」的文书"),
        (["get", "7", "人民调解协议书.pdf"], "还没有定稿"),
        (["get", "7", "明白卡.pdf"], "只有《人民调解协议书》有 PDF"),
        (["get", "7", "-o", "/nowhere/x.docx"], "没有「/nowhere」这个文件夹"),
    ],
)
def test_what_cannot_be_taken_is_told_in_a_sentence(
    shell: Shell, agreed: str, argv: list[str], said: str
) -> None:
    assert said in shell.refused(*argv)
