"""argparse in Chinese: the parser that all commands have, and how verbs are added to it."""

import argparse
import sys
from collections.abc import Callable
from typing import NoReturn

USAGE = 2
"""Exit status of a command that was not understood."""
Verb = Callable[[str, str], argparse.ArgumentParser]


class Parser(argparse.ArgumentParser):
    """argparse in Chinese."""

    def error(self, message: str) -> NoReturn:
        print(f"命令写得不对：{_in_chinese(message)}\n用法见 tiaojie --help。", file=sys.stderr)
        sys.exit(USAGE)

    def format_help(self) -> str:
        said = super().format_help()
        for english, chinese in (
            ("usage:", "用法："),
            ("positional arguments:", "参数："),
            ("options:", "选项："),
            ("show this help message and exit", "显示这段说明"),
        ):
            said = said.replace(english, chinese)
        return said


def _in_chinese(message: str) -> str:
    for english, chinese in (
        ("the following arguments are required:", "还缺"),
        ("unrecognized arguments:", "不认识"),
        ("expected at least one argument", "后面要跟至少一个值"),
        ("one of the arguments", "要写其中一样："),
        ("is required", ""),
        ("not allowed with argument", "不能同时用："),
        ("expected one argument", "后面要跟一个值"),
        ("invalid choice:", "没有这个命令"),
        ("choose from", "可用的有"),
        ("invalid int value:", "要写整数，不是"),
        ("invalid float value:", "要写数字，不是"),
        ("argument", "参数"),
    ):
        message = message.replace(english, chinese)
    return message


def verbs_of(
    parser: argparse.ArgumentParser, dest: str, everywhere: argparse.ArgumentParser, *, required: bool = True
) -> Verb:
    """What adds a verb to this parser, by its name and what help says of it."""
    verbs = parser.add_subparsers(title="命令", metavar="命令", dest=dest, required=required)

    def verb(name: str, said: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, help=said, description=said, parents=[everywhere])

    return verb
