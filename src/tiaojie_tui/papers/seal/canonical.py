"""What signing and checking an Office file must compute alike (ECMA-376 part 2, XML-DSig)."""

import base64
import hashlib
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tiaojie_tui.papers.package import NotReadable

DSIG = "http://www.w3.org/2000/09/xmldsig#"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PACKAGE_SIGNATURE = f"{PACKAGE}/digital-signature"
OFFICE_SIGNATURE = "http://schemas.microsoft.com/office/2006/digsig"
XADES = "http://uri.etsi.org/01903/v1.3.2#"

CANONICAL_XML = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
RELATIONSHIP_TRANSFORM = f"{PACKAGE}/RelationshipTransform"

TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"
DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"

_RELATION = f"{{{PACKAGE}/relationships}}Relationship"
_RELATIONS = f"{{{PACKAGE}/relationships}}Relationships"
_CONTENT = f"{{{PACKAGE}/content-types}}"

Relation = Mapping[str, str]
"""The attributes of one relationship: Id, Type, Target and perhaps TargetMode."""


def parse(xml: bytes) -> Any:
    """The root element, without entities or anything from outside. Raises ``NotReadable``."""
    from lxml import etree

    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError) as bad:
        raise NotReadable("文件的内容已经损坏，读不出来。") from bad
    if root.getroottree().docinfo.doctype:
        raise NotReadable("文件里有文书不该有的内容（DOCTYPE），没有打开。")
    return root


def canonical(element: Any) -> bytes:
    """Canonical XML 1.0 of an element, without comments."""
    from lxml import etree

    # Serialised and read again: lxml 6.1 writes xmlns="" into a part whose default namespace is inherited.
    alone = etree.fromstring(etree.tostring(element, with_tail=False))
    found: bytes = etree.tostring(alone, method="c14n", with_comments=False)
    return found


def digest(content: bytes) -> str:
    """SHA-256 in base64, as XML-DSig writes it."""
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def relations(xml: bytes) -> list[Relation]:
    """The relationships of a ``.rels`` part. Raises ``NotReadable`` for anything else in it."""
    root = parse(xml)
    if root.tag != _RELATIONS or any(row.tag != _RELATION or len(row) for row in root):
        raise NotReadable("文件的内部关联已经损坏，读不出来。")
    return [dict(row.attrib) for row in root]


def relations_xml(rows: Iterable[Relation]) -> bytes:
    """Relationships as a part, in canonical form and without declaration."""
    from lxml import etree

    root = etree.Element(_RELATIONS, nsmap={None: f"{PACKAGE}/relationships"})
    for row in rows:
        etree.SubElement(root, _RELATION, dict(row))
    return canonical(root)


def relations_digest(rows: Iterable[Relation]) -> str:
    """The digest of relationships after the relationship transform: by their ids, the mode said."""
    ordered = sorted(rows, key=lambda row: row["Id"])
    return digest(relations_xml({"TargetMode": "Internal", **row} for row in ordered))


def relations_of(part: str) -> str:
    """The name of the ``.rels`` part that belongs to a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def target(relations_part: str, row: Relation) -> str:
    """The part a relationship leads to. The result is meaningless for external ones."""
    folder = posixpath.dirname(posixpath.dirname("/" + relations_part))
    return posixpath.normpath(posixpath.join(folder, row.get("Target", ""))).lstrip("/")


def is_external(row: Relation) -> bool:
    return row.get("TargetMode", "Internal") != "Internal"


def kind(row: Relation) -> str:
    """The last word of the relationship's type."""
    return row.get("Type", "").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class ContentTypes:
    """The types of the parts, by the end of a name (in small letters) and by the whole name."""

    defaults: Mapping[str, str]
    overrides: Mapping[str, str]

    def of(self, part: str) -> str | None:
        return self.overrides.get(part) or self.defaults.get(part.rpartition(".")[2].lower())


def content_types(xml: bytes) -> ContentTypes:
    """Read ``[Content_Types].xml``. Raises ``NotReadable`` where a name stands twice."""
    root = parse(xml)
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for row in root:
        said = row.get("ContentType", "")
        if row.tag == _CONTENT + "Default":
            defaults[row.get("Extension", "").lower()] = said
        elif row.tag == _CONTENT + "Override":
            overrides[row.get("PartName", "").removeprefix("/")] = said
    once = len({*defaults, *(name.lower() for name in overrides)})
    if root.tag != _CONTENT + "Types" or once != len(root):
        raise NotReadable("文件的类型清单已经损坏，读不出来。")
    return ContentTypes(defaults, overrides)


def content_types_xml(types: ContentTypes) -> bytes:
    from lxml import etree

    root = etree.Element(_CONTENT + "Types", nsmap={None: f"{PACKAGE}/content-types"})
    for extension, said in sorted(types.defaults.items()):
        etree.SubElement(root, _CONTENT + "Default", Extension=extension, ContentType=said)
    for part, said in sorted(types.overrides.items()):
        etree.SubElement(root, _CONTENT + "Override", PartName=f"/{part}", ContentType=said)
    return DECLARATION + canonical(root)
