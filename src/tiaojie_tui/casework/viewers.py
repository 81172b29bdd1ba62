"""谁看过: who has looked at a case, and what they have done with it; for whoever may know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tiaojie_tui.casework import permission
from tiaojie_tui.casework.desk import Desk, refusing
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.store import journal, numbering, people
from tiaojie_tui.store.journal import Line

_SHOWN = {
    journal.VIEWED: "打开看",
    journal.REVEALED: "看全号码",
    journal.CHANGED: "修改",
    journal.PRINTED: "打印",
    journal.TAKEN: "取走",
    journal.REFUSED: "想看，没让看",
    journal.FINALISED: "定稿",
    journal.VOIDED: "作废",
    journal.SEALED: "封存",
    journal.ASSIGNED: "分派",
    journal.HANDED_OVER: "移交",
    journal.REMARKED: "批注",
    journal.RESTRICTED: "限制查看",
}
"""The acts that are told, in words for the list."""


@dataclass(frozen=True, slots=True)
class Viewing:
    """One visit, or several of one person that follow each other on one day."""

    at: datetime
    who: str
    did: str
    device: str
    """As the key was registered; empty where no key was used."""
    times: int = 1

    @property
    def said(self) -> str:
        """What was done, and how often."""
        return f"{self.did}（{self.times}次）" if self.times > 1 else self.did

    @property
    def refused(self) -> bool:
        """Whether they were not let in."""
        return self.did == _SHOWN[journal.REFUSED]


def of_case(desk: Desk, number: str) -> list[Viewing]:
    """Who looked at the case, the last first; ``number`` may be its serial alone.

    Raises ``Refused``, and ``Denied`` for those whom it does not concern.
    """
    with refusing():
        number = numbering.resolve(desk.store, number)
    if desk.key is not None and not permission.allowed(desk, Action.SEE_VIEWERS, number):
        raise permission.denied(desk, Action.SEE_VIEWERS, number)
    with refusing(), desk.store.reading():
        devices = {key.id: key.device for key in people.keys(desk.store)}
        lines = journal.entries(desk.store, number=number)
    return list(_together(lines, devices))[::-1]


def _together(lines: list[Line], devices: dict[int, str]) -> Iterator[Viewing]:
    last: Viewing | None = None
    for entry in (line.entry for line in lines if line.entry.act in _SHOWN):
        device = str(entry.details.get("设备") or devices.get(int(entry.details.get("钥匙", 0)), ""))
        now = Viewing(entry.at, entry.who, _SHOWN[entry.act], device)
        same = last is not None and _what(last) == _what(now)
        if last is not None and not same:
            yield last
        last = Viewing(now.at, now.who, now.did, now.device, last.times + 1 if last and same else 1)
    if last is not None:
        yield last


def _what(one: Viewing) -> tuple[object, ...]:
    return one.at.date(), one.who, one.did, one.device
