"""Audit (审计): who came and went, whether the journal still tells the truth, what looks unusual in it."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tiaojie_tui.casework import permission, register_book
from tiaojie_tui.casework.desk import Desk, NotSaved, Refused, refusing
from tiaojie_tui.casework.register_book import State
from tiaojie_tui.domain.people import OF_THE_OFFICE, Person, Role
from tiaojie_tui.store import access, anchors, journal, people
from tiaojie_tui.store.anchors import Anchor
from tiaojie_tui.store.journal import Entry, Line
from tiaojie_tui.store.troubles import NoSuchCase
from tiaojie_tui.surroundings import FROM

_LOOKS = frozenset({journal.VIEWED, journal.REVEALED, journal.PRINTED, journal.TAKEN})
_NIGHT_BEGINS, _NIGHT_ENDS = 22, 6
"""Hours of the day between which hardly anybody has to look into a case."""
_MANY_REVEALED, _MANY_REFUSED = 20, 5
"""Identity numbers looked at, and refusals, of one person in one day; more are told."""


def came(desk: Desk) -> None:
    """Write down who has come in, from where, with which terminal. A full disk keeps nobody out."""
    if desk.key is None:
        return
    told = {"从": os.environ.get(FROM, ""), "终端": os.environ.get("TERM", ""), "设备": desk.device}
    _note(desk, journal.CAME, {name: said for name, said in told.items() if said})


def left(desk: Desk) -> None:
    """Write down who has gone. Of a line that drops nothing can be written."""
    if desk.key is not None:
        _note(desk, journal.LEFT, {})


def _note(desk: Desk, act: str, told: journal.Details) -> None:
    try:
        with refusing():
            journal.append(desk.store, desk.entry(act, "", told))
    except NotSaved:
        return


def verify(desk: Desk, outside: Iterable[Anchor] = ()) -> State:
    """Hold the journal against itself, against what it tells of, and against anchors kept outside."""
    state = register_book.state(desk)
    with refusing():
        found = anchors.faults(desk.store, outside)
    return replace(state, faults=(*state.faults, *found))


def anchor(desk: Desk) -> tuple[Line, bool]:
    """Write the head of the journal into the system's log; that it was done stands in the journal then.

    False with it where the system keeps no log. Raises ``Refused`` for a journal without entries.
    """
    with refusing():
        head = journal.head(desk.store)
        if head is None:
            raise Refused("登记簿里还没有一条，不用锚定。")
        kept = anchors.send(head)
        if kept:
            journal.append(desk.store, desk.entry(journal.ANCHORED, "", {"末条": head.seq, "到": "系统日志"}))
    return head, kept


@dataclass(frozen=True, slots=True)
class Unusual:
    """Something in the journal that somebody should ask about."""

    day: date
    who: str
    said: str


def unusual(desk: Desk, month: date) -> list[Unusual]:
    """What looks unusual in the month that begins with ``month``, by day (异常查阅).

    The head of a committee is told of its people and of its cases, the judicial office and the administrator
    of all. Raises ``Refused`` for anybody else.
    """
    asking = _may_ask(desk)
    with refusing(), desk.store.reading():
        lines = journal.between(desk.store, month, (month + timedelta(days=31)).replace(day=1))
        told = _Told(desk, lines)
        found = [
            Unusual(day, told.name(person), said)
            for day, person, number, said in told.all()
            if asking is None or asking in (told.committee(person), told.of_case(number))
        ]
    return sorted(found, key=lambda one: (one.day, one.who, one.said))


def tells_of_others(desk: Desk) -> bool:
    """Whether ``unusual`` tells anything to whoever is at this desk."""
    return desk.person is not None and desk.person.role is not Role.MEDIATOR


def _may_ask(desk: Desk) -> int | None:
    """The committee about which somebody is told; ``None`` for all."""
    if not desk.on_server or desk.key is None:
        return None
    person = permission.holder(desk)
    if person.role in OF_THE_OFFICE:
        return None
    if person.role is not Role.HEAD:
        raise Refused("异常查阅由调委会主任和司法所来看；自己的案件谁看过，在那个案件的菜单里看。")
    return person.committee


class _Told:
    """The entries of one month, and who they are about."""

    def __init__(self, desk: Desk, lines: Iterable[Line]) -> None:
        self._store = desk.store
        self._entries = [line.entry for line in lines if "人" in line.entry.details]
        self._names = {int(entry.details["人"]): entry.who for entry in self._entries}
        self._people: dict[int, Person] = {}
        for one in people.people(desk.store):
            self._people[one.id] = one
        self._standings: dict[str, tuple[int | None, frozenset[int]]] = {}

    def name(self, person: int) -> str:
        return self._names[person]

    def committee(self, person: int) -> int | None:
        known = self._people.get(person)
        return known.committee if known else None

    def of_case(self, number: str) -> int | None:
        """The committee of a case."""
        return self._standing(number)[0]

    def _standing(self, number: str) -> tuple[int | None, frozenset[int]]:
        if number and number not in self._standings:
            try:
                found = access.standing(self._store, number)
                self._standings[number] = (found.committee, found.named)
            except NoSuchCase:
                self._standings[number] = (None, frozenset())
        return self._standings.get(number, (None, frozenset()))

    def all(self) -> Iterator[tuple[date, int, str, str]]:
        """Day, person, case and what to say of it."""
        yield from self._elsewhere()
        yield from self._at_night()
        yield from self._many(journal.REVEALED, _MANY_REVEALED, "看全了 {} 次证件、电话号码")
        yield from self._many(journal.REFUSED, _MANY_REFUSED, "被拒绝 {} 次")

    def _elsewhere(self) -> Iterator[tuple[date, int, str, str]]:
        looked: Counter[tuple[date, int, str]] = Counter()
        for entry in self._entries:
            person = int(entry.details["人"])
            own, (of_case, named) = self.committee(person), self._standing(entry.number)
            strange = own is not None and of_case is not None and own != of_case and person not in named
            if entry.act in _LOOKS and strange:
                looked[entry.at.date(), person, entry.number] += 1
        for (day, person, number), times in looked.items():
            yield day, person, number, f"查阅外会的案件 {number}，{times} 次"

    def _at_night(self) -> Iterator[tuple[date, int, str, str]]:
        looked: dict[tuple[date, int], list[Entry]] = {}
        for entry in self._entries:
            if entry.act in _LOOKS and not _NIGHT_ENDS <= entry.at.hour < _NIGHT_BEGINS:
                looked.setdefault((entry.at.date(), int(entry.details["人"])), []).append(entry)
        for (day, person), found in looked.items():
            at = f"{found[0].at:%H:%M}"
            yield day, person, found[0].number, f"夜里（{at} 起）查阅案件，{len(found)} 次"

    def _many(self, act: str, limit: int, said: str) -> Iterator[tuple[date, int, str, str]]:
        of_act = [entry for entry in self._entries if entry.act == act]
        counted = Counter((entry.at.date(), int(entry.details["人"])) for entry in of_act)
        for (day, person), times in counted.items():
            if times > limit:
                yield day, person, "", said.format(times)
