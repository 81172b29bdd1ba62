"""A Debian machine made into the server of a township, step by step, and back again.

Every step looks first whether it is done already, so that all may be done again. ``root`` is the top of the
system it is done to: this machine's, or another's in a folder.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tiaojie_tui.office import authorized, ballast, machine, server_files, sshd
from tiaojie_tui.office.made import Made
from tiaojie_tui.office.trouble import OfficeTrouble

_CONFIG = Path("/etc/tiaojie")
_COMMAND = Path("/usr/local/bin/tiaojie")
_SSHD = Path("/etc/ssh/sshd_config.d/tiaojie.conf")
_UNITS = Path("/etc/systemd/system")
_SERVICE, _TIMER = "tiaojie-backup.service", "tiaojie-backup.timer"
_STANDBY = "tiaojie-standby.service"
_CRON = Path("/etc/cron.d/tiaojie")
_ROOT = (0, 0)


@dataclass(frozen=True, slots=True)
class Server:
    """What the administrator wants."""

    account: str
    folder: Path
    """Home of the account, which root owns; the data are in ``data`` in it."""
    backup_to: tuple[Path, ...] = ()
    root: Path = Path("/")
    program: Path = Path(sys.executable)

    @property
    def home(self) -> Path:
        return self.folder / "data"

    @property
    def made(self) -> Path:
        return self.at(_CONFIG / "installed.json")

    def at(self, path: Path) -> Path:
        """Where this path is, seen from here."""
        return self.root / path.relative_to("/")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that install does: its name in Chinese, whether it is done, how to do it."""

    said: str
    done: Callable[[], bool]
    do: Callable[[Made], None]


def steps(server: Server) -> Iterator[Step]:
    """What makes a server, in this order; each is looked at when those before it are done."""
    account, home = server.account, server.home
    yield _folder(server, _CONFIG, mode=0o755, said="放钥匙文件和安装的记录，归 root")
    yield Step(
        f"账号：{account}，没有密码，只能用钥匙登录",
        lambda: machine.account(server.root, account) is not None,
        lambda made: _add_account(server, made),
    )
    yield _folder(server, server.folder, mode=0o755, said="归 root，账号自己改不了")
    yield _folder(server, home, mode=0o700, owned=True, said="放案件数据，只有账号能进")
    yield Step(
        "预留：数据文件夹里 64 MB，硬盘满了应急",
        lambda: ballast.there(server.at(home)),
        lambda _: _lay_ballast(server.at(home)),
    )
    door = server_files.door(server.program, server.folder, home)
    yield _file(server, authorized.DOOR, door, 0o755, "SSH 入口程序，一登录就运行它")
    yield _file(server, _COMMAND, server_files.command(server.program, home), 0o755, "命令 tiaojie")
    yield Step(
        f"文件：{authorized.FILE}（钥匙文件，以后用 office key 登记）",
        lambda: server.at(authorized.FILE).exists(),
        lambda made: made.write(
            server.at(authorized.FILE), f"{authorized.START}\n{authorized.END}\n".encode(), 0o644
        ),
    )
    rules = _file(server, _SSHD, server_files.sshd(account, authorized.FILE), 0o644, "sshd 对这个账号的规矩")
    yield replace(rules, do=lambda made: _set_sshd(server, made))
    if machine.has_systemd(server.root):
        standby = server_files.standby(account, _COMMAND)
        yield _file(server, _UNITS / _STANDBY, standby, 0o644, "候着，登录就快")
        yield _started(server, "multi-user.target", _STANDBY, "候着：开机就候着，等人登录")
    if server.backup_to:
        yield from _backups(server)


def _backups(server: Server) -> Iterator[Step]:
    for target in server.backup_to:
        if not server.at(target).exists():
            yield _folder(server, target, mode=0o700, owned=True, said="放备份")
    run = server_files.backup(_COMMAND, server.backup_to)
    if not machine.has_systemd(server.root):
        cron = server_files.cron(server.account, run)
        yield _file(server, _CRON, cron, 0o644, "每天 12:30、22:00 备份，由 cron 运行")
        return
    yield _file(server, _UNITS / _SERVICE, server_files.service(server.account, run), 0o644, "备份")
    yield _file(
        server, _UNITS / _TIMER, server_files.timer(), 0o644, "每天 12:30、22:00 备份，由 systemd 运行"
    )
    yield _started(server, "timers.target", _TIMER, "定时：开机就有定时备份")


