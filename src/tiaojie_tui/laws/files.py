"""A file on disk, read as an official text: a .docx original, or plain text of the same layout."""

import re
from datetime import date
from pathlib import Path

from tiaojie_tui.domain.official import Text
from tiaojie_tui.laws import layout, original
from tiaojie_tui.laws.refusal import NotAStatute

KINDS = (".docx", ".txt")
_LARGEST = 8 << 20
"""Bytes; the largest original is 200 KB, the largest text 600 KB."""
_MOST_CHARACTERS = 3_000_000
_PACKED = b"PK\x03\x04"
_PUBLISHED = re.compile(r".*_(\d{4})(\d\d)(\d\d)")
"""The database names its files 中华人民共和国民法典_20200528.docx."""
_ENCODINGS = ("utf-8-sig", "gb18030")


def read(path: Path) -> Text:
    """The official text in this file. Raises ``NotAStatute``."""
    content = _content(path)
    lines = original.lines(content) if content.startswith(_PACKED) else _plain(content, path)
    return layout.read(lines, _published(path.stem))


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise NotAStatute(
                "没有这个文件，请核对文件名。" if not path.exists() else "这不是普通文件，没有导入。"
            )
        if path.stat().st_size > _LARGEST:
            raise NotAStatute("文件大得不正常，不像法律原件，没有导入。")
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError as error:
        raise NotAStatute("读不了这个文件，可能没有权限。") from error


def _plain(content: bytes, path: Path) -> list[str]:
    if path.suffix.lower() == ".docx":
        raise NotAStatute("这不是 Word 文件（.docx），请导入国家法律法规数据库下载的原件。")
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(text) > _MOST_CHARACTERS or "\0" in text:
            break
        return text.splitlines()
    raise NotAStatute("这不是文字文件，请导入 .docx 原件，或 UTF-8 编码的 .txt。")


def _published(name: str) -> date | None:
    found = _PUBLISHED.fullmatch(name)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
