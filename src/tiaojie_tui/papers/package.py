"""The zip file that a .docx is: opened with care, because anybody may hand us one, and written the same
way each time, so that the same case gives the same bytes.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping

MOST_ENTRIES = 200
MOST_BYTES = 30_000_000
"""Unpacked, all parts together."""
MOST_BYTES_OF_PART = 10_000_000
MOST_RATIO = 100
SMALL = 1_000_000
"""A long paper packs to about a twentieth; what is large and packs a hundredfold was made to burst."""

_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
"""What zipfile raises for files that are cut, encrypted, packed in odd ways or no zip at all."""


class NotReadable(Exception):
    """The file is not a .docx that can be read; the message is a sentence for the mediator."""


def read_parts(docx: bytes) -> dict[str, bytes]:
    """The parts of a .docx by name, in the order of the file. Raises ``NotReadable``."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            _refuse_bombs(package.infolist())
            return {entry.filename: _content(package, entry) for entry in package.infolist()}
    except _BROKEN as bad:
        raise NotReadable("这不是有效的 .docx 文件，或者文件已经损坏。") from bad


def _refuse_bombs(entries: list[zipfile.ZipInfo]) -> None:
    sizes = [entry.file_size for entry in entries]
    if len(sizes) > MOST_ENTRIES or sum(sizes) > MOST_BYTES or max(sizes, default=0) > MOST_BYTES_OF_PART:
        raise NotReadable("文件展开后太大，不像一份文书，没有打开。")
    if len({entry.filename for entry in entries}) < len(entries):
        raise NotReadable("文件里有重名的部分，是被人动过的，没有打开。")
    large = (entry for entry in entries if entry.file_size > SMALL)
    if any(entry.file_size > MOST_RATIO * entry.compress_size for entry in large):
        raise NotReadable("文件压缩得不正常，没有打开。")


def _content(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with package.open(entry) as part:
        content = part.read(entry.file_size + 1)
    if len(content) > entry.file_size:
        raise NotReadable("文件展开后太大，不像一份文书，没有打开。")
    return content


def write_parts(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a .docx: sorted, the content types first, one fixed time, not compressed.

    Uncompressed, because other versions of the compressing library would give other bytes.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            package.writestr(entry, parts[name])
    return buffer.getvalue()
