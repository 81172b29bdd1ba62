"""防篡改封存: the frozen files signed with the office's certificate when a case is sealed.

It is no electronic signature of the parties (电子签名): it proves that a file is unchanged since the sealing.
Every use of the key stands in the journal, also one whose sealing failed afterwards.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tiaojie_tui.casework.desk import Desk, Refused, refusing
from tiaojie_tui.papers.seal.certificate import FOLDER
from tiaojie_tui.store import journal

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

    from tiaojie_tui.papers.seal.certificate import Key

_LONGEST_NUMBER = 100
"""Characters of a case number in the comment of a signature, which has room for 255 in all."""


def folder(desk: Desk) -> Path:
    """Where the key and the certificates of this installation are."""
    return desk.home / FOLDER


def signed(desk: Desk, number: str, docx: bytes, pdf: bytes | None, record_sha256: str) -> dict[str, bytes]:
    """The files with the office's signature, under ``docx`` and ``pdf``; empty without a certificate.

    Raises ``Refused`` when there is a certificate that cannot be used: to seal without it would hide that.
    """
    key = _key(desk)
    if key is None:
        return {}
    from tiaojie_tui.papers.package import NotReadable
    from tiaojie_tui.papers.seal import opc
    from tiaojie_tui.papers.seal import pdf as seal_of_pdf

    about = f"防篡改封存 {number[:_LONGEST_NUMBER]} 签名记录 {record_sha256}"
    moment = desk.now().astimezone()
    with refusing():
        journal.append(desk.store, desk.entry(journal.KEY_USED, number, {"为": "封存"}))
    try:
        files = {"docx": opc.sign(docx, key, at=moment, comment=about)}
        if pdf is not None:
            files["pdf"] = seal_of_pdf.sign(pdf, key, at=moment, reason=about)
    except (seal_of_pdf.NotSealable, NotReadable) as bad:
        raise Refused(str(bad)) from bad
    return files


def pinned(desk: Desk) -> "Sequence[Certificate]":
    """The office's certificates, older ones too. Raises ``Refused`` where they cannot be trusted."""
    if not folder(desk).is_dir():
        return ()
    from tiaojie_tui.papers.seal import certificate

    try:
        return certificate.pinned(folder(desk))
    except certificate.BadCertificate as bad:
        raise Refused(str(bad)) from bad


def make_certificate(desk: Desk, holder: str) -> Path:
    """Make the office's key and certificate; where the certificate is. Raises ``Refused`` if there is one."""
    from tiaojie_tui.papers.seal import certificate

    if desk.person is not None:
        raise Refused("证书由管理员在服务器上做，请联系管理员。")
    if not holder.strip():
        raise Refused("请写证书上的单位全称，如 清河县柳林镇石桥村人民调解委员会。")
    try:
        return certificate.make(folder(desk), holder.strip(), today=desk.today)
    except certificate.BadCertificate as bad:
        raise Refused(str(bad)) from bad


def _key(desk: Desk) -> "Key | None":
    if not folder(desk).is_dir():
        return None
    from tiaojie_tui.papers.seal import certificate

    try:
        return certificate.load(folder(desk), today=desk.today)
    except certificate.BadCertificate as bad:
        raise Refused(str(bad)) from bad
