"""Words that would act on a terminal or as markup: planted all over a home, looked for in what comes out.

They are put in by raw SQL, as an import of older rows would: no check of today has seen them.
"""

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.terminal.homes import database
from tests.terminal.pty_session import ENTER, ESC, F12, PtySession

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
_OURS = re.compile(
    rb"\x1b\[\?(?:7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048|2031)[hl]"
    rb"|\x1b\[\?20(?:26|48)\$p|\x1b\[[0-9;]*[mHK]|\x1b\[6n|\x1b\[[<>=]?\d*u|\x1b\[\?u|\x1b\[>4;[01]m"
)
"""All sequences that the program and Textual themselves send."""
_ACTS = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def plant(home: Path, words: Sequence[str]) -> int:
    """Put hostile words behind these in every column of every table; how many rows it met."""
    connection = sqlite3.connect(database(home), isolation_level=None)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    met = 0
    for table in tables:
        if table.startswith(("search", "sqlite_", "statutes")):
            continue
        for _, column, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")').fetchall():
            if kind.upper() != "TEXT":
                continue
            for word in words:
                try:
                    changed = f'UPDATE "{table}" SET "{column}" = replace("{column}", ?, ?)'
                    where = f'WHERE instr("{column}", ?)'
                    met += connection.execute(f"{changed} {where}", (word, word + HOSTILE, word)).rowcount
                except sqlite3.DatabaseError:
                    continue  # closed by a trigger or a check: no old row can be like that
    connection.close()
    return met


@dataclass
class Walked:
    """All that reached the terminals, and each screen as it was read."""

    raw: bytearray = field(default_factory=bytearray)
    screens: dict[str, str] = field(default_factory=dict)
    ended: list[int] = field(default_factory=list)
    """How each session ended: wait statuses."""

    @property
    def everything(self) -> str:
        """All screens without their blanks and line breaks."""
        return "".join("".join(self.screens.values()).split())

    def acted(self) -> dict[str, str]:
        """What in the bytes is neither printable nor one of the program's sequences, and where it stood."""
        rest = _OURS.sub(b"", bytes(self.raw)).decode("utf-8")
        return {one.group(): rest[max(0, one.start() - 40) : one.end() + 20] for one in _ACTS.finditer(rest)}

    def hidden(self) -> bool:
        """Whether something that cannot be seen stands on a screen."""
        return any(_ACTS.search(text.replace("\n", "")) for text in self.screens.values())


class Looking:
    """One session on a home, whose screens and bytes are gathered."""

    def __init__(self, session: PtySession, walked: Walked, name: str = "") -> None:
        self.session = session
        self._walked = walked
        self._name = name

    def look(self, name: str, *keys: str | bytes, wanted: str = "") -> None:
        """Press these, and keep the screen that comes under this name; ``wanted`` has to stand on it."""
        for key in keys:
            self.session.send(key)
            self.session.settle(0.15)
        if wanted:
            self.session.wait_for(wanted)
        assert self.session.alive, f"ended at {name}:\n{self.session.text}"
        self._walked.screens[self._name + name] = self.session.text

    def menu(self, word: str) -> None:
        """Choose this in the menu, look, and go back."""
        self.look(word, F12, word, ENTER)
        self.look(f"{word}, left", ESC)

    def end(self, *keys: str | bytes) -> None:
        """Leave by these keys, and keep how the session ended and what it wrote."""
        for key in keys:
            self.session.send(key)
        self._walked.ended.append(self.session.wait_end())
        self._walked.raw += self.session.raw
