"""From an empty Debian 12 to a printed agreement, by the commands of the manual's chapter 22 alone."""

import json
import os
import shutil
import socket
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.debian import commands, empty_debian
from tests.cli.shell import agreed_case
from tests.delivery.cups import needs_printing, print_server, until
from tests.terminal.pty_session import ENTER, F8, F9, F10, PtySession

_ROOT = Path(__file__).resolve().parents[2]
_KEPT = os.environ.get("TIAOJIE_WALK")
"""A folder in which the empty system and its packages stay from one run to the next."""
_ME, _NUMBER = "苏文英", "(2026)青调字第1号"
_WITHOUT_USB = {"mount /dev/sdb1 /mnt": ""}
_BRING_IN = (
    "import sys; from pathlib import Path; from tiaojie_tui.casework import cases; "
    "from tiaojie_tui.casework.desk import open_desk; "
    "cases.bring_in(open_desk(Path('/var/lib/tiaojie/data'), key=1), sys.stdin.read())"
)

pytestmark = [
    pytest.mark.soak,
    needs_printing,
    pytest.mark.skipif(os.geteuid() != 0, reason="a system in a folder needs root"),
    pytest.mark.skipif(shutil.which("debootstrap") is None, reason="debootstrap is not installed"),
]


def test_from_an_empty_debian_to_a_printed_agreement(tmp_path: Path) -> None:
    """Done when 3 of issue 5. What is typed on the server is read out of the manual."""
    with empty_debian(tmp_path, Path(_KEPT) if _KEPT else None) as debian, print_server() as elsewhere:
        printer = elsewhere.add("paper")
        debian.type("软件")
        port = _free_port()
        config = debian.root / "etc/ssh/sshd_config"
        config.write_text(f"{config.read_text()}\nPort {port}\nListenAddress 127.0.0.1\n")
        (debian.root / "run/sshd").mkdir(exist_ok=True)
        debian.start("/usr/sbin/sshd", "-D", "-e")
        debian.start("/usr/sbin/cupsd", "-f")

        stick = debian.root / "mnt"
        _checkout(stick / "tiaojie-tui")
        debian.type("程序", _WITHOUT_USB)
        assert "要做　账号：tiaojie" in debian.type("看一看")
        assert "服务器装好了" in debian.type("装")
        assert "已有　账号：tiaojie" in debian.run("tiaojie office install --apply --backup-to /srv/backup")
        debian.type("单位")
        assert _ME in debian.type("人员")

        _make_key(tmp_path / "key")
        shutil.copy(tmp_path / "key.pub", stick / f"{_ME}.pub")
        said = debian.type("钥匙", _WITHOUT_USB)
        assert "要处理" not in said, said
        said = debian.type("打印机", {"192.168.1.50": f"localhost:{printer.port}"})
        assert "好" in said, said
        assert "ED25519" in debian.type("指纹")

        # The six steps are typed in the tests of chapter 3; here they are done.
        case = agreed_case(number=_NUMBER, mediators=[_ME], recorder="江海平")
        bring_in = f'runuser -u tiaojie -- /opt/tiaojie/venv/bin/python -c "{_BRING_IN}"'
        debian.run(bring_in, typed=json.dumps(case, ensure_ascii=False))
        (login,) = commands("登录")
        session = _log_in(login, port, tmp_path)
        try:
            session.wait_for("青石村", _ME, _NUMBER)
            session.press(ENTER)
            while "[6签署" not in session.text:
                session.press(F8)
            session.press(F9)
            session.wait_for("已定稿", "排好版了")
            session.press(F9)
            session.wait_for("打印《人民调解协议书》", "司法所一楼")
            session.press(ENTER)
            until(lambda: session.settle() >= 0 and len(printer.tickets) == 1, "the printer", 120)
            session.press(F10)
        finally:
            session.end()
        [document] = (printer.folder / "tickets").glob("*.document")
        assert _NUMBER in _text_of(document)

        debian.type("停用")
        refused = _log_in(login, port, tmp_path)
        try:
            refused.wait_for("Permission denied")
        finally:
            refused.end()
        assert _NUMBER in debian.type("离任")
        undone = debian.run("tiaojie office install --undo")
        assert "tiaojie.db" in debian.run("ls /var/lib/tiaojie/data"), undone
        assert not (debian.root / "etc/ssh/sshd_config.d/tiaojie.conf").exists()
        print("\n".join(debian.log))


def _checkout(target: Path) -> None:
    """The program as it is handed out."""
    target.mkdir()
    listed = ["git", "-C", str(_ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, check=True, capture_output=True, text=True).stdout.split("\0")
    for name in filter(None, names):
        if (_ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(_ROOT / name, target / name)


def _make_key(file: Path) -> None:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(file)], check=True)


def _log_in(login: str, port: int, folder: Path) -> PtySession:
    """Log in from the mediator's own computer, as the manual says, by the key that was made there."""
    _, to = login.split()
    options = (
        *("-F", "/dev/null", "-p", str(port), "-i", str(folder / "key"), "-o", "IdentitiesOnly=yes"),
        *("-o", "StrictHostKeyChecking=accept-new", "-o", f"UserKnownHostsFile={folder}/known"),
    )
    ssh = shutil.which("ssh")
    assert ssh
    return PtySession(folder, client=[ssh, *options, to.replace("192.168.1.10", "127.0.0.1")])


def _text_of(pdf: Path) -> str:
    """What the printer was given to print, without blanks."""
    assert pdf.read_bytes().startswith(b"%PDF"), pdf.read_bytes()[:16]
    read = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True)
    return "".join(read.stdout.split())


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        return int(free.getsockname()[1])
