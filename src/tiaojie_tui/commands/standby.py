"""``tiaojie standby``: loads the program and gives each login at the door a copy of it (``standby``).

Before a copy is made there is no thread, no open database and no event loop; a copy is under the same rules
as any session. It ends by itself when another build of the program has been installed, to be started again.
"""

import gc
import importlib
import json
import os
import pkgutil
import signal
import socket
import struct
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NoReturn

import tiaojie_tui
from tiaojie_tui import standby, terminal
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.domain.rules import pattern

_PATIENCE = 2
"""Seconds within which the door has to say what it wants."""
_LONGEST = 8192
"""Bytes of what it says."""
_WAITING = 128
"""Logins that may wait at once."""
_LEFT_OUT = ("tiaojie_tui.__main__", "tiaojie_tui.commands")
_SIGNALS = {standby.RESIZED: signal.SIGWINCH, standby.ENDING: signal.SIGTERM}


Begin = Callable[[Sequence[str]], int]
"""Runs the program with these arguments, gives its exit status."""


def run(home: Path, begin: Begin) -> None:
    """Stand by until ended by a signal, or until another build is installed. Raises ``Refused``."""
    if not home.is_dir():
        raise Refused("还没有数据文件夹，请先装好服务器（tiaojie office install）。")
    with closing(_listening(home)) as door:
        build = standby.build()
        _load()
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the copies
        while standby.build() == build:
            line, _ = door.accept()
            with line:
                _serve(home, door, line, build, begin)


def _listening(home: Path) -> socket.socket:
    if standby.is_there(home):
        raise Refused("已经有一个候着了。")
    door = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with standby.address(home) as where:
        with suppress(FileNotFoundError):
            os.unlink(where)
        os.umask(0o077)  # of the copies, too
        door.bind(where)
    door.listen(_WAITING)
    return door


def _load() -> None:
    """All that a session may need: what is loaded here is loaded by none of them."""
    terminal.prepare()
    for module in pkgutil.walk_packages(tiaojie_tui.__path__, "tiaojie_tui."):
        if not module.name.startswith(_LEFT_OUT):
            importlib.import_module(module.name)
    pattern.compile_all()
    gc.collect()
    gc.freeze()


def _serve(home: Path, door: socket.socket, line: socket.socket, build: Sequence[int], begin: Begin) -> None:
    handles: list[int] = []
    try:
        line.settimeout(_PATIENCE)
        words, handles, _, _ = socket.recv_fds(line, _LONGEST, 3)
        asked = json.loads(words)
        if _is_ours(line) and len(handles) == 3 and asked["build"] == list(build) and os.fork() == 0:
            door.close()
            _session(home, line, handles, asked["environment"], begin)
    except (OSError, ValueError, KeyError, TypeError):
        pass  # the door goes its own way
    finally:
        for handle in handles:
            os.close(handle)


def _is_ours(line: socket.socket) -> bool:
    _, user, _ = struct.unpack("3i", line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
    return bool(user == os.geteuid())


def _session(
    home: Path, line: socket.socket, terminal: Sequence[int], environment: Any, begin: Begin
) -> NoReturn:
    status = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        for at, handle in enumerate(terminal):
            os.dup2(handle, at)
            os.close(handle)
        _open_streams()
        os.environ.clear()
        os.environ.update(environment)
        line.settimeout(None)
        line.send(standby.TAKEN)
        threading.Thread(target=_listen, args=(line,), daemon=True).start()
        status = begin(["--home", str(home)])
    finally:
        # What an interpreter does at its end is not done: what was loaded is not this copy's to close.
        with suppress(OSError, ValueError):
            sys.stdout.flush()
        with suppress(OSError):
            line.send(bytes([status]))
        os._exit(status)


def _open_streams() -> None:
    """Those of before stand for what was open when all began, which was no terminal."""
    for at, name in enumerate(("stdin", "stdout", "stderr")):
        stream = os.fdopen(at, "w" if at else "r", 1, encoding="utf-8", closefd=False)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)  # on which Textual draws


def _listen(line: socket.socket) -> None:
    """Pass on what the door tells; when the door itself is gone, the line has dropped."""
    while True:
        try:
            told = line.recv(1)
        except OSError:
            told = b""
        os.kill(os.getpid(), _SIGNALS.get(told, signal.SIGHUP))
        if not told:
            return
