"""How a case came to be what it is: every save, newest first, and the case as it was then."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tiaojie_tui.casework import permission
from tiaojie_tui.casework.desk import Desk, refusing
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.store import revisions
from tiaojie_tui.store.revisions import Revision

_ONE_SITTING = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody did in one go: saves that follow each other, by the same hand, to the same thing."""

    first: int
    """The version of its first save."""
    last: int
    """The version of its last save."""
    at: datetime
    """When the last was made."""
    by: str
    label: str


def changes(desk: Desk, number: str) -> list[Change]:
    """All that was done to a case, newest first. What is typed is saved each second; that is one change."""
    permission.ask(desk, Action.READ, number)
    with refusing():
        saves = revisions.revisions(desk.store, number)
    found: list[Change] = []
    for save in saves:
        if found and _goes_on(found[-1], save):
            found[-1] = Change(found[-1].first, save.version, save.at, save.by, save.label)
        else:
            found.append(Change(save.version, save.version, save.at, save.by, save.label))
    return found[::-1]


def _goes_on(change: Change, save: Revision) -> bool:
    return (change.by, change.label) == (save.by, save.label) and save.at - change.at <= _ONE_SITTING


def before_and_after(desk: Desk, number: str, change: Change) -> tuple[Case, Case]:
    """The case before and after a change; before the first there was nothing."""
    permission.ask(desk, Action.READ, number)
    with refusing():
        after = revisions.case_at(desk.store, number, change.last)
        before = revisions.case_at(desk.store, number, change.first - 1) if change.first > 1 else Case()
    return before, after
