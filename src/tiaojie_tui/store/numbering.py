"""Case numbers (编号): how they are compared, found by a part of them, and given.

Two numbers are one when they differ only in the width of brackets and digits or in blanks.
"""

import re
import unicodedata
from datetime import datetime

from peewee import SQL, Table

from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.troubles import AmbiguousNumber, NoSuchCase

_CASES, _ALL_CASES = Table("cases"), Table("cases", schema="main")
_ID = "SELECT id FROM cases WHERE number_key = ?"
_ID_BEYOND = "SELECT id FROM main.cases WHERE number_key = ?"
_ALL_DELETIONS = Table("deletions", schema="main")
_LONGEST_SERIAL = 9
"""A longer run of digits was written by hand and is not counted on from."""
_LAST_DIGITS = re.compile(r"(\d+)\D*$")


def key_of(number: str) -> str:
    """The form in which numbers are compared."""
    return "".join(unicodedata.normalize("NFKC", number).replace("〔", "(").replace("〕", ")").split())


def case_id(store: Store, number: str, *, beyond: bool = False) -> int:
    """The row id of a case that is seen here, or for ``beyond`` of any. Raises ``NoSuchCase``."""
    # As text: a save asks this more often than anything else, and a query built anew takes the longest of it.
    found = store.sql(_ID_BEYOND if beyond else _ID, key_of(number))
    if not found:
        raise NoSuchCase(number)
    return int(found[0][0])


def resolve(store: Store, text: str) -> str:
    """The number meant by ``text``: itself, its serial (12), or its end.

    Raises ``NoSuchCase``, or ``AmbiguousNumber`` where several cases fit.
    """
    wanted = key_of(text)
    exact = store.row(_CASES.select(_CASES.c.number).where(_CASES.c.number_key == wanted))
    if exact is not None:
        return str(exact[0])
    within = _plain(wanted) if wanted.isdecimal() else wanted
    query = _CASES.select(_CASES.c.number, _CASES.c.number_key).where(_CASES.c.number_key.contains(within))
    found = store.rows(query.order_by(_CASES.c.id.desc()))
    fitting = [number for number, key in found if wanted and _means(wanted, key)]
    if not fitting:
        raise NoSuchCase(text)
    if len(fitting) > 1:
        raise AmbiguousNumber(text, fitting)
    return str(fitting[0])


def _means(wanted: str, key: str) -> bool:
    last = _LAST_DIGITS.search(key)
    if wanted.isdecimal():
        return last is not None and _plain(last[1]) == _plain(wanted)
    return key.endswith(wanted)


def _plain(digits: str) -> str:
    return digits.lstrip("0") or "0"


def serial_of(rule: str, at: datetime, number: str) -> int | None:
    """The serial of a number that the rule has given in the year of ``at``; ``None`` for any other."""
    before, _, after = rule.replace("{年}", str(at.year)).partition("{序}")
    head, tail, key = key_of(before), key_of(after), key_of(number)
    serial = key.removeprefix(head).removesuffix(tail)
    is_ours = key == head + serial + tail and serial.isdecimal() and len(serial) <= _LONGEST_SERIAL
    return int(serial) if is_ours else None


def next_number(store: Store, rule: str, at: datetime) -> str:
    """The number after the highest that the rule, with ``{年}`` and ``{序}`` in it, has given this year.

    The number of a destroyed case is not given again.
    """
    before, _, after = rule.replace("{年}", str(at.year)).partition("{序}")
    head = key_of(before)
    key = _ALL_CASES.c.number_key
    found = store.rows(_ALL_CASES.select(key).where((key >= head) & (key < head + "\U0010ffff")))
    destroyed = store.rows(_ALL_DELETIONS.select(_ALL_DELETIONS.c.number))
    given = [serial_of(rule, at, one) or 0 for (one,) in (*found, *destroyed)]
    return f"{before}{max(given, default=0) + 1}{after}"


def untouched(store: Store) -> list[tuple[int, str]]:
    """Id and number of the cases into which nothing was ever typed, oldest first."""
    query = _CASES.select(_CASES.c.id, _CASES.c.number).where(SQL("untouched = 1")).order_by(_CASES.c.id)
    return [(int(one), str(number)) for one, number in store.rows(query)]
