"""What lies in one backup: the database, the people's drafts, the office's own files, a list of it all."""

import hashlib
import json
import os
import shutil
import stat
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

from tiaojie_tui.office.trouble import OfficeTrouble
from tiaojie_tui.store.backup import State
from tiaojie_tui.store.engine import FILE

FOLDERS = ("drafts", "templates", "tables", "certificates")
"""Of the data folder, beside the database."""
_LIST = "manifest.json"
_PRIVATE = ".key"
"""How the names of private keys end; they leave the server only encrypted."""
_FOREIGN = "这不是本程序的备份文件，或者已经损坏，请换一份备份。"


@dataclass(frozen=True, slots=True)
class Contents:
    """What the list in a backup says."""

    made_at: datetime
    rows: dict[str, int]
    seq: int
    hash: str
    sha256: str
    """Of the database."""


def pack(out: IO[bytes], home: Path, copied: Path, state: State, made_at: datetime, *, keys: bool) -> None:
    """Write a tar: first the list, then the copied database, then the folders of ``home``."""
    said = Contents(made_at, state.rows, state.seq, state.hash, sha256_of(copied))
    text = json.dumps(asdict(said) | {"made_at": made_at.isoformat()}, ensure_ascii=False).encode()
    with tarfile.open(fileobj=out, mode="w|") as tar:
        head = tarfile.TarInfo(_LIST)
        head.size, head.mode = len(text), 0o600
        tar.addfile(head, BytesIO(text))
        tar.add(copied, FILE)
        for file in _beside(home):
            if keys or file.suffix != _PRIVATE:
                _add(tar, file, str(file.relative_to(home)))


def _add(tar: tarfile.TarFile, file: Path, name: str) -> None:
    """A draft may grow, or go, while it is read: what stood in it at one moment is taken."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    tar.addfile(info, BytesIO(content))


def _beside(home: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        for file in sorted((home / folder).rglob("*")):
            if stat.S_ISREG(file.lstat().st_mode):
                yield file


def unpack(file: IO[bytes], folder: Path) -> Contents:
    """Lay out in an empty private folder what was packed; nothing else is taken from it, wherever it points.

    Raises ``OfficeTrouble``.
    """
    try:
        with tarfile.open(fileobj=file, mode="r|") as tar:
            for member in tar:
                _lay_out(tar, member, folder)
        read = json.loads((folder / _LIST).read_text("utf-8"))
        said = Contents(**read | {"made_at": datetime.fromisoformat(read["made_at"])})
    except (tarfile.TarError, ValueError, TypeError, KeyError, FileNotFoundError):
        raise OfficeTrouble(_FOREIGN) from None
    if not (folder / FILE).is_file() or sha256_of(folder / FILE) != said.sha256:
        raise OfficeTrouble(_FOREIGN)
    return said


def _lay_out(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    parts = PurePosixPath(member.name).parts
    known = member.name in (_LIST, FILE) or (len(parts) > 1 and parts[0] in FOLDERS)
    content = tar.extractfile(member)
    if content is None or not known or ".." in parts or not member.isreg():
        raise OfficeTrouble(_FOREIGN)
    target = folder.joinpath(*parts)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(target, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as out:
        shutil.copyfileobj(content, out)


def put_back_missing(folder: Path, home: Path) -> list[str]:
    """Give ``home`` the files beside the database that it lacks; what it has is newer and stays."""
    given = []
    for file in _beside(folder):
        target = home / file.relative_to(folder)
        if not target.exists():
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.link(file, target)
            given.append(str(file.relative_to(folder)))
    return given


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file of any size."""
    with open(file, "rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
