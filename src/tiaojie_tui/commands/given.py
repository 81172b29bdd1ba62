"""What a command is given and gives: files, days and months."""

import re
from datetime import date
from pathlib import Path

from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.delivery import files
from tiaojie_tui.domain.dates import parse_date
from tiaojie_tui.domain.typed import Unreadable


def bytes_of(path: Path) -> bytes:
    """The content of a file. Raises ``Refused``."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"没有「{path}」这个文件，请核对文件名。") from None
    except IsADirectoryError:
        raise Refused(f"「{path}」是文件夹，请写文件名。") from None
    except OSError:
        raise Refused(f"读不了「{path}」，可能没有权限。") from None


def text_of(path: Path) -> str:
    """The content of a text file. Raises ``Refused``."""
    try:
        return bytes_of(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("文件不是 UTF-8 编码，请用 UTF-8 另存后再来。") from None


def write(target: str, content: bytes) -> None:
    """Put the content into a file, whole or not at all. Raises ``Refused``."""
    try:
        files.write(Path(target), content)
    except files.NotWritten as error:
        raise Refused(str(error)) from error


def day(typed: str, today: date) -> date:
    """The day that was typed. Raises ``Refused``."""
    try:
        return parse_date(typed, today)
    except Unreadable as bad:
        raise Refused(str(bad)) from bad


def month(typed: str) -> date:
    """The first day of the month that was typed. Raises ``Refused``."""
    found = re.fullmatch(r"(\d{4})\D{1,2}(\d{1,2})月?", typed.strip())
    if not found or not 1 <= int(found[2]) <= 12 or not 1900 <= int(found[1]) <= 2999:
        raise Refused(f"「{typed}」不是月份，请这样写：2026-11。")
    return date(int(found[1]), int(found[2]), 1)
