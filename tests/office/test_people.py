"""The administrator's console: committees, people, their cases; who owns what is written, and the journal."""

import json
import os
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.shell import Shell, agreed_case
from tests.office import console
from tests.office.console import Console
from tests.office.keys import public
from tests.township import CHIEF, COLLEAGUE, HEAD, LIUHE, MINE, NEIGHBOUR, QINGSHI, found
from tiaojie_tui.casework import cases
from tiaojie_tui.casework.desk import open_desk
from tiaojie_tui.office import public_key
from tiaojie_tui.store import access, journal
from tiaojie_tui.store.engine import open_store

NUMBER, OTHER = "(2026)青调字第7号", "(2026)青调字第8号"
_NOBODY = 65534


@pytest.fixture
def here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    township = found(tmp_path / "home")
    return console.at(tmp_path, Shell(township.home, capsys), township)


def _case(here: Console, number: str, name: str | None) -> None:
    """A case of somebody; of the time before people were registered for ``None``."""
    with here.township.desk(name or MINE) as desk:
        cases.bring_in(desk, json.dumps(agreed_case(number=number, committee=QINGSHI), ensure_ascii=False))
    if name is None:
        with closing(open_store(here.township.home)) as store:
            store.sql("UPDATE cases SET committee_id = NULL WHERE number = ?", number)
            store.sql("DELETE FROM case_people")


def _in_charge(here: Console, number: str) -> list[str]:
    with here.township.desk(None) as desk:
        return [one.name for one in access.parts(desk.store, number) if one.part == access.IN_CHARGE]


