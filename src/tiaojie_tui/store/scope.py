"""What one session may see and change, kept by SQLite itself beneath all that the program asks for.

On a server the connection of a session has temporary views that bear the names of the tables of a case, so
that what reads a table reads no more than the rows of cases its holder may see; and temporary triggers on the
tables themselves, which refuse a change of any other case. Both are made from the table of ``domain.rights``
and ask the database itself who is who, each time: a key that was revoked sees and changes nothing more.

The tables beneath are closed by ``guard`` to all but these views. It knows them by the token at the end of a
name within, drawn anew for each session: SQLite tells it the name in ``WITH parties AS (…)`` just as it tells
that of a view. Triggers, whose names EXPLAIN tells, read for themselves only what is open to everybody.

This is the second wall, for where the first, ``casework.permission``, was forgotten. The administrator at the
console has the file itself; there only reading is closed, so that no case is read by mistake.
"""

import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from tiaojie_tui.domain import rights
from tiaojie_tui.domain.people import OF_THE_OFFICE, Role
from tiaojie_tui.domain.rights import Action, Relation
from tiaojie_tui.store import guard, mapping
from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.guard import Scope, Shape

_PARTS = tuple(kept.table for kept, _ in mapping.tables())
_READ_LIKE_PARTS = ("revisions", "papers", "voidings", "seals", "paper_pdfs", "sealed_files", "remarks")
_SEEN_IN_THE_LIST = ("leases", "lease_requests", "case_people")
_ADDED_BY = {
    "revisions": (Action.WRITE,),
    "papers": (Action.FINALISE,),
    "voidings": (Action.VOID,),
    "seals": (Action.SEAL,),
    "sealed_files": (Action.SEAL,),
    "paper_pdfs": (Action.PRINT,),
    "remarks": (Action.REMARK,),
    "leases": (Action.WRITE,),
    "lease_requests": (Action.WRITE,),
    "deletions": (Action.PROPOSE_DELETION,),
}
"""Who may add a row. That none of them is changed afterwards is the schema's own rule."""
_HANDING = (Action.ASSIGN, Action.HAND_OVER, Action.SHARE)
_DELETING = (Action.PROPOSE_DELETION, Action.APPROVE_DELETION)
_WORK = """id, number, number_key, version, created_at, updated_at, updated_by, untouched, parties, has_facts,
citations, terms, signatures, effective_on, minor"""
_OF_CASES: tuple[tuple[str, tuple[Action, ...]], ...] = (
    (_WORK, (Action.WRITE,)),
    ("search_version", (Action.READ,)),
    ("private", (Action.RESTRICT,)),
    ("committee_id", (Action.ASSIGN,)),
    ("only_kept", _DELETING),
)
"""Of ``cases``, who may change which columns."""


def confine(store: Store, person_id: int, key_id: int, account: str, today: Callable[[], date]) -> None:
    """From now on this connection sees and changes what that person may, while that key is good."""
    scope = Scope(f"_{os.urandom(12).hex()}")
    functions = {
        "scope_today": lambda: today().isoformat(),
        "scope_everything": lambda: int(scope.everything),
    }
    filled = {"$t": scope.token, "$person": str(int(person_id)), "$key": str(int(key_id))}
    filled["$account"] = "'" + account.replace("'", "''") + "'"

    def fill(text: str) -> str:
        for name, value in filled.items():
            text = text.replace(name, value)
        return text

    shapes = [Shape(one.kind, fill(one.name), fill(one.table), fill(one.sql)) for one in _shapes()]
    store.confine(scope, functions, shapes)


def confine_administrator(store: Store) -> None:
    """From now on this connection reads nothing of any case, unless the whole is to be proved or kept."""
    store.confine(Scope(""), {}, ())


def open_for_a_reason(store: Store, case_id: int) -> None:
    """While the session lasts, its holder reads this private case, if the role may give reasons."""
    if store.scope is not None and store.scope.token:
        with store.widened("reasoning"):
            store.sql("INSERT OR IGNORE INTO temp.reasons VALUES (?)", case_id)


def opened_for_a_reason(store: Store, case_id: int) -> bool:
    """Whether a reason was given in this session to read this case."""
    if store.scope is None or not store.scope.token:
        return False
    return bool(store.sql("SELECT 1 FROM temp.reasons WHERE case_id = ?", case_id))


