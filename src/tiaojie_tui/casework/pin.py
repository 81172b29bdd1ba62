"""The six digits that open an idle screen again (空闲锁屏); on a server only, and for people with a key.

The key says who somebody is. The digits only keep a screen closed that was left alone, so six are enough;
five wrong ones end the session and close the account for a while.
"""

import hashlib
import hmac
import secrets
from datetime import timedelta

from tiaojie_tui.casework.desk import Desk, Refused, refusing
from tiaojie_tui.domain import pin as rules
from tiaojie_tui.store import journal, pins
from tiaojie_tui.store.people import Key
from tiaojie_tui.store.pins import Pin

_COST, _BLOCK, _PARALLEL = 2**14, 8, 1
"""scrypt (RFC 7914) with 16 MB, some 50 ms a try."""
_TRIES = 5
_CLOSED = timedelta(minutes=15)


class Wrong(Refused):
    """Other digits than those that were set."""


class Closed(Refused):
    """The session has to end: too many wrong tries, or the digits were reset meanwhile."""


def needed(desk: Desk) -> bool:
    """Whether whoever has come in still has to choose the digits. Raises ``Closed``."""
    if desk.key is None:
        return False
    with refusing():
        kept = pins.read(desk.store, desk.key.person_id)
    _refuse_closed(desk, kept)
    return kept.hash is None


def choose(desk: Desk, typed: str) -> None:
    """Set the digits. Raises ``Refused`` for those that anybody would guess."""
    refuse_bad(typed)
    salt = secrets.token_bytes(16)
    kept = f"scrypt:{salt.hex()}:{_scrypt(typed, salt).hex()}"
    person = _key(desk).person_id
    with refusing(), desk.store.transaction():
        if pins.read(desk.store, person).hash is not None:
            raise Refused("密码已经设过。要换，请司法所重设，再登录时设新的。")
        pins.write(desk.store, person, Pin(kept))
        journal.append(desk.store, desk.entry(journal.KEYS, "", {"做": "设密码"}))


def refuse_bad(typed: str) -> None:
    """Raises ``Refused`` for what is no good as digits."""
    if len(typed) != rules.LENGTH:
        raise Refused(f"密码要正好 {rules.LENGTH} 位数字。")
    if rules.too_easy(typed):
        raise Refused("这个密码太容易猜（连号、重复的、生日都不行），请换一个。")


def check(desk: Desk, typed: str) -> None:
    """Whether these are the digits. Raises ``Wrong`` with how many tries are left, ``Closed`` after the last.

    The try is counted before the digits are compared: two sessions at once have no more tries than one.
    """
    person = _key(desk).person_id
    with refusing(), desk.store.transaction():
        kept = pins.read(desk.store, person)
        _refuse_closed(desk, kept)
        if kept.hash is None:
            raise Closed("您的密码已经重设，请退出再登录，设一个新的。")
        tried = (0 if kept.locked_until else kept.failures) + 1
        until = desk.now() + _CLOSED if tried >= _TRIES else None
        pins.write(desk.store, person, Pin(kept.hash, tried, until))
    if _is(kept.hash, typed):
        with refusing():
            pins.write(desk.store, person, Pin(kept.hash))
        return
    if until is None:
        raise Wrong(f"密码不对，还可以试 {_TRIES - tried} 次。")
    with refusing():
        journal.append(desk.store, desk.entry(journal.REFUSED, "", {"想": "解锁"}))
    raise _closed(_CLOSED)


def reset(desk: Desk, person_id: int) -> None:
    """Forget somebody's digits; they choose others when they log in next. Raises ``Refused``."""
    with refusing(), desk.store.transaction():
        pins.write(desk.store, person_id, Pin(None))
        journal.append(desk.store, desk.entry(journal.KEYS, "", {"做": "重设密码", "谁": person_id}))


def _key(desk: Desk) -> Key:
    if desk.key is None:
        raise Refused("没有用钥匙登录，不用密码。")
    return desk.key


def _refuse_closed(desk: Desk, kept: Pin) -> None:
    if kept.locked_until is not None and desk.now() < kept.locked_until:
        raise _closed(kept.locked_until - desk.now())


def _closed(left: timedelta) -> Closed:
    minutes = -(-left // timedelta(minutes=1))
    return Closed(f"密码错了 {_TRIES} 次，{minutes} 分钟后才能再登录。忘了密码请找司法所重设。")


def _is(kept: str, typed: str) -> bool:
    _, salt, hashed = kept.split(":")
    return hmac.compare_digest(_scrypt(typed, bytes.fromhex(salt)), bytes.fromhex(hashed))


def _scrypt(typed: str, salt: bytes) -> bytes:
    return hashlib.scrypt(typed.encode(), salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL)
