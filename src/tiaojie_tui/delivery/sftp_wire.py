"""SFTP version 3 as bytes: the kinds of packets, their fields, and what is said of a paper.

draft-ietf-secsh-filexfer-02. Numbers are big-endian, texts are their length and their bytes.
"""

import struct
import time
from enum import IntEnum

from tiaojie_tui.delivery.shelf import Item

_FOLDER_MODE, _FILE_MODE = 0o40555, 0o100444
_HAS_SIZE, _HAS_MODE, _HAS_TIMES = 1, 4, 8


class Request(IntEnum):
    """The kinds of request; EXTENDED and whatever is not here are answered alike."""

    INIT = 1
    OPEN = 3
    CLOSE = 4
    READ = 5
    WRITE = 6
    LSTAT = 7
    FSTAT = 8
    SETSTAT = 9
    FSETSTAT = 10
    OPENDIR = 11
    READDIR = 12
    REMOVE = 13
    MKDIR = 14
    RMDIR = 15
    REALPATH = 16
    STAT = 17
    RENAME = 18
    SYMLINK = 20


class Answer(IntEnum):
    """The kinds of answer."""

    VERSION = 2
    STATUS = 101
    HANDLE = 102
    DATA = 103
    NAME = 104
    ATTRS = 105


class Status(IntEnum):
    """How a request ended."""

    OK = 0
    EOF = 1
    NO_SUCH_FILE = 2
    PERMISSION_DENIED = 3
    FAILURE = 4
    BAD_MESSAGE = 5
    UNSUPPORTED = 8


class Declined(Exception):
    """A request that is answered with a status; the text is for the person."""

    def __init__(self, status: Status, said: str) -> None:
        super().__init__(said)
        self.status = status


class Packet:
    """The fields of one request, read from its start. Raises ``Declined`` where it is cut short."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._at = 0

    def _take(self, length: int) -> bytes:
        part = self._body[self._at : self._at + length]
        if len(part) < length:
            raise Declined(Status.BAD_MESSAGE, "请求不完整，请换一个软件再试。")
        self._at += length
        return part

    def number(self) -> int:
        """32 bits."""
        return int.from_bytes(self._take(4), "big")

    def long(self) -> int:
        """64 bits."""
        return int.from_bytes(self._take(8), "big")

    def text(self) -> bytes:
        """A name, a path or a handle."""
        return self._take(self.number())


def number(value: int) -> bytes:
    """32 bits."""
    return value.to_bytes(4, "big")


def text(value: bytes) -> bytes:
    """Its length, then itself."""
    return number(len(value)) + value


def attributes(item: Item | None) -> bytes:
    """What a client may know of a paper; of the folder where there is no ``item``."""
    if item is None:
        return struct.pack(">II", _HAS_MODE, _FOLDER_MODE)
    flags = _HAS_SIZE | _HAS_MODE | _HAS_TIMES
    return struct.pack(">IQIII", flags, item.size, _FILE_MODE, item.seconds, item.seconds)


def line(name: str, item: Item | None) -> bytes:
    """One entry of the folder: its name, the line that ``ls -l`` would show, its attributes."""
    encoded = name.encode()
    mode, size = ("dr-xr-xr-x", 0) if item is None else ("-r--r--r--", item.size)
    at = time.strftime("%b %d %Y", time.localtime(item.seconds if item else 0))
    long = f"{mode}    1 tiaojie  tiaojie  {size:8} {at} ".encode() + encoded
    return text(encoded) + text(long) + attributes(item)
