"""May this person do this to this case? Asked in the transaction of the act, of what the database says then.

On a machine of one's own everything is allowed. On a server the administrator at the console does not handle
cases, and what is refused stands in the journal.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from tiaojie_tui.casework.desk import Desk, Refused, refusing
from tiaojie_tui.domain import rights
from tiaojie_tui.domain.people import Person
from tiaojie_tui.domain.rights import Action, Standing
from tiaojie_tui.domain.typed import clean_line
from tiaojie_tui.store import access, journal, people

_NOTED = 100
"""Characters of a refused request."""


class Denied(Refused):
    """What this person may not do."""

    def __init__(self, action: str) -> None:
        super().__init__(f"这个案件您不能{action}。确需办理，请联系调委会主任或者司法所。")
        self.action = action


@contextmanager
def granted(desk: Desk, action: Action, number: str) -> Iterator[None]:
    """One transaction in which the person may do this to the case. Raises ``Denied`` or ``StoreTrouble``.

    A refusal is written into the journal when the transaction has been rolled back.
    """
    try:
        with desk.store.transaction():
            if not allowed(desk, action, number):
                raise Denied(action)
            yield
    except Denied as denied:
        journal.append(desk.store, desk.entry(journal.REFUSED, number, {"想": denied.action}))
        raise


def note_refusal(desk: Desk, wanted: str) -> None:
    """Write down what somebody wanted who came to the door and did not get it, as they asked for it."""
    with refusing():
        journal.append(desk.store, desk.entry(journal.REFUSED, details={"想": clean_line(wanted)[:_NOTED]}))


def allowed(desk: Desk, action: Action, number: str) -> bool:
    """Whether the person may do this now. Raises ``Refused`` when the key is no longer good."""
    if not desk.on_server:
        return True
    with refusing():
        return rights.can(holder(desk), action, access.standing(desk.store, number))


def standing(desk: Desk, number: str) -> Standing:
    """Whose the case is now."""
    with refusing():
        return access.standing(desk.store, number)


def holder(desk: Desk) -> Person:
    """Who is at this desk, as registered now. Raises ``Refused`` where nobody is any more."""
    if desk.key is None:
        raise Refused("这里是管理员的终端，不办案件；办案请用自己的钥匙登录。")
    with refusing():
        people.valid_key(desk.store, desk.key.id, desk.today)
        return people.person(desk.store, desk.key.person_id)
