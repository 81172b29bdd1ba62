"""The keys of people: registered, ended, revoked, each time with ``authorized_keys`` and the journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from tiaojie_tui.domain.people import Person
from tiaojie_tui.domain.typed import clean_line
from tiaojie_tui.office import authorized, public_key
from tiaojie_tui.office.console import Console
from tiaojie_tui.office.trouble import OfficeTrouble
from tiaojie_tui.store import journal, people
from tiaojie_tui.store.people import Key

_LONGEST_DEVICE = 30
"""Characters."""


@contextmanager
def changing(console: Console, *, force: bool = False) -> Iterator[None]:
    """What is done to keys inside is written into ``authorized_keys``, once the database has it.

    Nothing is done where the file was changed by hand, unless by ``force``. Raises ``OfficeTrouble``.
    """
    where = authorized.place(console.store)
    with authorized.held(where):
        found = authorized.refuse_changed(where, people.keys(console.store), force=force)
        with console.store.transaction():
            yield
        authorized.write(where, people.keys(console.store), found)


def add(console: Console, person: Person, device: str, brought: bytes, until: date | None) -> Key:
    """Register the public key that ``person`` has brought; call it inside ``changing``."""
    key = public_key.read(brought)
    device = clean_line(device)
    if not device or len(device) > _LONGEST_DEVICE:
        raise OfficeTrouble(f"请写是哪台电脑，如 村委会电脑，最多 {_LONGEST_DEVICE} 个字。")
    _refuse_past(console, until)
    known = next((one for one in people.keys(console.store) if one.fingerprint == key.fingerprint), None)
    if known is not None:
        state = "，已经停用，停用的不能再用" if known.revoked_at else ""
        raise OfficeTrouble(
            f"这把公钥登记过了，是第 {known.id} 号（{known.device}）{state}。一台电脑一把，请另做一把。"
        )
    added = people.add_key(
        console.store,
        person.id,
        device=device,
        kind=key.kind,
        key=key.key,
        fingerprint=key.fingerprint,
        at=console.now(),
        expires_on=until,
    )
    _record(console, "登记", added, {"种类": key.kind, "到期": until.isoformat() if until else "不限"})
    return added


def revoke(console: Console, key_id: int) -> Key:
    """The key opens nothing from now on; call it inside ``changing``."""
    people.revoke_key(console.store, key_id, console.now())
    key = _key(console, key_id)
    _record(console, "停用", key, {})
    return key


def expire(console: Console, key_id: int, until: date | None) -> Key:
    """The last day of a key, or none; call it inside ``changing``."""
    _refuse_past(console, until)
    people.expire_key(console.store, key_id, until)
    key = _key(console, key_id)
    _record(console, "改期限", key, {"到期": until.isoformat() if until else "不限"})
    return key


def revoke_all(console: Console, person: Person) -> list[Key]:
    """No key of this person opens anything from now on; call it inside ``changing``."""
    own = people.keys(console.store, person.id)
    return [revoke(console, key.id) for key in own if key.revoked_at is None]


def _key(console: Console, key_id: int) -> Key:
    return next(one for one in people.keys(console.store) if one.id == key_id)


def _refuse_past(console: Console, until: date | None) -> None:
    if until is not None and until < console.now().date():
        raise OfficeTrouble("到期的日子已经过去了，请写今天以后的日子；要马上停用，请用 key revoke。")


def _record(console: Console, did: str, key: Key, told: journal.Details) -> None:
    named: journal.Details = {"做": did, "钥匙号": key.id, "持有人": key.person_id, "设备": key.device}
    console.record(journal.KEYS, {**named, "指纹": key.fingerprint, **told})
