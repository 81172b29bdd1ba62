"""``authorized_keys`` of the service account: written whole from the table of keys, between two marks.

As gitolite does it (https://gitolite.com/gitolite/): what stands outside the marks is kept; what stands
between them must be what the table said before, or somebody has changed it by hand and nothing is written.
sshd(8), AUTHORIZED_KEYS FILE FORMAT.
"""

import fcntl
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tiaojie_tui.office import console
from tiaojie_tui.office.trouble import OfficeTrouble
from tiaojie_tui.store import settings
from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.people import Key

FILE, DOOR = Path("/etc/tiaojie/authorized_keys"), Path("/usr/local/lib/tiaojie/tiaojie-door")
FILE_SETTING, DOOR_SETTING = "钥匙文件", "入口程序"
"""The settings that hold the two where they are elsewhere."""
START, END = "# tiaojie start", "# tiaojie end"


@dataclass(frozen=True, slots=True)
class Place:
    """The file that sshd reads, and the program that it runs for each key."""

    file: Path
    door: Path


@dataclass(frozen=True, slots=True)
class Content:
    """The file in three parts; ``between`` is ``None`` where it has no marks yet."""

    before: str
    between: str | None
    after: str


def place(store: Store) -> Place:
    """Where this server has its file and its door."""
    file, door = settings.get(store, FILE_SETTING), settings.get(store, DOOR_SETTING)
    return Place(Path(file) if file else FILE, Path(door) if door else DOOR)


def line(key: Key, door: Path) -> str:
    """What sshd is to do for this key. For it an expiry is the first minute of a day: of the next one."""
    ends = f',expiry-time="{key.expires_on + timedelta(days=1):%Y%m%d}"' if key.expires_on else ""
    return f'command="{door} {key.id}",restrict,pty{ends} {key.kind} {key.key}\n'


def section(keys: Iterable[Key], door: Path) -> str:
    """All keys that were not revoked; sshd itself refuses one that has run out."""
    return "".join(line(key, door) for key in keys if key.revoked_at is None)


def read(file: Path) -> Content:
    """The file as it is. Raises ``OfficeTrouble`` where it is missing, or its marks are not a pair."""
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        raise OfficeTrouble(
            f"没有钥匙文件「{file}」。还没有装好服务器，先运行 tiaojie office install --apply。"
        ) from None
    except (OSError, UnicodeDecodeError):
        raise OfficeTrouble(f"钥匙文件「{file}」读不了，请看看它的权限，是不是文本。") from None
    lines = text.splitlines(keepends=True)
    marks = [(at, one.strip()) for at, one in enumerate(lines) if one.strip() in (START, END)]
    if not marks:
        return Content(text, None, "")
    if [mark for _, mark in marks] != [START, END]:
        raise OfficeTrouble(
            f"钥匙文件「{file}」里的两个记号（{START}、{END}）被改过，没有动它。请照原样补好，一样一个。"
        )
    (start, _), (end, _) = marks
    return Content("".join(lines[:start]), "".join(lines[start + 1 : end]), "".join(lines[end + 1 :]))


@contextmanager
def held(where: Place) -> Iterator[None]:
    """One administrator at a time. Raises ``OfficeTrouble`` where this account may not write the file."""
    with console.as_root():
        try:
            folder = os.open(where.file.parent, os.O_RDONLY | os.O_DIRECTORY)
        except OSError:
            raise OfficeTrouble(
                f"没有「{where.file.parent}」。还没有装好服务器，先运行 tiaojie office install --apply。"
            ) from None
        writable = os.access(where.file.parent, os.W_OK)
    try:
        if not writable:
            raise OfficeTrouble("钥匙文件只有 root 能写，请用 root 运行这个命令。")
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def refuse_changed(where: Place, keys: Iterable[Key], *, force: bool = False) -> Content:
    """The file, which says what the table says, or ``OfficeTrouble``; ``force`` takes it over."""
    content = read(where.file)
    if not force and (content.between or "") != section(keys, where.door):
        raise OfficeTrouble(
            f"钥匙文件「{where.file}」跟登记的不一样，有人手工改过，没有动它。"
            "先用 tiaojie office key lint 看差在哪里；要照登记的重写，加 --force。"
        )
    return content


def write(where: Place, keys: Iterable[Key], found: Content) -> None:
    """Put what the table says into the file, whole or not at all; ``found`` is what stood there before.

    Raises ``OfficeTrouble`` when it stands there no more, or the disk does not take it.
    """
    if read(where.file) != found:
        raise OfficeTrouble(f"刚才有人改了钥匙文件「{where.file}」，没有动它。请再来一次。")
    between = section(keys, where.door)
    text = f"{found.before}{_ended(found.before)}{START}\n{between}{END}\n{found.after}"
    with console.as_root():
        try:
            _replace(where.file, text)
        except OSError as error:
            raise OfficeTrouble(
                f"钥匙已经登记，钥匙文件没有写成（{error.strerror}）。"
                "处理以后运行 tiaojie office key write --force。"
            ) from error


def _ended(text: str) -> str:
    return "" if not text or text.endswith("\n") else "\n"


def _replace(file: Path, text: str) -> None:
    """A reader sees the file as it was or as it will be."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as new:
            new.write(text)
            new.flush()
            os.fchmod(handle, 0o644)  # sshd reads it with the rights of the account that logs in
            os.fsync(handle)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
