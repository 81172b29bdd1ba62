"""What the doctor says of the data: folder, disk, database, journal, backups; on a server of its keys."""

import shutil
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from tiaojie_tui import standby
from tiaojie_tui.office import ballast, key_lint, machine
from tiaojie_tui.office.finding import Finding
from tiaojie_tui.store import backup, crosscheck, drafts, filesystem, health, journal, people
from tiaojie_tui.store.engine import FILE, Store, open_store
from tiaojie_tui.store.journal import Line
from tiaojie_tui.store.troubles import StoreTrouble

_ROOM_WANTED = 500 * 1024 * 1024
"""Bytes below which the next papers may not fit."""
_BACKUP_EVERY, _DRILL_EVERY = timedelta(hours=26), timedelta(days=40)
_CLOCKS_DIFFER = timedelta(minutes=5)


def data(home: Path, now: datetime) -> Iterator[Finding]:
    """The folder and all that is kept in it."""
    if not home.is_dir():
        yield Finding("数据文件夹", False, f"没有「{home}」，先打开一次程序。")
    else:
        yield _folder(home)
        free = shutil.disk_usage(home).free
        enough = free >= _ROOM_WANTED
        said = f"还有 {free // 1024 // 1024} MB。" + ("" if enough else "太少，请清理。")
        yield Finding("硬盘", enough, said)
        kind = filesystem.kind_of(home)
        local = not filesystem.is_far(kind)
        yield Finding(
            "文件系统", local, f"{kind}。" + ("" if local else "网络盘上数据会坏，请放到本机硬盘。")
        )
    try:
        faults = health.faults(home)
    except StoreTrouble as trouble:
        yield Finding("数据库", False, str(trouble))
        return
    yield Finding("数据库", not faults, "；".join(faults) or "完好。")
    if (home / FILE).exists():
        yield from _inside(home, now)


def _folder(home: Path) -> Finding:
    """Whether nobody else gets in, and all in it that is private belongs to one account."""
    about, owner = "数据文件夹", home.stat().st_uid
    for path in (home, home / FILE, home / drafts.FOLDER):
        if path.exists():
            found = path.stat()
            mode = stat.S_IMODE(found.st_mode)
            if found.st_uid != owner:
                return Finding(about, False, f"「{path.name}」归别的账号，请用 chown 改成同一个。")
            if mode & 0o077:
                wanted = "700" if path.is_dir() else "600"
                return Finding(about, False, f"「{path.name}」别人也能进（{mode:o}），请改成 {wanted}。")
    return Finding(about, True, "只有本人能看。")


def _inside(home: Path, now: datetime) -> Iterator[Finding]:
    try:
        store = open_store(home)
    except StoreTrouble as trouble:  # the settings are read back when it is opened
        yield Finding("SQLite", False, str(trouble))
        return
    try:
        [(version,)] = store.sql("SELECT sqlite_version()")
        yield Finding("SQLite", True, f"{version}，安全设置都生效。")
        yield _register(store)
        yield _clock(journal.head(store), now)
        server = people.any_people(store)
        yield _backup(backup.last_made(store), now, needed=server)
        yield _drill(backup.last_drill(store), now, needed=server)
        if server:
            there = ballast.there(home)
            said = "有 64 MB，硬盘满了时应急。" if there else "没有，请运行 tiaojie office ballast 留出来。"
            yield Finding("预留空间", there, said)
    except StoreTrouble as trouble:
        yield Finding("数据库", False, str(trouble))
    finally:
        store.close()


def _register(store: Store) -> Finding:
    broken = journal.first_break(store)
    faults = [f"从第 {broken} 条起对不上。"] if broken is not None else crosscheck.differences(store)
    said = f"{faults[0]}可能被改过，请马上告诉司法所。" if faults else "完整，和文书对得上。"
    return Finding("登记簿", not faults, said)


def _clock(head: Line | None, now: datetime) -> Finding:
    back = head is not None and head.entry.at - now > _CLOCKS_DIFFER
    said = "比登记簿的末条还早，请先把时钟调准。" if back else "不比登记簿的末条早。"
    return Finding("时钟", not back, said)


def _backup(made: Line | None, now: datetime, *, needed: bool) -> Finding:
    if made is None:
        return Finding("备份", not needed, "还没有做过，请运行 tiaojie office backup。")
    late = now - made.entry.at > _BACKUP_EVERY
    said = f"最近一次 {made.entry.at:%Y-%m-%d %H:%M}，核对过。"
    return Finding("备份", not (late and needed), said + ("请看看定时备份。" if late else ""))


def _drill(tried: Line | None, now: datetime, *, needed: bool) -> Finding:
    if tried is None:
        return Finding("恢复演练", not needed, "还没有做过，请运行 tiaojie office restore --drill。")
    late = now - tried.entry.at > _DRILL_EVERY
    said = f"最近一次 {tried.entry.at:%Y-%m-%d}，成功。" + ("请每月做一次。" if late else "")
    return Finding("恢复演练", not (late and needed), said)


def keys(home: Path, now: datetime) -> Iterator[Finding]:
    """On a server, what ``key_lint`` says of its keys and of sshd, and whether the program stands by."""
    try:
        store = open_store(home) if (home / FILE).exists() else None
    except StoreTrouble:  # of which the database has told
        return
    if store is None:
        return
    try:
        if people.any_people(store):
            yield from key_lint.lint(store, now.date())
            yield _standby(home)
    finally:
        store.close()


def _standby(home: Path) -> Finding:
    """Without systemd nothing is expected to stand by."""
    if standby.is_there(home):
        return Finding("候着", True, "程序候着，一登录就开。")
    expected = machine.has_systemd(Path("/"))
    start = "请打 systemctl restart tiaojie-standby。" if expected else ""
    return Finding("候着", not expected, f"没有程序候着，登录要慢一两秒。{start}")
