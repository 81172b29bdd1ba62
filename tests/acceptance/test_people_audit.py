"""Section 8, people: the journal tells of what was done to it; without it nothing is given out."""

import contextlib
import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.small_disk import mounted
from tests.township import COLLEAGUE, HEAD, MINE, NEIGHBOUR, OFFICE_CLERK, Township, found
from tiaojie_tui.casework import audit, cases, masking, viewers
from tiaojie_tui.casework.desk import Desk, Refused, open_desk
from tiaojie_tui.domain.case import Case, Party
from tiaojie_tui.store import access, anchors, journal, numbering
from tiaojie_tui.store.engine import FILE, open_store
from tiaojie_tui.store.journal import Entry

PLANTED = "330000196411022057"
NIGHT = datetime(2026, 11, 3, 23, 40)
BY_DAY = datetime(2026, 11, 3, 10, 0)


@pytest.fixture
def town(tmp_path: Path) -> Township:
    return found(tmp_path / "home")


@pytest.fixture
def shell(town: Township, capsys: pytest.CaptureFixture[str]) -> Shell:
    """The console of the server."""
    return Shell(town.home, capsys)


@pytest.fixture
def case(town: Township) -> str:
    """A case of ``MINE``, saved twice."""
    with town.desk(MINE) as desk:
        number = cases.begin(desk).number
        for name in ("谢良忠", "谢良志"):
            save(desk, number, name)
    return number


def save(desk: Desk, number: str, name: str) -> None:
    """Open the case, write a party's name and number into it, save and leave."""
    editing = cases.open_case(desk, number)
    editing.change("姓名", "parties/0", Case(number=number, parties=(Party(name=name, id_number=PLANTED),)))
    pending = editing.pending()
    assert pending is not None
    done = cases.save(desk, pending, editing.place)
    editing.saved(done.stored, done.seq)
    editing.close()
    cases.leave(desk, number, None)


def by_hand(home: Path, *statements: str) -> None:
    """Change the file as somebody with the root account could: all triggers dropped first."""
    raw = sqlite3.connect(home / FILE)
    with raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(statement)
    raw.close()


def rewritten(home: Path, place: int, column: str, value: str) -> None:
    """Change one entry, and write the chain anew from there on, as somebody who knows how could."""
    raw = sqlite3.connect(home / FILE)
    with raw:
        for act in ("update", "delete"):
            raw.execute(f"DROP TRIGGER journal_kept_{act}")
        rows = raw.execute("SELECT * FROM journal WHERE seq >= ? ORDER BY seq", (place,)).fetchall()
        raw.execute("DELETE FROM journal WHERE seq >= ?", (place,))
        [(previous,)] = raw.execute("SELECT hash FROM journal WHERE seq = ?", (place - 1,)).fetchall()
        for row in rows:
            names = ("seq", "at", "who", "act", "number", "details")
            values = dict(zip(names, row, strict=False)) | {"previous": previous}
            if values["seq"] == place:
                values[column] = value
            previous = journal._hash(values)
            marks = ",".join("?" * 8)
            raw.execute(f"INSERT INTO journal VALUES ({marks})", (*values.values(), previous))
    raw.close()


CHANGED_BY_HAND = {
    "edited": ("UPDATE journal SET who = '别人' WHERE seq = 3", "从第 3 条起对不上"),
    "deleted": ("DELETE FROM journal WHERE seq = 4", "从第 4 条起对不上"),
    "a save changed": (
        "UPDATE revisions SET label = '别的' WHERE version = 3",
        "第3次保存：修改记录和登记时的不一样",
    ),
    "a save taken out": (
        "DELETE FROM revisions WHERE version = 3",
        "第3次保存：登记簿上有，修改记录里不见了",
    ),
    "a save put in": (
        "INSERT INTO revisions SELECT case_id, 9, at, by, label, 'x', touched, parts FROM revisions LIMIT 1",
        "第9次保存：登记簿里没有记录",
    ),
}


@pytest.mark.parametrize("way", CHANGED_BY_HAND)
def test_64_what_was_changed_in_the_audit_is_named(town: Township, case: str, way: str) -> None:
    with town.desk(None) as desk:
        assert audit.verify(desk).faults == ()
    statement, told = CHANGED_BY_HAND[way]
    by_hand(town.home, statement)
    with town.desk(None) as desk:
        assert told in "".join(audit.verify(desk).faults)


@pytest.fixture
def outside(town: Township, case: str, tmp_path: Path) -> Callable[[], list[str]]:
    """Anchor the journal on paper, in a backup's name and in a log; the options that name these."""
    with town.desk(None) as desk:
        head = journal.head(desk.store)
    assert head is not None
    backups, log = tmp_path / "backups", tmp_path / "syslog"
    backups.mkdir()
    (backups / f"tiaojie-20261103-1230-{head.seq}-{head.hash[:16]}.db.age").touch()
    log.write_text(f"Nov  3 12:30:00 host tiaojie[7]: anchor {head.seq}:{head.hash}\n", "utf-8")
    return lambda: [
        f"--anchor={head.seq}:{head.hash[:12].upper()}",
        f"--backups={backups}",
        f"--syslog={log}",
    ]