@cache
def _shapes() -> tuple[Shape, ...]:
    """All views and triggers, with blanks for what differs from session to session."""
    views = {
        "me$t": _ME,
        "how$t": _HOW,
        **{f"for_{at}$t": f"SELECT id, how FROM how$t WHERE {who}" for who, at in _conditions().items()},
        **{table: f"WITH seen$t AS ({seen}) SELECT * FROM seen$t" for table, seen in _views()},
    }
    triggers = [
        Shape("trigger", f"refused_{at}", table, f"BEFORE {act} ON main.{table} WHEN {when} {_REFUSE}")
        for at, (act, table, when) in enumerate(_triggers())
    ]
    return (*(Shape("view", name, name, f"AS {select}") for name, select in views.items()), *triggers)


# Who is here, and how they stand to each case

_ME = """SELECT p.id, p.role, p.committee_id FROM main.keys k JOIN main.people p ON p.id = k.person_id
WHERE k.id = $key AND p.id = $person AND p.left_on IS NULL AND k.revoked_at IS NULL
AND (k.expires_on IS NULL OR k.expires_on >= scope_today())"""
_WIDE, _NARROW, _OPENED = range(3)
"""Open to roles; only to those it was given to; such, and opened here for a reason."""
_HOW = f"""SELECT c.id, me.role, c.only_kept AS kept,
CASE WHEN NOT (c.private OR c.minor) THEN {_WIDE}
WHEN EXISTS (SELECT 1 FROM temp.reasons r WHERE r.case_id = c.id) THEN {_OPENED} ELSE {_NARROW} END AS narrow,
CASE WHEN EXISTS (SELECT 1 FROM main.case_people o WHERE o.case_id = c.id AND o.person_id = me.id)
THEN '{Relation.OWN}'
WHEN me.committee_id = c.committee_id THEN '{Relation.COMMITTEE}' ELSE '{Relation.OTHER}' END AS how
FROM me$t me, main.cases c"""


@cache
def _conditions() -> dict[str, int]:
    """Who may do what to which case, each condition once, with its number."""
    return {condition: at for at, condition in enumerate(dict.fromkeys(map(_condition, Action)))}


def _condition(action: Action) -> str:
    rows = ",".join(
        f"('{role}','{how}',{narrow})"
        for how in Relation
        for narrow in (_WIDE, _NARROW, _OPENED)
        for role in sorted(_holders(action, how, narrow))
    )
    allowed = f"(role, how, narrow) IN (VALUES {rows})"
    return allowed if action in rights.WHEN_ONLY_KEPT else f"{allowed} AND NOT kept"


def _holders(action: Action, how: Relation, narrow: int) -> frozenset[Role]:
    holders = rights.holders(action, how, narrow=narrow != _WIDE)
    if narrow == _OPENED and action in rights.WITH_REASON:
        holders |= rights.holders(Action.READ_WITH_REASON, how, narrow=True)
    return holders


@cache
def _may(case_id: str, *actions: Action) -> str:
    numbers = _conditions()
    wanted = dict.fromkeys(numbers[_condition(action)] for action in actions)
    each = (f"EXISTS (SELECT 1 FROM for_{at}$t a WHERE a.id = {case_id})" for at in wanted)
    return f"({' OR '.join(each)})"


# What is seen

_TITLE = "x.case_id, x.title, x.dispute_type, x.accepted_on, x.agreed_on, x.outcome"
_PEOPLE = """x.id, x.name, x.role, x.committee_id, x.added_at, x.left_on,
iif(x.id = $person, x.pin, NULL) AS pin,
iif(x.id = $person, x.pin_failures, 0) AS pin_failures,
iif(x.id = $person, x.pin_locked_until, NULL) AS pin_locked_until"""

_KEYS = """x.id, x.person_id, x.device, x.kind, iif(x.person_id = $person, x.key, '') AS key,
iif(x.person_id = $person, x.fingerprint, '') AS fingerprint, x.added_at, x.expires_on, x.revoked_at"""


