"""The seal of a PDF: a PAdES signature that certifies the whole file and allows no change.

ETSI EN 319 142-1 (baseline B-B), ISO 32000-2 12.8.2.2 (DocMDP, no changes). A PDF may grow after it was
signed and the signature still holds for what was there before; so the check demands that it covers the
entire file.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tiaojie_tui.papers.seal.certificate import CHINA, Key, holder_of
from tiaojie_tui.papers.seal.checked import Checked

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_FIELD = "封存"


class NotSealable(Exception):
    """The PDF cannot be signed; the message is a sentence for the mediator."""


def sign(pdf: bytes, key: Key, *, at: datetime, reason: str) -> bytes:
    """The sealed PDF. ``at`` has a time zone; ``reason`` can be read by everybody. Raises ``NotSealable``.

    Not to be called where an event loop runs in the same thread (pyHanko starts one).
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    class SignerAt(PdfSigner):
        """Signs with the moment given, not with one of its own."""

        def init_signing_session(self, *args: Any, **named: Any) -> Any:
            session = super().init_signing_session(*args, **named)
            session.system_time = at
            return session

    about = PdfSignatureMetadata(
        field_name=_FIELD,
        md_algorithm="sha256",
        reason=reason,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
    )
    try:
        signer = SignerAt(about, _signer(key), new_field_spec=SigFieldSpec(_FIELD))
        sealed: bytes = signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf))).getvalue()
    except (PdfError, SigningError) as bad:
        raise NotSealable("PDF 已经损坏或者封存过，不能封存，请重新生成。") from bad
    return sealed


def _signer(key: Key) -> Any:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.keys import load_private_key_from_pemder_data
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    secret = key.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(
        signing_cert=_as_pyhanko(key.certificate),
        signing_key=load_private_key_from_pemder_data(secret, None),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )


def _as_pyhanko(certificate: "Certificate") -> Any:
    from cryptography.hazmat.primitives.serialization import Encoding
    from pyhanko.keys import load_certs_from_pemder_data

    return next(iter(load_certs_from_pemder_data(certificate.public_bytes(Encoding.DER))))


def check(pdf: bytes, certificates: "Sequence[Certificate]") -> Checked:
    """Is this the PDF that was sealed by one of the ``certificates``? Never raises for what a file holds.

    Not to be called where an event loop runs in the same thread (pyHanko starts one).
    """
    try:
        return _checked(pdf, certificates)
    except Exception:  # A PDF made to harm may let a reader fail in any way.
        return Checked(("这不是有效的 PDF 文件，或者文件已经损坏。",))


def _checked(pdf: bytes, certificates: "Sequence[Certificate]") -> Checked:
    from cryptography.hazmat.primitives.serialization import Encoding
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.fields import MDPPerm
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    signatures = list(PdfFileReader(io.BytesIO(pdf)).embedded_signatures)
    if not signatures:
        return Checked(("文件里没有封存标记：它没有封存过，或者标记被去掉了。",))
    if len(signatures) > 1:
        return Checked(("文件里不止一个标记，封存以后又被加了东西。",))
    (signature,) = signatures
    pins = {pin.public_bytes(Encoding.DER): pin for pin in certificates}
    certificate = pins.get(signature.signer_cert.dump())
    if certificate is None:
        return Checked(("封存标记用的不是本单位登记的封存证书，不能算本单位封存的文件。",))
    at = signature.self_reported_timestamp
    if at is None or not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        return Checked(("封存标记里的时间不在封存证书的有效期内。",))
    # Asked first and without comparing: what a foreign update changed is of no interest, and pyHanko logs it.
    signature.compute_integrity_info(skip_diff=True)
    if signature.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        return Checked(("PDF 在封存后被加过东西，显示的可能不是封存的内容。",))
    trust = ValidationContext(trust_roots=[_as_pyhanko(certificate)], allow_fetching=False, moment=at)
    status = validate_pdf_signature(signature, trust)
    if not status.intact or not status.valid or status.modification_level != ModificationLevel.NONE:
        return Checked(("PDF 在封存后被改动过（标记对不上）。",))
    if signature.docmdp_level != MDPPerm.NO_CHANGES:
        return Checked(("标记不是封存标记（允许以后改动），不能算封存的文件。",))
    reason = str(signature.sig_object.get("/Reason", ""))
    return Checked((), at.astimezone(CHINA), reason, holder_of(certificate))
