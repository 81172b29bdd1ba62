"""Committees, people and their SSH keys, as the office has registered them; nobody is taken out again."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import Table

from tiaojie_tui.domain.people import Person, Role
from tiaojie_tui.store.engine import Row, Store
from tiaojie_tui.store.troubles import StoreTrouble

_COMMITTEES, _PEOPLE, _KEYS = Table("committees"), Table("people"), Table("keys")
_PERSON = ("id", "name", "role", "committee_id")
_KEY = ("id", "person_id", "device", "kind", "key", "fingerprint", "added_at", "expires_on", "revoked_at")
# As text, not built anew: each act asks who does it.
_HERE = f"SELECT {', '.join(_PERSON)} FROM people WHERE id = ? AND left_on IS NULL"
_KEY_BY_NUMBER = f"SELECT {', '.join(_KEY)} FROM keys WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Committee:
    """A people's mediation committee (人民调解委员会) of a village or of the township."""

    id: int
    name: str
    level: str
    """村 or 乡镇."""
    place: str
    numbering: str
    """The rule of its case numbers: ``{年}``, ``{序}``; no two committees have the same."""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """The public key of one person on one device."""

    id: int
    person_id: int
    device: str
    kind: str
    """ssh-ed25519 and the like."""
    key: str
    """Base64, without kind and comment."""
    fingerprint: str
    """As OpenSSH prints it: ``SHA256:…``."""
    added_at: datetime
    expires_on: date | None = None
    """The last day on which it opens the door."""
    revoked_at: datetime | None = None


class NotRegistered(StoreTrouble):
    """A key, person or committee that is not there, or not any more."""


def any_people(store: Store) -> bool:
    """Whether this is a server of registered people, where only a key says who somebody is."""
    return store.row(_PEOPLE.select(_PEOPLE.c.id).limit(1)) is not None


def committees(store: Store) -> list[Committee]:
    """All committees, closed ones too, in the order of their registration."""
    return [_committee(row) for row in store.rows(_select_committees().order_by(_COMMITTEES.c.id))]


def committee(store: Store, committee_id: int) -> Committee:
    """One committee. Raises ``NotRegistered``."""
    found = store.row(_select_committees().where(_COMMITTEES.c.id == committee_id))
    if found is None:
        raise NotRegistered(f"没有登记第 {committee_id} 号调委会。")
    return _committee(found)


def add_committee(store: Store, name: str, level: str, place: str, numbering: str) -> Committee:
    """Register a committee."""
    row = {"name": name, "level": level, "place": place, "numbering": numbering}
    return Committee(store.write(_COMMITTEES.insert(**row)), name, level, place, numbering)


def close_committee(store: Store, committee_id: int, on: date) -> None:
    """Nobody works for the committee from this day on; its cases and its number rule stay."""
    store.write(_COMMITTEES.update(closed_on=on.isoformat()).where(_COMMITTEES.c.id == committee_id))


def people(store: Store, committee_id: int | None = None) -> list[Person]:
    """Those who are here now, of one committee or of all."""
    query = _select_people().where(_PEOPLE.c.left_on.is_null()).order_by(_PEOPLE.c.id)
    if committee_id is not None:
        query = query.where(_PEOPLE.c.committee_id == committee_id)
    return [_person(row) for row in store.rows(query)]


def person(store: Store, person_id: int) -> Person:
    """Somebody who is here now. Raises ``NotRegistered``."""
    found = store.sql(_HERE, person_id)
    if not found:
        raise NotRegistered(f"没有登记第 {person_id} 号人员，或者已经离任。")
    return _person(found[0])


def add_person(store: Store, name: str, role: Role, committee_id: int | None, at: datetime) -> Person:
    """Register somebody; the judicial office's have no committee."""
    row = {"name": name, "role": role.value, "committee_id": committee_id, "added_at": at.isoformat()}
    return Person(store.write(_PEOPLE.insert(**row)), name, role, committee_id)


def gone(store: Store) -> list[tuple[Person, date]]:
    """Those who have left, with the day."""
    columns = (*(getattr(_PEOPLE.c, name) for name in _PERSON), _PEOPLE.c.left_on)
    query = _PEOPLE.select(*columns).where(_PEOPLE.c.left_on.is_null(False)).order_by(_PEOPLE.c.id)
    return [(_person(row[:-1]), date.fromisoformat(row[-1])) for row in store.rows(query)]


