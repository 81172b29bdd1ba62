"""Encryption to the office's public key, by the program ``age`` (Debian package age; age-encryption.org/v1).

Whoever has the server has the public key only; the private half lies in the office safe.
"""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import IO

from tiaojie_tui.office import console
from tiaojie_tui.office.trouble import OfficeTrouble

_RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")
"""X25519 in Bech32: no 1, b, i, o after the first 1."""
_SECONDS = 3600


def recipient(typed: str) -> str:
    """A public key as ``age-keygen`` prints it. Raises ``OfficeTrouble``."""
    key = typed.strip()
    if key.upper().startswith("AGE-SECRET-KEY"):
        raise OfficeTrouble("这是私钥，不能放在服务器上，请写 age1 开头的公钥，并且把私钥收回保险柜。")
    if not _RECIPIENT.fullmatch(key):
        raise OfficeTrouble("公钥要写 age1 开头的一整串（62 个字符），请照 age-keygen 打印的再写一遍。")
    return key


def encrypt(key: str, target: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Let ``write`` write into a new file that only the private half of ``key`` opens.

    Raises ``OfficeTrouble``.
    """
    with _new(target) as out, _started(out, "--encrypt", "--recipient", key) as age:
        assert age.stdin is not None
        try:
            write(age.stdin)
        except BrokenPipeError:
            pass  # age has ended, and says why
        except BaseException:
            age.kill()
            raise
        _ended(age, "备份没有加密成")


def decrypt(file: Path, identity: Path, target: Path) -> None:
    """Write what was encrypted into ``target``. Raises ``OfficeTrouble``."""
    with (
        _new(target) as out,
        console.as_root(),
    ):  # the private key and the backup may be only for root to read
        age = _started(out, "--decrypt", "--identity", str(identity), str(file))
    with age:
        _ended(age, "备份解不开，请核对私钥文件是不是保险柜里的那一份")


def _new(target: Path) -> IO[bytes]:
    return open(target, "xb", opener=lambda name, flags: os.open(name, flags, 0o600))


def _started(out: IO[bytes], *arguments: str) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen(["age", *arguments], stdin=pipe, stdout=out, stderr=pipe)
    except OSError as error:
        raise OfficeTrouble("没有加密程序 age，请先运行 apt install age。") from error


def _ended(age: subprocess.Popen[bytes], what: str) -> None:
    _, said = age.communicate(timeout=_SECONDS)
    if age.returncode != 0:
        if b"no space left" in said.lower():
            raise OfficeTrouble("硬盘满了，备份没有做成，请先腾出空间。")
        raise OfficeTrouble(f"{what}。")
