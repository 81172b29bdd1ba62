"""What is handed out at the door besides the program itself: papers, lists, the sheets of a month.

What a client asks for is compared with this short list and never given to a shell.
"""

import os
import posixpath
import shlex
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

from tiaojie_tui.casework import audit, permission, taking
from tiaojie_tui.casework.desk import Desk, Refused, open_desk
from tiaojie_tui.delivery import scp, sftp
from tiaojie_tui.delivery.shelf import NotAtHand

_DONE, _REFUSED, _NO_TERMINAL, _NOT_ALLOWED = 0, 1, 2, 126
_LONGEST_COMMAND = 1000
"""Bytes; the longest paper's name has some 200."""
_SFTP = ("internal-sftp", "sftp-server")
"""What sshd calls its subsystem: built in, or a program in one folder or another, which is not run here."""
_OFFER = (
    "这里只能：直接登录，打开程序；plain 用行式办案；list 看有哪些文书；get 案号 取一份；"
    "month 月份 表名 做一张月报表；check-terminal 检查终端软件；"
    "或者用 WinSCP 等软件（SFTP）、scp 取。别的命令都不能用。"
)


def hand_out(home: Path, asked: str) -> int:
    """Give what is ``asked`` for to the holder of the key; the exit status. Raises ``Refused``.

    Who asks for nothing has come for the program without a terminal to show it on.
    """
    desk = open_desk(home)
    with closing(desk.store):
        if not asked:
            permission.note_refusal(desk, "不用终端打开程序")
            print("这里要终端：请直接登录，不要接管道。取文书请用 scp、SFTP 或 get 案号。", file=sys.stderr)
            return _NO_TERMINAL
        audit.came(desk)
        try:
            return _give(desk, asked)
        except NotAtHand as absent:
            raise Refused(str(absent)) from absent


def _words(asked: str) -> list[str]:
    """The words of a command as a shell would part them; none where it cannot be an honest one."""
    if len(os.fsencode(asked)) > _LONGEST_COMMAND or not asked.isprintable():
        return []
    try:
        return shlex.split(asked)
    except ValueError:
        return []


def _give(desk: Desk, asked: str) -> int:
    note = partial(permission.note_refusal, desk)
    match _words(asked):
        case [program, *_] if posixpath.basename(program) in _SFTP:
            server = sftp.Server(
                lambda: taking.shelf(desk, "sftp"), sys.stdin.buffer, sys.stdout.buffer, note
            )
            return _DONE if server.serve() else _REFUSED
        case ["scp", *arguments]:
            shelf = taking.shelf(desk, "scp")
            sent = scp.send(shelf, arguments, sys.stdin.buffer, sys.stdout.buffer, note)
            return _DONE if sent else _REFUSED
        case ["check-terminal"]:
            from tiaojie_tui.commands import check_terminal

            return _DONE if check_terminal.check(desk) else _REFUSED
        case ["list"]:
            for name in taking.shelf(desk, "list"):
                print(name)
        case ["get", number, *name] if len(name) <= 1:
            _refuse_terminal()
            sys.stdout.buffer.write(taking.get(desk, number, *name)[1])
        case ["month", typed, name, *mediator] if len(mediator) <= 1:
            from tiaojie_tui.commands import given, month

            _refuse_terminal()
            sys.stdout.buffer.write(month.sheet(desk, name, given.month(typed), *mediator))
        case _:
            note(asked)
            print(_OFFER, file=sys.stderr)
            return _NOT_ALLOWED
    return _DONE


def _refuse_terminal() -> None:
    """A terminal would put a carriage return before every line feed of a file."""
    if sys.stdout.isatty():
        raise Refused("不要加 -t，加了文件会坏。请写成：ssh 主机 get 案号 > 文件名.docx")
