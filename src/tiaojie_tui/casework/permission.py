"""May this person do this to this case? Asked in the transaction of the act, of what the database says then.

On a machine of one's own everything is allowed. On a server the administrator at the console does not handle
cases, and what is refused stands in the journal. What is forgotten to be asked here ``store.scope`` refuses.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from tiaojie_tui.casework.desk import Desk, Refused, refusing
from tiaojie_tui.domain import rights
from tiaojie_tui.domain.people import Person
from tiaojie_tui.domain.rights import Action, Standing
from tiaojie_tui.domain.typed import clean_line
from tiaojie_tui.store import access, journal, people
from tiaojie_tui.store.troubles import Beyond, NoSuchCase

_NOTED = 100
"""Characters of a refused request."""


class Denied(Refused):
    """What this person may not do."""

    def __init__(self, action: str, why: str) -> None:
        super().__init__(why)
        self.action = action


class NoLonger(Refused):
    """Whose key was good at the login and opens nothing any more."""


@contextmanager
def granted(desk: Desk, action: Action, number: str) -> Iterator[None]:
    """One transaction in which the person may do this to the case. Raises ``Denied`` or ``StoreTrouble``.

    A refusal is written into the journal when the transaction has been rolled back.
    """
    inside = desk.store.in_transaction
    try:
        with desk.store.transaction():
            _ask(desk, action, number)
            yield
    except (Denied, NoLonger, Beyond) as refused:
        if not inside:  # else it would be rolled back with what is around it, where it is written down
            tried = refused.action if isinstance(refused, Denied) else action
            journal.append(desk.store, desk.entry(journal.REFUSED, number, {"想": tried}))
        raise


def ask(desk: Desk, action: Action, number: str) -> None:
    """Go on only if the person may do this to the case now. Raises ``Refused``, and writes that down."""
    try:
        _ask(desk, action, number)
    except (Denied, NoLonger):
        with refusing():
            journal.append(desk.store, desk.entry(journal.REFUSED, number, {"想": action}))
        raise


def _ask(desk: Desk, action: Action, number: str) -> None:
    if not allowed(desk, action, number):
        raise denied(desk, action, number)


def note_refusal(desk: Desk, wanted: str) -> None:
    """Write down what somebody wanted who came to the door and did not get it, as they asked for it."""
    with refusing():
        journal.append(desk.store, desk.entry(journal.REFUSED, details={"想": clean_line(wanted)[:_NOTED]}))


def allowed(desk: Desk, action: Action, number: str) -> bool:
    """Whether the person may do this now; not to a case that is not there. Raises like ``holder``."""
    if not desk.on_server:
        return True
    person = holder(desk)
    try:
        with refusing():
            return rights.can(person, action, access.standing(desk.store, number))
    except Refused as refused:
        if isinstance(refused.__cause__, NoSuchCase):
            return False
        raise


def denied(desk: Desk, action: Action, number: str) -> Denied:
    """The refusal, for who wants to raise it without writing it down."""
    return Denied(action, _why(desk, action, number))


def _why(desk: Desk, action: Action, number: str) -> str:
    """What the person is told: nothing of a case that is not even in the list, else whom to turn to."""
    if not allowed(desk, Action.LIST, number):
        return str(NoSuchCase(number))
    with refusing():
        case, parts = access.standing(desk.store, number), access.parts(desk.store, number)
    if case.kept:
        return f"这个案件现在只保存，不能{action}。有疑问请联系司法所。"
    if case.closed and rights.can(holder(desk), action, case.unsealed):
        return f"这个案件已经封存，不能再{action}。确有变动，请另立补充协议。"
    whose = access.names(parts, access.IN_CHARGE)
    if not whose:
        return f"这个案件还没有分派承办人，您不能{action}。要办，请调委会主任分派给您。"
    if holder(desk).id in case.named:
        return f"按您的身份不能{action}这个案件。要办，请联系调委会主任或者司法所。"
    return f"这个案件由{whose}承办，您不能{action}。有事请找{whose}，或者联系调委会主任。"


def standing(desk: Desk, number: str) -> Standing:
    """Whose the case is now."""
    with refusing():
        return access.standing(desk.store, number)


def present(desk: Desk) -> None:
    """Go on only if the key is still good, and not for the administrator. Raises like ``holder``."""
    if desk.on_server:
        holder(desk)


def holder(desk: Desk) -> Person:
    """Who is at this desk, as registered now. Raises ``Refused`` where nobody is any more."""
    if desk.key is None:
        raise Refused("这里是管理员的终端，不办案件；办案请用自己的钥匙登录。")
    with refusing():
        try:
            people.valid_key(desk.store, desk.key.id, desk.today)
            return people.person(desk.store, desk.key.person_id)
        except people.NotRegistered as gone:
            raise NoLonger(str(gone)) from gone
