"""A command that was not understood, and the help that says how it is meant."""

import os
import re
import subprocess
import sys

import pytest

from tests.cli.shell import NUMBER, Shell
from tiaojie_tui.commands import verbs

USAGE: dict[str, tuple[str, ...]] = {
    "unknown verb": ("delete", NUMBER),
    "number missing": ("show",),
    "file missing": ("import",),
    "output missing": ("paper", NUMBER),
    "value missing": ("paper", NUMBER, "-o"),
    "unknown option": ("list", "--xml"),
    "too much": ("seal", NUMBER, "多余"),
    "neither case nor rules": ("problems",),
    "case and rules": ("problems", NUMBER, "--rules"),
    "reason missing": ("void", NUMBER),
    "committee missing": ("setup",),
}


@pytest.mark.parametrize("argv", USAGE.values(), ids=USAGE)
def test_a_command_that_is_not_understood_says_so_in_chinese(shell: Shell, argv: tuple[str, ...]) -> None:
    """Exit 2; what is wrong and where the usage stands, without English but for the words to type."""
    answer = shell(*argv)
    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.startswith("命令写得不对：")
    assert "tiaojie --help" in answer.err
    typed = {"tiaojie", "help", "rules", "delete", "xml", "output", "reason", "committee", "mediator"}
    verbs = {*re.findall("[a-z]+", shell("--help").out), "o"}
    assert {*re.findall("[a-z]+", answer.err)} <= typed | verbs, answer.err


@pytest.mark.parametrize("argv", [("--help",), *((verb, "--help") for verb in ("import", "sign", "paper"))])
def test_help_is_chinese_and_names_every_verb(shell: Shell, argv: tuple[str, ...]) -> None:
    """Exit 0, on standard output, no English sentence."""
    answer = shell(*argv)
    assert answer.status == 0
    assert answer.err == ""
    assert "用法：" in answer.out
    assert not re.search("usage|optional|positional|show this|options", answer.out)
    if argv == ("--help",):
        for verb in verbs():
            assert f"\n    {verb}" in answer.out


def test_without_a_terminal_the_app_is_refused_in_chinese(shell: Shell) -> None:
    """No verb and no terminal: a sentence, not a screen full of codes."""
    command = [sys.executable, "-m", "tiaojie_tui", "--home", str(shell.home)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("请在终端里直接运行")


def test_a_reader_that_goes_away_leaves_no_traceback(shell: Shell, agreed: str) -> None:
    """``tiaojie export … | head -1`` ends quietly."""
    command = [sys.executable, "-m", "tiaojie_tui", "export", NUMBER, "--home", str(shell.home)]
    read, write = os.pipe()
    os.close(read)
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, timeout=60, env=buffered)
    os.close(write)
    assert done.returncode in (0, 1)
    assert done.stderr == ""
