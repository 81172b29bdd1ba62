"""Keys to register, made by ssh-keygen."""

import subprocess
import tempfile
from functools import cache
from pathlib import Path


def made(file: Path, kind: str, bits: str = "") -> Path:
    """A new pair; the file of its public half."""
    size = ["-b", bits] if bits else []
    subprocess.run(
        ["ssh-keygen", "-q", "-t", kind, *size, "-N", "", "-C", "a b", "-f", str(file)], check=True
    )
    return file.with_name(f"{file.name}.pub")


@cache
def public(kind: str = "ed25519", bits: str = "", which: int = 0) -> str:
    """The public half of a pair, kind and base64; another for each ``which``."""
    with tempfile.TemporaryDirectory() as folder:
        file = made(Path(folder) / "key", kind, bits)
        return " ".join(file.read_text().split()[:2])


def private(style: str) -> bytes:
    """The half that must not be brought: PEM, OpenSSH."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "key"
        made(file, "rsa", "3072")
        if style == "PEM":
            change = ["ssh-keygen", "-q", "-p", "-m", "PEM", "-N", "", "-P", "", "-f", str(file)]
            subprocess.run(change, check=True, stdout=subprocess.DEVNULL)
        return file.read_bytes()