def verified(shell: Shell, town: Township, *options: str) -> tuple[int, str]:
    answer = shell("office", "audit", "verify", *options)
    return answer.status, answer.out + answer.err


@pytest.mark.parametrize("which", [0, 1, 2], ids=["daily sheet", "backup", "syslog"])
def test_64_a_tail_cut_off_is_found_by_each_anchor(
    shell: Shell, town: Township, outside: Callable[[], list[str]], which: int
) -> None:
    option = outside()[which]
    assert verified(shell, town, option)[0] == 0
    by_hand(town.home, "DELETE FROM journal WHERE seq > 2", "DELETE FROM revisions WHERE version > 1")
    assert verified(shell, town)[0] == 0, "a chain cut off is whole in itself"
    status, said = verified(shell, town, option)
    assert status == 1
    assert "第 3 条到第 5 条被删掉了" in said


def test_64_a_chain_written_anew_is_found_between_two_anchors(
    shell: Shell, town: Township, outside: Callable[[], list[str]]
) -> None:
    with town.desk(None) as desk:
        good = journal.line_at(desk.store, 2)
    assert good is not None
    rewritten(town.home, 3, "who", "别人")
    assert verified(shell, town)[0] == 0, "a chain written anew is whole in itself"
    for option in outside():
        status, said = verified(shell, town, option, f"--anchor={good.seq}:{good.hash}")
        assert status == 1
        assert "第 3 条到第 5 条之间被改写过" in said


def test_64_a_clock_put_back_is_told(shell: Shell, town: Township) -> None:
    store = open_store(town.home)
    for at in (BY_DAY, BY_DAY - timedelta(hours=5), BY_DAY):
        journal.append(store, Entry(at, "苏文英", journal.CAME))
    store.close()
    status, said = verified(shell, town)
    assert (status, "第 2 条的时间比前一条早" in said) == (0, True)


def test_64_a_long_chain_is_verified_quickly(town: Township) -> None:
    store = open_store(town.home)
    with store.transaction():
        for at in range(20_000):
            entry = Entry(
                BY_DAY, "苏文英", journal.VIEWED, f"(2026)青调字第{at % 90}号", {"人": 2, "钥匙": 2}
            )
            journal.append(store, entry)
    begun = time.process_time()
    assert journal.first_break(store) is None
    assert journal.set_back(store) == []
    used = time.process_time() - begun
    store.close()
    assert used < 0.8, f"{used:.2f} s for a fifth of 100,000 entries, which alone take 0.3"


@pytest.fixture
def syslog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """A system log of our own."""
    monkeypatch.setattr(anchors, "SYSLOG", tmp_path / "log")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "log"))
        listening.settimeout(5)
        yield listening


def test_64_an_anchor_reaches_the_systems_log_and_is_found_there_again(
    shell: Shell, town: Township, case: str, syslog: socket.socket
) -> None:
    said = shell("office", "audit", "anchor").out.strip()
    line = syslog.recv(1000).decode()
    [anchor] = anchors.in_lines([line])
    assert said == f"{anchor.seq}:{anchor.hash}"
    with town.desk(None) as desk:
        assert audit.verify(desk, [anchor]).faults == ()
        head = journal.head(desk.store)
        assert head is not None
        assert (head.entry.act, head.entry.details) == ("锚定", {"末条": anchor.seq, "到": "系统日志"})


# 65


