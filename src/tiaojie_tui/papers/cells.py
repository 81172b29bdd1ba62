"""Text laid out in terminal cells: a hanzi takes two, a combining mark none."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_NEVER_FIRST = frozenset("，。、；：？！）》」』】〕”’·．,.;:?!)]}%")
_NEVER_LAST = frozenset("（《「『【〔“‘([{")
_PIECE = re.compile(r"[!-~]+|.", re.DOTALL)
"""A run of ASCII stays together (sums, numbers); everything else breaks anywhere."""


@cache
def char_cells(char: str) -> int:
    """Cells one character takes."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cells(text: str) -> int:
    """Cells a text takes on one line."""
    return sum(map(char_cells, text))


def pad(text: str, width: int) -> str:
    """The text with blanks up to ``width`` cells."""
    return text + " " * (width - cells(text))


def centred(text: str, width: int) -> str:
    """The text in the middle of ``width`` cells."""
    return " " * max(0, (width - cells(text)) // 2) + text


def at_right(text: str, width: int) -> str:
    """The text at the right end of ``width`` cells."""
    return " " * max(0, width - cells(text)) + text


def wrap(text: str, width: int, *, first: int = 0, hanging: int = 0) -> list[str]:
    """The text in lines of at most ``width`` cells, ``first`` and ``hanging`` blanks before them.

    A closing mark does not begin a line and an opening one does not end it, as on paper.
    """
    room = max(2, width)
    indent = " " * min(hanging, room - 2)
    lines: list[str] = []
    line = " " * min(first, room - 2)
    used = len(line)
    for piece in _pieces(text.replace("\t", "    "), room - max(used, len(indent))):
        taken = cells(piece)
        while used + taken > room and line.strip():
            full, moved = _give_up(line, piece)
            lines.append(full.rstrip(" "))
            line = indent + moved
            used = cells(line)
        line, used = line + piece, used + taken
    lines.append(line.rstrip(" "))
    return lines


def _pieces(text: str, room: int) -> Iterator[str]:
    for match in _PIECE.finditer(text):
        piece = match.group()
        for start in range(0, len(piece), room):
            yield piece[start : start + room]


def _give_up(line: str, piece: str) -> tuple[str, str]:
    """The full line, and what of its end has to go down with the next piece: at most three characters."""
    end = len(line)
    must_move = piece[0] in _NEVER_FIRST
    while end and (must_move or line[end - 1] in _NEVER_LAST) and len(line) - end < 3:
        end -= 1
        must_move = line[end] in _NEVER_FIRST
    moved = line[end:]
    fits = line[:end].strip() and cells(moved) < cells(line[:end])
    return (line[:end], moved) if fits else (line, "")
