"""Public keys as people bring them: read as ssh-keygen reads them, and more strictly."""

import base64
import subprocess
from pathlib import Path

import pytest

from tests.office.keys import made, public
from tiaojie_tui.office import public_key
from tiaojie_tui.office.trouble import OfficeTrouble


@pytest.mark.parametrize("kind", [("ed25519",), ("ecdsa", "256"), ("rsa", "3072")])
def test_a_key_is_read_as_ssh_keygen_reads_it(tmp_path: Path, kind: tuple[str, ...]) -> None:
    """Fingerprint and blob; what stands behind the key is dropped."""
    file = made(tmp_path / "key", *kind)
    asked = subprocess.run(["ssh-keygen", "-lf", file], check=True, capture_output=True, text=True)
    found = public_key.read(file.read_bytes())
    assert found.fingerprint == asked.stdout.split()[1]
    assert [found.kind, found.key] == file.read_text().split()[:2]


def test_a_key_of_puttygen_is_read_like_that_of_openssh(tmp_path: Path) -> None:
    """RFC 4716, with a comment that goes on in the next line."""
    file = made(tmp_path / "key", "ed25519")
    exported = subprocess.run(["ssh-keygen", "-e", "-f", file], check=True, capture_output=True, text=True)
    begin, _, *rest = exported.stdout.splitlines()
    for header in ("Comment: eddsa-key-20261125", "Comment: a\\\nlong one", 'x-a: b\nComment: "c"'):
        text = "\r\n".join([begin, *header.split("\n"), *rest, ""])
        assert public_key.read(text.encode()) == public_key.read(file.read_bytes())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_what_notepad_and_powershell_make_of_a_file_is_read(encoding: str) -> None:
    """A mark at the beginning, other line ends, two bytes a character."""
    assert public_key.read(f"{public()} 苏文英\r\n".encode(encoding)) == public_key.read(public().encode())


def test_a_key_on_a_token_is_read() -> None:
    """sk-ssh-ed25519 of OpenSSH, of which no test machine has the device."""
    kind = b"sk-ssh-ed25519@openssh.com"
    blob = b"".join(len(part).to_bytes(4, "big") + part for part in (kind, bytes(32), b"ssh:"))
    key = base64.b64encode(blob).decode()
    assert public_key.read(f"{kind.decode()} {key} a b".encode()).key == key
    with pytest.raises(OfficeTrouble, match="不完整"):
        public_key.of_blob(kind.decode(), base64.b64encode(blob[:-4]).decode())


@pytest.mark.parametrize("brought", [b"", b"\n\n", b"\xff\xfea", b"PK\x03\x04", b"\x00" * 20000, b"\xd6\xd0"])
def test_what_is_no_text_is_no_key(brought: bytes) -> None:
    with pytest.raises(OfficeTrouble, match="文件"):
        public_key.read(brought)