def journal_refuses(home: Path) -> None:
    """From now on nothing can be written into the journal."""
    raw = sqlite3.connect(home / FILE)
    with raw:
        raw.execute(
            "CREATE TRIGGER journal_full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    raw.close()


def test_65_without_the_journal_nothing_is_opened_saved_or_shown_whole(town: Township, case: str) -> None:
    with town.desk(MINE) as desk:
        editing = cases.open_case(desk, case)
        version = editing.stored.version
        editing.change("姓名", "parties/0", Case(number=case, parties=(Party(name="谢良仁"),)))
        pending = editing.pending()
        assert pending is not None
        journal_refuses(town.home)
        with pytest.raises(Refused):
            cases.save(desk, pending, editing.place)
        editing.close()
    with town.desk(HEAD) as desk:
        with pytest.raises(Refused):
            cases.open_case(desk, case)
        assert cases.load(desk, case).version == version


def test_65_on_a_full_disk_ones_own_case_is_read_and_a_private_one_is_not(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", 4) as disk:
        town = found(disk / "home")
        with town.desk(MINE) as desk:
            open_one, private = (cases.begin(desk).number for _ in range(2))
            for number in (open_one, private):
                save(desk, number, "谢良忠")
            access.restrict(desk.store, numbering.case_id(desk.store, private), True)
            fill(disk)
            assert cases.open_case(desk, open_one).case.parties[0].name == "谢良忠"
            with pytest.raises(Refused, match="硬盘已满"):
                cases.open_case(desk, private)
            with pytest.raises(Refused, match="硬盘已满"):
                masking.reveal(desk, open_one, "parties/0/id_number")
            audit.came(desk)
        with town.desk(HEAD) as desk, pytest.raises(Refused, match="硬盘已满"):
            cases.open_case(desk, open_one)


def fill(disk: Path) -> None:
    """Take the last byte of the disk."""
    with (disk / "filler").open("wb", buffering=0) as filler, contextlib.suppress(OSError):
        while filler.write(bytes(4096)):
            pass


# Who looked


def test_each_case_tells_who_looked_at_it_on_which_device(town: Township, case: str, shell: Shell) -> None:
    with town.desk(HEAD) as desk:
        for _ in range(2):
            cases.open_case(desk, case).close()
    with town.desk(COLLEAGUE) as desk, pytest.raises(Refused):
        cases.open_case(desk, case)
    with town.desk(MINE) as desk:
        told = [(one.who, one.did, one.times, one.device) for one in viewers.of_case(desk, case)]
    assert told[:2] == [
        (COLLEAGUE, "想看，没让看", 1, f"{COLLEAGUE}的电脑"),
        (HEAD, "打开看", 2, f"{HEAD}的电脑"),
    ]
    with town.desk(COLLEAGUE) as desk, pytest.raises(Refused):
        viewers.of_case(desk, case)
    printed = shell("office", "audit", "show", case).out
    assert f"{HEAD}\t打开看2次\t{HEAD}的电脑" in printed
    assert PLANTED not in printed


def test_logins_are_in_the_journal_with_address_and_terminal(
    town: Township, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(audit.FROM, "192.0.2.7")
    monkeypatch.setenv("TERM", "putty")
    with town.desk(MINE) as desk:
        audit.came(desk)
        audit.left(desk)
        came, left = journal.entries(desk.store)
    about = {"人": town.people[MINE], "钥匙": town.keys[MINE]}
    assert (came.entry.act, came.entry.details) == (
        "登录",
        {"从": "192.0.2.7", "终端": "putty", "设备": f"{MINE}的电脑", **about},
    )
    assert (left.entry.act, left.entry.details) == ("退出", about)


def test_what_is_unusual_in_a_month_is_told_to_heads_of_their_own(town: Township, case: str) -> None:
    def entry(at: datetime, name: str, act: str, number: str = "") -> Entry:
        return Entry(at, name, act, number, {"人": town.people[name], "钥匙": town.keys[name]})

    store = open_store(town.home)
    with store.transaction():
        journal.append(store, entry(BY_DAY, NEIGHBOUR, journal.VIEWED, case))
        journal.append(store, entry(BY_DAY, OFFICE_CLERK, journal.VIEWED, case))
        journal.append(store, entry(NIGHT, MINE, journal.VIEWED, case))
        for _ in range(21):
            journal.append(store, entry(BY_DAY, MINE, journal.REVEALED, case))
        for _ in range(6):
            journal.append(store, entry(BY_DAY, NEIGHBOUR, journal.REFUSED, ""))
    store.close()
    november, on = date(2026, 11, 1), BY_DAY.date()
    mine = [
        (on, MINE, "夜里（23:40 起）查阅案件，1 次"),
        (on, MINE, "看全了 21 次证件、电话号码"),
        (on, NEIGHBOUR, f"查阅外会的案件 {case}，1 次"),
    ]
    theirs = (on, NEIGHBOUR, "被拒绝 6 次")

    def told(name: str | None) -> list[tuple[date, str, str]]:
        with town.desk(name) as desk:
            return [(one.day, one.who, one.said) for one in audit.unusual(desk, november) if one.day == on]

    assert sorted(told(HEAD)) == sorted(mine)
    assert sorted(told(OFFICE_CLERK)) == sorted(told(None)) == sorted([*mine, theirs])
    with pytest.raises(Refused, match="主任"):
        told(MINE)
    with town.desk(None) as desk:
        assert audit.unusual(desk, date(2026, 10, 1)) == []


def test_a_desk_of_ones_own_keeps_no_record_of_coming_and_going(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "own")
    audit.came(desk)
    assert journal.entries(desk.store) == []
    desk.store.close()


def test_what_somebody_looked_for_stands_in_the_journal_as_a_hash(town: Township, case: str) -> None:
    with town.desk(MINE) as desk:
        for _ in range(2):
            cases.open_case(desk, case, "谢良忠").close()
        *_, first, second = (line.entry.details for line in journal.entries(desk.store, act=journal.VIEWED))
    assert first["查找"] == second["查找"]
    assert "谢良忠" not in str(first)
    assert "谢良忠".encode() not in b"".join(_journal_of(town.home))


def _journal_of(home: Path) -> Iterator[bytes]:
    with contextlib.closing(sqlite3.connect(home / FILE)) as raw:
        for row in raw.execute("SELECT * FROM journal"):
            yield str(row).encode()
