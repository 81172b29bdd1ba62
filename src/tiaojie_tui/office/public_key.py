"""The public SSH key that somebody brings: read strictly, for its text ends up in a file that sshd obeys.

The blob is RFC 4253 6.6, RFC 5656 3.1, RFC 8709 4 and OpenSSH's PROTOCOL.u2f; it is decoded here because
``ssh-keygen`` reads less strictly (more lines, options in front) and tells nothing of what is behind the key.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from tiaojie_tui.office.trouble import OfficeTrouble

KINDS = ("ssh-ed25519", "sk-ssh-ed25519@openssh.com", "ecdsa-sha2-nistp256", "ssh-rsa")
WEAKEST_RSA = 3072
"""Bits (NIST SP 800-57 part 1 rev. 5, table 2: 128 bits of security)."""
_LINE = re.compile(rf"({'|'.join(map(re.escape, KINDS))}) ([A-Za-z0-9+/]+={{0,3}})(?: (.*))?")
_LONGEST = 16 * 1024
"""Bytes; a public key of RSA 8192 has 1,500."""
_RFC4716 = re.compile(r"---- BEGIN SSH2 PUBLIC KEY ----\n(.*)\n---- END SSH2 PUBLIC KEY ----", re.DOTALL)
_HEADER = re.compile(r"[!-9;-~]+: .*(?<!\\)|.*\\")
_HOW = "请让调解员照手册重新做一把 ed25519 的钥匙。"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key that may open the door. ``key`` is base64; ``fingerprint`` as OpenSSH prints it."""

    kind: str
    key: str
    fingerprint: str


def read(brought: bytes) -> PublicKey:
    """The key in a file of OpenSSH (``.pub``) or of PuTTYgen (RFC 4716). Raises ``OfficeTrouble``."""
    text = _text(brought)
    _refuse_private(text)
    other = _RFC4716.fullmatch(text)
    line = _joined(other[1]) if other else text
    if "\n" in line:
        raise OfficeTrouble("一个文件里只能有一把公钥，写成一行；这个文件有好几行，没有登记。")
    found = _LINE.fullmatch(line)
    if found is None:
        raise OfficeTrouble(f"这不是能用的公钥：前面不能有选项，种类只能是 {'、'.join(KINDS)}。{_HOW}")
    kind, key, comment = found.groups()
    if '"' in (comment or "") or not set(KINDS).isdisjoint((comment or "").split()):
        raise OfficeTrouble("公钥后面的备注里有引号，或者又有一把公钥，不能登记；请删掉备注再来。")
    return of_blob(kind, key)


def of_blob(kind: str, key: str) -> PublicKey:
    """The key of this kind and base64, if it may open the door. Raises ``OfficeTrouble``."""
    try:
        blob = base64.b64decode(key, validate=True)
        whole = base64.b64encode(blob).decode() == key
        parts = _parts(blob)
    except (binascii.Error, ValueError):
        whole, parts = False, []
    if not whole or not parts or parts[0] != kind.encode() or not _shaped(kind, parts[1:]):
        raise OfficeTrouble("这把公钥不完整，多半是复制时少了几个字，请重新取一份。")
    if kind == "ssh-rsa" and int.from_bytes(parts[2], "big").bit_length() < WEAKEST_RSA:
        raise OfficeTrouble(f"这把 RSA 钥匙太弱，不到 {WEAKEST_RSA} 位，没有登记。{_HOW}")
    digest = base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")
    return PublicKey(kind, key, f"SHA256:{digest}")


def _text(brought: bytes) -> str:
    """What stands in the file. Notepad and PowerShell put other encodings and line ends into it."""
    if len(brought) > _LONGEST:
        raise OfficeTrouble("这个文件太大，不是公钥，请核对文件名。")
    encoding = "utf-16" if brought[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = brought.decode(encoding)
    except UnicodeDecodeError:
        raise OfficeTrouble("这个文件不是文本，不是公钥，请核对文件名。") from None
    text = text.replace("\r\n", "\n").strip(" \n")
    if not text:
        raise OfficeTrouble("这个文件是空的，请核对文件名。")
    if not text.replace("\n", "").isprintable():
        raise OfficeTrouble("这个文件里有控制字符，不是公钥，没有登记。")
    return text


def _refuse_private(text: str) -> None:
    """A private half (PEM, OpenSSH, PuTTY's .ppk) must not be carried about."""
    if text.startswith("PuTTY-User-Key-File-") or re.search(r"BEGIN [A-Z0-9 ]*PRIVATE KEY", text):
        raise OfficeTrouble(
            "这是私钥，不能交给任何人，没有登记。请删掉这份文件，让调解员重新做一把钥匙，只把公钥（.pub）拿来。"
        )


def _joined(body: str) -> str:
    """The blob of RFC 4716 in one line: headers and their continued lines left out, kind put in front."""
    lines, continued = [], False
    for line in body.split("\n"):
        if continued or _HEADER.fullmatch(line):
            continued = line.endswith("\\")
        else:
            lines.append(line)
    key = "".join(lines)
    try:
        kind = _parts(base64.b64decode(key, validate=True))[0].decode("ascii")
    except ValueError:
        return key
    return f"{kind} {key}"


def _parts(blob: bytes) -> list[bytes]:
    """The strings of which a blob consists (RFC 4251 5). Raises ``ValueError`` for bytes left over."""
    parts = []
    while blob:
        length = int.from_bytes(blob[:4], "big")
        if len(blob) < 4 + length:
            raise ValueError("shorter than it says")
        parts.append(blob[4 : 4 + length])
        blob = blob[4 + length :]
    return parts


def _shaped(kind: str, parts: list[bytes]) -> bool:
    """Whether what follows the kind is what such a key has."""
    match kind, parts:
        case "ssh-ed25519", [point]:
            return len(point) == 32
        case "sk-ssh-ed25519@openssh.com", [point, application]:
            return len(point) == 32 and application.startswith(b"ssh:")
        case "ecdsa-sha2-nistp256", [b"nistp256", point]:
            return len(point) == 65 and point[0] == 4
        case "ssh-rsa", [exponent, modulus]:
            return int.from_bytes(exponent, "big") > 2 and bool(modulus) and modulus[0] < 128
    return False
