"""``tiaojie office`` backup, backup-key, restore, upgrade, ballast, deletions, retention and destroy."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.commands import at_console, given
from tiaojie_tui.office import backup as backups
from tiaojie_tui.office import ballast as room
from tiaojie_tui.office import console, destroying, restore, upgrade
from tiaojie_tui.office.rotation import Keeping
from tiaojie_tui.store.destruction import Deletion

_PATIENCE = 300
"""Seconds that a backup waits for those who save; it lets them go first."""


def backup(said: Namespace) -> bool:
    """Make one backup; false where a folder did not get it."""
    with at_console.opened(said, wait=_PATIENCE) as here:
        folders = [Path(one).absolute() for one in said.to] or backups.folders_of_last(here)
        keeping = Keeping(said.days, said.months)
        made = backups.make(here, folders, keeping, encrypted=not said.unencrypted)
    for folder in made.folders:
        print(f"备份好了，核对过：{folder / made.name}")
    for sentence in made.warnings:
        print(f"请注意：{sentence}")
    if made.failed:
        raise Refused("\n".join(made.failed))
    return True


def backup_key(said: Namespace) -> bool:
    """To which public key backups are encrypted."""
    with at_console.opened(said) as here:
        backups.set_key(here, said.key)
    print("记下了。以后的备份都用这把公钥加密，只有保险柜里的私钥能打开；请马上演练一次恢复。")
    return True


def restored(said: Namespace) -> bool:
    """Put a backup in the place of the data, or try it out."""
    identity = Path(said.identity).absolute() if said.identity else None
    file = Path(said.file).absolute()
    return _drill(said, file, identity) if said.drill else _restore(said, file, identity)


def _drill(said: Namespace, file: Path, identity: Path | None) -> bool:
    with at_console.opened(said) as here:
        contents, goes_on = restore.drill(here, file, identity)
    print(f"演练成功：备份解得开，是完好的，做于 {contents.made_at:%Y-%m-%d %H:%M}。")
    print(
        f"共 {contents.rows.get('cases', 0)} 个案件，登记簿 {contents.seq} 条，条数、哈希值都和备份时一样。"
    )
    if not goes_on:
        raise Refused("现在的登记簿却接不上这份备份：不是这台服务器的备份，或者登记簿被改过，请告诉司法所。")
    print("现在的登记簿接得上这份备份。演练用的数据已经删掉，这次演练记进了登记簿。")
    return True


def _restore(said: Namespace, file: Path, identity: Path | None) -> bool:
    with at_console.refusing():
        done = restore.restore(said.home, file, identity)
    print(
        f"数据恢复到 {done.contents.made_at:%Y-%m-%d %H:%M}，共 {done.contents.rows.get('cases', 0)} 个案件。"
    )
    if done.before is not None:
        print(f"此后到 {done.before.entry.at:%Y-%m-%d %H:%M} 的内容要重新录入，大家登录时会看到这句话。")
    print(f"恢复前的数据留在 {done.aside}，都补录好以后请删掉。")
    print("请接着运行：tiaojie office key write、tiaojie office key lint、tiaojie doctor。")
    return True


def upgraded(said: Namespace) -> bool:
    """Bring the database up to this version of the program."""
    with at_console.refusing(), console.as_owner(said.home):
        before, after = upgrade.run(said.home)
    if before == after:
        print("数据已经是最新的，不用升级。")
    else:
        print(f"数据从第 {before} 版升到第 {after} 版，升级前的副本是 before-{before}.db。大家可以登录了。")
    return True


def ballast(said: Namespace) -> bool:
    """Keep 64 MB in reserve, or give them back."""
    with at_console.refusing(), console.as_owner(said.home):
        if said.free:
            room.free(said.home)
            print("放出了 64 MB，大家可以接着存。请马上清理硬盘，再运行 tiaojie office ballast 留出来。")
        else:
            room.lay(said.home)
            print("预留了 64 MB，硬盘满了的时候用 tiaojie office ballast --free 放出来。")
    return True


def deletions(said: Namespace) -> bool:
    """What shall be destroyed, and how far it is."""
    with at_console.opened(said) as here:
        for one in destroying.asked(here):
            asked = f"提请 {one.proposed_by} {one.proposed_at:%Y-%m-%d}"
            print(f"{one.number}\t{_stands(one)}\t{asked}\t{one.reason}")
    return True


def _stands(one: Deletion) -> str:
    if one.executed_at is not None:
        return f"{one.executed_at:%Y-%m-%d} 已销毁"
    if one.approved_at is None:
        return "等司法所同意"
    return f"已同意，保管到 {one.kept_until.isoformat()}" if one.kept_until else "已同意，可以销毁"


def retained(said: Namespace) -> bool:
    """How long cases of a type are kept."""
    with at_console.opened(said) as here:
        destroying.keep_for(here, said.type, None if said.years == 0 else said.years)
    print(
        "记下了。"
        + (f"「{said.type}」保管 {said.years} 年。" if said.years else f"「{said.type}」一直保管。")
    )
    return True


def destroy(said: Namespace) -> bool:
    """Destroy what two people have agreed to, and write the list to be signed."""
    with at_console.opened(said) as here:
        lines = destroying.destroy(here, said.numbers)
    if not said.numbers:
        print("以前销毁的，又清了一遍。")
        return True
    given.write(said.output, ("\n".join(lines) + "\n").encode())
    print(f"销毁了 {len(said.numbers)} 个案件，不能再恢复。清册是 {said.output}，请打印，两个人签字存档。")
    return True


OFFICE: dict[str, Callable[[Namespace], bool]] = {
    "backup": backup,
    "backup-key": backup_key,
    "restore": restored,
    "upgrade": upgraded,
    "ballast": ballast,
    "deletions": deletions,
    "retention": retained,
    "destroy": destroy,
}
