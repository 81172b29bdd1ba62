"""Questions to the print server in its own language, the Internet Printing Protocol (RFC 8010, RFC 8011).

Asked directly and not through a program's output: what a job or a printer is stands there as numbers and
keywords, which no translation changes. Nothing is changed by asking.
"""

import http.client
import itertools
import socket
import struct
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum

Value = int | str
Group = Mapping[str, tuple[Value, ...]]
"""The attributes of one printer or job, each with all its values; booleans are 0 and 1."""

_SECONDS = 10.0
_OPERATION_GROUP, _END, _UNSUPPORTED_GROUP = 1, 3, 5
_DELIMITERS = range(0x10)
_NUMBERS = {0x21: ">i", 0x22: ">?", 0x23: ">i"}
_TEXTS = range(0x41, 0x4A)
_URI, _KEYWORD, _CHARSET, _LANGUAGE = 0x45, 0x44, 0x47, 0x48
_VERSION = bytes((1, 1))
_FIRST_ERROR = 0x0400
_NOT_FOUND = (0x0406, 0x0407)
_request_ids = itertools.count(1)


class Operation(IntEnum):
    """What is asked; those from 0x4000 are CUPS's own."""

    JOB = 0x0009
    PRINTER = 0x000B
    DEFAULT_PRINTER = 0x4001
    PRINTERS = 0x4002


class NoAnswer(Exception):
    """The print server does not run, or does not answer in time or in this language."""


class NotThere(Exception):
    """The print server knows no such printer or job."""


class _LocalConnection(http.client.HTTPConnection):
    """HTTP through a socket in the file system, where CUPS listens on its own machine."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_SECONDS)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def first(groups: Sequence[Group], name: str) -> Value:
    """The first value of an attribute of the first group; empty text where there is none."""
    return next(iter(every(groups, name)), "")


def every(groups: Sequence[Group], name: str) -> tuple[Value, ...]:
    """All values of an attribute of the first group."""
    return groups[0].get(name, ()) if groups else ()


def ask(server: str, operation: Operation, wanted: Sequence[str], about: str = "") -> list[Group]:
    """The ``wanted`` attributes of what is asked about, a group for each printer or job.

    ``server`` is ``host:port`` or the path of a socket, ``about`` the URI of a printer or job. Raises
    ``NoAnswer`` and ``NotThere``.
    """
    connection = (
        _LocalConnection(server)
        if server.startswith("/")
        else http.client.HTTPConnection(server, timeout=_SECONDS)
    )
    try:
        body = _request(operation, wanted, about)
        connection.request("POST", "/", body, {"Content-Type": "application/ipp"})
        answer = connection.getresponse()
        content = answer.read()
    except (OSError, http.client.HTTPException) as trouble:
        raise NoAnswer(type(trouble).__name__) from trouble
    finally:
        connection.close()
    if answer.status != http.client.OK:
        raise NoAnswer(f"HTTP {answer.status}")
    try:
        (status,) = struct.unpack_from(">H", content, 2)
        groups = list(_groups(content))
    except (struct.error, IndexError, UnicodeDecodeError) as garbled:
        raise NoAnswer("no IPP") from garbled
    if status in _NOT_FOUND:
        raise NotThere
    if status >= _FIRST_ERROR:
        raise NoAnswer(f"IPP {status:#06x}")
    return groups


def _request(operation: Operation, wanted: Sequence[str], about: str) -> bytes:
    parts = [
        _VERSION,
        struct.pack(">HI", operation, next(_request_ids)),
        bytes((_OPERATION_GROUP,)),
        _attribute(_CHARSET, "attributes-charset", "utf-8"),
        _attribute(_LANGUAGE, "attributes-natural-language", "en"),
    ]
    if about:
        name = "job-uri" if operation is Operation.JOB else "printer-uri"
        parts.append(_attribute(_URI, name, about))
    # Further values of one attribute bear no name.
    names = itertools.chain(["requested-attributes"], itertools.repeat(""))
    parts += [_attribute(_KEYWORD, name, keyword) for name, keyword in zip(names, wanted, strict=False)]
    return b"".join((*parts, bytes((_END,))))


def _attribute(tag: int, name: str, value: str) -> bytes:
    named, valued = name.encode(), value.encode()
    return struct.pack(f">BH{len(named)}sH{len(valued)}s", tag, len(named), named, len(valued), valued)


def _groups(content: bytes) -> Iterator[Group]:
    """The groups of an answer that describe printers or jobs."""
    at, group, name = 8, dict[str, tuple[Value, ...]](), ""
    about = _OPERATION_GROUP
    while True:
        tag = content[at]
        at += 1
        if tag in _DELIMITERS:
            if group and about not in (_OPERATION_GROUP, _UNSUPPORTED_GROUP):
                yield group
            if tag == _END:
                return
            group, about = {}, tag
            continue
        named, at = _counted(content, at)
        value, at = _counted(content, at)
        name = named.decode() or name
        group[name] = (*group.get(name, ()), *_read(tag, value))


def _counted(content: bytes, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from(">H", content, at)
    end = at + 2 + length
    return content[at + 2 : end], end


def _read(tag: int, value: bytes) -> tuple[Value, ...]:
    """What a value says; nothing for kinds that nobody here asks for."""
    if tag in _NUMBERS:
        return (int(struct.unpack(_NUMBERS[tag], value)[0]),)
    return (value.decode(),) if tag in _TEXTS else ()
