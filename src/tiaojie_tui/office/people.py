"""Committees and people of a server: registered, changed, gone; and whose hands their cases go into.

Nothing is ever taken out. Each act stands in the journal.
"""

from collections.abc import Sequence
from dataclasses import replace

from tiaojie_tui.domain import characters
from tiaojie_tui.domain.people import OF_THE_OFFICE, Person, Role
from tiaojie_tui.domain.typed import Unreadable, clean_line
from tiaojie_tui.office.console import WHO, Console
from tiaojie_tui.office.trouble import OfficeTrouble
from tiaojie_tui.store import access, journal, people, settings
from tiaojie_tui.store.people import Committee

_LONGEST = 60
"""Characters of a name."""
_YEAR, _SERIAL = "{年}", "{序}"


def name_office(console: Console, name: str) -> str:
    """The name of the judicial office, as its people see it at the top of the screen."""
    name = _line(name, "司法所的名称")
    with console.store.transaction():
        settings.put(console.store, settings.OFFICE, name)
        console.record(journal.ROLES, {"做": "登记司法所", "名称": name})
    return name


def add_committee(console: Console, name: str, level: str, place: str, numbering: str) -> Committee:
    """Register a committee. ``numbering`` is the word in its case numbers (石), or the whole rule."""
    name, place, rule = _line(name, "全称"), _line(place, "所在地"), _rule(_line(numbering, "案号里的字"))
    with console.store.transaction():
        for other in people.committees(console.store):
            if other.name == name:
                raise OfficeTrouble(f"「{name}」登记过了，是第 {other.id} 号。")
            if other.numbering == rule:
                raise OfficeTrouble(f"「{other.name}」的案号也是这样写的，两个会不能一样，请换一个字。")
        added = people.add_committee(console.store, name, level, place, rule)
        console.record(journal.ROLES, {"做": "登记调委会", "会": added.id, "名称": name})
    return added


def close_committee(console: Console, named: str) -> Committee:
    """Nobody works for the committee any more; its cases stay readable. Refused while people are there."""
    with console.store.transaction():
        found = committee(console, named)
        here = people.people(console.store, found.id)
        if here:
            names = "、".join(one.name for one in here)
            raise OfficeTrouble(f"这个会还有人：{names}。先办离任（person leave），或者换到别的会。")
        people.close_committee(console.store, found.id, console.now().date())
        console.record(journal.ROLES, {"做": "停用调委会", "会": found.id, "名称": found.name})
    return found


def committee(console: Console, named: str) -> Committee:
    """An open committee, by its number or its name. Raises ``OfficeTrouble``."""
    open_ones = [one for one in people.committees(console.store) if one.closed_on is None]
    found = [one for one in open_ones if named in (str(one.id), one.name)]
    if len(found) != 1:
        raise OfficeTrouble(f"没有「{named}」这个调委会。用 tiaojie office committee list 看号码。")
    return found[0]


def add(console: Console, name: str, role: Role, of: str | None) -> Person:
    """Register somebody, with the number or name of the committee; the judicial office's have none."""
    name = _line(name, "姓名")
    with console.store.transaction():
        added = people.add_person(console.store, name, role, _committee_for(console, role, of), console.now())
        _record(console, "登记", added)
    return added


def change(
    console: Console,
    who: Person,
    *,
    name: str | None = None,
    role: Role | None = None,
    of: str | None = None,
) -> Person:
    """Give somebody another name, role or committee; it counts from their next act on."""
    with console.store.transaction():
        changed = replace(who, name=_line(name, "姓名")) if name is not None else who
        if role is not None:
            stays = str(who.committee) if who.committee is not None and role not in OF_THE_OFFICE else None
            changed = replace(changed, role=role, committee=_committee_for(console, role, of or stays))
        people.put_person(console.store, changed)
        _record(console, "改", changed)
    return changed


def leave(console: Console, who: Person) -> Sequence[str]:
    """Somebody leaves; call it inside ``keys.changing``. The numbers of the cases to be handed over."""
    people.leave(console.store, who.id, console.now().date())
    _record(console, "离任", who)
    return [number for _, number in access.in_charge_of(console.store, who.id)]