def _views() -> Iterator[tuple[str, str]]:
    for table in (*_PARTS, *_READ_LIKE_PARTS):
        yield _seen(table, _may("x.case_id", Action.READ))
    for table in _SEEN_IN_THE_LIST:
        yield _seen(table, _may("x.case_id", Action.LIST))
    yield _seen("titles", _may("x.case_id", Action.LIST), _TITLE, of="matters")
    begun = f"x.untouched = 0 OR {_may('x.id', Action.WRITE)}"
    yield _seen("cases", f"{_may('x.id', Action.LIST)} AND ({begun})")
    yield _seen("deletions", _may("x.case_id", Action.READ, *_DELETING))
    yield _seen("journal", _entries())
    yield _seen("places", "x.who = $account")
    yield _seen("keys", "1", _KEYS)
    yield _seen("people", "1", _PEOPLE)


def _seen(table: str, which: str, columns: str = "x.*", *, of: str = "") -> tuple[str, str]:
    return table, f"SELECT {columns} FROM main.{of or table} x WHERE scope_everything() OR {which}"


def _entries() -> str:
    """One's own entries, those of cases whose viewers one may see; heads their people's, the office all."""
    about = "json_extract(x.details, '$.\"人\"')"
    office = ",".join(f"'{role}'" for role in sorted(OF_THE_OFFICE))
    return f"""({about} = $person
OR EXISTS (SELECT 1 FROM me$t me WHERE me.role IN ({office}) OR me.role = '{Role.HEAD}' AND EXISTS (
SELECT 1 FROM main.people w WHERE w.id = {about} AND w.committee_id = me.committee_id))
OR EXISTS (SELECT 1 FROM main.cases c WHERE c.number = x.number AND {_may("c.id", Action.SEE_VIEWERS)}))"""


# What is changed

_BEGINNERS = ",".join(f"'{role}'" for role in rights.BEGINNERS)
_BEGUN_BY_OTHERS = f"""NOT EXISTS (SELECT 1 FROM me$t WHERE role IN ({_BEGINNERS})
AND committee_id = NEW.committee_id AND NEW.private = 0 AND NEW.only_kept = 0)"""
_NEWBORN = """NEW.person_id = $person
AND EXISTS (SELECT 1 FROM main.cases c, me$t me
WHERE c.id = NEW.case_id AND c.version = 1 AND c.committee_id = me.committee_id)
AND NOT EXISTS (SELECT 1 FROM main.case_people WHERE case_id = NEW.case_id)
AND NOT EXISTS (SELECT 1 FROM main.matters WHERE case_id = NEW.case_id)"""
"""Whoever begins a case is in charge of it; while there is nothing in it, nobody else could be meant."""


_REFUSE = f"BEGIN SELECT RAISE(ABORT, '{guard.BEYOND}'); END"


def _triggers() -> Iterator[tuple[str, str, str]]:
    """What is refused: the act, the table, and when."""
    for table in _PARTS:
        for act in ("INSERT", "UPDATE", "DELETE"):
            yield _of_case(table, act, Action.WRITE)
    for table, actions in _ADDED_BY.items():
        yield _of_case(table, "INSERT", *actions)
    for act in ("UPDATE", "DELETE"):
        yield _of_case("deletions", act, *_DELETING)
    for act in ("UPDATE", "DELETE"):
        yield _of_case("case_people", act, *_HANDING)
    handed = f"NOT {_may('NEW.case_id', *_HANDING)} AND NOT ({_NEWBORN})"
    yield "INSERT", "case_people", handed
    yield "INSERT", "cases", _BEGUN_BY_OTHERS
    yield "DELETE", "cases", f"NOT {_may('OLD.id', Action.WRITE)}"
    for columns, by in _OF_CASES:
        yield f"UPDATE OF {columns}", "cases", f"NOT {_may('OLD.id', *by)}"
    yield "UPDATE", "people", "OLD.id <> $person"
    for act, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        others = f"{row}.who <> $account"
        yield act, "places", f"{others} AND {_there('OLD')}" if act == "DELETE" else others


def _of_case(table: str, act: str, *actions: Action) -> tuple[str, str, str]:
    """Only those who may do one of ``actions`` to a case do this to its row; a part may not change cases."""
    row = "NEW" if act == "INSERT" else "OLD"
    beyond = f"NOT {_may(f'{row}.case_id', *actions)}"
    if act == "UPDATE":
        beyond += " OR OLD.case_id <> NEW.case_id"
    return act, table, f"{beyond} AND {_there('OLD')}" if act == "DELETE" else beyond


def _there(row: str) -> str:
    """What goes together with its case was asked about there."""
    return f"EXISTS (SELECT 1 FROM main.cases WHERE id = {row}.case_id)"
