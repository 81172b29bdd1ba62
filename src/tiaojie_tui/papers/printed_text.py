"""What a .docx shows when it is printed, read with nothing but the standard library.

Read part by part as a stream, without a tree, without entities: the file may be made to harm us. Hidden
and deleted text is left out; counted fields, pictures and foreign fields are named, so that one put in
later is seen.
"""

import posixpath
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from tiaojie_tui.papers.package import NotReadable

LINE_BREAK = "\u2028"
"""A line break inside a paragraph; a paragraph of the text is one line."""
CELL_END = "\t"
"""Between the paragraphs of a table row, which are one line together."""
MOST_LINES = 100_000

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NOT_SHOWN = frozenset(
    {_WORD + name for name in ("pPr", "del", "moveFrom", "sdtPr", "tblPr", "tcPr", "trPr")}
    | {_ALTERNATIVE + "Fallback"}
)
_SIGNS = {"tab": "\t", "br": LINE_BREAK, "cr": LINE_BREAK, "noBreakHyphen": "\u2011", "sym": "〔符号〕"}
_PICTURES = frozenset({_WORD + "drawing", _WORD + "object", _VML + "imagedata"})
_COUNTED = {"PAGE": "〔页码〕", "NUMPAGES": "〔页数〕"}
_HARMLESS_SWITCHES = frozenset({"\\*", "MERGEFORMAT", "ARABIC"})


@dataclass(slots=True)
class _Field:
    instruction: str = ""

    def shown(self) -> str:
        """How the field stands in the text: page numbers differ with the printer, so they are not read."""
        name, *switches = self.instruction.upper().split() or [""]
        if name in _COUNTED and _HARMLESS_SWITCHES.issuperset(switches):
            return _COUNTED[name]
        return f"〔域：{self.instruction.strip()}〕"


