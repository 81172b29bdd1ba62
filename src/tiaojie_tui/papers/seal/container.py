"""The zip around a sealed file: nothing before, between or after its entries, and each said to be one thing.

Programs read a zip from its end, from its beginning or entry by entry. In a file without gaps, whose entries
say the same of themselves as the list at its end says of them, all must see the same.
Layout: APPNOTE.TXT of PKWARE, 4.3.
"""

import io
import struct
import zipfile
from collections.abc import Iterator

_LOCAL = struct.Struct("<4s5H3I2H")
_END = struct.Struct("<4s4H2IH")


def faults(docx: bytes) -> Iterator[str]:
    """What is odd about the zip of a file that ``package.read_parts`` has read, in sentences."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        entries = sorted(package.infolist(), key=lambda entry: entry.header_offset)
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) < len(names):
        yield "文件里有名字只差大小写的部分，是被人动过的。"
    if _listed_from(docx) != _entries_end(docx, entries):
        yield "文件的开头、中间或末尾多出了别的内容，或者文件被重新打包过，已经不是封存的那个文件。"


def _listed_from(docx: bytes) -> int | None:
    """Where the list of entries begins, if it ends with the file, without a comment."""
    if len(docx) < _END.size:
        return None
    mark, disk, first_disk, here, _, size, start, comment = _END.unpack(docx[-_END.size :])
    plain = mark == b"PK\x05\x06" and not disk and not first_disk and here < 0xFFFF and not comment
    return start if plain and start + size + _END.size == len(docx) else None


def _entries_end(docx: bytes, entries: list[zipfile.ZipInfo]) -> int:
    """Where the entries end that follow each other from the first byte on; -1 if they do not."""
    at = 0
    for entry in entries:
        if entry.header_offset != at or at + _LOCAL.size > len(docx):
            return -1
        mark, _, flags, method, _, _, crc, packed, size, name, extra = _LOCAL.unpack_from(docx, at)
        said = (mark, flags, method, crc, packed, size)
        listed = (entry.flag_bits, entry.compress_type, entry.CRC, entry.compress_size, entry.file_size)
        if said != (b"PK\x03\x04", *listed):
            return -1
        at += _LOCAL.size + name + extra + packed
    return at
