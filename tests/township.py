"""A township server to try things on: two villages, the township, the office, and a key for everybody."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tiaojie_tui.casework import pin
from tiaojie_tui.casework.desk import Desk, open_desk
from tiaojie_tui.domain.people import Role
from tiaojie_tui.office import public_key
from tiaojie_tui.store import people, settings
from tiaojie_tui.store.engine import open_store

DIGITS = "580274"
ADDED = datetime(2026, 1, 5, 9, 0)
QINGSHI, LIUHE = "云溪县白杨镇青石村人民调解委员会", "云溪县白杨镇柳河村人民调解委员会"
TOWNSHIP = "云溪县白杨镇人民调解委员会"
_COMMITTEES = (
    (QINGSHI, "村", "云溪县白杨镇青石村", "({年})青调字第{序}号"),
    (LIUHE, "村", "云溪县白杨镇柳河村", "({年})柳调字第{序}号"),
    (TOWNSHIP, "乡镇", "云溪县白杨镇", "({年})杨调字第{序}号"),
)
HEAD, MINE, COLLEAGUE = "江海平", "苏文英", "贺长林"
NEIGHBOUR_HEAD, NEIGHBOUR = "田广发", "姚桂英"
OF_TOWNSHIP, OFFICE_CLERK, CHIEF = "郭庆", "冯雪", "曹立"
PEOPLE = (
    (HEAD, Role.HEAD, QINGSHI),
    (MINE, Role.MEDIATOR, QINGSHI),
    (COLLEAGUE, Role.MEDIATOR, QINGSHI),
    (NEIGHBOUR_HEAD, Role.HEAD, LIUHE),
    (NEIGHBOUR, Role.MEDIATOR, LIUHE),
    (OF_TOWNSHIP, Role.MEDIATOR, TOWNSHIP),
    (OFFICE_CLERK, Role.OFFICE, None),
    (CHIEF, Role.CHIEF, None),
)


@dataclass(frozen=True)
class Township:
    """A home with people. ``keys`` and ``people`` have everybody's numbers by their names."""

    home: Path
    keys: Mapping[str, int]
    people: Mapping[str, int]

    @contextmanager
    def desk(self, name: str | None) -> Iterator[Desk]:
        """The desk of somebody, or of the administrator for ``None``, closed again afterwards."""
        desk = open_desk(self.home, key=self.keys[name] if name else None)
        try:
            yield desk
        finally:
            desk.store.close()

    def settled(self, *names: str) -> "Township":
        """Those people have been here before: the digits that open an idle screen are chosen."""
        for name in names:
            with self.desk(name) as desk:
                pin.choose(desk, DIGITS)
        return self


def found(home: Path, public: Mapping[str, str] | None = None) -> Township:
    """Register everybody in ``home``. ``public`` are real public keys (``ssh-ed25519 AAAA…``) by name."""
    store = open_store(home)
    keys, numbers = {}, {}
    try:
        with store.transaction():
            settings.put(store, settings.OFFICE, "白杨司法所")
            committees = {name: people.add_committee(store, name, *rest) for name, *rest in _COMMITTEES}
            for name, role, of in PEOPLE:
                committee = committees[of].id if of else None
                person = people.add_person(store, name, role, committee, ADDED)
                brought = (public or {}).get(name)
                kind, text = (brought or f"ssh-ed25519 AAAA{person.id}").split()[:2]
                fingerprint = public_key.of_blob(kind, text).fingerprint if brought else f"SHA256:{name}"
                key = people.add_key(
                    store,
                    person.id,
                    device=f"{name}的电脑",
                    kind=kind,
                    key=text,
                    fingerprint=fingerprint,
                    at=ADDED,
                )
                keys[name], numbers[name] = key.id, person.id
    finally:
        store.close()
    return Township(home, keys, numbers)
