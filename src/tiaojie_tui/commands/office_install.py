"""``tiaojie office install``: this machine becomes the server, or is one no longer."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.commands import at_console
from tiaojie_tui.office import install
from tiaojie_tui.office.install import Server


def run(said: Namespace) -> bool:
    """Say what would be done, do it, or take it back."""
    server = _server(said)
    with at_console.refusing():
        if said.undo:
            for sentence in install.undo(server):
                print(sentence)
        elif said.apply:
            _apply(server)
        else:
            _tell(server)
    return True


def _server(said: Namespace) -> Server:
    folders = (said.folder, said.root, *said.backup_to)
    strange = next((one for one in folders if not one.startswith("/") or any(map(str.isspace, one))), None)
    if strange is not None:
        raise Refused(f"「{strange}」要从 / 写起，中间不能有空格。")
    if not said.account.isascii() or not said.account.replace("-", "").isalnum() or said.account == "root":
        raise Refused("账号只能用小写字母、数字，如 tiaojie，不能是 root。")
    targets = tuple(Path(one) for one in said.backup_to)
    return Server(said.account, Path(said.folder), targets, Path(said.root))


def _tell(server: Server) -> None:
    print("要做下面这些，现在还没有做：")
    for step in install.steps(server):
        print(f"  {'已有' if step.done() else '要做'}　{step.said}")
    _mind_backups(server)
    print("看过没有问题，加 --apply 再运行一次。")


def _apply(server: Server) -> None:
    for step, needed in install.apply(server):
        print(f"  {'做好' if needed else '已有'}　{step.said}")
    _mind_backups(server)
    print("服务器装好了。接着登记调委会、人员、钥匙：tiaojie office committee、person、key。")


def _mind_backups(server: Server) -> None:
    if not server.backup_to:
        print("没有写 --backup-to，还没有定时备份；第二块硬盘装好以后，请补上再运行一次。")


OFFICE: dict[str, Callable[[Namespace], bool]] = {"install": run}