def hand_over(console: Console, before: Person, to: Person) -> Sequence[str]:
    """Put ``to`` in charge of all cases of ``before``, also when they have left; the numbers."""
    if before == to or to.committee is None:
        raise OfficeTrouble("案件要交给另一位调解员或者主任，不能交给本人，也不能交给司法所。")
    if before.committee != to.committee:
        raise OfficeTrouble(f"{to.name}不是同一个调委会的，不能移交；请交给本会的人。")
    with console.store.transaction():
        cases = access.in_charge_of(console.store, before.id)
        for case_id, number in cases:
            access.take_back(console.store, case_id, before.id)
            _put_in_charge(console, case_id, to)
            told: journal.Details = {"从": before.name, "给": to.name, "给的人": to.id}
            console.record(journal.HANDED_OVER, told, number)
    return [number for _, number in cases]


def adopt(console: Console, to: Person) -> Sequence[str]:
    """Give the cases from before people were registered to ``to`` and their committee; the numbers."""
    if to.committee is None:
        raise OfficeTrouble("案件要归一个调委会：请写它的一位调解员或者主任，不能写司法所的人。")
    with console.store.transaction():
        cases = access.of_no_committee(console.store)
        for case_id, number in cases:
            access.belongs_to(console.store, case_id, to.committee)
            _put_in_charge(console, case_id, to)
            console.record(journal.ASSIGNED, {"从": "", "给": to.name, "给的人": to.id}, number)
    return [number for _, number in cases]


def of_nobody(console: Console) -> int:
    """How many cases no committee has yet."""
    return len(access.of_no_committee(console.store))


def person(console: Console, named: str, *, gone: bool = False) -> Person:
    """Somebody who is here, by number or name; ``gone`` looks among those who left, too."""
    everybody = people.people(console.store)
    if gone:
        everybody += [one for one, _ in people.gone(console.store)]
    found = [one for one in everybody if named in (str(one.id), one.name)]
    if len(found) > 1:
        numbers = "、".join(str(one.id) for one in found)
        raise OfficeTrouble(f"叫「{named}」的有 {len(found)} 位（{numbers} 号），请写号码。")
    if not found:
        raise OfficeTrouble(f"没有登记「{named}」，或者已经离任。用 tiaojie office person list 看号码。")
    return found[0]


def _put_in_charge(console: Console, case_id: int, to: Person) -> None:
    access.give(console.store, case_id, to.id, access.IN_CHARGE, by=WHO, at=console.now())


def _committee_for(console: Console, role: Role, of: str | None) -> int | None:
    if role in OF_THE_OFFICE:
        if of is not None:
            raise OfficeTrouble("司法所的人不属于哪个调委会，请去掉 --committee。")
        return None
    if of is None:
        raise OfficeTrouble("请用 --committee 写是哪个调委会的，写号码或者全称。")
    return committee(console, of).id


def _rule(numbering: str) -> str:
    rule = numbering if "{" in numbering else f"({_YEAR}){numbering}调字第{_SERIAL}号"
    if rule.count(_YEAR) != 1 or rule.count(_SERIAL) != 1 or rule.count("{") != 2:
        raise OfficeTrouble("案号写一个字就行，如 石；整个写要有 {年} 和 {序}，如 ({年})石调字第{序}号。")
    return rule


def _line(typed: str, what: str) -> str:
    """A name as it may be stored and printed. Raises ``OfficeTrouble``."""
    line = characters.modern(clean_line(typed))
    if not line:
        raise OfficeTrouble(f"请写{what}。")
    if len(line) > _LONGEST:
        raise OfficeTrouble(f"{what}太长，最多 {_LONGEST} 个字。")
    try:
        characters.refuse_private(line)
    except Unreadable as bad:
        raise OfficeTrouble(str(bad)) from bad
    return line


def _record(console: Console, did: str, who: Person) -> None:
    told: journal.Details = {"做": did, "谁": who.id, "姓名": who.name, "角色": who.role.value}
    console.record(journal.ROLES, {**told, "会": who.committee or 0})
