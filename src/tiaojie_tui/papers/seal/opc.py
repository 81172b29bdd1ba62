"""The seal of a .docx: a package signature as Word 2010 and later write it.

ECMA-376 part 2 (digital signatures of packages), XML-DSig, XAdES signed properties, MS-OFFCRYPTO 2.5.2. Every
part and every relationship that remains is signed. What Office leaves out of its signatures (properties of
the file, thumbnail, custom XML) is dropped first, so that nothing unsigned stays in the file. The text is
not touched: ``word/document.xml`` stays the same byte for byte.
"""

import base64
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tiaojie_tui.papers.package import NotReadable, read_parts, write_parts
from tiaojie_tui.papers.seal.canonical import (
    CANONICAL_XML,
    DECLARATION,
    DSIG,
    OFFICE_SIGNATURE,
    PACKAGE_SIGNATURE,
    RELATIONS_TYPE,
    RELATIONSHIP_TRANSFORM,
    ROOT_RELATIONS,
    RSA_SHA256,
    SHA256,
    TYPES,
    XADES,
    ContentTypes,
    Relation,
    canonical,
    content_types,
    content_types_xml,
    digest,
    is_external,
    kind,
    parse,
    relations,
    relations_digest,
    relations_of,
    relations_xml,
    target,
)
from tiaojie_tui.papers.seal.certificate import Key

LONGEST_COMMENT = 255
"""Characters; Word takes no longer SignatureComments."""

SIGNATURE = "_xmlsignatures/sig1.xml"
ORIGIN = "_xmlsignatures/origin.sigs"
SIGNATURE_TYPE = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"
ORIGIN_TYPE = "application/vnd.openxmlformats-package.digital-signature-origin"
ORIGIN_RELATION: Relation = {
    "Id": "rIdSeal",
    "Type": "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin",
    "Target": ORIGIN,
}
_SIGNATURE_RELATION: Relation = {
    "Id": "rId1",
    "Type": "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature",
    "Target": "sig1.xml",
}
_UNSIGNED_BY_OFFICE = frozenset(
    "core-properties extended-properties custom-properties thumbnail customXml".split()
)
_METHOD = f'<DigestMethod Algorithm="{SHA256}"/>'
_CANONICALLY = f'<Transform Algorithm="{CANONICAL_XML}"/>'


def sign(docx: bytes, key: Key, *, at: datetime, comment: str) -> bytes:
    """The sealed file; the same bytes for the same paper, key, moment and comment.

    ``at`` has a time zone; ``comment`` can be read by everybody and has at most ``LONGEST_COMMENT``
    characters. Raises ``NotReadable``, and ``ValueError`` for a file that is signed already.
    """
    if len(comment) > LONGEST_COMMENT or not comment.isprintable():
        raise ValueError(f"the comment must be printable and of at most {LONGEST_COMMENT} characters")
    parts = _only_signed(read_parts(docx))
    types = content_types(parts.pop(TYPES))
    kept = {name: said for name, said in types.overrides.items() if name in parts}
    manifest = "".join(_reference(name, content, types) for name, content in sorted(parts.items()))
    root = [*relations(parts[ROOT_RELATIONS]), ORIGIN_RELATION]
    sealed = ContentTypes({**types.defaults, "sigs": ORIGIN_TYPE}, {**kept, SIGNATURE: SIGNATURE_TYPE})
    return write_parts(
        {
            **parts,
            TYPES: content_types_xml(sealed),
            ROOT_RELATIONS: DECLARATION + relations_xml(root),
            SIGNATURE: DECLARATION + _signature(manifest, key, at.astimezone(UTC), comment),
            **origin_parts(),
        }
    )


def origin_parts() -> dict[str, bytes]:
    """The parts that lead to the signature. Nothing signs them, so they must be exactly these."""
    return {ORIGIN: b"", relations_of(ORIGIN): DECLARATION + relations_xml([_SIGNATURE_RELATION])}


