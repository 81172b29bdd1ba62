"""How the text of a .docx part is built: paragraphs, and tables of rows of cells, in the order of the page.

Read with the standard library alone, because the file may come from anywhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

from tiaojie_tui.papers.package import NotReadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT_ON_SHAPE = "{urn:schemas-microsoft-com:vml}textpath"


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph: its text, and for each character the element its run stands in."""

    text: str = ""
    holders: list[int] = field(default_factory=list)
    boxed: list["Paragraph"] = field(default_factory=list)
    """Paragraphs of the text boxes that hang on it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what its cells hold."""

    cells: tuple[tuple["Block", ...], ...]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs of the row, those of tables within it included."""
        return [paragraph for cell in self.cells for paragraph in paragraphs_of(cell)]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows."""

    rows: tuple[Row, ...]


Block = Paragraph | Table


def paragraphs_of(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """All paragraphs in order, those of tables included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                yield from row.paragraphs


def parsed(xml: bytes) -> ElementTree.Element:
    """The tree of a part. Raises ``NotReadable`` for what is broken, or has entities of its own."""
    parser = ElementTree.XMLParser(target=_Builder())
    try:
        parser.feed(xml)
        root: ElementTree.Element = parser.close()
    except ElementTree.ParseError as bad:
        raise NotReadable("文件的内容已经损坏，读不出来。") from bad
    return root


class _Builder(ElementTree.TreeBuilder):
    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise NotReadable("文件里有文书不该有的内容（DOCTYPE），没有打开。")


def blocks_of(parent: ElementTree.Element) -> tuple[Block, ...]:
    """The blocks in a body, a header, a cell, a note or a comment."""
    return tuple(_blocks(parent))


def _blocks(parent: ElementTree.Element) -> Iterator[Block]:
    for child in parent:
        if child.tag == W + "p":
            yield _paragraph(child)
        elif child.tag == W + "tbl":
            yield Table(tuple(Row(tuple(map(blocks_of, _inner(row, "tc")))) for row in _inner(child, "tr")))
        elif child.tag != _FALLBACK:  # a content control, a tracked change around paragraphs
            yield from _blocks(child)


def _inner(parent: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """The rows of a table or the cells of a row, those in content controls included."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "del"):
            yield from _inner(child, name)


def _read(element: ElementTree.Element, into: Paragraph, holder: int) -> None:
    """Take what an element of a paragraph adds to it; ``holder`` is what its runs stand in."""
    for child in element:
        tag: Any = child.tag
        if tag == W + "t":
            _add(into, child.text or "", holder)
        elif tag in (W + "tab", W + "br", W + "cr") and element.tag == W + "r":
            _add(into, " ", holder)
        elif tag == W + "p":
            into.boxed.append(_paragraph(child))
        elif tag != _FALLBACK:
            if tag == _TEXT_ON_SHAPE:
                _add(into, child.get("string", ""), id(child))
            _read(child, into, holder if tag == W + "r" else id(child))


def _add(into: Paragraph, text: str, holder: int) -> None:
    into.text += text
    into.holders += [holder] * len(text)


def _paragraph(element: ElementTree.Element) -> Paragraph:
    paragraph = Paragraph()
    _read(element, paragraph, id(element))
    return paragraph
