"""Who has the data open: each process holds the folder together with the others, or one holds it alone.

The lock is flock(2) on the folder itself: it needs no file, and the kernel takes it back from a process that
was killed.
"""

import fcntl
import os
from pathlib import Path

from tiaojie_tui.store.troubles import StoreTrouble


class InUse(StoreTrouble):
    """Somebody has the data open who wants them alone cannot have."""

    def __init__(self) -> None:
        super().__init__("还有人开着程序，现在不能做。请通知大家退出程序，等都退出了再来一次。")


class ShutForWork(StoreTrouble):
    """The administrator has the data alone, to restore or to upgrade them."""

    passing = True

    def __init__(self) -> None:
        super().__init__("管理员正在升级程序或恢复数据，请过几分钟再打开。")


def enter(home: Path, *, alone: bool = False) -> int:
    """Hold the folder until the handle that this gives is closed. Raises ``InUse`` or ``ShutForWork``."""
    handle = os.open(home, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise (InUse if alone else ShutForWork) from None
    except BaseException:
        os.close(handle)
        raise
    return handle
