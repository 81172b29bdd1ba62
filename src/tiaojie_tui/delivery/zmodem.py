"""A paper through the terminal itself (ZMODEM), for Xshell, SecureCRT and MobaXterm.

PuTTY and the terminal of Windows do not know it: they show ``**B0100…`` until sending is given up. A
convenience beside scp and SFTP, therefore.
"""

import os
import select
import shutil
import subprocess
import tempfile
import termios
import time
import tty
from pathlib import Path

_PROGRAM = "sz"
_OPTIONS = ("--binary", "--quiet", "--overwrite")
_SECONDS = 300
"""Longest time for one paper: 600 kB over a line of 2 kB/s. Unanswered, sz gives up after 30."""
_QUIET, _LONGEST_TAIL = 0.5, 5.0
"""Seconds without a byte after which the client is taken to have finished, and how long one waits for it."""
_OTHER_WAYS = "也可以用 WinSCP、scp 取。"


class NotSent(Exception):
    """The paper did not arrive; the message is a sentence for the mediator."""


def send(name: str, content: bytes, *, terminal: int = 0, seconds: float = _SECONDS) -> None:
    """Send ``content`` under ``name`` (ASCII: each client reads others its own way). Raises ``NotSent``.

    ``terminal`` is the open terminal; nothing else may read or write it meanwhile. It is given back as
    it was, emptied of what the client still had to say: those bytes would arrive as keys.
    """
    before = termios.tcgetattr(terminal)
    try:
        status = _sent(name, content, terminal, seconds)
    finally:
        tty.setraw(terminal)
        _let_it_finish(terminal)
        termios.tcsetattr(terminal, termios.TCSAFLUSH, before)
    if status != 0:
        raise NotSent(f"文书没有传成，中途停了。终端软件要支持 ZMODEM（如 Xshell）；{_OTHER_WAYS}")


def _sent(name: str, content: bytes, terminal: int, seconds: float) -> int:
    """Run ``sz`` on bytes that are in no file; its exit status."""
    program = shutil.which(_PROGRAM)
    if program is None:
        raise NotSent(f"服务器上没有装 sz，请管理员安装 lrzsz；{_OTHER_WAYS}")
    memory = os.memfd_create("paper")
    try:
        with open(memory, "wb", closefd=False) as file:
            file.write(content)
        with tempfile.TemporaryDirectory(prefix="tiaojie-") as folder:
            named = Path(folder) / name
            named.symlink_to(f"/proc/self/fd/{memory}")
            done = subprocess.run(
                [program, *_OPTIONS, "--", str(named)],
                stdin=terminal,
                stdout=terminal,
                stderr=subprocess.DEVNULL,
                pass_fds=(memory,),
                timeout=seconds,
                check=False,
            )
    except subprocess.TimeoutExpired:
        raise NotSent(
            f"等了{seconds:.0f}秒没有传完，已经停下。终端软件要支持 ZMODEM（如 Xshell）；{_OTHER_WAYS}"
        ) from None
    finally:
        os.close(memory)
    return done.returncode


def _let_it_finish(terminal: int) -> None:
    """Read and drop what the client still sends, until it is silent."""
    deadline = time.monotonic() + _LONGEST_TAIL
    while time.monotonic() < deadline and select.select([terminal], [], [], _QUIET)[0]:
        if not os.read(terminal, 4096):
            return
