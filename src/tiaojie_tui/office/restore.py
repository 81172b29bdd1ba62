"""A backup put back in place of the present data, or tried out (演练): opened, proved, compared, recorded."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tiaojie_tui.office import age, archive, console, workroom
from tiaojie_tui.office.archive import Contents
from tiaojie_tui.office.console import WHO, Console
from tiaojie_tui.office.trouble import OfficeTrouble
from tiaojie_tui.store import backup, copying, destruction, journal, people, presence
from tiaojie_tui.store.backup import DRILL, State
from tiaojie_tui.store.engine import FILE, Store, open_store
from tiaojie_tui.store.journal import Details, Entry, Line
from tiaojie_tui.store.troubles import Damaged, DiskFailing, NewerDatabase, StoreTrouble, Unexpected, told


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, what the data were before, and where those lie now."""

    contents: Contents
    before: Line | None
    """The last entry of the journal before; ``None`` where it could not be read."""
    aside: Path
    files: tuple[str, ...]
    """Files beside the database that were missing and came back."""


def drill(here: Console, file: Path, identity: Path | None) -> tuple[Contents, bool]:
    """Open a backup as in earnest, prove it and let it go again; the trial stands in the journal.

    Gives what is in it, and whether the present journal goes on from where it ends. Raises ``OfficeTrouble``
    or ``StoreTrouble``.
    """
    with told(), workroom.opened(here.store.home) as work:
        _, contents = _unpacked(file, identity, work)
    line = journal.line_at(here.store, contents.seq)
    goes_on = contents.seq == 0 or (line is not None and line.hash == contents.hash)
    found: Details = {
        DRILL: "成功",
        "文件": file.name,
        "末条": contents.seq,
        "接得上": "是" if goes_on else "否",
    }
    with here.store.transaction():
        here.record(journal.RESTORED, found)
    return contents, goes_on


def restore(
    home: Path, file: Path, identity: Path | None, now: Callable[[], datetime] = datetime.now
) -> Restored:
    """Put a backup in the place of the present database, which is kept aside under a dated name.

    Nobody else may have the data open. Killed at any moment it leaves the old data or the new ones. Raises
    ``OfficeTrouble`` or ``StoreTrouble``.
    """
    with console.as_owner(home), told(), workroom.opened(home) as work:
        laid_out, contents = _unpacked(file, identity, work)
        with _alone(home) as present:
            before, aside = _head(present), home / f"before-restore-{now():%Y%m%d-%H%M%S}.db"
            details: dict[str, str | int] = {"文件": file.name, "恢复到": contents.made_at.isoformat()}
            details |= {"末条": contents.seq, "留存": aside.name, "账号": console.account()}
            if before is not None:
                details |= {
                    "原末条": before.seq,
                    "原哈希": before.hash,
                    "原时间": before.entry.at.isoformat(),
                }
            _finish(laid_out, present, Entry(now(), WHO, journal.RESTORED, "", details))
            _exchange(home, laid_out, aside)
        files = archive.put_back_missing(laid_out, home)
    return Restored(contents, before, aside, tuple(files))


def _unpacked(file: Path, identity: Path | None, work: Path) -> tuple[Path, Contents]:
    """Where in ``work`` the backup is laid out, and what its list says; it is proved."""
    if not file.is_file():
        raise OfficeTrouble(f"没有「{file}」这个备份文件，请核对。")
    plain = file
    if file.suffix == ".age":
        if identity is None:
            raise OfficeTrouble("备份是加密的，请用 --identity 写私钥文件，就是保险柜里的那一份。")
        plain = work / "packed"
        age.decrypt(file, identity, plain)
    laid_out = work / "laid-out"
    laid_out.mkdir(mode=0o700)
    with open(plain, "rb") as packed:
        contents = archive.unpack(packed, laid_out)
    found = backup.proved(laid_out)
    if plain != file:
        plain.unlink()
    if not _same(found, contents):
        raise Damaged("备份里的内容和清单不一样")
    return laid_out, contents


def _same(found: State, contents: Contents) -> bool:
    """Of an older program's backup, the tables that it knew."""
    rows = all(found.rows.get(table, count) == count for table, count in contents.rows.items())
    return rows and (found.seq, found.hash) == (contents.seq, contents.hash)


@contextmanager
def _alone(home: Path) -> Iterator[Store | None]:
    """The present data, held alone; ``None`` where they cannot be read any more."""
    try:
        store = open_store(home, alone=True)
    except (Damaged, DiskFailing, NewerDatabase, Unexpected):
        handle = presence.enter(home, alone=True)
        try:
            yield None
        finally:
            os.close(handle)
    else:
        try:
            yield store
        finally:
            store.close()


def _head(present: Store | None) -> Line | None:
    try:
        return journal.head(present) if present else None
    except StoreTrouble:
        return None


def _finish(laid_out: Path, present: Store | None, entry: Entry) -> None:
    """Record it in the data to come; revoked keys and destroyed cases do not come back with them."""
    restored = open_store(laid_out, alone=True)
    try:
        with restored.transaction():
            journal.append(restored, entry)
            if present is not None:
                _revoke_again(restored, present)
        if present is not None:
            destruction.repeat(restored, present)
    finally:
        restored.close()
    copying.sync(laid_out / FILE)


def _revoke_again(restored: Store, present: Store) -> None:
    revoked = {key.fingerprint: key.revoked_at for key in people.keys(present) if key.revoked_at is not None}
    for key in people.keys(restored):
        at = revoked.get(key.fingerprint)
        if at is not None and key.revoked_at is None:
            people.revoke_key(restored, key.id, at)


def _exchange(home: Path, laid_out: Path, aside: Path) -> None:
    """At every moment a whole database has its name; what SQLite would undo goes with the old one."""
    present, rollback = home / FILE, home / f"{FILE}-journal"
    if present.exists():
        os.link(present, aside)
    if rollback.exists():
        rollback.replace(aside.with_name(f"{aside.name}-journal"))
    (laid_out / FILE).replace(present)
    copying.sync(home)
