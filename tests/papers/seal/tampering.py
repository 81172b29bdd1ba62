"""Ways to change a sealed .docx, each as the file it leaves and a word of the sentence that must tell of it.

The table is that of the published attacks ("Every Signature is Broken", USENIX Security 2023) and some more.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping

from tiaojie_tui.papers.package import read_parts

BODY, FOOTER, STYLES = "word/document.xml", "word/footer1.xml", "word/styles.xml"
TYPES, ROOT, RELATIONS = "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"
SIGNATURE = "_xmlsignatures/sig1.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PROPERTIES = "http://schemas.openxmlformats.org/package/2006"

NO_RELATIONS = f'<Relationships xmlns="{_PROPERTIES}/relationships"></Relationships>'.encode()

Parts = dict[str, bytes]


def packed(parts: Mapping[str, bytes], *, before: Parts | None = None, after: Parts | None = None) -> bytes:
    """A zip of the parts; ``before`` and ``after`` may repeat names."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")
        for more in (before or {}, parts, after or {}):
            for name, content in more.items():
                package.writestr(name, content)
    return buffer.getvalue()


def changed(parts: Parts, name: str, old: str, new: str) -> Parts:
    """The parts with one thing replaced in one of them."""
    assert old.encode() in parts[name], (name, old)
    return {**parts, name: parts[name].replace(old.encode(), new.encode(), 1)}


def related(parts: Parts, name: str, id_: str, type_: str, target: str, mode: str = "") -> Parts:
    """The parts with one more relationship, the first of its list."""
    row = f'<Relationship Id="{id_}" Type="{type_}" Target="{target}"{mode}/>'
    head = re.compile(rb"<Relationships[^>]*>")
    return {**parts, name: head.sub(lambda found: found[0] + row.encode(), parts[name], count=1)}


def typed(parts: Parts, name: str, type_: str) -> Parts:
    row = f'<Override PartName="/{name}" ContentType="{type_}"/></Types>'
    return changed(parts, TYPES, "</Types>", row)


def _second_main(parts: Parts) -> Parts:
    other = parts[BODY].replace("核桃".encode(), "棉花".encode())
    more = {"word/other.xml": other, "word/_rels/other.xml.rels": parts[RELATIONS]}
    found = typed({**parts, **more}, "word/other.xml", f"{_WORD_TYPE}.document.main+xml")
    return related(found, ROOT, "rId0", f"{OFFICE}/officeDocument", "word/other.xml")


def _origin_becomes_main(parts: Parts) -> Parts:
    """The one relationship that no signature covers made to lead to other words."""
    found = _second_main(parts)
    found[ROOT] = parts[ROOT]
    old = re.search(rb'<Relationship Id="rIdSeal"[^>]*>', found[ROOT])
    assert old
    new = f'<Relationship Id="rIdSeal" Type="{OFFICE}/officeDocument" Target="word/other.xml"></Relationship>'
    return {**found, ROOT: found[ROOT].replace(old[0], new.encode()[: -len("</Relationship>")])}


def _comments(parts: Parts) -> Parts:
    words = b'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    found = typed({**parts, "word/comments.xml": words}, "word/comments.xml", f"{_WORD_TYPE}.comments+xml")
    return related(found, RELATIONS, "rId99", f"{OFFICE}/comments", "comments.xml")


def _properties(parts: Parts) -> Parts:
    words = f'<cp:coreProperties xmlns:cp="{_PROPERTIES}/metadata/core-properties"/>'.encode()
    type_ = "application/vnd.openxmlformats-package.core-properties+xml"
    found = typed({**parts, "docProps/core.xml": words}, "docProps/core.xml", type_)
    kind = f"{_PROPERTIES}/relationships/metadata/core-properties"
    return related(found, ROOT, "rId77", kind, "docProps/core.xml")


def _template(parts: Parts) -> Parts:
    mode = ' TargetMode="External"'
    return related(parts, RELATIONS, "rId98", f"{OFFICE}/attachedTemplate", "http://192.0.2.1/x.dotm", mode)


def _without_signature(parts: Parts) -> Parts:
    found = {name: content for name, content in parts.items() if not name.startswith("_xmlsignatures/")}
    found[ROOT] = re.sub(rb"<Relationship [^>]*rIdSeal[^>]*>(</Relationship>)?", b"", found[ROOT])
    return found