def refuse_unfit(server: Server) -> None:
    """Refuse what would make no safe server. Raises ``OfficeTrouble``."""
    if os.geteuid() != 0:
        raise OfficeTrouble("装服务器、收回安装都要 root，请先 su - 或者用 sudo。")
    if sshd.program() is None:
        raise OfficeTrouble("没有装 openssh-server，先运行 apt install openssh-server。")
    for path in (server.program.parent, server.program, Path(__file__)):
        open_to = machine.others_write(path)
        if open_to is not None:
            raise OfficeTrouble(f"程序所在的「{open_to}」别人也能改，请把程序装到 /opt/tiaojie，归 root。")
    wrong = sshd.fault(server.at(sshd.CONFIG))
    if wrong is not None:
        raise OfficeTrouble(f"sshd 的设置本来就有错，请先改好：{wrong}。")


def apply(server: Server) -> Iterator[tuple[Step, bool]]:
    """Do each step that is not done; gives it, and whether there was something to do.

    Raises ``OfficeTrouble``; what was done until then is written down, and ``undo`` takes it back.
    """
    refuse_unfit(server)
    made = Made.read(server.made)
    for step in steps(server):
        needed = not step.done()
        if needed:
            step.do(made)
        yield step, needed


def undo(server: Server) -> Iterator[str]:
    """Take back what was made, the last first; a sentence for each. The data stay, with their account."""
    refuse_unfit(server)
    if not server.made.exists():
        raise OfficeTrouble("这台机器上没有安装的记录，没有什么可收回。")
    made = Made.read(server.made)
    for unit in (_STANDBY, _TIMER):
        if str(server.at(_UNITS / unit)) in made.written:
            machine.start(server.root, unit, on=False)
    for name in reversed(list(made.written)):
        yield made.take_back(Path(name), even_changed=Path(name) == server.at(authorized.FILE))
        if Path(name) == server.at(_SSHD):
            machine.reload_sshd(server.root)
    if ballast.there(server.at(server.home)):
        ballast.free(server.at(server.home))
    made.forget()
    yield from made.leave_folders()
    if made.account and server.at(server.home).exists():
        yield f"账号 {made.account} 留着，案件数据归它，它进不来。"
    elif made.account:
        machine.remove_account(server.root, made.account)
        yield f"收回了账号 {made.account}。"


def _started(server: Server, target: str, unit: str, said: str) -> Step:
    return Step(
        said,
        lambda: server.at(_UNITS / f"{target}.wants" / unit).is_symlink(),
        lambda _: machine.start(server.root, unit, on=True),
    )


def _folder(server: Server, path: Path, *, mode: int, said: str, owned: bool = False) -> Step:
    here = server.at(path)

    def owner() -> tuple[int, int]:
        found = machine.account(server.root, server.account) if owned else None
        return found or _ROOT

    def done() -> bool:
        if not here.is_dir():
            return False
        found = here.stat()
        return (found.st_uid, found.st_gid) == owner() and stat.S_IMODE(found.st_mode) == mode

    return Step(f"文件夹：{path}（{said}）", done, lambda made: made.folder(here, owner(), mode))


def _file(server: Server, path: Path, text: str, mode: int, said: str) -> Step:
    here, content = server.at(path), text.encode()

    def done() -> bool:
        same = here.is_file() and here.read_bytes() == content
        return same and stat.S_IMODE(here.stat().st_mode) == mode and here.stat().st_uid == 0

    return Step(f"文件：{path}（{said}）", done, lambda made: made.write(here, content, mode))


def _lay_ballast(home: Path) -> None:
    ballast.lay(home)
    owner = home.stat()
    os.chown(home / ballast.NAME, owner.st_uid, owner.st_gid)


def _add_account(server: Server, made: Made) -> None:
    machine.add_account(server.root, server.account, server.folder)
    made.account = server.account
    made.keep()


def _set_sshd(server: Server, made: Made) -> None:
    """Write what sshd shall do, and go back to what was before unless sshd says that it will do so."""
    path, config = server.at(_SSHD), server.at(sshd.CONFIG)
    made.write(path, server_files.sshd(server.account, authorized.FILE).encode(), 0o644)
    wrong = [one.said for one in sshd.findings(server.account, authorized.FILE, config) if not one.well]
    if wrong:
        made.take_back(path)
        raise OfficeTrouble(
            f"sshd 不照这样做，已经收回：{''.join(wrong)}请看 {sshd.CONFIG} 里有没有 Include。"
        )
    machine.reload_sshd(server.root)
