"""Is this installation well? Each finding is a sentence for the administrator; nothing private is in it."""

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tiaojie_tui.store import health, office_tables
from tiaojie_tui.store.troubles import StoreTrouble

_ROOM_WANTED = 500 * 1024 * 1024
"""Bytes below which the next papers may not fit."""
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "vboxsf"})
"""File systems on which SQLite's locks cannot be relied on (sqlite.org/faq.html#q5)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what, whether it is well, and what to say of it."""

    about: str
    well: bool
    said: str


def examine(home: Path) -> tuple[Finding, ...]:
    """Look at the data folder, the database, the office's own tables and the tools that papers need."""
    return (*_folder(home), *_database(home), *_tables(home), *_tools())


def _folder(home: Path) -> Iterator[Finding]:
    if not home.is_dir():
        yield Finding("数据文件夹", False, f"没有「{home}」，先打开一次程序。")
        return
    mode = stat.S_IMODE(home.stat().st_mode)
    private = mode & 0o077 == 0
    yield Finding(
        "数据文件夹", private, "只有本人能看。" if private else f"别人也能进（{mode:o}），请改成 700。"
    )
    free = shutil.disk_usage(home).free
    enough = free >= _ROOM_WANTED
    yield Finding("硬盘", enough, f"还有 {free // 1024 // 1024} MB。" + ("" if enough else "太少，请清理。"))
    kind = _file_system(home)
    local = kind not in _NETWORK
    yield Finding("文件系统", local, f"{kind}。" + ("" if local else "网络盘上数据会坏，请放到本机硬盘。"))


def _file_system(folder: Path) -> str:
    """The type of the file system that holds ``folder``, as the kernel names it."""
    wanted, found, kind = os.path.realpath(folder), "", "?"
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        before, _, after = line.partition(" - ")
        mounted_on = before.split()[4]
        inside = wanted == mounted_on or wanted.startswith(mounted_on.rstrip("/") + "/")
        if inside and len(mounted_on) >= len(found):
            found, kind = mounted_on, after.split()[0]
    return kind


def _database(home: Path) -> Iterator[Finding]:
    try:
        faults = health.faults(home)
    except StoreTrouble as trouble:
        yield Finding("数据库", False, str(trouble))
        return
    yield Finding("数据库", not faults, "；".join(faults) or "完好。")


def _tables(home: Path) -> Iterator[Finding]:
    troubles = office_tables.read(home).troubles
    yield Finding("本地表", not troubles, "".join(troubles) or "完好。")


def _tools() -> Iterator[Finding]:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    yield Finding(
        "排版程序", True, "有 LibreOffice。" if office else "没有 LibreOffice：文书照常生成，本机不能转 PDF。"
    )