@dataclass(slots=True)
class _Reader:
    """Takes one part as it is parsed; ``lines`` in the order in which they begin."""

    lines: list[list[list[str]]] = field(default_factory=list)
    """A line is the paragraphs of one table row of several cells, or one paragraph elsewhere."""
    frames: list[str] = field(default_factory=list)
    """Relation ids of headers and footers, in order."""
    _open: list[list[str]] = field(default_factory=list)
    _hidden: list[bool] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)
    _tags: list[str] = field(default_factory=list)
    _rows: int = 0
    _cells: int = 0
    _skipped: int = 0
    _in_run_look: int = 0

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise NotReadable("文件里有文书不该有的内容（DOCTYPE），没有打开。")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._tags.append(tag)
        if tag in (_WORD + "headerReference", _WORD + "footerReference"):
            self.frames.append(attributes.get(_RELATION_ID, ""))
        if self._skipped or tag in _NOT_SHOWN:
            self._skipped += 1
        elif tag == _WORD + "rPr":
            self._in_run_look += 1
        elif tag == _WORD + "vanish" and self._in_run_look and self._hidden:
            self._hidden[-1] = attributes.get(_WORD + "val", "1") not in ("0", "false", "off")
        elif tag == _WORD + "p":
            if len(self.lines) > MOST_LINES:
                raise NotReadable("文件里的段落太多，不像一份文书，没有打开。")
            self._open.append([])
            if not self._rows:
                self.lines.append([])
            self.lines[-1].append(self._open[-1])
        elif tag == _WORD + "tr":
            self._rows += 1
            if self._rows == 1:
                self.lines.append([])
                self._cells = 0
        elif tag == _WORD + "tc":
            self._cells += self._rows == 1
        elif tag == _WORD + "r":
            self._hidden.append(False)
        else:
            self._start_in_run(tag, attributes)

    def _start_in_run(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _WORD + "fldChar":
            kind = attributes.get(_WORD + "fldCharType")
            if kind == "begin":
                self._fields.append(_Field())
            elif kind == "end" and self._fields:
                self._show(self._fields.pop().shown())
        elif tag == _WORD + "fldSimple":
            self._fields.append(_Field(attributes.get(_WORD + "instr", "")))
        elif tag == _VML + "textpath":
            self._show(attributes.get("string", ""))
        elif tag in _PICTURES:
            self._show("〔图〕")
        elif tag.startswith(_WORD) and self._hidden and not self._in_run_look:
            self._show(_SIGNS.get(tag.removeprefix(_WORD), ""))

    def end(self, tag: str) -> None:
        self._tags.pop()
        if self._skipped:
            self._skipped -= 1
        elif tag == _WORD + "rPr":
            self._in_run_look -= 1
        elif tag == _WORD + "p":
            self._open.pop()
        elif tag == _WORD + "tr":
            self._rows -= 1
            if not self._rows and self._cells == 1:
                self.lines += [[paragraph] for paragraph in self.lines.pop()]
        elif tag == _WORD + "r":
            self._hidden.pop()
        elif tag == _WORD + "fldSimple" and self._fields:
            self._show(self._fields.pop().shown())

    def data(self, text: str) -> None:
        if self._skipped or not self._tags:
            return
        if self._tags[-1] == _WORD + "instrText" and self._fields:
            self._fields[-1].instruction += text
        elif self._tags[-1].endswith("}t"):
            self._show(text.replace("\r", " ").replace("\n", " "))

    def _show(self, text: str) -> None:
        if text and self._open and not self._fields and not (self._hidden and self._hidden[-1]):
            self._open[-1].append(text)


def _feed(xml: bytes, reader: "_Reader | _RelationReader") -> None:
    parser = ElementTree.XMLParser(target=reader)
    try:
        parser.feed(xml)
        parser.close()
    except ElementTree.ParseError as bad:
        raise NotReadable("文件的内容已经损坏，读不出来。") from bad


def _read(xml: bytes) -> _Reader:
    reader = _Reader()
    _feed(xml, reader)
    return reader


def _lines(reader: _Reader) -> list[str]:
    lines = (CELL_END.join(filter(str.strip, map("".join, line))) for line in reader.lines)
    return [unicodedata.normalize("NFC", line) for line in lines if line]


def printed_lines(parts: Mapping[str, bytes]) -> dict[str, list[str]]:
    """The printed lines of a .docx's parts under 页眉, 正文 and 页脚. Raises ``NotReadable``.

    A line is a paragraph or a table row. What has no text is left out: programs that save a file again
    add empty paragraphs.
    """
    main = _main_part(parts)
    body = _read(parts[main])
    relations = dict(_relations(parts, main))
    found: dict[str, list[str]] = {"页眉": [], "正文": _lines(body), "页脚": []}
    for relation in dict.fromkeys(body.frames):
        kind, target = relations.get(relation, ("", ""))
        if target not in parts:
            raise NotReadable("文件缺了页眉或页脚，已经损坏。")
        found["页眉" if kind.endswith("/header") else "页脚"] += _lines(_read(parts[target]))
    return found


def _main_part(parts: Mapping[str, bytes]) -> str:
    mains = {target for _, (kind, target) in _relations(parts, "") if kind.endswith("/officeDocument")}
    if len(mains) > 1:
        raise NotReadable(
            f"文件指向 {len(mains)} 份正文，打开时看到的是哪一份说不准，是被人动过的，没有打开。"
        )
    if not mains or not mains <= parts.keys():
        raise NotReadable("这不是一份正常的 .docx 文书。")
    return mains.pop()


def _relations(parts: Mapping[str, bytes], part: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The relations of a part (of the package for ``""``): id, then kind and name of the target."""
    folder, name = posixpath.split(part)
    xml = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"), b"<none/>")
    reader = _RelationReader()
    _feed(xml, reader)
    for row in reader.rows:
        target = posixpath.normpath(posixpath.join("/", folder, row.get("Target", "")))
        yield row.get("Id", ""), (row.get("Type", ""), target.lstrip("/"))


@dataclass(slots=True)
class _RelationReader:
    rows: list[dict[str, str]] = field(default_factory=list)

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise NotReadable("文件里有文书不该有的内容（DOCTYPE），没有打开。")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith("}Relationship"):
            self.rows.append(attributes)

    def end(self, tag: str) -> None: ...

    def data(self, text: str) -> None: ...
