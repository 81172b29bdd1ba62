"""The old scp protocol, as its source: what ``scp`` of Windows 10 and PuTTY's pscp speak.

The client starts ``scp -f NAMES`` here; for each paper a line is sent that says its mode, size and name,
then its bytes, and the client confirms each of them with one byte. The protocol is written down only in
OpenSSH's scp.c. Nothing is ever written here: ``scp -t`` is refused.
"""

import posixpath
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from typing import BinaryIO

from tiaojie_tui.delivery.shelf import FOLDER, NotAtHand, Shelf

_CONFIRMED, _WARNING, _FATAL = b"\0", b"\1", b"\2"
_LONGEST_WARNING = 1024
_ONLY_TAKEN = "这里只能取文书，不能存文件进来。"
_NOT_HERE = "这里没有「{}」这份文书，请用 list 看有哪些。"
_A_FOLDER = "请写文书的名字，或写 '*.docx' 取全部。"


class _ClientLeft(Exception):
    """The client has gone, or wants no more."""


def send(
    shelf: Shelf,
    arguments: Sequence[str],
    incoming: BinaryIO,
    outgoing: BinaryIO,
    note: Callable[[str], None] = lambda wanted: None,
) -> bool:
    """Answer ``scp`` called with these arguments; true when everything asked for was sent.

    ``note`` is told that the client wanted to leave something here.
    """
    source = _Source(shelf, incoming, outgoing)
    options = "".join(word[1:] for word in arguments if word.startswith("-"))
    names = [word for word in arguments if not word.startswith("-")]
    try:
        if "t" in options or "f" not in options:
            note("用 scp 存文件进来")
            source.refuse(_FATAL, _ONLY_TAKEN)
            return False
        source.wait()
        # All of them: one that is not here must not keep the others from being sent.
        sent = [source.send(wanted, with_times="p" in options) for wanted in names]
        return all(sent)
    except (_ClientLeft, BrokenPipeError):
        return False


class _Source:
    def __init__(self, shelf: Shelf, incoming: BinaryIO, outgoing: BinaryIO) -> None:
        self._shelf = shelf
        self._incoming = incoming
        self._outgoing = outgoing

    def send(self, wanted: str, *, with_times: bool) -> bool:
        """Send what one argument names, a paper or a pattern such as ``*.docx``."""
        if self._shelf.find(wanted.encode()) == FOLDER:
            return self.refuse(_WARNING, _A_FOLDER)
        names = self._named(wanted)
        if not names:
            return self.refuse(_WARNING, _NOT_HERE.format(wanted[:60]))
        sent = [self._send_one(name, with_times) for name in names]
        return all(sent)

    def _named(self, wanted: str) -> list[str]:
        name = self._shelf.find(wanted.encode())
        if name is not None:
            return [name]
        pattern = posixpath.normpath("/" + wanted.lstrip("/"))[1:]
        return [name for name in self._shelf if fnmatchcase(name, pattern)]

    def _send_one(self, name: str, with_times: bool) -> bool:
        item = self._shelf[name]
        try:
            content = item.take()
        except NotAtHand as absent:
            return self.refuse(_WARNING, str(absent))
        if with_times:
            self._say(f"T{item.seconds} 0 {item.seconds} 0\n".encode())
            self.wait()
        self._say(f"C0444 {len(content)} {name}\n".encode())
        if not self.wait():
            return False
        self._say(content + _CONFIRMED)
        return self.wait()

    def refuse(self, how: bytes, said: str) -> bool:
        """Tell the client why not; false, for nothing was sent."""
        self._say(how + f"scp: {said}\n".encode())
        return False

    def wait(self) -> bool:
        """Wait for the client's word: true for a confirmation, false when it skips this paper."""
        word = self._incoming.read(1)
        if word == _WARNING:
            self._incoming.readline(_LONGEST_WARNING)
            return False
        if word != _CONFIRMED:
            raise _ClientLeft
        return True

    def _say(self, said: bytes) -> None:
        self._outgoing.write(said)
        self._outgoing.flush()
