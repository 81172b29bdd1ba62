"""The one mapping between a ``Case`` and its rows.

``MATTER`` names the table of each part; its columns are the fields of the dataclass, so that a new field
needs a column (a migration) and nothing here. Rows are keyed by their position in the case, and a save
writes the rows that differ.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cache
from typing import Any, get_args, get_type_hints

from tiaojie_tui.domain import case as domain
from tiaojie_tui.domain.injury.inputs import Dependant, Injury
from tiaojie_tui.store.engine import Row, Store

Key = tuple[int, ...]
Rows = Mapping[str, Mapping[Key, Row]]
"""Of each table, the rows of one case by their position: (), (place,) or (place, item)."""

_KEY_COLUMNS = ("place", "item")


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """Where one kind of part is kept. ``parts`` are the lists inside it, by attribute."""

    table: str
    kind: type
    word: str = ""
    """The only column, where the part is no dataclass but a word."""
    parts: Mapping[str, "Kept"] = field(default_factory=dict)
    inline: Mapping[str, type] = field(default_factory=dict)
    """Single parts whose fields are columns of this table, prefixed with the attribute's name."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    elsewhere: tuple[str, ...] = ()


def _names(table: str) -> Kept:
    return Kept(table, str, word="name")


MATTER = Kept(
    "matters",
    domain.Case,
    elsewhere=("number",),
    inline={"screening": domain.Screening},
    parts={
        "mediators": _names("mediators"),
        "parties": Kept("parties", domain.Party, parts={"agents": Kept("agents", domain.Agent)}),
        "claims": Kept("claims", str, word="text"),
        "evidence": Kept("evidence", domain.Evidence),
        "legal_basis": Kept("citations", domain.Citation),
        "records": Kept(
            "records",
            domain.Record,
            parts={"present": _names("attendants")},
            renamed={"place": "place_held"},
        ),
        "terms": Kept(
            "terms",
            domain.Term,
            inline={"recurrence": domain.Recurrence},
            parts={
                "obligors": _names("obligors"),
                "obligees": _names("obligees"),
                "instalments": Kept("instalments", domain.Instalment),
                "shares": Kept("shares", domain.Share),
            },
        ),
        "consents": Kept("consents", domain.Consent),
        "signatures": Kept("signatures", domain.Signature),
        "performance": Kept("performance", domain.Performance),
        "follow_ups": Kept("follow_ups", domain.FollowUp, parts={"visited": _names("visited")}),
        "injuries": Kept("injuries", Injury, parts={"dependants": Kept("dependants", Dependant)}),
        "passed": Kept("passed", domain.Passed),
        "unread": Kept("unread", domain.Unread),
    },
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column, the attribute it keeps (``screening.note`` for an inline part), and its type."""

    name: str
    attribute: str
    type: type


@cache
def _columns_of(kind: type) -> tuple[Column, ...]:
    hints = get_type_hints(kind)
    found = []
    for one in fields(kind):
        plain = [t for t in get_args(hints[one.name]) if t is not type(None)] or [hints[one.name]]
        found.append(Column(one.name, one.name, plain[0]))
    return tuple(found)


@cache
def columns(kept: Kept) -> tuple[Column, ...]:
    """The columns of a part's table, besides its key."""
    if kept.word:
        return (Column(kept.word, "", str),)
    found = []
    for column in _columns_of(kept.kind):
        if column.name in kept.inline:
            for part in _columns_of(kept.inline[column.name]):
                whole = f"{column.name}.{part.name}"
                found.append(Column(f"{column.name}_{part.name}", whole, part.type))
        elif column.name not in kept.parts and column.name not in kept.elsewhere:
            found.append(Column(kept.renamed.get(column.name, column.name), column.name, column.type))
    return tuple(found)


def tables(kept: Kept = MATTER, depth: int = 0) -> Iterator[tuple[Kept, tuple[str, ...]]]:
    """Each table of a case with its key columns besides ``case_id``; wholes before their parts."""
    yield kept, _KEY_COLUMNS[:depth]
    for part in kept.parts.values():
        yield from tables(part, depth + 1)


def rows_of(case: domain.Case) -> Rows:
    """The rows that keep this case."""
    found: dict[str, dict[Key, Row]] = {kept.table: {} for kept, _ in tables()}
    _put(MATTER, case, (), found)
    return found


def _put(kept: Kept, part: Any, key: Key, into: dict[str, dict[Key, Row]]) -> None:
    into[kept.table][key] = tuple(_to_column(_value(part, column.attribute)) for column in columns(kept))
    for attribute, below in kept.parts.items():
        for place, one in enumerate(getattr(part, attribute)):
            _put(below, one, (*key, place), into)


def _value(part: Any, attribute: str) -> Any:
    for name in attribute.split(".") if attribute else ():
        part = getattr(part, name) if part is not None else None
    return part


def _to_column(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


def _from_column(value: Any, wanted: type) -> Any:
    if value is None:
        return None
    if wanted in (date, datetime):
        return wanted.fromisoformat(value)
    return bool(value) if wanted is bool else value


def case_of(number: str, rows: Rows) -> domain.Case:
    """The case that these rows keep."""
    case: domain.Case = _parts_of(MATTER, rows, {"number": number})[()][0]
    return case


def part_of(kept: Kept, row: Row) -> Any:
    """One part from the row of its table (``columns``), without the lists inside it."""
    return row[0] if kept.word else kept.kind(**_fields_of(kept, row))


def _parts_of(kept: Kept, rows: Rows, more: Mapping[str, Any]) -> dict[Key, list[Any]]:
    """The parts of one table, listed by the key of the whole they belong to."""
    below = {attribute: _parts_of(part, rows, {}) for attribute, part in kept.parts.items()}
    found: dict[Key, list[Any]] = {}
    for key in sorted(rows[kept.table]):
        row = rows[kept.table][key]
        lists = {attribute: tuple(parts.get(key, ())) for attribute, parts in below.items()}
        part = row[0] if kept.word else kept.kind(**_fields_of(kept, row), **lists, **more)
        found.setdefault(key[:-1], []).append(part)
    return found


def _fields_of(kept: Kept, row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {}
    inside: dict[str, dict[str, Any]] = {name: {} for name in kept.inline}
    for column, raw in zip(columns(kept), row, strict=True):
        value = _from_column(raw, column.type)
        whole, _, name = column.attribute.partition(".")
        if name:
            inside[whole][name] = value
        else:
            found[whole] = value
    for name, values in inside.items():
        known = any(value is not None for value in values.values())
        optional = kept.inline[name] is not domain.Screening
        found[name] = None if optional and not known else kept.inline[name](**values)
    return found


def read(store: Store, case_id: int) -> Rows:
    """The rows of a case as they are stored."""
    found = {}
    for kept, key in tables():
        rows = store.sql(_select(kept, key), case_id)
        found[kept.table] = {row[: len(key)]: row[len(key) :] for row in rows}
    return found


def write(store: Store, case_id: int, old: Rows, new: Rows) -> None:
    """Make ``old`` rows, as they are stored, into ``new`` ones: only rows that differ are touched."""
    every = tuple(tables())
    for kept, key in reversed(every):
        for place in old[kept.table].keys() - new[kept.table].keys():
            store.sql(f"DELETE FROM main.{kept.table} {_where(key)}", case_id, *place)
    for kept, key in every:
        stored = old[kept.table]
        for place, row in new[kept.table].items():
            if place not in stored:
                store.sql(_insert(kept, key), *row, case_id, *place)
            elif stored[place] != row:
                changed = tuple(at for at, value in enumerate(row) if value != stored[place][at])
                values = (row[at] for at in changed)
                store.sql(_update(kept, key, changed), *values, case_id, *place)


# As text, not built anew for each of a case's tables: a save reads and writes them all.


def _where(key: tuple[str, ...]) -> str:
    return "WHERE case_id = ?" + "".join(f" AND {name} = ?" for name in key)


@cache
def _select(kept: Kept, key: tuple[str, ...]) -> str:
    names = ", ".join((*key, *_quoted(kept)))
    return f"SELECT {names} FROM {kept.table} WHERE case_id = ?"


@cache
def _update(kept: Kept, key: tuple[str, ...], changed: tuple[int, ...]) -> str:
    names = _quoted(kept)
    return f"UPDATE main.{kept.table} SET {', '.join(f'{names[at]} = ?' for at in changed)} {_where(key)}"


@cache
def _insert(kept: Kept, key: tuple[str, ...]) -> str:
    names = (*_quoted(kept), "case_id", *key)
    return f"INSERT INTO main.{kept.table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def _quoted(kept: Kept) -> list[str]:
    return [f'"{column.name}"' for column in columns(kept)]
