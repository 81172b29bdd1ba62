"""``tiaojie dossier``: the papers of a case for people and for programs."""

import json

from tests.cli.shell import NUMBER, Shell


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
