"""The door: all that a login with one mediator's key may do. sshd runs it whatever the client asks for.

In ``authorized_keys``: ``command="…/tiaojie-door KEY",restrict,pty ssh-ed25519 …``, with the number under
which the key is registered (``office.authorized``); that program empties the environment and runs this
(``office.server_files``). Who comes in is said there and nowhere else. What the client asks for is compared
with a short list and never given to a shell; nothing else that it has sent along is believed.
"""

import os
import posixpath
import pwd
import re
import shlex
import sys
from argparse import Namespace
from collections.abc import Mapping
from contextlib import closing
from functools import partial
from typing import NoReturn

from tiaojie_tui.casework import audit, permission, taking
from tiaojie_tui.casework.desk import KEY, Desk, Refused, open_desk
from tiaojie_tui.delivery import scp, sftp
from tiaojie_tui.delivery.shelf import NotAtHand

_DONE, _REFUSED, _NO_TERMINAL, _NOT_ALLOWED = 0, 1, 2, 126
_ASKED = "SSH_ORIGINAL_COMMAND"
_PLAIN = "plain"
"""Asks for the line mode, which needs no terminal."""
_LONGEST_COMMAND = 1000
"""Bytes; the longest paper's name has some 200."""
_TERMINALS = re.compile(r"(dumb|linux|putty|rxvt|screen|tmux|vt100|vt220|xterm)([-.][-+.a-z0-9]{1,30})?")
_FROM, _ADDRESS = "TIAOJIE_FROM", re.compile(r"[0-9A-Fa-f.:]{2,45}")
"""From which address somebody comes, as sshd has told the program before this one; for the journal."""
_SFTP = ("internal-sftp", "sftp-server")
"""What sshd calls its subsystem: built in, or a program in one folder or another, which is not run here."""
_OFFER = (
    "这里只能：直接登录，打开程序；plain 用行式办案；list 看有哪些文书；get 案号 取一份；"
    "month 月份 表名 做一张月报表；check-terminal 检查终端软件；"
    "或者用 WinSCP 等软件（SFTP）、scp 取。别的命令都不能用。"
)


def forget_surroundings() -> None:
    """Leave of the environment only what the client asked for, and from where; before anything reads it."""
    kept = surroundings(os.environ)
    asked = os.environ.get(_ASKED)
    os.environ.clear()
    os.environ.update(kept)
    if asked is not None:
        os.environ[_ASKED] = asked


def surroundings(brought: Mapping[str, str]) -> dict[str, str]:
    """The environment behind the door: of what was ``brought`` along a known ``TERM``, and the address."""
    term = brought.get("TERM", "")
    address = brought.get(_FROM, "")
    return {
        **({_FROM: address} if _ADDRESS.fullmatch(address) else {}),
        "HOME": pwd.getpwuid(os.getuid()).pw_dir,
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "PYTHONUTF8": "1",
        "TERM": term if _TERMINALS.fullmatch(term) else "xterm",
    }


def run(said: Namespace) -> int:
    """Let the holder of key ``said.key`` in; the exit status. Raises ``Refused``."""
    asked = os.environ.pop(_ASKED, "")
    if not said.home.exists():
        raise Refused("服务器上还没有数据文件夹，请告诉管理员。")
    os.environ[KEY] = str(said.key)
    desk = open_desk(said.home)
    with closing(desk.store):
        if desk.person is None:
            raise Refused("服务器上还没有登记人员和钥匙，请告诉管理员。")
        if asked and asked != _PLAIN:
            audit.came(desk)
            try:
                return _hand_out(desk, asked)
            except NotAtHand as absent:
                raise Refused(str(absent)) from absent
        if not asked and not (sys.stdin.isatty() and sys.stdout.isatty()):
            permission.note_refusal(desk, "不用终端打开程序")
            print("这里要终端：请直接登录，不要接管道。取文书请用 scp、SFTP 或 get 案号。", file=sys.stderr)
            return _NO_TERMINAL
    return _become_program(said, *(("--plain",) if asked else ()))


def _words(asked: str) -> list[str]:
    """The words of a command as a shell would part them; none where it cannot be an honest one."""
    if len(os.fsencode(asked)) > _LONGEST_COMMAND or not asked.isprintable():
        return []
    try:
        return shlex.split(asked)
    except ValueError:
        return []


def _hand_out(desk: Desk, asked: str) -> int:
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


def _become_program(said: Namespace, *options: str) -> NoReturn:
    """Become the program: a process that has nothing of the one that the client has started."""
    program = [sys.executable, "-I", "-X", "utf8", "-m", "tiaojie_tui", "--home", str(said.home)]
    program += options
    os.execve(program[0], program, dict(os.environ))
