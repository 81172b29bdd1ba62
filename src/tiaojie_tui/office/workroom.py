"""A private folder in the data folder for one backup or restore at a time; swept when it is left.

On the disk of the data, for a file can be moved into its place in one step only there; and what lies in it is
as private as the data.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tiaojie_tui.office.trouble import OfficeTrouble

_NAME = ".office-work"


@contextmanager
def opened(home: Path) -> Iterator[Path]:
    """The folder, empty. What a killed process has left in it is gone. Raises ``OfficeTrouble``."""
    folder = home / _NAME
    folder.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise OfficeTrouble("另一次备份或恢复正在进行，请等它做完再来。") from None
    try:
        _empty(folder)
        yield folder
    finally:
        _empty(folder)
        os.close(handle)


def _empty(folder: Path) -> None:
    for left in folder.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink()
