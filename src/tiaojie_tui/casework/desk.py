"""The mediator's desk: whose work it is, where it is kept, and what the clock says.

Every function of this room takes a ``Desk`` and is called from the thread that opened it. ``Refused``
is the one expected error that leaves the room; its text is a sentence for the mediator.
"""

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tiaojie_tui.domain import characters
from tiaojie_tui.domain.people import Person
from tiaojie_tui.domain.typed import Unreadable
from tiaojie_tui.store import installation as installations
from tiaojie_tui.store import journal, people, scope, settings
from tiaojie_tui.store.engine import Store, open_store
from tiaojie_tui.store.installation import Installation
from tiaojie_tui.store.journal import Details, Entry
from tiaojie_tui.store.leases import Worker
from tiaojie_tui.store.people import Key
from tiaojie_tui.store.troubles import StoreTrouble
from tiaojie_tui.surroundings import named_key

_NO_FOLDER = "服务器上还没有数据文件夹，请告诉管理员。"
_NOBODY = "服务器上还没有登记人员和钥匙，请告诉管理员。"


class Refused(Exception):
    """An act that cannot be done; says what happened and what to do."""


class NotSaved(Refused):
    """The disk or the database would not take it just now; worth trying again."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One mediator at work on one installation."""

    store: Store
    home: Path
    account: str
    """The account that is logged in; drafts, places and leases are kept by it."""
    now: Callable[[], datetime] = datetime.now
    on_server: bool = False
    """Whether people are registered here, so that only a key says who somebody is."""
    person: Person | None = None
    """Who came in by a key; on the server ``None`` is the administrator at the console."""
    key: Key | None = None

    @property
    def today(self) -> date:
        return self.now().date()

    @property
    def by(self) -> str:
        """Whose name a save bears."""
        return self.mediator or self.account

    @property
    def mediator(self) -> str:
        """Who is working here: the holder of the key; on a machine of one's own the mediator named in the
        environment, else the first of the committee."""
        if self.on_server:
            return self.person.name if self.person else ""
        named = os.environ.get("TIAOJIE_MEDIATOR", "")
        found = installations.read(self.store)
        if found is None:
            return named
        return named if named in found.mediators else next(iter(found.mediators), named)

    @property
    def worker(self) -> Worker:
        """Who takes a case to work on it."""
        device = self.key.device if self.key else ""
        return Worker(self.by, self.person.id if self.person else None, device)

    @property
    def device(self) -> str:
        """On which device somebody works, as its key was registered; empty without a key."""
        return self.key.device if self.key else ""

    def entry(self, act: str, number: str = "", details: Details | None = None) -> Entry:
        """An entry of the journal for what is done here now; on the server it names person and key."""
        return Entry(self.now(), self.by, act, number, {**(details or {}), **self.named})

    @property
    def named(self) -> Details:
        """What the journal says of who is here beside the name: on a server the ids of person and key."""
        told = {}
        if self.person is not None:
            told["人"] = self.person.id
        if self.key is not None:
            told["钥匙"] = self.key.id
        return told


def open_desk(home: Path, *, now: Callable[[], datetime] = datetime.now, key: int | None = None) -> Desk:
    """Open the installation in ``home``, which is made when it is not there. Raises ``Refused``.

    On a server it is the desk of whoever holds ``key``, else the key that the door has named in the
    environment, else the administrator's. Behind the door nothing is made.
    """
    named = key or named_key()
    if named and not home.exists():
        raise Refused(_NO_FOLDER)
    with refusing():
        store = open_store(home)
        try:
            if not people.any_people(store):
                if named:
                    raise Refused(_NOBODY)
                return Desk(store, home, getpass.getuser(), now)
            held, person = _holder(store, named, now())
            account = f"tj{person.id}" if person else getpass.getuser()
            if person is not None and held is not None:
                scope.confine(store, person.id, held.id, account, lambda: now().date())
            else:
                scope.confine_administrator(store)
        except BaseException:
            store.close()
            raise
    return Desk(store, home, account, now, True, person, held)


def _holder(store: Store, key_id: int | None, now: datetime) -> tuple[Key | None, Person | None]:
    """The key and who holds it; that somebody came with one that is no good any more is written down."""
    if key_id is None:
        return None, None
    try:
        key = people.valid_key(store, key_id, now.date())
        return key, people.person(store, key.person_id)
    except people.NotRegistered:
        journal.append(store, Entry(now, f"第{key_id}号钥匙", journal.REFUSED, "", {"想": "登录"}))
        raise


def installation(desk: Desk) -> Installation | None:
    """The committee of this installation, on a server that of the person at the desk; ``None`` for none yet.

    People of the judicial office work under its name.
    """
    with refusing():
        if not desk.on_server:
            return installations.read(desk.store)
        if desk.person is None or desk.person.committee is None:
            return Installation(settings.get(desk.store, settings.OFFICE) or "司法所", "", ())
        own = people.committee(desk.store, desk.person.committee)
        names = tuple(one.name for one in people.people(desk.store, own.id))
        return Installation(own.name, own.place, names, own.numbering)


def set_up(desk: Desk, wanted: Installation) -> None:
    """Keep the committee, its place and its mediators."""
    if not wanted.committee.strip():
        raise Refused("请写调委会的全称，如 清河县柳林镇石桥村人民调解委员会。")
    if not any(name.strip() for name in wanted.mediators):
        raise Refused("请至少写一名调解员的姓名。")
    try:
        for typed in (wanted.committee, wanted.place, *wanted.mediators):
            characters.refuse_private(typed)
    except Unreadable as bad:
        raise Refused(str(bad)) from bad
    with refusing():
        installations.write(desk.store, wanted)


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the store cannot do into the sentence the mediator reads."""
    try:
        yield
    except StoreTrouble as trouble:
        raise (NotSaved if trouble.passing else Refused)(str(trouble)) from trouble