def _relation_removed(parts: Parts) -> Parts:
    row = re.compile(rb"<Relationship [^>]*footer1\.xml[^>]*/>")
    assert row.search(parts[RELATIONS])
    return {**parts, RELATIONS: row.sub(b"", parts[RELATIONS])}


def _inside_key_info(parts: Parts) -> Parts:
    """Another time in the one place of the signature that nothing signs."""
    space = "http://schemas.openxmlformats.org/package/2006/digital-signature"
    value = f'<x:Value xmlns:x="{space}">2020-01-01T00:00:00Z</x:Value></KeyInfo>'
    return changed(parts, SIGNATURE, "</KeyInfo>", value)


def _written(edit: Callable[[Parts], Parts]) -> Callable[[bytes], bytes]:
    return lambda sealed: packed(edit(read_parts(sealed)))


def _edit(name: str, old: str, new: str) -> Callable[[bytes], bytes]:
    return _written(lambda parts: changed(parts, name, old, new))


def _twice(*, first: bool) -> Callable[[bytes], bytes]:
    def edit(sealed: bytes) -> bytes:
        parts = read_parts(sealed)
        other = {BODY: parts[BODY].replace("核桃".encode(), "棉花".encode())}
        return packed(parts, before=other) if first else packed(parts, after=other)

    return edit


def _commented(sealed: bytes) -> bytes:
    buffer = io.BytesIO(sealed)
    with zipfile.ZipFile(buffer, "a") as package:
        package.comment = b"hello"
    return buffer.getvalue()


TAMPERINGS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a second officeDocument": (_written(_second_main), "文件指向 2 份正文"),
    "the seal's relation made a second main part": (_written(_origin_becomes_main), "文件指向 2 份正文"),
    "one byte of the body": (_edit(BODY, "核桃", "核挑"), "正文在封存后被改动过"),
    "the footer": (_edit(FOOTER, "PAGE", "PAGA"), "页脚在封存后被改动过"),
    "the styles": (_edit(STYLES, 'w:val="32"', 'w:val="31"'), "字体和段落样式在封存后被改动过"),
    "a relation leads elsewhere": (
        _edit(RELATIONS, "footer1.xml", "header1.xml"),
        "内部关联在封存后被改动过",
    ),
    "a relation removed": (_written(_relation_removed), "内部关联在封存后被改动过"),
    "comments added": (_written(_comments), "多出了封存时没有的内部关联（word/_rels/document.xml.rels）"),
    "an external template added": (_written(_template), "文件指向了外面的内容"),
    "the body's type": (_edit(TYPES, "document.main+xml", "template.main+xml"), "正文的类型在封存后被改动过"),
    "properties added": (_written(_properties), "多出了封存时没有的部分（docProps/core.xml）"),
    "a stray entry": (
        _written(lambda parts: {**parts, "word/media/x.bin": b"x"}),
        "多出了封存时没有的部分（word/media/x.bin）",
    ),
    "an entry twice, the other one last": (_twice(first=False), "重名"),
    "an entry twice, the other one first": (_twice(first=True), "重名"),
    "names that differ in case": (
        _written(lambda parts: {**parts, "word/Document.xml": parts[BODY]}),
        "只差大小写",
    ),
    "the signature removed": (_written(_without_signature), "文件里没有封存标记"),
    "the comment": (_edit(SIGNATURE, "9f86d081", "00000000"), "封存标记里的说明被改动过"),
    "the time": (_edit(SIGNATURE, "<mdssi:Value>20", "<mdssi:Value>19"), "封存标记里的清单被改动过"),
    "another time beside the signed one": (_written(_inside_key_info), "封存标记被改动过"),
    "a blank in the signature": (_edit(SIGNATURE, "</KeyInfo>", " </KeyInfo>"), "封存标记被改动过"),
    "a comment at the end of the zip": (_commented, "文件的开头、中间或末尾多出了别的内容"),
    "bytes after the end": (lambda sealed: sealed + b"XX", "文件的开头、中间或末尾多出了别的内容"),
    "bytes before the beginning": (lambda sealed: b"XX" + sealed, "文件的开头、中间或末尾多出了别的内容"),
}
