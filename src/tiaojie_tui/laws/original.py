"""The paragraphs of a .docx original of the national law database, read by hand and without trust.

Only ``word/document.xml`` is inflated, only after its place in the archive has been found reasonable, and it
is read piece by piece, so that no file can cost more than a moment and a few megabytes. The 65 originals
measured have up to 30 members, 2 700 paragraphs and 1.8 MB of XML, ten times what it takes packed.
"""

import io
import zipfile
import zlib
from xml.parsers import expat

from tiaojie_tui.laws.refusal import NotAStatute

_MEMBERS = 500
_DOCUMENT = "word/document.xml"
_LARGEST = 32 << 20
_RATIO = 100
"""Deflate reaches 1000 to 1 on a bomb; Word's repetitive XML 10 to 30."""
_PARAGRAPHS = 20_000
_CHARACTERS = 3_000_000
_DEPTH = 200
_PIECE = 1 << 16
_SPACE = " "
_WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",  # the same, as ISO 29500 Strict writes it
    }
)
_SAID_TWICE = "http://schemas.openxmlformats.org/markup-compatibility/2006" + _SPACE + "Fallback"
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t"}

_BROKEN = "这个 .docx 文件坏了，请重新下载后再导入。"
_NOT_WORD = "这不是 Word 文件（.docx），请导入国家法律法规数据库下载的原件。"
_TOO_LARGE = "文件大得不正常，不像法律原件，没有导入。"
_WITH_ENTITIES = "文件里带有不该有的外部定义（DTD），不安全，没有导入。"
_LOCKED = "文件加了密码，打不开，没有导入。"


def lines(content: bytes) -> list[str]:
    """The lines of the document in order, soft breaks parting them too. Raises ``NotAStatute``."""
    return "\n".join(_Paragraphs().read(_document(content))).split("\n")


def _document(content: bytes) -> bytes:
    """The XML of the document, if it may be inflated."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            found = [member for member in members if member.filename == _DOCUMENT]
            if len(members) > _MEMBERS:
                raise NotAStatute(_TOO_LARGE)
            if len(found) != 1 or found[0].compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise NotAStatute(_NOT_WORD)
            packed, size = found[0].compress_size, found[0].file_size
            if found[0].flag_bits & 1:
                raise NotAStatute(_LOCKED)
            if size > min(_LARGEST, _RATIO * max(packed, 1)):
                raise NotAStatute(_TOO_LARGE)
            return archive.read(found[0])  # never gives more than the size it was just asked for
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError, OSError) as broken:
        raise NotAStatute(_BROKEN) from broken


class _Paragraphs:
    """Takes the text of the paragraphs from the XML as expat walks through it."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._open: list[list[str]] = []
        """The paragraphs that are begun; more than one where a text box stands in a paragraph."""
        self._depth = self._characters = 0
        self._in_text = False
        self._skipping = 0

    def read(self, document: bytes) -> list[str]:
        parser = expat.ParserCreate(namespace_separator=_SPACE)
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            for start in range(0, len(document), _PIECE):
                parser.Parse(document[start : start + _PIECE], start + _PIECE >= len(document))
        except (expat.ExpatError, LookupError, ValueError) as broken:
            raise NotAStatute(_BROKEN) from broken
        return self._done

    def _begin(self, name: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEPTH:
            raise NotAStatute(_TOO_LARGE)
        if self._skipping or name == _SAID_TWICE:
            self._skipping += 1
            return
        tag = _word_tag(name)
        self._in_text = tag == "t"
        if tag == "p":
            self._open.append([])
        elif tag in _BREAKS and self._open:
            self._open[-1].append(_BREAKS[tag])

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._skipping:
            self._skipping -= 1
            return
        self._in_text = False
        if _word_tag(name) == "p" and self._open:
            self._done.append("".join(self._open.pop()))
            if len(self._done) > _PARAGRAPHS:
                raise NotAStatute(_TOO_LARGE)

    def _text(self, text: str) -> None:
        if self._in_text and self._open and not self._skipping:
            self._open[-1].append(text)
            self._characters += len(text)
            if self._characters > _CHARACTERS:
                raise NotAStatute(_TOO_LARGE)


def _word_tag(name: str) -> str:
    """``p`` for a paragraph of Word; empty for what belongs to another vocabulary."""
    namespace, _, tag = name.rpartition(_SPACE)
    return tag if namespace in _WORD else ""


def _refuse_doctype(*_: object) -> None:
    raise NotAStatute(_WITH_ENTITIES)
