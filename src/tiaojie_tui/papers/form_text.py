"""A finished form as lines for the screen: what is printed, with the cells of a table row side by side."""

import re
from collections.abc import Iterator, Sequence

from tiaojie_tui.papers.cells import at_right, cells, centred, wrap
from tiaojie_tui.papers.package import read_parts
from tiaojie_tui.papers.printed_text import CELL_END, LINE_BREAK, printed_lines

_LABEL = 20
"""Cells; what is longer is no label of the cell that follows it."""
_PARAGRAPH = 4
"""Cells before the first line of a paragraph, two hanzi as on paper."""
_IN = 2
"""Cells before what stands in a table."""
_NUMBER = "编号："
BOXES = str.maketrans({"□": "[ ]", "☑": "[v]"})
"""How boxes to tick stand on screen: the signs on paper are not as wide on every terminal."""
_COUNTED = re.compile("([0-9]+．|[一二三四五六七八九十]+、)")


def printed(docx: bytes) -> list[str]:
    """What the body of the paper says: a line for each paragraph, and for each row of a table."""
    return [line.translate(BOXES) for line in printed_lines(read_parts(docx))["正文"]]


def laid_out(text: Sequence[str], width: int) -> list[str]:
    """The lines of ``printed`` in lines of at most ``width`` cells."""
    titles = 0
    while titles < len(text) and _is_title(text[titles], width):
        titles += 1
    head = [centred(title, width) for title in text[:titles]]
    return [*head, *(line for said in text[titles:] for line in _laid_out(said, width))]


def _is_title(said: str, width: int) -> bool:
    return not set(said) & {CELL_END, LINE_BREAK, "：", "，"} and cells(said) <= width


def _laid_out(said: str, width: int) -> Iterator[str]:
    if CELL_END in said:
        yield from _row(said.split(CELL_END), width)
    elif said.startswith(_NUMBER) and cells(said) <= width:
        yield at_right(said, width)
    else:
        for part in said.split(LINE_BREAK):
            counted = _COUNTED.match(part)
            first = 0 if counted or cells(part) <= width else _PARAGRAPH
            yield from wrap(part, width, first=first, hanging=cells(counted.group()) if counted else 0)


def _row(row: Sequence[str], width: int) -> Iterator[str]:
    """The first of an odd number of cells is what the others are about."""
    if len(row) % 2:
        yield from wrap(row[0], width)
        yield from _side_by_side(list(_items(row[1:])), width, below=_IN)
    elif len(row) == 2 and cells(row[0]) <= _LABEL:
        yield from _beside(row[0], row[1], width)
    else:
        yield from _side_by_side(list(_items(row)), width, below=2 * _IN if row[0].isdecimal() else _IN)


def _beside(label: str, value: str, width: int) -> Iterator[str]:
    """A label with its value beside it, which may be long."""
    hanging = _IN + cells(label) + 2
    first, *others = value.split(LINE_BREAK)
    yield from wrap(f"{label}  {first}", width, first=_IN, hanging=hanging)
    for part in others:
        yield from wrap(part, width, first=hanging, hanging=hanging)


def _items(row: Sequence[str]) -> Iterator[str]:
    """Each label with what follows it; what is too long for a label stands alone."""
    for label, value in zip(row[::2], row[1::2], strict=True):
        if cells(label) <= _LABEL:
            yield f"{label}  {value}"
        else:
            yield from (label, value)


def _side_by_side(items: Sequence[str], width: int, *, below: int) -> Iterator[str]:
    """Items in one line as long as they fit; what does not stands ``below`` cells in, under them."""
    line, first = "", _IN
    for item in (part for one in items for part in one.split(LINE_BREAK)):
        if line and first + cells(line) + 4 + cells(item) > width:
            yield from wrap(line, width, first=first, hanging=first + _IN)
            line, first = "", below
        line = f"{line}    {item}" if line else item
    yield from wrap(line, width, first=first, hanging=first + _IN)
