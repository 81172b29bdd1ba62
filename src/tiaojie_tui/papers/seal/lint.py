"""What a paper must not hold when it is frozen: whatever could show other words later, or elsewhere.

A hash proves bytes. Fields, linked content, bound data and macros let the same bytes show something else;
tracked changes, comments, hidden text and alternatives let two readers see two papers.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tiaojie_tui.papers.package import NotReadable
from tiaojie_tui.papers.seal.called import called
from tiaojie_tui.papers.seal.canonical import (
    ROOT_RELATIONS,
    TYPES,
    content_types,
    is_external,
    kind,
    parse,
    relations,
    relations_of,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES = f"{_COMPATIBILITY}AlternateContent"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

KNOWN = frozenset(
    "officeDocument core-properties extended-properties custom-properties thumbnail customXml customXmlProps "
    "styles stylesWithEffects settings webSettings fontTable font theme numbering header footer footnotes "
    "endnotes image".split()
)
"""Kinds of relationships a paper may have; the seal drops the properties, the thumbnail and custom XML."""
FOREIGN = {
    "aFChunk": "插入的另一份文件",
    "subDocument": "插入的另一份文件",
    "oleObject": "嵌入的对象",
    "package": "嵌入的文件",
    "control": "ActiveX 控件",
    "vbaProject": "宏",
    "attachedTemplate": "附加的模板",
    "comments": "批注",
    "hyperlink": "链接",
    "image": "链接的图片",
}
_ELEMENTS = (
    ("altChunk|subDoc", "插入的另一份文件"),
    ("object", "嵌入的对象"),
    ("control", "ActiveX 控件"),
    ("attachedTemplate", "附加的模板"),
    ("mailMerge", "邮件合并"),
    ("dataBinding", "会自己换字的内容控件"),
    (r"ins|del|move(From|To)(Range(Start|End))?|cell(Ins|Del|Merge)|\w+Change", "修订"),
    ("comment(RangeStart|RangeEnd|Reference)", "批注"),
    # The 校验码 is made from header, body and footer only.
    ("(footnote|endnote)Reference", "脚注"),
)
_COUNTED = re.compile(r"\s*(PAGE|NUMPAGES)(\s+\\\*\s+(MERGEFORMAT|ARABIC))*\s*", re.IGNORECASE)
_HIDDEN = frozenset({_W + "vanish", _W + "specVanish", _W + "webHidden"})
_STYLED = frozenset({_W + "pStyle", _W + "rStyle", _W + "tblStyle"})
_VAL = _W + "val"
_SHORT = 20


def faults(parts: Mapping[str, bytes]) -> list[str]:
    """Why a paper may not be frozen, in sentences that name the place; empty if it may."""
    try:
        types = content_types(parts.get(TYPES, b""))
        roots = {
            name: parse(content)
            for name, content in parts.items()
            if (types.of(name) or "").endswith("+xml") and not name.endswith(".rels")
        }
        found = [*_of_package(parts, roots), *_of_types(parts)]
        hidden = _hidden_styles(roots)
        for name, root in roots.items():
            found += [f"{_place(name, at)}有{what}，请去掉再定稿。" for at, what in _of_words(root, hidden)]
    except NotReadable as bad:
        return [str(bad)]
    return list(dict.fromkeys(found))


def _of_package(parts: Mapping[str, bytes], roots: Mapping[str, Any]) -> Iterator[str]:
    mains = [row for row in relations(parts.get(ROOT_RELATIONS, b"")) if kind(row) == "officeDocument"]
    if len(mains) != 1:
        yield f"文件指向 {len(mains)} 份正文，只能有一份。"
    sources = {relations_of(name): name for name in parts} | {ROOT_RELATIONS: ""}
    for name in parts:
        if not name.endswith(".rels"):
            continue
        source = sources.get(name, "")
        for row in relations(parts[name]):
            what = FOREIGN.get(kind(row), f"不认识的内容（{kind(row)[:_SHORT]}）")
            place = _place(source, _user_of(row.get("Id", ""), roots.get(source)))
            if is_external(row):
                yield f"{place}有指向文件外面的{what}（{row.get('Target', '')[:40]}），请去掉再定稿。"
            elif kind(row) not in KNOWN:
                yield f"{place}有{what}，请去掉再定稿。"


def _user_of(relation: str, root: Any) -> Any:
    """The element that uses a relationship, if one does."""
    if root is None:
        return None
    named = (_RELATION + name for name in ("id", "embed", "link"))
    return next((at for name in named for at in root.iter("{*}*") if at.get(name) == relation), None)


def _of_types(parts: Mapping[str, bytes]) -> Iterator[str]:
    types = content_types(parts.get(TYPES, b""))
    said = {name: types.of(name) or "" for name in parts}
    if any("macroEnabled" in type_ or "vbaProject" in type_ for type_ in said.values()):
        yield "文件里有宏，请另存为不带宏的 .docx 再用。"
    elif said.get("word/document.xml") != _MAIN_TYPE:
        yield "文件不是普通的 .docx 文书，请另存为 .docx 再用。"
    if any(type_.startswith("image/svg") for type_ in said.values()):
        yield "文件里有 SVG 图片，不同的程序画得不一样，请换成 PNG 或 JPG 图片。"


def _of_words(root: Any, hidden_styles: frozenset[str]) -> Iterator[tuple[Any, str]]:
    """What is wrong inside a part, and the element where."""
    yield from _fields(root)
    for element in root.iter("{*}*"):
        tag: str = element.tag
        name = tag.rpartition("}")[2]
        if tag.startswith(_W) or name == "dataBinding":
            for pattern, what in _ELEMENTS:
                if re.fullmatch(pattern, name):
                    yield element, what
        in_hidden_style = tag in _STYLED and element.get(_VAL) in hidden_styles
        if in_hidden_style or (_hides(element) and next(element.iterancestors(_W + "style"), None) is None):
            yield element, "隐藏的文字"
        elif tag == _ALTERNATIVES and len(_alternatives(element)) > 1:
            yield element, "在不同程序里显示得不一样的文字"


def _alternatives(element: Any) -> set[str]:
    """What programs may show there; one that knows none of the choices shows the fallback, or nothing."""
    shown = {_words(branch) for branch in element}
    return shown if element.find(f"{_COMPATIBILITY}Fallback") is not None else shown | {""}


def _fields(root: Any) -> Iterator[tuple[Any, str]]:
    """Fields that the printing program would fill with anything but page numbers."""
    begun: list[tuple[Any, list[str]]] = []
    found: list[tuple[Any, str]] = []
    for element in root.iter(_W + "fldChar", _W + "instrText", _W + "fldSimple"):
        if element.tag == _W + "fldSimple":
            found.append((element, element.get(_W + "instr", "")))
        elif element.tag == _W + "instrText":
            if begun:
                begun[-1][1].append(element.text or "")
        elif element.get(_W + "fldCharType") == "begin":
            begun.append((element, []))
        elif element.get(_W + "fldCharType") == "end" and begun:
            at, words = begun.pop()
            found.append((at, "".join(words)))
    found += [(at, "没有结束的域") for at, _ in begun]
    for at, instruction in found:
        if not _COUNTED.fullmatch(instruction):
            yield at, f"会变的域（{instruction.strip()[:_SHORT]}）"


def _hides(element: Any) -> bool:
    return element.tag in _HIDDEN and element.get(_VAL, "1") not in ("0", "false", "off")


def _hidden_styles(roots: Mapping[str, Any]) -> frozenset[str]:
    """The ids of styles that hide what is set in them, or are based on one that does."""
    styles = [style for root in roots.values() for style in root.iter(_W + "style")]
    hidden = {_id(style) for style in styles if any(_hides(element) for element in style.iter("{*}*"))}
    while True:
        more = {
            _id(style) for style in styles for base in style.iter(_W + "basedOn") if base.get(_VAL) in hidden
        }
        if more <= hidden:
            return frozenset(hidden)
        hidden |= more


def _id(style: Any) -> str:
    return str(style.get(_W + "styleId"))


def _place(part: str, element: Any) -> str:
    """Where in the paper: the part, and the words of the paragraph or else of what is nearest around it."""
    place = called(part) if part else "文件"
    around = [] if element is None else [element, *element.iterancestors()][:-1]
    paragraphs = [at for at in around if at.tag == _W + "p"]
    near = next(filter(None, map(_words, (*paragraphs, *around))), "")
    return f"{place}「{near[:_SHORT]}」这一处" if near else f"{place}里"


def _words(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(_W + "t", _W + "delText")).strip()
