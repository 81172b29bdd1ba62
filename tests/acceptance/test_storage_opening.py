"""What stands where the database should be, and on which disk: refused at the start, in words."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.cli.shell import Shell
from tests.store.processes import child
from tiaojie_tui.office import doctor
from tiaojie_tui.store import filesystem
from tiaojie_tui.store.engine import FILE, open_store
from tiaojie_tui.store.troubles import Damaged, FarAway, NoPermission, WrongOwner


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.mark.parametrize("content", ["这不是数据库".encode() * 200, b"\0" * 5000, b""])
def test_15_a_file_that_is_no_database_is_refused_and_left_alone(home: Path, content: bytes) -> None:
    home.mkdir()
    (home / FILE).write_bytes(content)

    with pytest.raises(Damaged, match="让管理员用备份恢复"):
        open_store(home)

    assert (home / FILE).read_bytes() == content


def test_15_a_folder_in_place_of_the_database_is_refused(home: Path) -> None:
    (home / FILE).mkdir(parents=True)

    with pytest.raises(Damaged):
        open_store(home)


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that anybody may enter; pytest's own are root's alone."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_15_a_folder_without_permission_is_refused(reachable: Path) -> None:
    home = reachable / "shut"
    home.mkdir()
    below = home / "below"
    home.chmod(0o555 if os.geteuid() == 0 else 0o000)

    def try_as_anybody(say, _wait) -> None:
        _become_nobody()
        for path in (home, below):
            try:
                open_store(path)
            except NoPermission as trouble:
                say(f"{trouble}")

    with child(try_as_anybody) as other:
        said = other.rest()
    home.chmod(0o700)

    assert len(said) == 2
    assert all("没有权限读写数据文件夹" in line for line in said)


def test_15_a_database_one_may_only_read_is_refused(reachable: Path) -> None:
    home = reachable / "home"
    open_store(home).close()
    home.chmod(0o777)
    (home / FILE).chmod(0o444)

    def try_as_anybody(say, _wait) -> None:
        _become_nobody()
        try:
            open_store(home)
        except NoPermission as trouble:
            say(str(trouble))

    with child(try_as_anybody) as other:
        assert len(other.rest()) == 1


def _become_nobody() -> None:
    """Root may do anything: give that up. Anybody else stays who he is."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def test_15_a_database_of_another_account_is_refused(home: Path) -> None:
    """As after a copy made by root: even who may read it does not write beside its owner."""
    if os.geteuid() != 0:
        pytest.skip("giving a file to another account takes root's rights")
    open_store(home).close()
    os.chown(home / FILE, 65534, 65534)

    with pytest.raises(WrongOwner, match="chown"):
        open_store(home)


ROOT = "22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/root rw\n"


def _mounted(where: Path, kind: str, options: str = "rw") -> str:
    named = str(where).replace(" ", "\\040")
    return f"90 22 0:50 / {named} rw,relatime shared:7 - {kind} server:/x {options}\n"


@pytest.fixture
def mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The kernel's list of mounts, to be written by the test."""
    faked = tmp_path / "mountinfo"
    monkeypatch.setattr(filesystem, "_MOUNTS", faked)
    return faked


FAR = ("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.glusterfs", "fuse", "9p", "vboxsf")


@pytest.mark.parametrize("kind", FAR)
def test_16_a_folder_on_a_network_disk_is_refused_at_start(home: Path, mounts: Path, kind: str) -> None:
    """Whether the folder is there already or would be made; nothing is made."""
    mounts.write_text(ROOT + _mounted(home.parent, kind))

    with pytest.raises(FarAway, match=rf"网络盘或共享盘（{kind}）.*请让管理员移到本机硬盘。"):
        open_store(home)

    assert not home.exists()


def test_16_a_database_that_was_moved_to_a_network_disk_is_refused(tmp_path: Path, mounts: Path) -> None:
    """The disk is mounted on the folder itself; its name holds a space, and a link leads there."""
    home, link = tmp_path / "调解 数据", tmp_path / "link"
    mounts.write_text(ROOT)
    open_store(home).close()
    link.symlink_to(home)
    mounts.write_text(ROOT + _mounted(home, "nfs4"))

    for way in (home, link):
        with pytest.raises(FarAway):
            open_store(way)


def test_16_an_overlay_over_a_network_disk_is_refused_and_one_over_a_disk_is_not(
    home: Path, mounts: Path
) -> None:
    below = _mounted(Path("/srv/below"), "nfs")
    layers = "rw,lowerdir=/usr/a:/usr/b,upperdir={},workdir=/x"
    mounts.write_text(ROOT + below + _mounted(home.parent, "overlay", layers.format("/srv/below/up")))
    with pytest.raises(FarAway):
        open_store(home)

    mounts.write_text(ROOT + below + _mounted(home.parent, "overlay", layers.format("/var/up")))
    open_store(home).close()


def test_16_what_is_mounted_last_counts_and_a_name_that_only_begins_the_same_does_not(
    home: Path, mounts: Path
) -> None:
    hidden = _mounted(home.parent, "nfs") + _mounted(home.parent, "ext4")
    mounts.write_text(
        ROOT + hidden + _mounted(Path(f"{home.parent}x"), "nfs") + _mounted(Path(f"{home}x"), "nfs")
    )
    open_store(home).close()


def test_16_the_command_line_and_the_doctor_say_it(home: Path, mounts: Path, capsys) -> None:
    """One sentence, no traceback."""
    mounts.write_text(ROOT)
    open_store(home).close()
    mounts.write_text(ROOT + _mounted(home, "cifs"))

    assert "在网络盘或共享盘（cifs）上" in Shell(home, capsys).refused("list")
    said = {found.about: found for group in doctor.report(home).values() for found in group}
    assert not said["文件系统"].well
    assert "网络盘" in said["数据库"].said
