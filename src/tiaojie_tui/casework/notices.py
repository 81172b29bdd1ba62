"""What everybody should know before they go on: an old backup, a full disk, data put back from before."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta

from tiaojie_tui.casework.desk import Desk, Refused, refusing
from tiaojie_tui.store import backup
from tiaojie_tui.store.journal import Details

_TOO_OLD = timedelta(hours=26)
"""Two backups a day are made; one a day and some hours without is a fault."""
_TOLD_FOR = timedelta(days=14)
_LITTLE, _NONE = 500 * 1024 * 1024, 100 * 1024 * 1024
"""Bytes below which the administrator is called, and below which nothing is exported any more."""


@dataclass(frozen=True, slots=True)
class Notices:
    """The age of the last backup in a few words; sentences that are grave, and those that are not."""

    backup: str = ""
    backup_old: bool = False
    grave: tuple[str, ...] = ()
    mild: tuple[str, ...] = ()


def now(desk: Desk) -> Notices:
    """What is to be told at this desk. Raises ``Refused``."""
    # Of backups and restoring everybody is told, whoever sees the journal itself.
    with refusing(), desk.store.widened("everything"), desk.store.reading():
        made, restored = backup.last_made(desk.store), backup.last_restored(desk.store)
    grave, mild = [], []
    if restored is not None and desk.now() - restored.entry.at < _TOLD_FOR:
        grave.append(_gap(restored.entry.details))
    if desk.on_server:
        free = _free(desk)
        if free < _NONE:
            grave.append("硬盘快满了，先不要导出、装订，请马上告诉管理员。")
        elif free < _LITTLE:
            mild.append(f"硬盘只剩 {free // 1024 // 1024} MB，请告诉管理员清理。")
    if made is None:
        never = desk.on_server
        return Notices("还没有备份" if never else "", never, tuple(grave), tuple(mild))
    at = made.entry.at
    return Notices(f"备份 {_when(at, desk.now())}", desk.now() - at > _TOO_OLD, tuple(grave), tuple(mild))


def refuse_when_full(desk: Desk) -> None:
    """Leave what room there is on a server's disk to saving. Raises ``Refused``."""
    if desk.on_server and _free(desk) < _NONE:
        raise Refused("服务器硬盘快满了，先不导出，好让大家还能保存。请马上告诉管理员清理硬盘。")


def _free(desk: Desk) -> int:
    found = os.statvfs(desk.home)
    return found.f_bavail * found.f_frsize


def _gap(told: Details) -> str:
    back = datetime.fromisoformat(str(told["恢复到"]))
    lost = told.get("原时间")
    if lost is None:
        return f"数据恢复到 {_moment(back)}；此后的内容要重新录入。"
    return (
        f"数据恢复到 {_moment(back)}；此后到 {_moment(datetime.fromisoformat(str(lost)))} 的内容要重新录入。"
    )


def _moment(at: datetime) -> str:
    return f"{at.month}月{at.day}日 {at:%H:%M}"


def _when(at: datetime, now: datetime) -> str:
    days = (now.date() - at.date()).days
    return {0: f"今天 {at:%H:%M}", 1: f"昨天 {at:%H:%M}"}.get(days, f"{at.month}月{at.day}日")
