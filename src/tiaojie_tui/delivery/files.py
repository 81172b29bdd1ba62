"""A finished paper as a file: whole under its name, or not there at all."""

import os
import tempfile
from pathlib import Path


class NotWritten(Exception):
    """The file could not be written; says why and what to do."""


def write(target: Path, content: bytes) -> None:
    """Put ``content`` into ``target`` in one step, readable by its owner alone.

    Written beside it first and renamed, so that a cut line or a full disk leaves no half file.
    """
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    except OSError as error:
        raise NotWritten(_reason(target, error)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, target)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise NotWritten(_reason(target, error)) from error


def _reason(target: Path, error: OSError) -> str:
    sentences: dict[type[OSError], str] = {
        FileNotFoundError: f"没有「{target.parent}」这个文件夹，请换一个地方存。",
        PermissionError: f"没有权限写到「{target.parent}」，请换一个地方存。",
        IsADirectoryError: f"「{target}」是文件夹，请写上文件名。",
    }
    default = (
        f"「{target}」没有写成（{'硬盘已满，请腾出空间再试' if error.errno == 28 else '磁盘读写出错'}）。"
    )
    return sentences.get(type(error), default)
