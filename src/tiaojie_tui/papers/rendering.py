"""A template and a context made into the parts of a .docx. The only module that knows docxtpl and lxml.

What docxtpl would let pass in silence is closed here: text cut at ``&``, code in a template, a misspelt
name that prints as nothing, full-width braces that print as they are, cells without a paragraph.
"""

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from tiaojie_tui.papers.package import NotReadable, read_parts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAGS_BETWEEN = "((?:<[^>]*>)*)"
_FULL_WIDTH = (
    (re.compile(f"[{{｛]{_TAGS_BETWEEN}[{{｛]"), r"{\1{"),
    (re.compile(f"[}}｝]{_TAGS_BETWEEN}[}}｝]"), r"}\1}"),
    (re.compile(f"[{{｛]{_TAGS_BETWEEN}[%％]"), r"{\1%"),
    (re.compile(f"[%％]{_TAGS_BETWEEN}[}}｝]"), r"%\1}"),
)
_KEPT = frozenset(
    "officeDocument core-properties styles settings fontTable font header footer numbering theme image "
    "footnotes endnotes".split()
)
_FOREIGN = frozenset("oleObject package aFChunk vbaProject attachedTemplate subDocument control".split())
"""Relations to content that shows something other than what was read here, or runs code."""

_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
    '"http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>人民调解文书</dc:title></cp:coreProperties>'
).encode()
"""No author and no time, so that the same case gives the same bytes."""

_UNUSABLE = "它不是完好的 .docx 文件，或者里面的标记用不了，请换回原来的模板。"


class Broken(NotReadable):
    """The template cannot be rendered; the message is a sentence, without the template's name."""


class _Template(DocxTemplate):  # type: ignore[misc]
    def patch_xml(self, src_xml: str) -> str:
        for typed, meant in _FULL_WIDTH:
            src_xml = typed.sub(meant, src_xml)
        patched: str = super().patch_xml(src_xml)
        return patched

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        """As docxtpl does, but ``{_{`` in a value stays as typed."""
        rendered: str = self.resolve_listing(jinja_env.from_string(src_xml).render(context))
        return rendered

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """The properties of the file are not the template's business."""


def render(template: bytes, context: Mapping[str, Any], *, chained_from: str = "") -> dict[str, bytes]:
    """The parts of the rendered .docx by name. Raises ``Broken``, and ``NotReadable`` for no .docx.

    From the last block that holds ``chained_from`` on, everything stays on one page if it fits one, so
    that signatures never stand on a page of their own, nor beside empty phrases only. Without it, nothing
    is held together.
    """
    read_parts(template)
    document = _Template(io.BytesIO(template))
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        document.render(dict(context), environment)
    except TemplateError as bad:
        raise Broken(_sentence(bad)) from bad
    except MemoryError:
        raise
    except Exception as bad:  # What a template computes may raise anything.
        raise Broken(_UNUSABLE) from bad
    body = document.docx.element.body
    _check_structure(body)
    if chained_from:
        _chain(body, chained_from)
    properties = _only_needed(document.docx)
    saved = io.BytesIO()
    document.docx.save(saved)
    return read_parts(saved.getvalue()) | {properties: _PROPERTIES}


def _only_needed(document: Any) -> str:
    """Drop what no paper needs, refuse what could show other words; gives the name of the properties."""
    package = document.part.package
    name = str(package.core_properties and package.part_related_by(_CORE).partname).lstrip("/")
    holders = [package, *(part for part in package.iter_parts() if part.rels)]
    for holder in holders:
        for relation_id, relation in list(holder.rels.items()):
            kind = relation.reltype.rpartition("/")[2]
            if relation.is_external or kind in _FOREIGN:
                raise Broken("里面有外部链接、嵌入的文件或宏，请删掉再用。")
            if kind not in _KEPT:
                holder.rels.pop(relation_id)
    return name


def _sentence(bad: TemplateError) -> str:
    if isinstance(bad, SecurityError):
        return "里面有不允许的程序代码，只能放项目名称。"
    if isinstance(bad, UndefinedError):
        named = re.search(r"'([^']+)' is undefined|has no attribute '([^']+)'", str(bad))
        name = next(filter(None, named.groups()), "") if named else ""
        return f"里面写了没有的项目「{name}」，请改正，或者换回原来的模板。"
    if isinstance(bad, TemplateSyntaxError):
        return f"有一处标记写得不对{_near(bad)}，请检查花括号是否成对、有没有全角的括号或逗号。"
    return _UNUSABLE


def _near(bad: TemplateSyntaxError) -> str:
    lines = [re.sub(r"\s+", "", re.sub("<[^>]+>", "", line)) for line in (bad.source or "").split("<w:p>")]
    broken = next((line for line in lines if line and _count(line, "{", "%") != _count(line, "}", "%")), "")
    return f"（在「{broken[:30]}」附近）" if broken else ""


def _count(line: str, *marks: str) -> int:
    return sum(line.count(mark) for mark in marks)


def _check_structure(body: Any) -> None:
    """What Word refuses to open: a cell that does not end in a paragraph, a table without rows."""
    for cell in body.iter(_W + "tc"):
        if len(cell) == 0 or cell[-1].tag != _W + "p":
            near = "".join(cell.getparent().itertext()).strip()[:20]
            raise Broken(f"表格里有一格会变成空的（「{near}」那一行），格里要留一个空段落。")
    for table in body.iter(_W + "tbl"):
        if table.find(_W + "tr") is None:
            raise Broken("有一张表格会一行都没有，表头要放在循环外面。")


def _chain(body: Any, start: str) -> None:
    blocks = [block for block in body if block.tag in (_W + "p", _W + "tbl")]
    start = start.replace("\t", "").replace("\n", "")
    starts = [at for at, block in enumerate(blocks) if start in _words(block)]
    if not starts:
        raise Broken(f"正文里没有「{start[:20]}」，不能保证签名和正文在同一页。")
    for block in blocks[starts[-1] :]:
        for paragraph in block.iter(_W + "p"):
            _keep(paragraph, with_next=block is not blocks[-1])


def _words(block: Any) -> str:
    return "".join(text.text or "" for text in block.iter(_W + "t"))


def _keep(paragraph: Any, *, with_next: bool) -> None:
    """Set keepNext and keepLines; the schema wants them right after the style."""
    properties = paragraph.find(_W + "pPr")
    if properties is None:
        properties = etree.Element(_W + "pPr")
        paragraph.insert(0, properties)
    for name in ("keepNext", "keepLines"):
        for old in properties.findall(_W + name):
            properties.remove(old)
    at = 1 if properties.find(_W + "pStyle") is not None else 0
    wanted: Sequence[str] = ("keepNext", "keepLines") if with_next else ("keepLines",)
    for offset, name in enumerate(wanted):
        properties.insert(at + offset, etree.Element(_W + name))
