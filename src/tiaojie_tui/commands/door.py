"""The door: all that a login with one mediator's key may do. sshd runs it whatever the client asks for.

In ``authorized_keys``: ``command="…/tiaojie-door KEY",restrict,pty ssh-ed25519 …``, with the number under
which the key is registered (``office.authorized``); that program empties the environment and runs this
(``office.server_files``). Who comes in is said there and nowhere else; nothing else that the client has sent
along is believed. Whoever wants the program itself gets it before anything of it is loaded here.
"""

import os
import sys
from pathlib import Path
from typing import NoReturn

from tiaojie_tui import standby
from tiaojie_tui.surroundings import ASKED, KEY, behind_the_door

_PLAIN = "plain"
"""Asks for the line mode, which needs no terminal."""


def run(home: Path, key: int) -> str:
    """Let the program be run where that is wanted; else gives what is asked for, which may be nothing at all.

    Of the environment stays what is known, and the key ``key``.
    """
    asked = os.environ.get(ASKED, "")
    kept = behind_the_door(os.environ)
    os.environ.clear()
    os.environ.update(kept, **{KEY: str(key)})
    if asked == _PLAIN:
        _become_program(home, "--plain")
    if not asked and sys.stdin.isatty() and sys.stdout.isatty():
        status = standby.come_in(home, os.environ)
        if status is not None:
            sys.exit(status)
        _become_program(home)
    return asked


def _become_program(home: Path, *options: str) -> NoReturn:
    """Become the program: a process that has nothing of the one that the client has started."""
    program = [sys.executable, "-I", "-X", "utf8", "-m", "tiaojie_tui", "--home", str(home), *options]
    os.execve(program[0], program, dict(os.environ))
