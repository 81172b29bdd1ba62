"""What the store cannot do, each as one sentence for the mediator; no other error leaves this room.

The sentence is chosen by the true cause: what surfaces from a failed transaction is often only the
rollback that failed after it, so the chain of causes is followed to its end.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import peewee

from tiaojie_tui.store import guard


class StoreTrouble(Exception):
    """Something cannot be stored or read; the message says what happened and what to do."""

    passing = False
    """Whether the same act is worth trying again by itself, a little later."""


class DiskFull(StoreTrouble):
    """No room left on the disk."""

    passing = True

    def __init__(self) -> None:
        super().__init__(
            "硬盘已满，这次没有存上。您写的内容还在，腾出空间后会自动再存；请告诉管理员清理硬盘。"
        )


class Busy(StoreTrouble):
    """Another process kept the database locked for longer than one waits."""

    passing = True

    def __init__(self) -> None:
        super().__init__("别的窗口正在保存，等了一会儿还没轮到，稍后会自动再试。")


class DiskFailing(StoreTrouble):
    """The disk reported an error while reading or writing."""

    passing = True

    def __init__(self) -> None:
        super().__init__("硬盘读写出错，这次没有存上。请不要关机，马上告诉管理员。")


class OutOfMemory(StoreTrouble):
    """The process may not have more memory."""

    passing = True

    def __init__(self) -> None:
        super().__init__("内存不够，这次没有存上。您写的内容还在，稍后会自动再试；请告诉管理员。")


class Damaged(StoreTrouble):
    """The file is no database, or its pages make no sense."""

    def __init__(self, detail: str = "") -> None:
        because = f"（{detail}）" if detail else ""
        super().__init__(f"数据文件 tiaojie.db 打不开或已损坏{because}。请不要再录入，让管理员用备份恢复。")


class NoPermission(StoreTrouble):
    """The account may not read or write the folder or the database."""

    def __init__(self, where: object = "") -> None:
        named = f" {where}" if where else ""
        super().__init__(f"没有权限读写数据文件夹{named}。请让管理员检查文件夹的主人和权限。")


class WrongOwner(StoreTrouble):
    """The database belongs to another account than its folder, as after a copy made by root."""

    def __init__(self) -> None:
        super().__init__(
            "数据文件 tiaojie.db 的主人和所在文件夹的主人不是同一个账号。请让管理员用 chown 改成同一个。"
        )


class FarAway(StoreTrouble):
    """The folder lies on a disk reached over a line, where two who save at once can destroy the database."""

    def __init__(self, where: object, kind: str) -> None:
        super().__init__(
            f"数据文件夹 {where} 在网络盘或共享盘（{kind}）上，数据会坏，不能打开。请让管理员移到本机硬盘。"
        )


class NewerDatabase(StoreTrouble):
    """The database was written by a newer version of the program."""

    def __init__(self) -> None:
        super().__init__(
            "数据是更新版本的程序写的，这里的程序是旧版。请退出后重新登录；还不行，请改用新版程序。"
        )


class NotUpgraded(StoreTrouble):
    """A server's database waits for the administrator to bring it up to this version of the program."""

    def __init__(self) -> None:
        super().__init__("程序刚升级，数据还没有跟着升级。请管理员运行 tiaojie office upgrade，然后再登录。")


class WrongSettings(StoreTrouble):
    """The database does not keep the settings that make a commit safe."""

    def __init__(self, names: str) -> None:
        super().__init__(f"数据文件的安全设置（{names}）没有生效，不能保证不丢内容，请告诉管理员。")


class NoSuchCase(StoreTrouble):
    """No case has this number."""

    def __init__(self, number: str) -> None:
        super().__init__(f"没有编号为「{number}」的案件，请核对编号。")


class NumberInUse(StoreTrouble):
    """Another case has this number."""

    def __init__(self, number: str) -> None:
        super().__init__(f"编号「{number}」已经有一个案件在用，请换一个编号。")


class AmbiguousNumber(StoreTrouble):
    """A short number fits several cases."""

    def __init__(self, text: str, numbers: list[str]) -> None:
        some = "、".join(numbers[:3]) + ("等" if len(numbers) > 3 else "")
        super().__init__(f"「{text}」对得上 {len(numbers)} 个案件：{some}。请把编号写全。")


