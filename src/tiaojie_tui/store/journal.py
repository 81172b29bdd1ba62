"""The journal (日志): who did what to which paper, a chain of hashes, written in the transaction of the act.

Each entry's hash is the SHA-256 of its own content and of the hash before it. Whoever holds a later hash in
hand (the daily sheet that the judicial office signs) can tell that nothing before it was changed since.
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from peewee import Table, fn

from tiaojie_tui.store.engine import Row, Store

FINALISED, VOIDED, SEALED = "定稿", "作废", "封存"
PRINTED, TAKEN, KEY_USED, DAILY = "打印", "取走", "用章", "日报"
CAME, LEFT, REFUSED = "登录", "退出", "拒绝"
VIEWED, REVEALED, CHANGED = "查看", "查看证件", "修改"
ASSIGNED, HANDED_OVER, REMARKED, RESTRICTED = "分派", "移交", "批注", "限制查看"
KEYS, ROLES, BACKED_UP, RESTORED, DESTROYED, ANCHORED = "钥匙", "角色", "备份", "恢复", "销毁", "锚定"
DELETION_ASKED, DELETION_AGREED, DELETION_REJECTED = "提请销毁", "同意销毁", "不同意销毁"
RETENTION = "保管年限"
BEGINNING = "0" * 64
"""Stands where the hash before the first entry would."""
_CLOCKS_DIFFER = timedelta(hours=1)
"""A clock that a time server puts right may step back by less."""
_AS_HASHED = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_AT_ONCE = 2000
"""Rows read in one go."""
_JOURNAL = Table("journal")
_COLUMNS = ("seq", "at", "who", "act", "number", "details", "previous", "hash")
# As text, not built anew: each entry asks for the one before it.
_NEWEST = f"SELECT {', '.join(_COLUMNS)} FROM journal ORDER BY seq DESC LIMIT 1"

Details = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. ``number`` is the case's, empty where it concerns none; ``details`` under Chinese names."""

    at: datetime
    who: str
    act: str
    number: str = ""
    details: Details = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it stands in the chain."""

    seq: int
    entry: Entry
    hash: str


def append(store: Store, entry: Entry) -> Line:
    """Add an entry; call it inside the transaction of the act, so that neither is kept without the other."""
    with store.transaction():
        last = _last(store)
        seq, previous = (last.seq + 1, last.hash) if last else (1, BEGINNING)
        row = {
            "seq": seq,
            "at": entry.at.isoformat(),
            "who": entry.who,
            "act": entry.act,
            "number": entry.number,
            "details": _canonical(dict(entry.details)),
            "previous": previous,
        }
        own = _hash(row)
        store.write(_JOURNAL.insert(**row, hash=own))
    return Line(seq, entry, own)


def head(store: Store) -> Line | None:
    """The last entry; its hash stands for all that came before."""
    return _last(store)


def first(store: Store) -> Line | None:
    """The first entry."""
    found = store.row(_select().order_by(_JOURNAL.c.seq).limit(1))
    return _line(found) if found else None


def line_at(store: Store, seq: int) -> Line | None:
    """One entry by its place in the chain."""
    found = store.row(_select().where(_JOURNAL.c.seq == seq))
    return _line(found) if found else None


def last_of(store: Store, act: str) -> Line | None:
    """The last entry of an act that concerns no case."""
    same = (_JOURNAL.c.number == "") & (_JOURNAL.c.act == act)
    found = store.row(_select().where(same).order_by(_JOURNAL.c.seq.desc()).limit(1))
    return _line(found) if found else None


def last_before(store: Store, day: date) -> Line | None:
    """The last entry of the days before ``day``."""
    earlier = _select().where(_JOURNAL.c.at < day.isoformat())
    found = store.row(earlier.order_by(_JOURNAL.c.seq.desc()).limit(1))
    return _line(found) if found else None


def entries(store: Store, *, number: str | None = None, act: str | None = None) -> list[Line]:
    """The entries of a case, of a kind (all of them for ``None``), oldest first."""
    query = _select().order_by(_JOURNAL.c.seq)
    if number is not None:
        query = query.where(_JOURNAL.c.number == number)
    if act is not None:
        query = query.where(_JOURNAL.c.act == act)
    return [_line(row) for row in store.rows(query)]


def between(store: Store, first: date, after: date) -> list[Line]:
    """The entries from the day ``first`` on, before the day ``after``, oldest first."""
    then = (_JOURNAL.c.at >= first.isoformat()) & (_JOURNAL.c.at < after.isoformat())
    return [_line(row) for row in store.rows(_select().where(then).order_by(_JOURNAL.c.seq))]


def first_break(store: Store) -> int | None:
    """The number of the first entry that is not as it was written; ``None`` when the chain is whole."""
    with store.widened("everything"), store.reading():
        return next(_breaks(_in_order(store)), None)


def set_back(store: Store) -> list[int]:
    """The entries older than the one before them by more than an hour: the clock was put back."""
    before = fn.LAG(_JOURNAL.c.at).over(order_by=[_JOURNAL.c.seq])
    each = _JOURNAL.select(_JOURNAL.c.seq, _JOURNAL.c.at, before.alias("before")).alias("each")
    earlier = each.select_from(each.c.seq, each.c.at, each.c.before).where(each.c.before > each.c.at)
    with store.widened("everything"):
        found = store.rows(earlier)
    read = [(seq, datetime.fromisoformat(at), datetime.fromisoformat(was)) for seq, at, was in found]
    return [seq for seq, at, was in read if was - at > _CLOCKS_DIFFER]


def _in_order(store: Store) -> Iterator[Row]:
    """All rows of the chain, never many of them at once."""
    seen = -sys.maxsize
    while rows := store.rows(_select().where(_JOURNAL.c.seq > seen).order_by(_JOURNAL.c.seq).limit(_AT_ONCE)):
        yield from rows
        seen = rows[-1][0]


def _breaks(rows: Iterator[Row]) -> Iterator[int]:
    previous = BEGINNING
    for place, row in enumerate(rows, 1):
        values = dict(zip(_COLUMNS, row, strict=True))
        own = values.pop("hash")
        if values["seq"] != place or values["previous"] != previous or _hash(values) != own:
            yield place
        previous = own


def _hash(row: Mapping[str, Any]) -> str:
    return hashlib.sha256(_canonical(dict(row)).encode()).hexdigest()


def _canonical(value: Any) -> str:
    return _AS_HASHED.encode(value)


def _select() -> Any:
    return _JOURNAL.select(*(getattr(_JOURNAL.c, name) for name in _COLUMNS))


def _last(store: Store) -> Line | None:
    with store.widened("everything"):
        found = store.sql(_NEWEST)
    return _line(found[0]) if found else None


def _line(row: Row) -> Line:
    seq, at, who, act, number, details, _, own = row
    return Line(seq, Entry(datetime.fromisoformat(at), who, act, number, json.loads(details)), own)
