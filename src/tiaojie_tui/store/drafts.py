"""What is typed, at once on disk: one append-only file for each case being worked on.

Every line is whole in itself (checksum, then JSON with all parts that differ from the saved case), so the
last line that is sound is all there is to recover, and a line torn by a kill or a full disk costs
nothing but itself. Knows no database.
"""

import contextlib
import hashlib
import json
import os
import threading
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tiaojie_tui.store.places import Place
from tiaojie_tui.store.troubles import DiskFailing, DiskFull, NoPermission, StoreTrouble, told, trouble_of

FOLDER = "drafts"
_SYNC_AFTER = 0.5
"""Seconds from the first unsynced line to ``fdatasync``; with the sync itself it stays below one."""
_WHY = {DiskFull: "硬盘已满", NoPermission: "没有权限", DiskFailing: "硬盘读写出错"}


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft file gave back: the parts that differ from the case at ``base_version``."""

    number: str
    seq: int
    base_version: int
    parts: Mapping[str, Any]
    place: Place
    at: datetime


class DraftFile:
    """The draft of one case in this process. Lines are numbered by ``seq``, on from those found there.

    What goes wrong never interrupts typing: it is kept in ``trouble`` until a line is written again.
    """

    def __init__(self, folder: Path, number: str) -> None:
        self.trouble: str | None = None
        self._path = _path(folder, number)
        self._number = number
        self._file: int | None = None
        self._seq = 0
        self._alone = False
        self._dirty = threading.Event()
        self._closing = threading.Event()
        self._syncing = threading.Thread(target=self._sync_when_dirty, name="draft-sync", daemon=True)
        try:
            left = recover(folder, number)
            self._seq = left.seq if left else 0
        except StoreTrouble as trouble:
            self.trouble = _not_kept(trouble)

    def append(self, base_version: int, parts: Mapping[str, Any], place: Place) -> int:
        """Write one line, in one write, and give its ``seq``; see ``trouble`` for whether it is on disk."""
        self._seq += 1
        content = {
            "number": self._number,
            "seq": self._seq,
            "base_version": base_version,
            "parts": parts,
            "place": asdict(place),
        }
        try:
            self._write(_line(content))
        except OSError as error:
            self.trouble = _not_kept(trouble_of(error))
        else:
            self.trouble = None
            self._dirty.set()
            if self._file is not None and self._alone:
                self._sync(self._file)
        return self._seq

    def _write(self, line: bytes) -> None:
        file = self._opened()
        before = os.fstat(file).st_size
        try:
            written = os.write(file, line)
            if written < len(line):  # the disk is full: let the next attempt say so
                os.write(file, line[written:])
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(file, before)
            raise

    def _opened(self) -> int:
        if self._file is None:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._path.parent.chmod(0o700)
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
            file = os.open(self._path, flags, 0o600)
            os.fchmod(file, 0o600)
            self._file = file
            try:
                self._syncing.start()
            except RuntimeError:  # the account may have no more threads: each line waits for its own sync
                self._alone = True
        return self._file

    def saved(self, seq: int) -> None:
        """The database has everything up to line ``seq``; the file is emptied unless a newer one follows."""
        if seq != self._seq:
            return
        try:
            if self._file is not None:
                os.ftruncate(self._file, 0)
            else:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            self.trouble = _not_kept(trouble_of(error))

    def close(self) -> None:
        """Let go of the file; what is in it stays, an empty one goes."""
        self._closing.set()
        self._dirty.set()
        if self._file is None:
            return
        if not self._alone:
            self._syncing.join()
        if os.fstat(self._file).st_size == 0:
            self._path.unlink(missing_ok=True)
        os.close(self._file)
        self._file = None

    def _sync_when_dirty(self) -> None:
        file = self._file
        assert file is not None
        while not self._closing.is_set():  # asked again after clear(), which may swallow the call to close
            self._dirty.wait()
            self._closing.wait(_SYNC_AFTER)
            self._dirty.clear()
            self._sync(file)
        if self._dirty.is_set():  # a line came while the last sync was under way
            self._sync(file)

    def _sync(self, file: int) -> None:
        try:
            os.fdatasync(file)
        except OSError as error:
            self.trouble = _not_kept(trouble_of(error))


def recover(folder: Path, number: str) -> Draft | None:
    """The last sound line of the case's draft; ``None`` when there is none. Raises ``StoreTrouble``."""
    return _last(_path(folder, number))


def pending(folder: Path) -> list[str]:
    """The numbers of the cases that have a draft. Raises ``StoreTrouble``."""
    with told():
        paths = sorted(folder.glob("*.draft"))
    return sorted(draft.number for draft in map(_last, paths) if draft is not None)


def _not_kept(trouble: StoreTrouble) -> str:
    why = _WHY.get(type(trouble), "出错")
    return f"草稿写不进去（{why}），这时断线会丢刚写的字。写完请等右上角出现「已保存」，并告诉管理员。"


def _path(folder: Path, number: str) -> Path:
    """A number may hold any character and be of any length; its hash is a file name."""
    return folder / file_name(number)


def file_name(number: str) -> str:
    """What the draft of a case is called, in whose folder ever."""
    return f"{hashlib.sha256(number.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.draft"


def _line(content: Mapping[str, Any]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return b"\n%08x %s\n" % (zlib.crc32(text), text)  # the first line break ends a torn line before it


def _last(path: Path) -> Draft | None:
    with told():
        try:
            with open(path, "rb", opener=_without_following) as file:
                at = datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime)
                lines = file.read().split(b"\n")
        except FileNotFoundError:
            return None
    return next((draft for line in reversed(lines) if (draft := _sound(line, at))), None)


def _without_following(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW)


def _sound(line: bytes, at: datetime) -> Draft | None:
    checksum, _, text = line.partition(b" ")
    if checksum != b"%08x" % zlib.crc32(text) or not text:
        return None
    found = json.loads(text.decode("utf-8", "surrogatepass"))
    known = {name: found[name] for name in ("number", "seq", "base_version", "parts")}
    return Draft(**known, place=Place(**found["place"]), at=at)
