"""What a template is made of: its text, page frames and notes, its title, and what it may not bring along."""

import posixpath
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from tiaojie_tui.papers.templates.flow import shown
from tiaojie_tui.papers.templates.outline import Block, W, blocks_of, paragraphs_of, parsed

_PLACES = {"header": "页眉", "footer": "页脚"}
_NOTES = {"footnotes": ("footnote", "脚注"), "endnotes": ("endnote", "尾注"), "comments": ("comment", "批注")}
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def title_of(parts: Mapping[str, bytes]) -> str:
    """The title in the properties of the file; empty where there is none."""
    for kind, target in _inside(parts, ""):
        if kind == "core-properties":
            return (parsed(parts[target]).findtext(_TITLE) or "").strip()
    return ""


def main_of(parts: Mapping[str, bytes]) -> str:
    """The name of the part that holds the body; ``""`` where there is none."""
    return next((target for kind, target in _inside(parts, "") if kind == "officeDocument"), "")


def texts_of(parts: Mapping[str, bytes], main: str) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Body, headers and footers: what is filled, with the name of its place."""
    body = parsed(parts[main]).find(W + "body")
    yield "正文", () if body is None else blocks_of(body)
    for kind, target in _inside(parts, main):
        if kind in _PLACES:
            yield _PLACES[kind], blocks_of(parsed(parts[target]))


def marks_in_notes(parts: Mapping[str, bytes], main: str) -> Iterator[str]:
    """A sentence for each note or comment with a mark: it is not filled, or stands outside the 校验码."""
    for kind, target in _inside(parts, main):
        name, called = _NOTES.get(kind, ("", ""))
        for note in parsed(parts[target]).iter(W + name) if name else ():
            text = " ".join(paragraph.text for paragraph in paragraphs_of(blocks_of(note)))
            if "{" in text or "｛" in text:
                yield f"{called}「{shown(text)}」：{called}里不能放标记，请移到正文里。"


def brought_along(parts: Mapping[str, bytes]) -> list[str]:
    """A sentence for each thing that could show other words than the paper's, or run code."""
    from tiaojie_tui.papers.seal import lint

    # Whatever else office programs keep in a file is dropped when the paper is made.
    looked_at = lint.KNOWN | lint.FOREIGN.keys()
    kept = {
        name: _only(content, looked_at) if name.endswith(".rels") else content
        for name, content in parts.items()
    }
    return [said.replace("请去掉再定稿", "请去掉") for said in lint.faults(kept)]


def _only(relations: bytes, kinds: frozenset[str]) -> bytes:
    root = parsed(relations)
    for relation in list(root):
        if _kind(relation) not in kinds and relation.get("TargetMode") != "External":
            root.remove(relation)
    only: bytes = ElementTree.tostring(root, "utf-8")
    return only


def _kind(relation: ElementTree.Element) -> str:
    return relation.get("Type", "").rpartition("/")[2]


def _inside(parts: Mapping[str, bytes], part: str) -> Iterator[tuple[str, str]]:
    """Kind and name of the parts that a part (the package for ``""``) points to, as far as they are there."""
    folder, name = posixpath.split(part)
    relations = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    for relation in parsed(relations) if relations else ():
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        if target in parts:
            yield _kind(relation), target
