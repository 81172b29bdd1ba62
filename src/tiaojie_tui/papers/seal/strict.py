"""The strict check of a sealed .docx.

Office programs check only what a signature lists, so a file can show other words under a signature that they
call valid: a second officeDocument relationship, parts and relationships that were added, a type that was
changed ("Every Signature is Broken", USENIX Security 2023). Here everything in the file must be signed, and
signed by a certificate that was pinned before.
"""

import base64
import binascii
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tiaojie_tui.papers.package import NotReadable, read_parts
from tiaojie_tui.papers.seal import container
from tiaojie_tui.papers.seal.called import called
from tiaojie_tui.papers.seal.canonical import (
    CANONICAL_XML,
    DECLARATION,
    DSIG,
    OFFICE_SIGNATURE,
    PACKAGE_SIGNATURE,
    RELATIONS_TYPE,
    ROOT_RELATIONS,
    RSA_SHA256,
    SHA256,
    TYPES,
    XADES,
    canonical,
    content_types,
    digest,
    is_external,
    kind,
    parse,
    relations,
    relations_digest,
    relations_of,
)
from tiaojie_tui.papers.seal.certificate import CHINA, holder_of
from tiaojie_tui.papers.seal.checked import Checked
from tiaojie_tui.papers.seal.opc import (
    ORIGIN,
    ORIGIN_RELATION,
    ORIGIN_TYPE,
    SIGNATURE,
    SIGNATURE_TYPE,
    assembled,
    origin_parts,
)

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_D = f"{{{DSIG}}}"
_SHAPE = [_D + name for name in "Signature SignedInfo SignatureValue KeyInfo Object Object Object".split()]
_SIGNED_PROPERTIES = f"{_D}Object/{{{XADES}}}QualifyingProperties/{{{XADES}}}SignedProperties"
_SIGNED_OBJECTS = {
    "#idPackageObject": "清单",
    "#idOfficeObject": "说明",
    "#idSignedProperties": "时间或证书",
}


class _NoSeal(Exception):
    """The signature itself does not hold, so nothing it says counts; the message is a sentence."""


def check(docx: bytes, certificates: "Sequence[Certificate]") -> Checked:
    """Is this the file that was sealed by one of the ``certificates``? Never raises for what a file holds."""
    try:
        parts = read_parts(docx)
        odd = list(container.faults(docx))
        proved, certificate = _proved(parts, certificates)
        at = _time(proved["#idPackageObject"], certificate)
        faults = [*_differences(parts, proved["#idPackageObject"]), *odd]
    except (_NoSeal, NotReadable) as bad:
        return Checked((str(bad),))
    comment = proved["#idOfficeObject"].findtext(f".//{{{OFFICE_SIGNATURE}}}SignatureComments") or ""
    return Checked(tuple(dict.fromkeys(faults)), at, comment, holder_of(certificate))