class CaseSealed(StoreTrouble):
    """The agreement of this case is sealed: nothing of it can be changed any more."""

    def __init__(self) -> None:
        super().__init__("协议已经封存，不能再改。确有变动，请另立一份补充协议。")


class Beyond(StoreTrouble):
    """A case, or a part of the database, that is not this session's to see or to change."""

    def __init__(self) -> None:
        super().__init__("这个案件现在不归您看或者改，这次没有存上。请回到案件列表，或者联系调委会主任。")


class Kept(StoreTrouble):
    """History and frozen papers are only ever added to."""

    def __init__(self) -> None:
        super().__init__("修改记录和定稿的文书只能增加，不能改，也不能删。")


class OnlyKept(StoreTrouble):
    """The case waits for its destruction: it is kept, and nothing else."""

    def __init__(self) -> None:
        super().__init__("这个案件已经同意销毁，现在只保存，不能改，也不能打印。有疑问请问司法所。")


class Unstorable(StoreTrouble):
    """A value that no database column can hold."""

    def __init__(self) -> None:
        super().__init__("有一处内容存不进去（数字太大，或含有残缺的字符），请检查刚才填的内容。")


class Unexpected(StoreTrouble):
    """Any other error of the database; ``name`` is its technical name, without values."""

    def __init__(self, name: str) -> None:
        super().__init__(f"数据库出错（{name}），这次没有存上，您写的内容还在。请把这句话告诉管理员。")


def cause_of(error: BaseException) -> tuple[str, BaseException]:
    """The SQLite error name (``SQLITE_FULL``) and exception at the bottom of the chain of causes.

    An exception that was told already belongs to an earlier act and ends the chain.
    """
    chain = [error]
    while (deeper := chain[-1].__cause__ or chain[-1].__context__) and deeper not in chain:
        if isinstance(deeper, StoreTrouble):
            break
        chain.append(deeper)
    for one in reversed(chain):
        name = getattr(one, "sqlite_errorname", None)
        if name or isinstance(one, MemoryError):
            return name or type(one).__name__, one
    return type(chain[-1]).__name__, chain[-1]


_BY_ERRNO = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EIO: DiskFailing,
    errno.EACCES: NoPermission,
    errno.EPERM: NoPermission,
    errno.EROFS: NoPermission,
    errno.ELOOP: NoPermission,
}
_BY_NAME: tuple[tuple[str, type[StoreTrouble]], ...] = (
    ("SQLITE_FULL", DiskFull),
    ("SQLITE_BUSY", Busy),
    ("SQLITE_LOCKED", Busy),
    ("SQLITE_IOERR", DiskFailing),
    ("SQLITE_CORRUPT", Damaged),
    ("SQLITE_NOTADB", Damaged),
    ("SQLITE_READONLY", NoPermission),
    ("SQLITE_CANTOPEN", NoPermission),
    ("SQLITE_PERM", NoPermission),
    ("SQLITE_AUTH", Beyond),
    ("SQLITE_TOOBIG", Unstorable),
    ("MemoryError", OutOfMemory),
    ("UnicodeDecodeError", Damaged),
    ("UnicodeEncodeError", Unstorable),
    ("OverflowError", Unstorable),
)
REFUSALS = {"sealed": CaseSealed, "kept": Kept, "only kept": OnlyKept, guard.BEYOND: Beyond}
"""What the triggers of the schema say, and the sentence for it."""


def trouble_of(error: BaseException) -> StoreTrouble:
    """The trouble that a database or system error amounts to."""
    name, cause = cause_of(error)
    if isinstance(cause, OSError):
        return _BY_ERRNO.get(cause.errno or 0, lambda: Unexpected(name))()
    if name == "SQLITE_CONSTRAINT_TRIGGER":
        return REFUSALS.get(str(cause), lambda: Unexpected(name))()
    if "Could not decode to UTF-8" in str(cause):
        return Damaged()
    for prefix, trouble in _BY_NAME:
        if name.startswith(prefix):
            return trouble()
    return Unexpected(name)


_TOLD = (peewee.PeeweeException, sqlite3.Error, OSError, UnicodeError, OverflowError, MemoryError)


@contextmanager
def told() -> Iterator[None]:
    """Whatever SQLite or the system cannot do inside leaves as a ``StoreTrouble``."""
    try:
        yield
    except _TOLD as error:
        raise trouble_of(error) from error
