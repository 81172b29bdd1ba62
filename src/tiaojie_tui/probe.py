"""What the terminal at the other end does with what it is sent: its encoding, and how wide it draws.

Nobody can be asked but the terminal itself: some characters are written, and it is asked where its cursor
stands now (DSR 6, ECMA-48, 8.3.35).
"""

import os
import re
import select
import termios
import time
import tty
from enum import StrEnum
from typing import NamedTuple

HANZI, AMBIGUOUS = "中文", "“”…—"
"""Two hanzi; and four marks that a terminal may draw in one cell or in two (UAX #11, class A)."""
_SECONDS = 1.5
"""How long a terminal may take to answer; a line over a satellite needs half of it."""
_WHERE = "\x1b[6n"
_CLEAR = "\r\x1b[K"
_ANSWER = re.compile(rb"\x1b\[\d+;(\d+)R")
_UTF_8, _BYTES = 5, 7
"""Columns behind the hanzi: drawn as two of two cells each, or as six bytes of one each."""
_NARROW, _WIDE = 5, 9


class Encoding(StrEnum):
    """How the terminal reads bytes."""

    UTF_8 = "UTF-8"
    OTHER = "GBK"
    """Or another one that is not UTF-8."""
    UNKNOWN = ""


class Drawing(StrEnum):
    """How wide the terminal draws the marks of unsettled width."""

    NARROW = "窄"
    WIDE = "宽"
    UNKNOWN = ""


class Measured(NamedTuple):
    """What a terminal has shown of itself; ``typed`` came meanwhile from the keyboard."""

    encoding: Encoding = Encoding.UNKNOWN
    drawing: Drawing = Drawing.UNKNOWN
    typed: bytes = b""


def measure(seconds: float = _SECONDS, *, fd_in: int = 0, fd_out: int = 1) -> Measured:
    """Ask the terminal; a silent one is waited for once, and nothing typed is lost."""
    before = termios.tcgetattr(fd_in)
    try:
        # Flushing would drop what was typed while the program was on its way.
        tty.setraw(fd_in, termios.TCSANOW)
        asked = (_CLEAR, HANZI, _WHERE, _CLEAR, AMBIGUOUS, _WHERE, _CLEAR)
        os.write(fd_out, "".join(asked).encode())
        heard = _heard(fd_in, seconds)
    finally:
        termios.tcsetattr(fd_in, termios.TCSANOW, before)
    columns = [int(column) for column in _ANSWER.findall(heard)]
    typed = _ANSWER.sub(b"", heard)
    if len(columns) < 2:
        return Measured(typed=typed)
    hanzi, ambiguous = columns[:2]
    encoding = {_UTF_8: Encoding.UTF_8, _BYTES: Encoding.OTHER}.get(hanzi, Encoding.UNKNOWN)
    drawing = {_NARROW: Drawing.NARROW, _WIDE: Drawing.WIDE}.get(ambiguous, Drawing.UNKNOWN)
    return Measured(encoding, drawing if encoding is Encoding.UTF_8 else Drawing.UNKNOWN, typed)


def _heard(terminal: int, seconds: float) -> bytes:
    """All that comes until both answers are there or the time is over."""
    heard, end = b"", time.monotonic() + seconds
    while len(_ANSWER.findall(heard)) < 2 and (left := end - time.monotonic()) > 0:
        if select.select([terminal], [], [], left)[0]:
            read = os.read(terminal, 4096)
            if not read:
                break
            heard += read
    return heard
