"""Text broken into rows of a given width in terminal cells, and the caret's place in them.

A hanzi is two cells, a variation selector none; ``len`` never measures anything here.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size

_NEVER_AT_HEAD = frozenset("，。、；：！？）」』》〕")
"""A row does not begin with one of these; the character before it comes along."""
_WORD = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:")
_LONGEST_WORD = 19
"""An identity number stays in one row; anything longer is broken where the row is full."""


class Row(NamedTuple):
    """One row: characters ``start`` to ``end`` of the text, the line break not counted."""

    start: int
    end: int


def cells(text: str) -> int:
    """How many cells the text takes on screen."""
    return cell_len(text)


def pad(text: str, width: int) -> str:
    """The text with blanks up to ``width`` cells."""
    return text + " " * (width - cells(text))


def broken(text: str, width: int) -> list[Row]:
    """The rows of ``text``, at least one; breaks at line breaks and where ``width`` cells are full."""
    rows: list[Row] = []
    start = 0
    for line in text.split("\n"):
        rows += (Row(start + row.start, start + row.end) for row in _broken_line(line, max(2, width)))
        start += len(line) + 1
    return rows


def _broken_line(line: str, width: int) -> Iterator[Row]:
    start = used = 0
    for index, character in enumerate(line):
        size = get_character_cell_size(character)
        if used + size > width:
            cut = _cut(line, start, index)
            yield Row(start, cut)
            start, used = cut, cells(line[cut:index])
        used += size
    yield Row(start, len(line))


def _cut(line: str, start: int, full: int) -> int:
    """Where a row that is full at ``full`` ends: numbers stay whole, stops stay off the head."""
    if line[full] in _NEVER_AT_HEAD:
        return full - 1 if full - start > 1 else full
    word = full
    while word > start and full - word < _LONGEST_WORD and line[word] in _WORD and line[word - 1] in _WORD:
        word -= 1
    return word if start < word and full - word < _LONGEST_WORD else full


def row_of(rows: list[Row], caret: int) -> int:
    """The row a caret stands in; between two rows of one line it stands at the head of the second."""
    return next(index for index in reversed(range(len(rows))) if rows[index].start <= caret)


def index_at(text: str, row: Row, column: int) -> int:
    """The place in a row that is nearest to ``column`` cells from its left."""
    used = 0
    for index in range(row.start, row.end):
        size = get_character_cell_size(text[index])
        if used + size > column:
            return index
        used += size
    return row.end


def before(text: str, caret: int) -> int:
    """One character to the left, taking marks without width along with their hanzi."""
    at = max(0, caret - 1)
    while at > 0 and text[at] != "\n" and not get_character_cell_size(text[at]):
        at -= 1
    return at


def after(text: str, caret: int) -> int:
    """One character to the right, taking marks without width along."""
    at = min(len(text), caret + 1)
    while at < len(text) and text[at] != "\n" and not get_character_cell_size(text[at]):
        at += 1
    return at


def clipped(text: str, width: int) -> str:
    """The text if it fits, else its beginning and ``..``."""
    if cells(text) <= width:
        return text
    return text[: index_at(text, Row(0, len(text)), max(0, width - 2))] + ".."