def _proved(
    parts: Mapping[str, bytes], certificates: "Sequence[Certificate]"
) -> "tuple[dict[str, Any], Certificate]":
    """What the signature proves, by reference, and the pinned certificate that proves it."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import Encoding

    if SIGNATURE not in parts:
        raise _NoSeal("文件里没有封存标记：它没有封存过，或者标记被去掉了。")
    signature = parse(parts[SIGNATURE])
    properties = signature.find(_SIGNED_PROPERTIES)
    if [signature.tag, *(part.tag for part in signature)] != _SHAPE or properties is None:
        raise _NoSeal("封存标记被改动过（写法不对）。")
    signed_info, value, key_info, package, office, _ = signature
    pins = {pin.public_bytes(Encoding.DER): pin for pin in certificates}
    shown = _base64(key_info.findtext(f"{_D}X509Data/{_D}X509Certificate"))
    if shown not in pins:
        raise _NoSeal("封存标记用的不是本单位登记的封存证书，不能算本单位封存的文件。")
    public = pins[shown].public_key()
    if not isinstance(public, RSAPublicKey) or _methods(signed_info) != [CANONICAL_XML, RSA_SHA256]:
        raise _NoSeal("封存标记被改动过（算法不对）。")
    try:
        public.verify(_base64(value.text), canonical(signed_info), padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature as bad:
        raise _NoSeal("封存标记被改动过（数值不对）。") from bad
    proved = dict(zip(_SIGNED_OBJECTS, (package, office, properties), strict=True))
    _prove(signed_info, proved)
    pieces = (canonical(piece).decode() for piece in (signed_info, package, office, properties))
    if parts[SIGNATURE] != DECLARATION + assembled(*pieces, value=value.text, certificate=shown):
        raise _NoSeal("封存标记被改动过（写法不对）。")
    return proved, pins[shown]


def _prove(signed_info: Any, objects: Mapping[str, Any]) -> None:
    """The objects are those of which SignedInfo speaks."""
    references = {reference.get("URI"): reference for reference in signed_info.iterfind(_D + "Reference")}
    if references.keys() != objects.keys():
        raise _NoSeal("封存标记被改动过（内容不全）。")
    for uri, element in objects.items():
        if uri != f"#{element.get('Id')}" or _digest_of(references[uri]) != digest(canonical(element)):
            raise _NoSeal(f"封存标记里的{_SIGNED_OBJECTS[uri]}被改动过。")


def _methods(signed_info: Any) -> list[str]:
    return [part.get("Algorithm", "") for part in signed_info if part.tag != _D + "Reference"]


def _digest_of(reference: Any) -> str | None:
    """The SHA-256 that a reference gives, ``None`` if it gives another kind of digest."""
    method = reference.find(_D + "DigestMethod")
    if method is None or method.get("Algorithm") != SHA256:
        return None
    found: str | None = reference.findtext(_D + "DigestValue")
    return found


def _base64(text: str | None) -> bytes:
    try:
        return base64.b64decode(text or "", validate=True)
    except (binascii.Error, ValueError) as bad:
        raise _NoSeal("封存标记已经损坏。") from bad


def _time(package: Any, certificate: "Certificate") -> datetime:
    try:
        said = package.findtext(f".//{{{PACKAGE_SIGNATURE}}}Value") or ""
        at = datetime.strptime(said, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError as bad:
        raise _NoSeal("封存标记里的时间不对。") from bad
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise _NoSeal("封存标记里的时间不在封存证书的有效期内。")
    return at.astimezone(CHINA)


def _differences(parts: Mapping[str, bytes], package: Any) -> Iterator[str]:
    """Where the file is not what the signed list says, the gravest first."""
    root = relations(parts.get(ROOT_RELATIONS, b""))
    mains = [row for row in root if kind(row) == "officeDocument"]
    if len(mains) != 1:
        yield f"文件指向 {len(mains)} 份正文，打开时显示的可能不是封存的那一份。"
    if root.count(ORIGIN_RELATION) != 1:
        yield "文件里指向封存标记的关联被改动过。"
    led = origin_parts()
    if any(parts.get(name) != content for name, content in led.items()):
        yield "文件里指向封存标记的部分被改动过。"
    listed = list(_listed(package))
    signed = {name: said for name, said, _ in listed}
    if "word/document.xml" not in signed or ROOT_RELATIONS not in signed:
        yield "封存标记没有包括正文。"
    for name, _, reference in listed:
        if name not in parts:
            yield f"少了封存时的{called(name)}（{name}）。"
        else:
            yield from _changed(name, parts[name], reference)
    yield from _types_differ(parts, signed)
    for name in parts:
        if name not in signed and name not in led and name not in (TYPES, SIGNATURE):
            yield f"多出了封存时没有的部分（{name[:60]}）。"


def _listed(package: Any) -> Iterator[tuple[str, str, Any]]:
    """The parts of the manifest: name, type and entry."""
    for reference in package.iterfind(f"{_D}Manifest/{_D}Reference"):
        name, _, said = reference.get("URI", "").partition("?ContentType=")
        yield name.removeprefix("/"), said, reference


def _changed(name: str, content: bytes, reference: Any) -> Iterator[str]:
    if not name.endswith(".rels"):
        if _digest_of(reference) != digest(content):
            yield f"{called(name)}在封存后被改动过（{name}）。"
        return
    rows = [row for row in relations(content) if name != ROOT_RELATIONS or row != ORIGIN_RELATION]
    sources = {row.get("SourceId") for row in reference.iter(f"{{{PACKAGE_SIGNATURE}}}RelationshipReference")}
    signed = [row for row in rows if row.get("Id") in sources]
    if len(signed) < len(rows):
        yield f"多出了封存时没有的内部关联（{name}）。"
    if any(is_external(row) for row in rows):
        yield f"文件指向了外面的内容（{name}）。"
    if len(signed) != len(sources) or _digest_of(reference) != relations_digest(signed):
        yield f"内部关联在封存后被改动过（{name}）。"


def _types_differ(parts: Mapping[str, bytes], signed: Mapping[str, str]) -> Iterator[str]:
    now = content_types(parts.get(TYPES, b""))
    unsigned = {SIGNATURE: SIGNATURE_TYPE, ORIGIN: ORIGIN_TYPE, relations_of(ORIGIN): RELATIONS_TYPE}
    for name, said in {**signed, **unsigned}.items():
        if name in parts and now.of(name) != said:
            yield f"{called(name)}的类型在封存后被改动过（{name}）。"
    for name in sorted(now.overrides.keys() - parts.keys()):
        yield f"类型清单里多出了封存时没有的部分（{name[:60]}）。"
