"""The certificate with which a committee or township seals, and its key.

Kept in one folder: ``seal-DAY-ID.crt`` and ``seal-DAY-ID.key``. Nothing is ever overwritten. Renewal adds a
new pair; what an older certificate sealed stays provable while that certificate lies there. Who takes a
certificate out of the folder takes trust from all it sealed.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.x509 import Certificate

FOLDER = "certificates"
"""Of the installation."""
BITS = 3072
"""RSA, which Word and LibreOffice both check; a strength of 128 bits (NIST SP 800-57 part 1, table 2)."""
YEARS = 10
RENEWABLE = timedelta(days=90)
"""So long before its end a certificate may be followed by another."""
LONGEST_HOLDER = 50
"""Characters; an organisation's name has 64 in a certificate (X.520, ub-organization-name)."""

CHINA = timezone(timedelta(hours=8))
"""The time in which days are counted, whatever the server's zone."""
_OTHERS = 0o077
_OTHERS_WRITE = 0o022


class BadCertificate(Exception):
    """The certificate cannot be made or used; the message is a sentence for the administrator."""


@dataclass(frozen=True, slots=True)
class Key:
    """A private key and the certificate that belongs to it."""

    private: "RSAPrivateKey"
    certificate: "Certificate"


def make(folder: Path, holder: str, *, today: date, years: int = YEARS) -> Path:
    """Make a key and its certificate for ``holder`` (人民调解委员会 or 司法所); gives its file.

    Raises ``BadCertificate``, also while the key at hand is good for longer than ``RENEWABLE``.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    holder = holder.strip()
    if not 0 < len(holder) <= LONGEST_HOLDER or not holder.isprintable():
        raise BadCertificate(f"封存证书上的单位名称要有 1 到 {LONGEST_HOLDER} 个字，请改好再做。")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_second(folder, today)
        private = rsa.generate_private_key(65537, BITS)
        certificate = _self_signed(private, holder, today, years)
        pem = serialization.Encoding.PEM
        plain = serialization.NoEncryption()
        secret = private.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
        file = folder / f"seal-{today:%Y%m%d}-{certificate.serial_number & 0xFFFFFFFF:08x}.crt"
        # The certificate first: left alone by a power cut it does no harm, a key alone could not be used.
        _write_new(file, certificate.public_bytes(pem), 0o644)
        _write_new(file.with_suffix(".key"), secret, 0o600)
    except OSError as bad:
        raise BadCertificate("封存证书存不进去，请管理员看看文件夹的权限和磁盘空间。") from bad
    return file


def last_day(folder: Path) -> date | None:
    """Until when the newest key of the folder is good, ``None`` where there is no key."""
    keys = _files(folder, ".key")
    if not keys:
        return None
    return _read(keys[-1].with_suffix(".crt")).not_valid_after_utc.astimezone(CHINA).date()


def _refuse_second(folder: Path, today: date) -> None:
    end = last_day(folder)
    if end is None:
        return
    if end - today > RENEWABLE:
        raise BadCertificate(
            f"已经有封存证书，{end.year}年{end.month}月{end.day}日才到期，"
            f"到期前 {RENEWABLE.days} 天内才能换新的。"
        )


def _self_signed(private: "RSAPrivateKey", holder: str, today: date, years: int) -> "Certificate":
    """A certificate fit for signing documents and nothing else; it says of itself that it is home-made."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    start = datetime(today.year, today.month, today.day, tzinfo=CHINA)
    end = start + timedelta(days=round(365.25 * years) + 1, seconds=-1)
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, holder),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "自制证书，只证明文件未被改动"),
            x509.NameAttribute(NameOID.COMMON_NAME, "人民调解文书防篡改封存"),
        ]
    )
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    purposes = x509.ExtendedKeyUsage(
        [
            ExtendedKeyUsageOID.EMAIL_PROTECTION,  # What LibreOffice and Word look for.
            x509.ObjectIdentifier("1.3.6.1.4.1.311.10.3.12"),  # Microsoft's document signing.
            x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36"),  # Document signing, RFC 9336.
        ]
    )
    public = private.public_key()
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(purposes, critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(private, hashes.SHA256())
    )


def _write_new(file: Path, content: bytes, mode: int) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as new:
        new.write(content)
        new.flush()
        os.fsync(new.fileno())


def load(folder: Path, *, today: date) -> Key | None:
    """The newest key of the folder with its certificate, ``None`` where there is no key.

    Raises ``BadCertificate``: others may read the key, key and certificate do not match, or it is not the
    certificate's time.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    keys = _files(folder, ".key")
    if not keys:
        return None
    file = keys[-1]
    certificate = _read(file.with_suffix(".crt"))
    try:
        if file.stat().st_mode & _OTHERS:
            raise BadCertificate("封存密钥别的用户也能读，不能用，请管理员把文件权限改成 600，并换新证书。")
        private = serialization.load_pem_private_key(file.read_bytes(), None)
    except (OSError, ValueError, TypeError) as bad:
        raise BadCertificate("封存密钥读不出来，请管理员看看文件是不是完好、权限对不对。") from bad
    if not isinstance(private, RSAPrivateKey) or private.public_key() != certificate.public_key():
        raise BadCertificate("封存密钥和证书不是一对，请管理员把原来的一对放回去。")
    start, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    now = datetime(today.year, today.month, today.day, 12, tzinfo=CHINA)
    if now < start:
        raise BadCertificate("封存证书还没有到生效的日期，请管理员看看服务器的日期对不对。")
    if now > end:
        raise BadCertificate("封存证书已经到期，请管理员换新的；旧证书要留着，以前的封存靠它核验。")
    return Key(private, certificate)


def pinned(folder: Path) -> "Sequence[Certificate]":
    """All certificates of the folder, older ones too: what they sealed is ours. Raises ``BadCertificate``."""
    files = _files(folder, ".crt")
    if files and folder.stat().st_mode & _OTHERS_WRITE:
        raise BadCertificate("放封存证书的文件夹别的用户也能写，不能用，请管理员把权限改成 700。")
    return [_read(file) for file in files]


def holder_of(certificate: "Certificate") -> str:
    """The committee or township that a certificate names, or ``""``."""
    from cryptography.x509.oid import NameOID

    named = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    return str(named[0].value) if named else ""


def _files(folder: Path, kind: str) -> list[Path]:
    """The oldest first. A folder that may not be read is not an empty one."""
    try:
        return sorted(file for file in folder.iterdir() if file.suffix == kind)
    except FileNotFoundError:
        return []
    except OSError as bad:
        raise BadCertificate("放封存证书的文件夹打不开，请管理员看看权限。") from bad


def _read(file: Path) -> "Certificate":
    from cryptography import x509

    try:
        return x509.load_pem_x509_certificate(file.read_bytes())
    except (OSError, ValueError) as bad:
        raise BadCertificate(f"封存证书 {file.name} 读不出来，请管理员把原来的文件放回去。") from bad
