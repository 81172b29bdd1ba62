"""A file that holds nothing but room (压舱): deleted when the disk is full, so that work goes on."""

import os
from pathlib import Path

from tiaojie_tui.office.trouble import OfficeTrouble

_NAME = "ballast"
_SIZE = 64 * 1024 * 1024
"""Bytes; some days of a township's saves."""


def there(home: Path) -> bool:
    """Whether it lies there."""
    return (home / _NAME).exists()


def lay(home: Path) -> None:
    """Take the room. Raises ``OfficeTrouble`` where there is none."""
    target, unfinished = home / _NAME, home / f".{_NAME}"
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    try:
        os.posix_fallocate(handle, 0, _SIZE)
    except OSError as error:
        unfinished.unlink()
        raise OfficeTrouble("硬盘上已经没有 64 MB 了，请先清理硬盘。") from error
    finally:
        os.close(handle)
    unfinished.replace(target)


def free(home: Path) -> None:
    """Give the room back. Raises ``OfficeTrouble`` where it was given already."""
    try:
        (home / _NAME).unlink()
    except FileNotFoundError:
        raise OfficeTrouble("预留的 64 MB 已经放出来用了，请清理硬盘上别的东西。") from None
