"""Cases of every kind that rights tell apart, and what the matrix says of each: told once for all doors.

What is expected stands here a second time, in words of its own, so that a slip in ``domain.rights`` is seen.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from tests.township import (
    CHIEF,
    COLLEAGUE,
    HEAD,
    LIUHE,
    MINE,
    NEIGHBOUR,
    OFFICE_CLERK,
    QINGSHI,
    Township,
    found,
)
from tiaojie_tui.casework import cases, handing
from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.domain.case import Case, Party
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.store import access, register
from tiaojie_tui.store import cases as stored_cases
from tiaojie_tui.store import people as stored_people
from tiaojie_tui.store.engine import Store, open_store

A = Action
AT = datetime(2026, 6, 1, 9, 0)
SECRET = "协议以外的隐情"
SUBJECTS = (MINE, HEAD, OFFICE_CLERK, CHIEF)


@dataclass(frozen=True)
class Kind:
    """A case as rights see it: whose, of which committee, and its three flags."""

    named: tuple[str, ...]
    committee: str = QINGSHI
    private: bool = False
    minor: bool = False
    closed: bool = False
    kept: bool = False


def keep(township: Township, store: Store, number: str, kind: Kind) -> int:
    """Put such a case into the database, with a frozen paper, from behind."""
    birth = date(2015, 1, 1) if kind.minor else date(1980, 1, 1)
    party = Party(name="祝满仓", phone="13812345678", birth=birth)
    case = Case(
        number=number, title=f"祝满仓的事{number}", facts=SECRET, parties=(party,), accepted_on=AT.date()
    )
    with store.transaction():
        stored_cases.create(store, case, by=kind.named[0], at=AT, save_id=number)
        [(case_id,)] = store.sql("SELECT id FROM cases WHERE number = ?", number)
        [(committee,)] = store.sql("SELECT id FROM committees WHERE name = ?", kind.committee)
        store.sql(
            "UPDATE cases SET committee_id = ?, private = ? WHERE id = ?", committee, kind.private, case_id
        )
        for name in kind.named:
            access.give(store, case_id, township.people[name], access.IN_CHARGE, by="", at=AT)
        register.freeze(store, number, docx=b"PK", code="0" * 16, text=SECRET, made_at=AT, by="")
        if kind.closed:
            register.seal(store, number, record="{}", at=AT, by="")
        store.sql("UPDATE cases SET only_kept = ? WHERE id = ?", kind.kept, case_id)
    return int(case_id)


def connection(desk: Desk) -> sqlite3.Connection:
    """The session's own connection, as code that was smuggled in would have it."""
    raw: sqlite3.Connection = desk.store._database.connection()
    return raw


@contextmanager
def undone(raw: sqlite3.Connection) -> Iterator[None]:
    raw.execute("BEGIN")
    try:
        yield
    finally:
        raw.rollback()


def does(raw: sqlite3.Connection, sql: str, *values: object) -> bool:
    """Whether SQLite takes this, which is undone."""
    with undone(raw):
        try:
            raw.execute(sql, values)
        except sqlite3.Error as refused:
            if str(refused) not in ("beyond", "sealed"):
                raise
            return False
        return True


def of_all_kinds(home: Path) -> Township:
    """A server with one case of each kind that the matrix names, told by the names of ``KINDS``."""
    township = found(home)
    store = open_store(township.home)
    for number, kind in KINDS.items():
        keep(township, store, number, kind)
    store.close()
    return township


KINDS = {
    "本人的案": Kind((MINE,)),
    "本村的案": Kind((COLLEAGUE,)),
    "外村的案": Kind((NEIGHBOUR,), LIUHE),
    "涉隐私的案": Kind((COLLEAGUE,), private=True),
    "未成年的案": Kind((COLLEAGUE,), minor=True),
    "归档的案": Kind((MINE,), closed=True),
    "只保存的案": Kind((MINE,), kept=True),
}
_LOOKS, _ALL_OF_OWN = "列 看", "列 看 改 印 取 废 封 限 移 协"
MATRIX: Mapping[str, Mapping[str, str]] = {
    MINE: {
        "本人的案": _ALL_OF_OWN,
        "本村的案": "列",
        "外村的案": "",
        "涉隐私的案": "",
        "未成年的案": "",
        "归档的案": "列 看 改 印 取 限 移 协",
        "只保存的案": _LOOKS,
    },
    HEAD: {
        "本人的案": "列 看 印 取 限 派 协",
        "本村的案": "列 看 印 取 限 派 协",
        "外村的案": "",
        "涉隐私的案": "",
        "未成年的案": "",
        "归档的案": "列 看 印 取 限 派 协",
        "只保存的案": _LOOKS,
    },
    OFFICE_CLERK: {
        **dict.fromkeys(("本人的案", "本村的案", "外村的案", "归档的案"), "列 看 印 取 批"),
        "涉隐私的案": "",
        "未成年的案": "",
        "只保存的案": _LOOKS,
    },
    CHIEF: {
        **dict.fromkeys(("本人的案", "本村的案", "外村的案", "归档的案"), "列 看 印 取 批"),
        "涉隐私的案": "由",
        "未成年的案": "由",
        "只保存的案": _LOOKS,
    },
    NEIGHBOUR: {**dict.fromkeys(KINDS, ""), "外村的案": _ALL_OF_OWN},
}


def write(desk: Desk, number: str) -> None:
    """Change what may still be changed after a seal."""
    editing: Editing = cases.open_case(desk, number)
    case = replace(editing.stored.case, court="白杨法庭")
    pending = cases.Pending(number, editing.stored.version, case, 1, "法庭", cases.new_save_id())
    cases.save(desk, pending, editing.place)


def give(action: Action) -> Callable[[Desk, str], None]:
    def act(desk: Desk, number: str) -> None:
        everybody = stored_people.people(desk.store)
        to = next(one for one in everybody if one.name == COLLEAGUE)
        handing.give(desk, number, to, action=action)

    return act


def share(desk: Desk, number: str) -> None:
    handing.share(
        desk, number, next(one for one in stored_people.people(desk.store) if one.name == COLLEAGUE)
    )
