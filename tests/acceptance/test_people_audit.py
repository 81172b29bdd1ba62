"""Section 8, people: the journal tells of what was done to it; without it nothing is given out."""

import contextlib
import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.acceptance.audited import BY_DAY
from tests.cli.shell import Shell
from tests.township import Township
from tiaojie_tui.casework import audit
from tiaojie_tui.store import anchors, journal
from tiaojie_tui.store.engine import FILE, open_store
from tiaojie_tui.store.journal import Entry


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


def long_chain(home: Path, length: int) -> None:
    """Write that many entries at once, which one by one would take a minute."""
    previous, rows = journal.BEGINNING, []
    for seq in range(1, length + 1):
        number = f"(2026)青调字第{seq % 90}号"
        row = (seq, BY_DAY.isoformat(), "苏文英", journal.VIEWED, number, '{"人":2,"钥匙":2}', previous)
        names = ("seq", "at", "who", "act", "number", "details", "previous")
        previous = journal._hash(dict(zip(names, row, strict=True)))
        rows.append((*row, previous))
    with contextlib.closing(sqlite3.connect(home / FILE)) as raw, raw:
        raw.executemany(f"INSERT INTO journal VALUES ({','.join('?' * 8)})", rows)


def test_64_a_long_chain_is_verified_quickly(town: Township) -> None:
    long_chain(town.home, 20_000)
    store = open_store(town.home)
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
