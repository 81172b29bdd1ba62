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
from tiaojie_tui.domain.typed import Unreadable
from tiaojie_tui.store import installation as installations
from tiaojie_tui.store.engine import Store, open_store
from tiaojie_tui.store.installation import Installation
from tiaojie_tui.store.troubles import StoreTrouble


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

    @property
    def today(self) -> date:
        return self.now().date()

    @property
    def by(self) -> str:
        """Whose name a save bears."""
        return self.mediator or self.account

    @property
    def mediator(self) -> str:
        """Who is working here: the mediator named in the environment, else the first of the committee."""
        named = os.environ.get("TIAOJIE_MEDIATOR", "")
        found = installations.read(self.store)
        if found is None:
            return named
        return named if named in found.mediators else next(iter(found.mediators), named)


def home_folder(given: str | None = None) -> Path:
    """The data folder: as given, else ``TIAOJIE_HOME``, else the XDG data folder."""
    named = given or os.environ.get("TIAOJIE_HOME")
    if named:
        return Path(named).expanduser()
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser() / "tiaojie"


def open_desk(home: Path, *, now: Callable[[], datetime] = datetime.now) -> Desk:
    """Open the installation in ``home``, which is made when it is not there. Raises ``Refused``."""
    with refusing():
        return Desk(open_store(home), home, getpass.getuser(), now)


def installation(desk: Desk) -> Installation | None:
    """The committee of this installation; ``None`` before the first start has asked for it."""
    with refusing():
        return installations.read(desk.store)


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
