"""A picture in header or footer, where a mark stands: DrawingML in the line (ECMA-376 part 1, 20.4).

A paragraph with an exact line height cuts a picture off in Word: the template must let the mark's line grow.
"""

import re
from collections.abc import Mapping
from typing import Any

from tiaojie_tui.papers.seal.canonical import (
    DECLARATION,
    TYPES,
    ContentTypes,
    content_types,
    content_types_xml,
    parse,
    relations,
    relations_of,
    relations_xml,
)

NAME = "word/media/qr-code.png"
"""The part that holds the picture; other bytes under this name are another picture in the same place."""

_FRAME = re.compile(r"word/(header|footer)[^/]*\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ID = "rIdQrCode"
_EMU_IN_MM = 36_000
_FIRST_NUMBER = 20_001
"""Drawings of a file are numbered; those of a template begin at 1."""


def with_picture(parts: Mapping[str, bytes], mark: str, png: bytes, mm: float) -> dict[str, bytes]:
    """The parts with a square picture of ``mm`` where ``mark`` stands in a header or footer.

    As they were, where it stands in none: an office's own template need not have the picture.
    """
    from lxml import etree

    found = dict(parts)
    number = _FIRST_NUMBER
    for name in sorted(parts):
        if not _FRAME.fullmatch(name) or mark.encode() not in parts[name]:
            continue
        root = parse(parts[name])
        for text in [text for text in root.iter(_W + "t") if mark in (text.text or "")]:
            _replace(text, mark, _drawing(number, mm))
            number += 1
        found[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        own = relations_of(name)
        rows = relations(parts[own]) if own in parts else []
        picture = {"Id": _ID, "Type": f"{_OFFICE}/image", "Target": NAME.removeprefix("word/")}
        found[own] = DECLARATION + relations_xml([*rows, picture])
    if number == _FIRST_NUMBER:
        return found
    types = content_types(parts[TYPES])
    pictured = ContentTypes({**types.defaults, "png": "image/png"}, types.overrides)
    return {**found, NAME: png, TYPES: content_types_xml(pictured)}


def _replace(text: Any, mark: str, drawing: Any) -> None:
    """Put the drawing in the mark's place inside its run; the words around it stay."""
    before, _, after = text.text.partition(mark)
    text.addnext(drawing)
    if after:
        rest = text.makeelement(text.tag, text.attrib)
        rest.text = after
        drawing.addnext(rest)
    text.text = before
    if not before:
        text.getparent().remove(text)


def _drawing(number: int, mm: float) -> Any:
    side = round(mm * _EMU_IN_MM)
    words = f'id="{number}" name="二维码 {number}" descr="编号和校验码"'
    return parse(
        f"""<w:drawing xmlns:w="{_W[1:-1]}" xmlns:wp="{_A}/wordprocessingDrawing" xmlns:a="{_A}/main"
 xmlns:pic="{_A}/picture" xmlns:r="{_OFFICE}"><wp:inline distT="0" distB="0" distL="0" distR="0"
><wp:extent cx="{side}" cy="{side}"/><wp:docPr {words}/><wp:cNvGraphicFramePr
><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="{_A}/picture"
><pic:pic><pic:nvPicPr><pic:cNvPr {words}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{_ID}"
/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}"
 cy="{side}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData
></a:graphic></wp:inline></w:drawing>""".encode()
    )
