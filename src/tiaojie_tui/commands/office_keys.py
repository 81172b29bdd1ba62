"""``tiaojie office key``: the SSH keys of mediators, and the file in which sshd looks for them."""

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.commands import at_console, given
from tiaojie_tui.commands.office_people import print_json
from tiaojie_tui.office import key_lint, keys, people
from tiaojie_tui.office.console import Console, as_root
from tiaojie_tui.store import people as registered

_NO_END = "不限"


def key(said: Namespace) -> bool:
    """Register, list, end, revoke or examine keys."""
    with at_console.opened(said) as console:
        return _KEY[said.what](console, said)


def _add(console: Console, said: Namespace) -> bool:
    person = people.person(console, said.person)
    with as_root():  # the file lies in a folder of root's
        brought = sys.stdin.buffer.read() if said.file == "-" else given.bytes_of(Path(said.file))
    until = _day(said.until or _NO_END, console)
    with keys.changing(console, force=said.force):
        added = keys.add(console, person, said.device, brought, until)
    print(f"登记了第 {added.id} 号钥匙：{person.name}的{added.device}，现在就能登录。")
    print(f"请和{person.name}核对指纹：{added.fingerprint}")
    return True


def _list(console: Console, said: Namespace) -> bool:
    found = registered.keys(console.store)
    everybody = (*registered.people(console.store), *(one for one, _ in registered.gone(console.store)))
    names = {one.id: one.name for one in everybody}
    if said.json:
        rows = [
            {
                "id": one.id,
                "person": one.person_id,
                "device": one.device,
                "kind": one.kind,
                "fingerprint": one.fingerprint,
                "added_at": one.added_at.isoformat(),
                "expires_on": one.expires_on.isoformat() if one.expires_on else None,
                "revoked_at": one.revoked_at.isoformat() if one.revoked_at else None,
            }
            for one in found
        ]
        return print_json(rows)
    for one in found:
        ends = f"用到 {one.expires_on}" if one.expires_on else _NO_END
        state = f"{one.revoked_at:%Y-%m-%d} 停用" if one.revoked_at else ends
        print(f"{one.id}\t{names[one.person_id]}\t{one.device}\t{state}\t{one.fingerprint}")
    if not found:
        print("还没有登记钥匙，用 tiaojie office key add 登记。")
    return True


def _revoke(console: Console, said: Namespace) -> bool:
    with keys.changing(console, force=said.force):
        revoked = keys.revoke(console, said.key)
    print(f"第 {revoked.id} 号钥匙（{revoked.device}）停用了：不能再登录，已经登录的也存不了、打不了。")
    return True


def _expire(console: Console, said: Namespace) -> bool:
    until = _day(said.until, console)
    with keys.changing(console, force=said.force):
        changed = keys.expire(console, said.key, until)
    print(f"第 {changed.id} 号钥匙（{changed.device}）用到{f' {until}' if until else '什么时候不限'}。")
    return True


def _lint(console: Console, said: Namespace) -> bool:
    findings = key_lint.lint(console.store, console.now().date())
    for finding in findings:
        print(f"{'好' if finding.well else '要处理'}\t{finding.about}\t{finding.said}")
    return all(finding.well for finding in findings)


def _write(console: Console, said: Namespace) -> bool:
    with keys.changing(console, force=said.force):
        pass
    print("钥匙文件照登记的写好了。")
    return True


def _day(typed: str, console: Console) -> date | None:
    try:
        return None if typed == _NO_END else given.day(typed, console.now().date())
    except Refused as refused:
        raise Refused(f"{refused}不要期限，就写 {_NO_END}。") from refused


_KEY: dict[str, Callable[[Console, Namespace], bool]] = {
    "add": _add,
    "list": _list,
    "revoke": _revoke,
    "expire": _expire,
    "lint": _lint,
    "write": _write,
}
OFFICE: dict[str, Callable[[Namespace], bool]] = {"key": key}
