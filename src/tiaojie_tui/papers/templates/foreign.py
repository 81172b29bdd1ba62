"""What a template may not bring along: macros, links, embedded files, comments, notes with marks."""

import posixpath
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from tiaojie_tui.papers.templates.flow import shown
from tiaojie_tui.papers.templates.outline import W, blocks_of, paragraphs_of, parsed

_KINDS = {
    "vbaProject": "里面有宏，请另存为不带宏的 .docx。",
    "oleObject": "里面嵌了别的文件或对象（OLE），请删掉。",
    "package": "里面嵌了别的文件或对象（OLE），请删掉。",
    "control": "里面有控件（ActiveX），请删掉。",
    "aFChunk": "里面插了另一份文件（altChunk），请把它的内容粘贴进来。",
    "subDocument": "里面插了子文档，请把它的内容粘贴进来。",
    "attachedTemplate": "它附着另一个模板，请在 Word 的“加载项、模板”里改成 Normal。",
}
_MAIN_TYPES = (
    ("macroEnabled", "里面有宏，请另存为不带宏的 .docx。"),
    (".template.", "这是 Word 的模板格式（.dotx），请另存为 .docx。"),
)
_NOTES = {"footnotes": ("footnote", "脚注"), "endnotes": ("endnote", "尾注")}
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def title_of(parts: Mapping[str, bytes]) -> str:
    """The title in the properties of the file; empty where there is none."""
    for kind, target in _internal(parts, ""):
        if kind == "core-properties" and target in parts:
            return (parsed(parts[target]).findtext(_TITLE) or "").strip()
    return ""


def faults_of(parts: Mapping[str, bytes], main: str) -> Iterator[str]:
    """A sentence for each thing that has to be taken out."""
    found = dict.fromkeys((*_of_types(parts), *_of_relations(parts)))
    yield from found
    for kind, target in _internal(parts, main):
        if target not in parts:
            continue
        if kind == "comments":
            yield from _of_comments(parsed(parts[target]))
        elif kind in _NOTES:
            yield from _of_notes(parsed(parts[target]), *_NOTES[kind])


def frames_of(parts: Mapping[str, bytes], main: str) -> Iterator[tuple[str, ElementTree.Element]]:
    """Headers and footers: 页眉 or 页脚, and their trees."""
    for kind, target in _internal(parts, main):
        if kind in ("header", "footer") and target in parts:
            yield ("页眉" if kind == "header" else "页脚"), parsed(parts[target])


def main_of(parts: Mapping[str, bytes]) -> str:
    """The name of the part that holds the body; ``""`` where there is none."""
    mains = [target for kind, target in _internal(parts, "") if kind == "officeDocument"]
    return next((target for target in mains if target in parts), "")


def _of_types(parts: Mapping[str, bytes]) -> Iterator[str]:
    types = parts.get("[Content_Types].xml", b"").decode("utf-8", "replace")
    for mark, said in _MAIN_TYPES:
        if mark in types:
            yield said


def _of_relations(parts: Mapping[str, bytes]) -> Iterator[str]:
    for name in parts:
        if not name.endswith(".rels"):
            continue
        for relation in parsed(parts[name]):
            kind = relation.get("Type", "").rpartition("/")[2]
            if kind in _KINDS:
                yield _KINDS[kind]
            elif relation.get("TargetMode") == "External":
                target = shown(relation.get("Target", ""))
                yield f"里面有外部链接（{target}），请取消超链接，图片要存在文件里。"


def _of_comments(root: ElementTree.Element) -> Iterator[str]:
    for comment in root.iter(W + "comment"):
        text = " ".join(paragraph.text for paragraph in paragraphs_of(blocks_of(comment)))
        yield f"批注「{shown(text)}」：批注里的字和标记都印不出来，请删除全部批注。"


def _of_notes(root: ElementTree.Element, name: str, called: str) -> Iterator[str]:
    for note in root.iter(W + name):
        text = " ".join(paragraph.text for paragraph in paragraphs_of(blocks_of(note)))
        if "{" in text or "｛" in text:
            yield f"{called}「{shown(text)}」：{called}里不能放标记，请移到正文里。"


def _internal(parts: Mapping[str, bytes], part: str) -> Iterator[tuple[str, str]]:
    """Kind and name of what a part (the package for ``""``) points to inside the file."""
    folder, name = posixpath.split(part)
    relations = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    for relation in parsed(relations) if relations else ():
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            yield relation.get("Type", "").rpartition("/")[2], target.lstrip("/")