def _only_signed(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts that relationships lead to and that Office signs, and the content types."""
    kept = {TYPES: parts.get(TYPES, b"")}
    waiting = [ROOT_RELATIONS]
    while waiting:
        name = waiting.pop()
        if name not in parts or name in kept:
            continue
        rows = relations(parts[name])
        wanted = [row for row in rows if is_external(row) or kind(row) not in _UNSIGNED_BY_OFFICE]
        kept[name] = parts[name] if wanted == rows else DECLARATION + relations_xml(wanted)
        for row in wanted:
            if kind(row) == "origin":
                raise ValueError("the file is signed already")
            part = target(name, row)
            if not is_external(row) and part in parts:
                kept[part] = parts[part]
                waiting.append(relations_of(part))
    if ROOT_RELATIONS not in kept:
        raise NotReadable("这不是一份正常的 .docx 文书。")
    return kept


def _reference(name: str, content: bytes, types: ContentTypes) -> str:
    """The entry of a part in the manifest."""
    if name.endswith(".rels"):
        rows = relations(content)
        sources = "".join(f"<mdssi:RelationshipReference SourceId={quoteattr(row['Id'])}/>" for row in rows)
        transforms = f'<Transform Algorithm="{RELATIONSHIP_TRANSFORM}">{sources}</Transform>{_CANONICALLY}'
        return _entry(name, RELATIONS_TYPE, relations_digest(rows), f"<Transforms>{transforms}</Transforms>")
    said = types.of(name)
    if said is None:
        raise NotReadable("文件的类型清单已经损坏，读不出来。")
    return _entry(name, said, digest(content))


def _entry(name: str, said: str, value: str, transforms: str = "") -> str:
    uri = quoteattr(f"/{name}?ContentType={said}")
    return f"<Reference URI={uri}>{transforms}{_METHOD}<DigestValue>{value}</DigestValue></Reference>"


def _signature(manifest: str, key: Key, at: datetime, comment: str) -> bytes:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding
    from cryptography.hazmat.primitives.serialization import Encoding

    time = f"{at:%Y-%m-%dT%H:%M:%SZ}"
    certificate = key.certificate.public_bytes(Encoding.DER)
    objects = (_package_object(manifest, time), _office_object(comment), _properties(key, certificate, time))
    bare = parse(assembled("", *objects, value="", certificate=certificate))
    signed_info = (
        f'<SignedInfo xmlns="{DSIG}"><CanonicalizationMethod Algorithm="{CANONICAL_XML}"/>'
        f'<SignatureMethod Algorithm="{RSA_SHA256}"/>{"".join(_object_references(bare))}</SignedInfo>'
    )
    value = key.private.sign(canonical(parse(signed_info.encode())), padding.PKCS1v15(), hashes.SHA256())
    return assembled(signed_info, *objects, value=base64.b64encode(value).decode(), certificate=certificate)


def assembled(
    signed_info: str, package: str, office: str, properties: str, *, value: str, certificate: bytes
) -> bytes:
    """The signature of its signed pieces, in canonical form; there is one way to write it.

    ``certificate`` in DER, ``value`` in base64.
    """
    shown = base64.b64encode(certificate).decode()
    written = (
        f'<Signature xmlns="{DSIG}" Id="idPackageSignature">{signed_info}'
        f"<SignatureValue>{value}</SignatureValue>"
        f"<KeyInfo><X509Data><X509Certificate>{shown}</X509Certificate></X509Data></KeyInfo>{package}{office}"
        f'<Object><xd:QualifyingProperties Target="#idPackageSignature" xmlns:xd="{XADES}">{properties}'
        "</xd:QualifyingProperties></Object></Signature>"
    )
    return canonical(parse(written.encode()))


def _object_references(signature: Any) -> Iterator[str]:
    """What SignedInfo says of the three objects."""
    by_id = {element.get("Id"): element for element in signature.iter()}
    for name, type_, transforms in (
        ("idPackageObject", f"{DSIG}Object", ""),
        ("idOfficeObject", f"{DSIG}Object", ""),
        (
            "idSignedProperties",
            "http://uri.etsi.org/01903#SignedProperties",
            f"<Transforms>{_CANONICALLY}</Transforms>",
        ),
    ):
        value = digest(canonical(by_id[name]))
        yield (
            f'<Reference URI="#{name}" Type="{type_}">{transforms}{_METHOD}'
            f"<DigestValue>{value}</DigestValue></Reference>"
        )


def _package_object(manifest: str, time: str) -> str:
    return (
        f'<Object Id="idPackageObject" xmlns:mdssi="{PACKAGE_SIGNATURE}"><Manifest>{manifest}</Manifest>'
        '<SignatureProperties><SignatureProperty Id="idSignatureTime" Target="#idPackageSignature">'
        "<mdssi:SignatureTime><mdssi:Format>YYYY-MM-DDThh:mm:ssTZD</mdssi:Format>"
        f"<mdssi:Value>{time}</mdssi:Value></mdssi:SignatureTime></SignatureProperty></SignatureProperties>"
        "</Object>"
    )


def _office_object(comment: str) -> str:
    """What Word shows of a signature; screen and version are filled in because its reader wants them."""
    said = (
        ("SetupID", ""),
        ("SignatureText", ""),
        ("SignatureImage", ""),
        ("SignatureComments", escape(comment)),
        ("WindowsVersion", "10.0"),
        ("OfficeVersion", "16.0"),
        ("ApplicationVersion", "16.0"),
        ("Monitors", "1"),
        ("HorizontalResolution", "1024"),
        ("VerticalResolution", "768"),
        ("ColorDepth", "32"),
        ("SignatureProviderId", "{00000000-0000-0000-0000-000000000000}"),
        ("SignatureProviderUrl", ""),
        ("SignatureProviderDetails", "9"),
        ("SignatureType", "1"),
    )
    details = "".join(f"<{name}>{value}</{name}>" for name, value in said)
    return (
        '<Object Id="idOfficeObject"><SignatureProperties><SignatureProperty Id="idOfficeV1Details" '
        f'Target="#idPackageSignature"><SignatureInfoV1 xmlns="{OFFICE_SIGNATURE}">{details}'
        "</SignatureInfoV1></SignatureProperty></SignatureProperties></Object>"
    )


def _properties(key: Key, certificate: bytes, time: str) -> str:
    """XAdES: the time and the certificate are signed too."""
    return (
        '<xd:SignedProperties Id="idSignedProperties"><xd:SignedSignatureProperties>'
        f"<xd:SigningTime>{time}</xd:SigningTime>"
        f"<xd:SigningCertificate><xd:Cert><xd:CertDigest>{_METHOD}<DigestValue>{digest(certificate)}"
        "</DigestValue></xd:CertDigest><xd:IssuerSerial><X509IssuerName>"
        f"{escape(key.certificate.issuer.rfc4514_string())}</X509IssuerName><X509SerialNumber>"
        f"{key.certificate.serial_number}</X509SerialNumber></xd:IssuerSerial></xd:Cert></xd:SigningCertificate>"
        "<xd:SignaturePolicyIdentifier><xd:SignaturePolicyImplied/></xd:SignaturePolicyIdentifier>"
        "</xd:SignedSignatureProperties></xd:SignedProperties>"
    )
