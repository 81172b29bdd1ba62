"""The administrator at the console of a server: on the data the service account, in /etc root."""

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tiaojie_tui.office.trouble import OfficeTrouble
from tiaojie_tui.store import journal
from tiaojie_tui.store.engine import Store, open_store
from tiaojie_tui.store.journal import Details, Entry

WHO = "管理员"
"""As whom the console stands in the journal."""


@dataclass(frozen=True, slots=True)
class Console:
    """The opened data of a server, and who is at the console."""

    store: Store
    account: str
    """The account of the system that has logged in at the console, behind ``sudo`` too."""
    now: Callable[[], datetime] = datetime.now

    def record(self, act: str, told: Details, number: str = "") -> None:
        """Write an act into the journal; call it inside the transaction of the act."""
        journal.append(self.store, Entry(self.now(), WHO, act, number, {**told, "账号": self.account}))


@contextmanager
def opened(home: Path, now: Callable[[], datetime] = datetime.now, *, wait: float = 15) -> Iterator[Console]:
    """The data in ``home``, opened as the account that owns it, so that no file becomes root's.

    ``wait`` is how many seconds one waits for others who save.

    Raises ``OfficeTrouble`` where there is no such folder, and ``StoreTrouble``.
    """
    with as_owner(home):
        store = open_store(home, wait=wait)
        try:
            yield Console(store, account(), now)
        finally:
            store.close()


def account() -> str:
    """Who has logged in at the console, behind ``sudo`` too."""
    return os.environ.get("SUDO_USER") or getpass.getuser()


@contextmanager
def as_owner(home: Path) -> Iterator[None]:
    """Be the account to which the data in ``home`` belong. Raises ``OfficeTrouble`` without such a folder."""
    try:
        owner = home.stat()
    except OSError:
        raise OfficeTrouble(
            f"没有「{home}」这个数据文件夹。还没有装好服务器，先运行 tiaojie office install --apply。"
        ) from None
    with _account(owner.st_uid, owner.st_gid):
        yield


@contextmanager
def as_root() -> Iterator[None]:
    """Be root again inside ``opened``, where root has started it; anybody else stays who they are."""
    with _account(os.getuid(), os.getgid()):
        yield


@contextmanager
def _account(user: int, group: int) -> Iterator[None]:
    """Have the rights of this account for a while; needs root, and is nothing where one has them."""
    before = os.geteuid(), os.getegid()
    if before == (user, group) or os.getuid() != 0:
        yield
        return
    groups = os.getgroups()
    os.seteuid(0)  # only root may take another group
    os.setgroups([])
    os.setegid(group)
    os.seteuid(user)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setgroups(groups)
        os.setegid(before[1])
        os.seteuid(before[0])
