"""Homes the command line must not work on: of a newer program, of nobody, without rights."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.shell import COMMITTEE, NUMBER, Shell, agreed_case


def every_verb(tmp_path: Path) -> list[tuple[str, ...]]:
    """A command of each verb that opens the database; ``doctor`` reports in its own way."""
    file = tmp_path / "file.json"
    file.write_text(json.dumps(agreed_case(), ensure_ascii=False))
    return [
        ("setup", "--committee", COMMITTEE, "--mediator", "江海平"),
        ("import", str(file)),
        ("export", NUMBER),
        ("list",),
        ("show", NUMBER),
        ("problems", NUMBER),
        ("paper", NUMBER, "-o", str(tmp_path / "x.docx")),
        ("finalise", NUMBER),
        ("void", NUMBER, "--reason", "错"),
        ("sign", NUMBER, "--stamp"),
        ("seal", NUMBER),
        ("verify", str(file)),
    ]


def test_a_database_of_a_newer_version_is_left_alone(shell: Shell, agreed: str, tmp_path: Path) -> None:
    """Every verb says that a newer program wrote it, and not a byte of it changes."""
    database = shell.home / "tiaojie.db"
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = database.read_bytes()
    for argv in every_verb(tmp_path):
        assert "更新版本" in shell.refused(*argv), argv
    answer = shell("doctor")
    assert answer.status == 1
    assert "更新版本" in answer.out
    assert database.read_bytes() == before


def test_a_home_that_holds_no_database_of_ours_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in place of the folder, and a file in it that is no database: said by every verb."""
    file = tmp_path / "home"
    file.write_text("这是一个文件")
    folder = tmp_path / "other"
    folder.mkdir(mode=0o700)
    (folder / "tiaojie.db").write_text("这不是数据库" * 1000)
    for home in (file, folder):
        shell = Shell(home, capsys)
        for argv in every_verb(tmp_path):
            shell.refused(*argv)
        answer = shell("doctor")
        assert answer.status == 1
        assert "要处理" in answer.out
    assert file.read_text() == "这是一个文件"


def test_looking_at_a_home_that_is_not_there_does_not_make_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip in ``--home`` is said, and no empty data folder is left behind for the next slip."""
    shell = Shell(tmp_path / "hoem", capsys)
    for argv in (("list",), ("export", NUMBER), ("show", NUMBER), ("verify", __file__)):
        shell.refused(*argv)
    assert not shell.home.exists()


def test_without_rights_to_the_folder_every_verb_is_refused(
    shell: Shell, agreed: str, tmp_path: Path
) -> None:
    """Tried by a process that is nobody (or by us with the rights taken away): one sentence each."""
    program = """
import os, sys
sys.path[:0] = [folder for folder in sys.argv[1].split(os.pathsep) if folder]
from tiaojie_tui import cli
cli.main(["list", "--home", sys.argv[2]])
if os.geteuid() == 0:
    os.setresgid(65534, 65534, 65534)
    os.setresuid(65534, 65534, 65534)
else:
    os.chmod(sys.argv[2], 0)
for verb in ("list", "export", "show", "problems", "finalise", "seal"):
    argv = [verb, *([] if verb == "list" else [sys.argv[3]]), "--home", sys.argv[2]]
    print("status", cli.main(argv), file=sys.stderr)
"""
    paths = os.pathsep.join(sys.path)
    command = [sys.executable, "-c", program, paths, str(shell.home), NUMBER]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env={"LOGNAME": "nobody"})
    shell.home.chmod(0o700)
    lines = done.stderr.splitlines()
    assert lines[1::2] == ["status 1"] * 6, done.stderr
    assert all("没有权限" in line for line in lines[::2]), done.stderr
    assert done.stdout.splitlines() == [line for line in done.stdout.splitlines() if NUMBER in line]
