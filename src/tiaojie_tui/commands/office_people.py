"""``tiaojie office name``, ``committee``, ``person``, ``hand-over`` and ``adopt``."""

import json
from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import Any

from tiaojie_tui.commands import at_console
from tiaojie_tui.domain.people import Person, Role
from tiaojie_tui.office import keys
from tiaojie_tui.office import people as registry
from tiaojie_tui.office.console import Console
from tiaojie_tui.store import people


def committee(said: Namespace) -> bool:
    """Register, list or close a committee."""
    with at_console.opened(said) as console:
        return _COMMITTEE[said.what](console, said)


def name(said: Namespace) -> bool:
    """The name of the judicial office."""
    with at_console.opened(said) as console:
        print(f"登记了司法所的名称：{registry.name_office(console, said.name)}。")
    return True


def person(said: Namespace) -> bool:
    """Register, list or change somebody, or let them go."""
    with at_console.opened(said) as console:
        return _PERSON[said.what](console, said)


def hand_over(said: Namespace) -> bool:
    """All cases of one person to another of the committee."""
    with at_console.opened(said) as console:
        before = registry.person(console, said.person, gone=True)
        to = registry.person(console, said.to)
        numbers = registry.hand_over(console, before, to)
        print(_said_of(numbers, f"{before.name}没有承办的案件。", f"移交给{to.name}了"))
    return True


def adopt(said: Namespace) -> bool:
    """The cases from before people were registered to one of them."""
    with at_console.opened(said) as console:
        to = registry.person(console, said.to)
        numbers = registry.adopt(console, to)
        print(_said_of(numbers, "没有不归哪个会的案件。", f"归到{to.name}名下了"))
    return True


def print_json(rows: Sequence[dict[str, Any]]) -> bool:
    """A list for other programs."""
    print(json.dumps(rows, ensure_ascii=False, indent=2))
    return True


def _add_committee(console: Console, said: Namespace) -> bool:
    added = registry.add_committee(console, said.name, said.level, said.place, said.numbering)
    rule = added.numbering.replace("{年}", "2026").replace("{序}", "1")
    print(f"登记了第 {added.id} 号调委会：{added.name}，案号写成 {rule}。")
    return True


def _close_committee(console: Console, said: Namespace) -> bool:
    print(f"停用了{registry.close_committee(console, said.committee).name}，它的案件都在。")
    return True


def _list_committees(console: Console, said: Namespace) -> bool:
    found = people.committees(console.store)
    if said.json:
        rows = [
            {
                "id": one.id,
                "name": one.name,
                "level": one.level,
                "place": one.place,
                "numbering": one.numbering,
                "closed_on": one.closed_on.isoformat() if one.closed_on else None,
            }
            for one in found
        ]
        return print_json(rows)
    for one in found:
        print(
            f"{one.id}\t{one.name}\t{one.level}\t{one.numbering}\t{'停用' if one.closed_on else ''}".rstrip()
        )
    return _or_none(found, "还没有登记调委会，用 tiaojie office committee add 登记。")


def _add_person(console: Console, said: Namespace) -> bool:
    added = registry.add(console, said.name, Role(said.role), said.committee)
    print(f"登记了第 {added.id} 号：{added.name}，{added.role}。还要登记钥匙：tiaojie office key add。")
    left = registry.of_nobody(console)
    if left:
        print(
            f"以前的 {left} 个案件还不归哪个会，谁也看不到。"
            "请用 tiaojie office adopt 写一位承办人，归到他和他的会名下。"
        )
    return True


def _change_role(console: Console, said: Namespace) -> bool:
    who = registry.person(console, said.person)
    changed = registry.change(console, who, role=Role(said.role), of=said.committee)
    print(f"{changed.name}现在是{changed.role}，从下一次操作起算数。")
    return True


def _rename(console: Console, said: Namespace) -> bool:
    who = registry.person(console, said.person)
    changed = registry.change(console, who, name=said.name)
    print(f"{who.name}改成{changed.name}了；以前的文书和登记里还是原来的姓名。")
    return True


def _leave(console: Console, said: Namespace) -> bool:
    who = registry.person(console, said.person)
    with keys.changing(console):
        revoked = keys.revoke_all(console, who)
        numbers = registry.leave(console, who)
    print(f"{who.name}离任了，{len(revoked)} 把钥匙已经停用。")
    if numbers:
        print(f"还有 {len(numbers)} 个案件要移交，用 tiaojie office hand-over {who.id} 交给谁：")
        print("\n".join(numbers))
    return True


def _list_people(console: Console, said: Namespace) -> bool:
    names = {one.id: one.name for one in people.committees(console.store)}
    found: list[tuple[Person, Any]] = [(one, None) for one in people.people(console.store)]
    found += people.gone(console.store)
    if said.json:
        rows = [
            {
                "id": one.id,
                "name": one.name,
                "role": one.role.value,
                "committee": one.committee,
                "left_on": left.isoformat() if left else None,
            }
            for one, left in found
        ]
        return print_json(rows)
    for one, left in found:
        of = names[one.committee] if one.committee else ""
        print(f"{one.id}\t{one.name}\t{one.role}\t{of}\t{f'{left} 离任' if left else ''}".rstrip())
    return _or_none(found, "还没有登记人员，用 tiaojie office person add 登记。")


def _or_none(found: Sequence[object], without: str) -> bool:
    if not found:
        print(without)
    return True


def _said_of(numbers: Sequence[str], none: str, done: str) -> str:
    return "\n".join((f"{len(numbers)} 个案件{done}：", *numbers)) if numbers else none


Verb = Callable[[Console, Namespace], bool]
_COMMITTEE: dict[str, Verb] = {"add": _add_committee, "close": _close_committee, "list": _list_committees}
_PERSON: dict[str, Verb] = {
    "add": _add_person,
    "role": _change_role,
    "rename": _rename,
    "leave": _leave,
    "list": _list_people,
}
OFFICE: dict[str, Callable[[Namespace], bool]] = {
    "name": name,
    "committee": committee,
    "person": person,
    "hand-over": hand_over,
    "adopt": adopt,
}
