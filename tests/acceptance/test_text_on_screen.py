"""A case whose every stored word is hostile, walked through on a real terminal: nothing of it acts.

The words were put in by raw SQL, as an import of older rows would: no check of today has seen them.
"""

import re
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.terminal.homes import database, prepare
from tests.terminal.pty_session import ENTER, ESC, F1, F2, F3, F5, F6, F8, F9, F10, F12, PtySession

MARKUP = ("[/]", "[red]x", "[@click=app.quit]x[/]", "[link=http://e]x")
ACTING = (
    "\x1b]52;c;aGk=\x07",
    "\x1b]0;title\x07",
    "\x1b[2J",
    "\x9b2J",
    "\x9d52;c;aGk=\x9c",
    "\x1bPq#0\x1b\\",
    "\x1bc",
    "\x00\x0e\x0f\x7f\x05",
    "\u202e\u2066\u200b\u200d\ufeff",
    "\U000e0041\U000e007f",
)
HOSTILE = "".join(MARKUP + ACTING)
_WORDS = ("梁秋生", "院墙", "云溪县", "江海平", "青石村", "兄弟")
_OURS = re.compile(
    rb"\x1b\[\?(?:7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048|2031)[hl]"
    rb"|\x1b\[\?20(?:26|48)\$p|\x1b\[[0-9;]*[mHK]|\x1b\[6n|\x1b\[[<>=]?\d*u|\x1b\[\?u|\x1b\[>4;[01]m"
)
"""All sequences that the program and Textual themselves send."""
_ACTS = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)


@dataclass
class Walked:
    """All that reached the terminal, and each screen as it was read."""

    raw: bytearray = field(default_factory=bytearray)
    screens: dict[str, str] = field(default_factory=dict)
    ended: int = -1


def plant(home: Path) -> int:
    """Put hostile words behind those of the case in every column of every table; how many rows it met."""
    connection = sqlite3.connect(database(home), isolation_level=None)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    met = 0
    for table in tables:
        if table.startswith(("search", "sqlite_", "statutes")):
            continue
        for _, column, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")').fetchall():
            if kind.upper() != "TEXT":
                continue
            for word in _WORDS:
                try:
                    changed = f'UPDATE "{table}" SET "{column}" = replace("{column}", ?, ?)'
                    where = f'WHERE instr("{column}", ?)'
                    met += connection.execute(f"{changed} {where}", (word, word + HOSTILE, word)).rowcount
                except sqlite3.DatabaseError:
                    continue  # closed by a trigger or a check: no old row can be like that
    connection.close()
    return met


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """Every screen and dialog there is, once."""
    home = tmp_path_factory.mktemp("hostile") / "home"
    number = prepare(home)
    assert plant(home) > 10
    seen = Walked()
    session = PtySession(home, rows=40, cols=120)
    feed = session._stream.feed

    def gathering(data: bytes) -> None:
        seen.raw.extend(data)
        feed(data)

    session._stream.feed = gathering  # type: ignore[method-assign]

    def look(name: str, *keys: str | bytes) -> None:
        for key in keys:
            session.send(key)
            session.settle(0.15)
        assert session.alive, f"ended at {name}:\n{session.text}"
        seen.screens[name] = session.text

    def menu(name: str, word: str) -> None:
        look(name, F12, word, ENTER)
        look(f"{name}, left", ESC)

    try:
        session.wait_for("查找", number)
        session.settle()
        look("list")
        look("search", F3, "[/]")
        look("all", ESC)
        look("code", F6, ESC)
        look("case", ENTER)
        session.wait_for("[1受理")
        for step in range(1, 7):
            for name, key in (("help", F1), ("add", F2), ("pick", F3), ("phrases", F6), ("act", F9)):
                look(f"step {step} {name}", key)
                look(f"step {step} {name}, left", ESC)
                if "[1受理" not in session.text and "下一步" in session.text:
                    look("again", ENTER)
            look(f"step {step}")
            look(f"step {step + 1}", F8)
        look("paper", F5)
        look("paper, left", ESC)
        for word in ("核对", "条款", "卷宗：", "明白卡", "情况说明", "修改记录"):
            menu(word, word)
        look("end", F10)
        seen.ended = session.wait_end()
    finally:
        session.end()
    return seen


def test_43_nothing_stored_leaves_the_process_as_a_control_sequence(walked: Walked) -> None:
    """All bytes to the terminal, but for the program's own few sequences, are printable text."""
    rest = _OURS.sub(b"", bytes(walked.raw)).decode("utf-8")
    found = {
        match.group(): rest[max(0, match.start() - 40) : match.end() + 20] for match in _ACTS.finditer(rest)
    }
    assert found == {}
    assert b"\x1b[2J" not in walked.raw
    assert walked.ended == 0


def test_42_markup_is_shown_as_it_was_typed_on_every_screen(walked: Walked) -> None:
    """In the list, the form, the papers, the menus: the brackets are there, and no action was run."""
    with_names = [name for name, text in walked.screens.items() if "梁秋生" in text or "院墙" in text]
    assert len(with_names) > 20
    for name in with_names:
        shown = "".join(walked.screens[name].split())
        assert "梁秋生[/]" in shown or "院墙[/]" in shown or ".." in shown, walked.screens[name]
    everything = "".join("".join(walked.screens.values()).split())
    for markup in MARKUP:
        assert markup in everything
    assert b"\x1b]8;" not in walked.raw


def test_44_what_is_stored_and_hides_is_seen_as_a_replacement_character(walked: Walked) -> None:
    """Nobody reads over it: each stands as � where it is shown."""
    everything = "".join(walked.screens.values())
    assert "\ufffd" in everything
    assert not _ACTS.search(everything.replace("\n", ""))
