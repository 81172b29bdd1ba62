"""Section 8, people: without the journal nothing is given out; and who looked at a case is told."""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.acceptance.audited import BY_DAY, NIGHT, PLANTED, save
from tests.cli.shell import Shell
from tests.small_disk import mounted
from tests.township import COLLEAGUE, HEAD, MINE, NEIGHBOUR, OFFICE_CLERK, Township, found
from tiaojie_tui.casework import audit, cases, masking, viewers
from tiaojie_tui.casework.desk import Refused, open_desk
from tiaojie_tui.domain.case import Case, Party
from tiaojie_tui.store import access, journal, numbering
from tiaojie_tui.store.engine import FILE, open_store
from tiaojie_tui.store.journal import Entry


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
