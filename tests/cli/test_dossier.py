"""``tiaojie dossier``: the papers of a case for people and for programs."""

import json
from pathlib import Path

import pytest

from tests.cli.shell import NUMBER, Shell
from tests.papers.office import needs_office


def test_dossier_lists_the_papers_with_what_they_lack(shell: Shell, agreed: str) -> None:
    """The count first, then a line a paper; with --json the same papers in the same order."""
    head, *rows = shell.done("dossier", NUMBER).splitlines()
    found = json.loads(shell.done("dossier", NUMBER, "--json"))
    assert head == f"卷宗 {found['ready']}/{found['wanted']}"
    assert [row.split("\t")[0] for row in rows] == [paper["label"] for paper in found["papers"]]
    assert any(row.startswith("人民调解协议书\t缺\t") and row.endswith("第6步签署") for row in rows)
    shell.done("finalise", NUMBER)
    assert "人民调解协议书\t可打印" in shell.done("dossier", NUMBER)


def test_dossier_of_a_case_that_is_not_there_is_refused(shell: Shell, agreed: str) -> None:
    """One sentence, status 1, nothing on standard output."""
    answer = shell("dossier", "(1999)没有第1号")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.count("\n") == 1


@needs_office
def test_dossier_is_bound_into_a_file_and_its_papers_into_a_folder(
    shell: Shell, agreed: str, office: None, tmp_path: Path
) -> None:
    """What is being done goes to standard error, what is lacking to standard output."""
    pdf, folder = tmp_path / "卷宗.pdf", tmp_path / "卷宗"
    answer = shell("dossier", NUMBER, "-o", str(pdf), "--folder", str(folder))
    assert answer.status == 0
    assert pdf.read_bytes().startswith(b"%PDF-")
    papers = sorted(path.name for path in folder.iterdir())
    head, *remarks = answer.out.splitlines()
    assert head.startswith(f"整卷装订好了：{len(papers)} 份文书，")
    assert papers[:2] == ["01卷宗封面.docx", "02卷内目录.docx"]
    assert "人民调解协议书：内容齐了，还没有定稿。" in remarks
    assert f"正在做第 1/{len(papers)} 份：卷宗封面" in answer.err.splitlines()


def test_dossier_without_libreoffice_leaves_no_file(
    shell: Shell, agreed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIAOJIE_SOFFICE", "")
    answer = shell("dossier", NUMBER, "-o", str(tmp_path / "卷宗.pdf"))
    assert (answer.status, answer.out) == (1, "")
    assert "请管理员安装" in answer.err
    assert not (tmp_path / "卷宗.pdf").exists()
