"""The verbs of ``tiaojie office audit``: verify, show, anchor, unusual."""

import subprocess
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

from tiaojie_tui.casework import audit, viewers
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.commands import desks, given, register
from tiaojie_tui.store import anchors
from tiaojie_tui.store.anchors import Anchor

_JOURNALD = "journald"


def run(said: Namespace) -> bool:
    """Run the verb of ``tiaojie office audit``."""
    return _VERBS[said.audit_verb](said)


def _verify(said: Namespace) -> bool:
    outside = tuple(_outside(said))
    register.say(audit.verify(desks.opened(said), outside))
    if outside:
        print(f"和外面记下的 {len(outside)} 处哈希值都对得上。")
    else:
        print("没有和外面记下的哈希值对过：请加 --anchor（日报上的）、--backups、--syslog 再查一次。")
    return True


def _outside(said: Namespace) -> Iterator[Anchor]:
    """All anchors that the command names."""
    for text in said.anchor:
        anchor = anchors.typed(text)
        if anchor is None:
            raise Refused(f"「{text}」不是锚：请照日报写成 条数:哈希值，至少写哈希值的前 8 位。")
        yield anchor
    if said.backups:
        folder = Path(said.backups)
        if not folder.is_dir():
            raise Refused(f"没有「{folder}」这个文件夹，请核对。")
        yield from anchors.in_names(sorted(file.name for file in folder.iterdir()))
    if said.syslog:
        yield from anchors.in_lines(_log(said.syslog).splitlines())


def _log(named: str) -> str:
    if named != _JOURNALD:
        return given.bytes_of(Path(named)).decode("utf-8", "replace")
    asked = ("journalctl", "--identifier=tiaojie", "--output=short", "--no-pager", "--quiet")
    try:
        return subprocess.run(asked, capture_output=True, text=True, errors="replace", check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        raise Refused("读不了系统日志（journalctl），请用管理员身份再试，或者写日志文件的名字。") from None


def _show(said: Namespace) -> bool:
    desk = desks.opened(said)
    for one in viewers.of_case(desk, said.number):
        times = f"{one.times}次" if one.times > 1 else ""
        print(f"{one.at:%Y-%m-%d %H:%M}\t{one.who}\t{one.did}{times}\t{one.device}")
    return True


def _anchor(said: Namespace) -> bool:
    head, kept = audit.anchor(desks.opened(said))
    print(f"{head.seq}:{head.hash}")
    if not kept:
        raise Refused("这台机器没有系统日志（/dev/log），没有记下；请把上面这一行抄下来，另外保存。")
    return True


def _unusual(said: Namespace) -> bool:
    found = audit.unusual(desks.opened(said), given.month(said.month))
    for one in found:
        print(f"{one.day}\t{one.who}\t{one.said}")
    if not found:
        print("这个月没有异常的查阅。")
    return True


_VERBS: dict[str, Callable[[Namespace], bool]] = {
    "verify": _verify,
    "show": _show,
    "anchor": _anchor,
    "unusual": _unusual,
}