def put_person(store: Store, person: Person) -> None:
    """Somebody has another name, role or committee from now on."""
    changed = {"name": person.name, "role": person.role.value, "committee_id": person.committee}
    store.write(_PEOPLE.update(**changed).where(_PEOPLE.c.id == person.id))


def leave(store: Store, person_id: int, on: date) -> None:
    """Somebody is not here any more; what they did stays under their name."""
    store.write(_PEOPLE.update(left_on=on.isoformat()).where(_PEOPLE.c.id == person_id))


def add_key(
    store: Store,
    person_id: int,
    *,
    device: str,
    kind: str,
    key: str,
    fingerprint: str,
    at: datetime,
    expires_on: date | None = None,
) -> Key:
    """Register a key, which ``office.keys`` has looked at before."""
    row = {"person_id": person_id, "device": device, "kind": kind, "key": key, "fingerprint": fingerprint}
    ends = expires_on.isoformat() if expires_on else None
    key_id = store.write(_KEYS.insert(**row, added_at=at.isoformat(), expires_on=ends))
    return Key(key_id, person_id, device, kind, key, fingerprint, at, expires_on)


def keys(store: Store, person_id: int | None = None) -> list[Key]:
    """The keys of a person, or of all; those that were revoked or have run out, too."""
    query = _select_keys().order_by(_KEYS.c.id)
    if person_id is not None:
        query = query.where(_KEYS.c.person_id == person_id)
    return [_key(row) for row in store.rows(query)]


def valid_key(store: Store, key_id: int, today: date) -> Key:
    """A key that opens the door today. Raises ``NotRegistered`` with what to tell its holder."""
    found = store.sql(_KEY_BY_NUMBER, key_id)
    key = _key(found[0]) if found else None
    if key is None or key.revoked_at is not None:
        raise NotRegistered("这把钥匙已经停用，请联系司法所的管理员。")
    if key.expires_on is not None and today > key.expires_on:
        raise NotRegistered("这把钥匙已经过期，请联系司法所的管理员换一把。")
    return key


def revoke_key(store: Store, key_id: int, at: datetime) -> None:
    """From now on the key opens nothing, and a session that has come in by it writes nothing more."""
    still = (_KEYS.c.id == key_id) & _KEYS.c.revoked_at.is_null()
    if store.write(_KEYS.update(revoked_at=at.isoformat()).where(still)) != 1:
        raise NotRegistered(f"没有第 {key_id} 号钥匙，或者已经停用。")


def expire_key(store: Store, key_id: int, on: date | None) -> None:
    """The last day on which the key opens the door; ``None`` for no such day."""
    still = (_KEYS.c.id == key_id) & _KEYS.c.revoked_at.is_null()
    if store.write(_KEYS.update(expires_on=on.isoformat() if on else None).where(still)) != 1:
        raise NotRegistered(f"没有第 {key_id} 号钥匙，或者已经停用。")


def _select_committees() -> Any:
    names = ("id", "name", "level", "place", "numbering", "closed_on")
    return _COMMITTEES.select(*(getattr(_COMMITTEES.c, name) for name in names))


def _select_people() -> Any:
    return _PEOPLE.select(*(getattr(_PEOPLE.c, name) for name in _PERSON))


def _select_keys() -> Any:
    return _KEYS.select(*(getattr(_KEYS.c, name) for name in _KEY))


def _committee(row: Row) -> Committee:
    committee_id, name, level, place, rule, closed_on = row
    return Committee(committee_id, name, level, place, rule, _day(closed_on))


def _person(row: Row) -> Person:
    person_id, name, role, committee_id = row
    return Person(person_id, name, Role(role), committee_id)


def _key(row: Row) -> Key:
    key_id, person_id, device, kind, key, fingerprint, added_at, expires_on, revoked_at = row
    added, ends = datetime.fromisoformat(added_at), _day(expires_on)
    revoked = datetime.fromisoformat(revoked_at) if revoked_at else None
    return Key(key_id, person_id, device, kind, key, fingerprint, added, ends, revoked)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