def test_a_township_is_registered_from_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first person makes it a server; who did it stands in the journal."""
    home = tmp_path / "data"
    shell = Shell(home, capsys)
    assert "office install" in shell.refused("office", "committee", "list")
    home.mkdir()
    assert shell.done("office", "person", "list").startswith("还没有登记人员")
    shell.done("office", "name", "白杨司法所")
    place = ("--place", "云溪县白杨镇青石村", "--numbering", "青")
    assert "(2026)青调字第1号" in shell.done("office", "committee", "add", QINGSHI, *place)
    assert "还要登记钥匙" in shell.done("office", "person", "add", MINE, "调解员", "--committee", "1")
    shell.done("office", "person", "add", CHIEF, "所长")
    [committee] = json.loads(shell.done("office", "committee", "list", "--json"))
    assert (committee["level"], committee["numbering"]) == ("村", "({年})青调字第{序}号")
    listed = json.loads(shell.done("office", "person", "list", "--json"))
    assert [(one["name"], one["role"], one["committee"]) for one in listed] == [
        (MINE, "调解员", 1),
        (CHIEF, "所长", None),
    ]
    desk = open_desk(home)
    told = [line.entry for line in journal.entries(desk.store, act=journal.ROLES)]
    desk.store.close()
    assert {one.who for one in told} == {"管理员"}
    assert [one.details["做"] for one in told] == ["登记司法所", "登记调委会", "登记", "登记"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("committee", "add", QINGSHI, "--place", "x", "--numbering", "新"), "登记过了"),
        (("committee", "add", "另一个会", "--place", "x", "--numbering", "青"), "案号也是这样写的"),
        (("committee", "add", "另一个会", "--place", "x", "--numbering", "{年}"), "要有 {年} 和 {序}"),
        (("committee", "add", " ", "--place", "x", "--numbering", "新"), "请写全称"),
        (("committee", "add", "另一个\ue000会", "--place", "x", "--numbering", "新"), "旧电脑的编码"),
        (("committee", "close", QINGSHI), "还有人"),
        (("committee", "close", "9"), "没有「9」这个调委会"),
        (("person", "add", "新人", "调解员"), "--committee"),
        (("person", "add", "新人", "司法所", "--committee", "1"), "不属于哪个调委会"),
        (("person", "add", "字" * 61, "所长"), "太长"),
        (("person", "role", "外人", "主任"), "没有登记「外人」"),
        (("hand-over", MINE, MINE), "不能交给本人"),
        (("hand-over", MINE, CHIEF), "不能交给司法所"),
        (("hand-over", MINE, NEIGHBOUR), "不是同一个调委会"),
        (("adopt", CHIEF), "不能写司法所的人"),
        (("key", "revoke", "99"), "没有第 99 号钥匙"),
        (("key", "add", "/nowhere.pub", "--person", MINE, "--device", "x"), "没有「/nowhere.pub」"),
    ],
)
def test_what_cannot_be_registered_is_refused_with_one_sentence(
    here: Console, command: tuple[str, ...], said: str
) -> None:
    """Nothing is registered then, nor said to have been."""
    assert said in here.shell.refused("office", *command)
    assert here.entries(journal.ROLES) == here.entries(journal.KEYS) == []


def test_a_role_and_a_committee_and_a_name_are_changed(here: Console) -> None:
    """A role alone keeps the committee; the judicial office has none."""
    shell = here.shell

    def now(name: str) -> tuple[str, int | None]:
        listed = json.loads(shell.done("office", "person", "list", "--json"))
        return next((one["role"], one["committee"]) for one in listed if one["name"] == name)

    shell.done("office", "person", "role", MINE, "主任")
    assert now(MINE) == ("主任", 1)
    shell.done("office", "person", "role", MINE, "调解员", "--committee", LIUHE)
    assert now(MINE) == ("调解员", 2)
    shell.done("office", "person", "role", MINE, "司法所")
    assert now(MINE) == ("司法所", None)
    assert "--committee" in shell.refused("office", "person", "role", MINE, "主任")
    shell.done("office", "person", "rename", MINE, "苏文瑛")
    assert now("苏文瑛") == ("司法所", None)
    shell.done("office", "person", "add", COLLEAGUE, "所长")
    assert "有 2 位" in shell.refused("office", "person", "leave", COLLEAGUE)


def test_who_leaves_loses_the_keys_at_once_and_their_cases_are_handed_over(here: Console) -> None:
    """The cases are listed, and go to one of the committee, also afterwards."""
    _case(here, NUMBER, MINE)
    _case(here, OTHER, MINE)
    key = here.township.keys[MINE]
    assert f'-door {key}"' in here.file.read_text()
    said = here.shell.done("office", "person", "leave", MINE)
    assert said.splitlines()[-2:] == [NUMBER, OTHER]
    assert f'-door {key}"' not in here.file.read_text()
    assert "没有登记" in here.shell.refused("office", "person", "role", MINE, "主任")
    here.shell.done("office", "hand-over", MINE, COLLEAGUE)
    assert _in_charge(here, NUMBER) == _in_charge(here, OTHER) == [COLLEAGUE]
    told = here.entries(journal.HANDED_OVER)
    assert [(one.who, one.number, one.details["给"]) for one in told] == [
        ("管理员", NUMBER, COLLEAGUE),
        ("管理员", OTHER, COLLEAGUE),
    ]
    assert "没有承办的案件" in here.shell.done("office", "hand-over", MINE, COLLEAGUE)


def test_cases_from_before_are_given_to_somebody(here: Console) -> None:
    """They are told of when somebody is registered, and nobody saw them until then."""
    _case(here, NUMBER, None)
    assert "1 个案件还不归哪个会" in here.shell.done(
        "office", "person", "add", "新人", "调解员", "--committee", "1"
    )
    here.shell.done("office", "adopt", HEAD)
    assert _in_charge(here, NUMBER) == [HEAD]
    with here.township.desk(None) as desk:
        assert access.standing(desk.store, NUMBER).committee == 1
    assert "没有不归哪个会的案件" in here.shell.done("office", "adopt", HEAD)


def test_a_committee_that_nobody_works_for_is_closed(here: Console) -> None:
    for name in (HEAD, MINE, COLLEAGUE):
        here.shell.done("office", "person", "leave", name)
    here.shell.done("office", "committee", "close", QINGSHI)
    assert "停用" in here.shell.done("office", "committee", "list").splitlines()[0]
    assert "没有「1」" in here.shell.refused("office", "person", "add", "新人", "主任", "--committee", "1")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root works for another account")
def test_a_database_made_by_root_is_the_folder_s_owner_s(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever command was the first on the server."""
    home = tmp_path / "data"
    home.mkdir(mode=0o700)
    os.chown(home, _NOBODY, _NOBODY)
    Shell(home, capsys).done("list")
    assert (home / "tiaojie.db").stat().st_uid == _NOBODY


@pytest.mark.skipif(os.geteuid() != 0, reason="only root works for another account")
def test_root_leaves_no_file_of_its_own_among_the_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All in the folder stays the service account's; the key file is root's, and the key was read as root."""
    tmp_path.chmod(0o711)
    for above in list(tmp_path.parents)[:3]:
        above.chmod(above.stat().st_mode | 0o711)
    township = found(tmp_path / "home")
    for path in (township.home, *township.home.rglob("*")):
        os.chown(path, _NOBODY, _NOBODY)
    here = console.at(tmp_path, Shell(township.home, capsys), township)
    for path in township.home.rglob("*"):
        os.chown(path, _NOBODY, _NOBODY)
    public_key.read(
        public().encode()
    )  # nobody could not load the codec, where Python is in root's own folder
    secret = tmp_path / "root"
    secret.mkdir(mode=0o700)
    (secret / "key.pub").write_text(public())
    here.shell.done("office", "key", "add", str(secret / "key.pub"), "--person", MINE, "--device", "家里")
    here.shell.done("office", "person", "leave", MINE)
    assert {path.stat().st_uid for path in township.home.rglob("*")} == {_NOBODY}
    assert here.file.stat().st_uid == 0
    assert (os.geteuid(), os.getegid()) == (0, 0)
