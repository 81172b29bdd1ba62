"""Are the keys well? The file against the table, the people behind them, its owner, sshd's view.

After ``gitolite sshkeys-lint``: of two lines with one key sshd takes the first, whoever the second names.
"""

import os
import pwd
import stat
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from tiaojie_tui.office import authorized, console, public_key, sshd
from tiaojie_tui.office.authorized import Content, Place
from tiaojie_tui.office.finding import Finding
from tiaojie_tui.office.trouble import OfficeTrouble
from tiaojie_tui.store import people
from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.people import Key

_SOON = timedelta(days=30)


def lint(store: Store, today: date) -> tuple[Finding, ...]:
    """All that can be told of the keys of this server."""
    where, keys = authorized.place(store), people.keys(store)
    found = [*_owners(where)]
    try:
        content = authorized.read(where.file)
    except OfficeTrouble as trouble:
        if where.file.exists():  # else its owner has been asked for, and told of
            found.append(Finding("钥匙文件", False, str(trouble)))
    else:
        found += (*_file(content, where, keys), *_doubles(content))
    found += _table(store, keys, today)
    if os.getuid() == 0:
        account = pwd.getpwuid(store.home.stat().st_uid).pw_name
        with console.as_root():
            found += sshd.findings(account, where.file)
    return tuple(found)


def _owners(where: Place) -> Iterator[Finding]:
    """What the account itself could change would be no barrier to it."""
    for about, path in (("钥匙文件", where.file), ("文件夹", where.file.parent), ("入口程序", where.door)):
        try:
            found = path.stat()
        except OSError:
            yield Finding(about, False, f"没有「{path}」，请运行 tiaojie office install --apply。")
            continue
        mode = stat.S_IMODE(found.st_mode)
        well = found.st_uid == 0 and not mode & 0o022
        yield Finding(about, well, "只有 root 能改。" if well else f"「{path}」要归 root，别人不能写。")
    if where.door.exists() and not os.access(where.door, os.X_OK):
        yield Finding("入口程序", False, f"「{where.door}」不能运行，请运行 tiaojie office install --apply。")


def _file(content: Content, where: Place, keys: list[Key]) -> Iterator[Finding]:
    between = (content.between or "").splitlines(keepends=True)
    wanted = {authorized.line(key, where.door): key for key in keys if key.revoked_at is None}
    lacking = [key.id for line, key in wanted.items() if line not in between]
    strange = sum(line not in wanted for line in between)
    said = []
    if lacking:
        said.append(f"登记了、文件里没有的：第 {'、'.join(map(str, lacking))} 号")
    if strange:
        said.append(f"文件里多出、登记里没有的：{strange} 行")
    if said:
        said.append("要照登记的重写，用 tiaojie office key write --force")
    yield Finding("钥匙", not said, "；".join(said) + "。" if said else f"{len(wanted)} 把，跟登记的一样。")
    outside = _lines(content.before + content.after)
    free = [line for line in outside if f'command="{where.door} ' not in line]
    if free:
        yield Finding(
            "外加的行", False, f"记号以外有 {len(free)} 把钥匙不经过入口，能直接进这个账号，请删掉。"
        )
    elif outside:
        yield Finding("外加的行", False, f"记号以外有 {len(outside)} 行，不归本系统管，请核对。")


def _doubles(content: Content) -> Iterator[Finding]:
    text = content.before + (content.between or "") + content.after
    blobs = Counter(_blob(line) for line in _lines(text))
    double = [blob for blob, times in blobs.items() if blob and times > 1]
    if double:
        yield Finding("重复", False, f"有 {len(double)} 把钥匙写了两次，sshd 只认第一行，会认错人，请删掉。")


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def _blob(line: str) -> str:
    """The key in a line, behind whatever options."""
    words = line.split()
    return next((key for kind, key in pairwise(words) if kind in public_key.KINDS), "")


def _table(store: Store, keys: list[Key], today: date) -> Iterator[Finding]:
    here = {one.id: one for one in people.people(store)}
    usable = [key for key in keys if key.revoked_at is None]
    for key in usable:
        about = f"第 {key.id} 号"
        try:
            same = public_key.of_blob(key.kind, key.key).fingerprint == key.fingerprint
        except OfficeTrouble as trouble:
            yield Finding(about, False, str(trouble))
            continue
        if not same:
            yield Finding(about, False, "公钥和登记的指纹对不上，请停用，重新登记。")
        if key.person_id not in here:
            yield Finding(about, False, "持有人已经离任，请用 tiaojie office key revoke 停用。")
        elif key.expires_on is not None and key.expires_on - today <= _SOON:
            ended = "已经到期" if key.expires_on < today else f"{key.expires_on:%Y-%m-%d} 到期"
            yield Finding(
                about, False, f"{here[key.person_id].name}的{key.device}，{ended}，请换一把或者延期。"
            )
    without = [one.name for one in here.values() if one.id not in {key.person_id for key in usable}]
    if without:
        yield Finding("没有钥匙", True, f"{'、'.join(without)}还没有钥匙，进不来。")
