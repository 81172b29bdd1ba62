"""A backup made while people work: proved, encrypted to the office's key, laid onto other disks, recorded."""

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tiaojie_tui.office import age, archive, rotation, workroom
from tiaojie_tui.office.console import Console
from tiaojie_tui.office.rotation import Keeping
from tiaojie_tui.office.trouble import OfficeTrouble
from tiaojie_tui.store import anchors, backup, copying, journal, people, settings
from tiaojie_tui.store.engine import FILE
from tiaojie_tui.store.troubles import DiskFull, NoPermission, StoreTrouble, told, trouble_of

KEY = "备份公钥"
"""The setting that holds the public key to which backups are encrypted."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup: its name, where it lies, and sentences about what is not as it should be."""

    name: str
    folders: tuple[Path, ...]
    failed: tuple[str, ...]
    warnings: tuple[str, ...]


def set_key(console: Console, typed: str) -> None:
    """Encrypt backups to this public key from now on. Raises ``OfficeTrouble``."""
    key = age.recipient(typed)
    with console.store.transaction():
        settings.put(console.store, KEY, key)
        console.record(journal.KEYS, {"备份公钥": key})


def folders_of_last(console: Console) -> list[Path]:
    """Where the last backup was laid."""
    last = backup.last_made(console.store)
    return [Path(one) for one in str(last.entry.details.get("位置", "")).split("\n") if one] if last else []


def make(
    console: Console, folders: Sequence[Path], keeping: Keeping | None = None, *, encrypted: bool = True
) -> Made:
    """Make one backup and lay it into each folder. Raises ``OfficeTrouble`` or ``StoreTrouble``.

    Older ones go only where the new one lies on the disk; what fails in one folder hinders no other.
    """
    key = _key(console) if encrypted else None
    if key is None and people.any_people(console.store):
        raise OfficeTrouble("服务器上的备份一定要加密，不能加 --unencrypted。")
    home, now = console.store.home, console.now()
    with told(), workroom.opened(home) as work:
        copied = work / "copied"
        copied.mkdir(mode=0o700)
        state = backup.take(console.store, copied)
        name = rotation.name(now, state.seq, state.hash, encrypted=encrypted)
        pack = partial(archive.pack, home=home, copied=copied / FILE, state=state, made_at=now)
        packed = work / name
        if key is not None:
            age.encrypt(key, packed, partial(pack, keys=True))
        else:
            with open(packed, "xb") as out:
                pack(out, keys=False)
        digest = archive.sha256_of(packed)
        failed = {folder: said for folder in folders if (said := _lay(packed, digest, folder))}
    done = tuple(folder for folder in folders if folder not in failed)
    if not done:
        raise OfficeTrouble("".join(failed.values()) or "没有写备份放到哪里，请加 --to 文件夹。")
    details: journal.Details = {"文件": name, "sha256": digest, "末条": state.seq}
    where = "\n".join(map(str, done))
    with console.store.transaction():
        console.record(journal.BACKED_UP, {**details, "位置": where})
        head = journal.head(console.store)
    if head is not None:
        anchors.send(head)  # where the system keeps no log, the name of the file is anchor enough
    for folder in done:
        _rotate(folder, console, keeping or Keeping())
    return Made(name, done, tuple(failed.values()), tuple(_warnings(home, done)))


def _key(console: Console) -> str:
    key = settings.get(console.store, KEY)
    if key is None:
        raise OfficeTrouble(
            "还没有备份的公钥。请用 age-keygen 做一对钥匙，再运行 tiaojie office backup-key age1…。"
        )
    return key


def _lay(packed: Path, digest: str, folder: Path) -> str | None:
    """Put the backup into the folder under its name, in one step; a sentence where that fails."""
    target, unfinished = folder / packed.name, folder / f".{packed.name}.part"
    if not folder.is_dir():
        return f"没有「{folder}」这个文件夹，备份没有放进去，请看看硬盘插好没有。"
    try:
        for left in folder.glob(".tiaojie-*.part"):  # of a backup that was killed
            left.unlink()
        with (
            open(packed, "rb") as content,
            open(unfinished, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as out,
        ):
            shutil.copyfileobj(content, out)
            out.flush()
            os.fsync(out.fileno())
        if archive.sha256_of(unfinished) != digest:
            raise OSError
        unfinished.replace(target)
        copying.sync(folder)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        return f"备份没有放进「{folder}」：{_why(trouble_of(error))}，请处理后再备份一次。"
    return None


def _why(trouble: StoreTrouble) -> str:
    if isinstance(trouble, DiskFull):
        return "那块硬盘满了"
    return "没有权限写" if isinstance(trouble, NoPermission) else "读写出错"


def _rotate(folder: Path, console: Console, keeping: Keeping) -> None:
    with told():
        for name in rotation.to_go([one.name for one in folder.iterdir()], console.now(), keeping):
            (folder / name).unlink(missing_ok=True)


def _warnings(home: Path, folders: Sequence[Path]) -> Iterator[str]:
    own = home.stat().st_dev
    for folder in folders:
        if folder.stat().st_dev == own:
            yield f"「{folder}」和数据在同一块硬盘上，硬盘坏了会一起丢，请另外放到第二块硬盘或U盘。"
