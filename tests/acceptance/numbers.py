"""The numbered tests of this program's reliability: what is expected of each, and why one has no test.

A test bears its number in its name: ``test_06_full_disk…``. One number may have many tests.
"""

from dataclasses import dataclass
from pathlib import Path
from re import MULTILINE, findall

EXPECTED: dict[str, dict[int, str]] = {
    "Storage": {
        1: "kill -9 of 4 writers: all acknowledged saves present, database sound",
        2: "SIGKILL at every pwrite, fdatasync, ftruncate: nothing acknowledged lost, no half case",
        3: "EIO at each of them: error shown, no half case",
        4: "ENOSPC at each of them: error shown, no half case",
        5: "power loss at any moment, as shipped: nothing acknowledged lost",
        6: "disk full while saving: told, form and draft kept, saved once when there is room",
        7: "0 bytes free: login and reading still work",
        8: "error after the commit and saved again: exactly one record",
        9: "40 processes on 5 cases: no lost update, every refused save is told",
        10: "two users, different fields: both survive or a conflict screen, never silent",
        11: "save of a case deleted or handed over meanwhile: told, text kept",
        12: "a process stopped inside a transaction: others told within 15 s, screens live",
        13: "after every screen a second connection gets BEGIN EXCLUSIVE at once",
        15: "database replaced by text, nothing, a folder, another owner's file: refused at start",
        16: "database on NFS, FUSE and the like: refused at start",
        17: "backup during 40 writers: verified copy; a cancelled one leaves no half file",
        19: "migration killed at each statement: old or new schema, never between; the second process waits",
        20: "old program on a newer database: asked to log in again",
        21: "raw open() of the database in the app: refused",
        23: "memory, files or processes exhausted: message, database intact",
        24: "random acts with crash, full disk and conflicts: what was acknowledged stands",
    },
    "Session": {
        25: "ssh client killed while typing: restored at the next login, asked",
        26: "network frozen, then cut: session ends within 3 min, no process and no lock left",
        27: "SIGHUP, SIGTERM, SIGKILL in form, dialog, save, printing: nothing lost",
        29: "server reboot with 40 open forms: all drafts offered",
        30: "same user twice, same case: the second is told, no draft overwritten",
        32: "draft folder full or unwritable: told at the first failing key",
        33: "window 20x5, resize storm, strange TERM: usable or polite exit",
        34: "no PTY, commands, sftp, scp, forwardings: refused, logged",
        35: "ctrl and function keys: no stop, no shell, no file, no loss",
        36: "environment sent by the client: no effect",
        37: "unhandled exception anywhere: nothing personal on screen or in logs, exit code 1",
        38: "50 logins at once: all in within 15 s on four cores (on two, with the clients: 30 s), "
        "memory within 2.5 GB",
        39: "idle: locked, content hidden; wrong PINs: exit",
    },
    "Text": {
        40: "GBK terminal: told, no crash",
        42: "markup in names: shown literally everywhere, a click does nothing",
        43: "control sequences in every stored field: none reaches the terminal",
        44: "bidi, zero-width, tag characters: removed on save, shown as � where stored",
        45: "rare characters: kept exactly in database, screen, docx, xlsx",
        46: "multi-line paste into a one-line field: nothing dropped",
        48: "search for quotes, %, _, SQL, two characters, nothing: right hits, no error",
        49: "surrogates, huge numbers, impossible dates and sums: refused at the field",
    },
    "Documents": {
        50: "special characters in values: every value read back equal from the docx",
        51: "hostile templates: refused",
        52: "endless loop, huge text, bombs: bounded in time and memory, told, session goes on",
        53: "external relations, macros, OLE: refused; LibreOffice makes no network call",
        54: "not a sound docx: one message",
        55: "broken template enabled by mistake: the old one stays",
        56: "hostile case numbers and names: files stay in their folder and never collide",
        57: "formulas and long numbers in tables: text",
        58: "printer absent, LibreOffice killed, disk full: told, no half file, case unchanged, recorded",
    },
    "People, rights": {
        59: "each role, action and kind of case: allowed or denied in UI, service and raw SQL",
        61: "key revoked or role lowered while logged in: next write refused, draft kept",
        62: "bad keys: refused, the old file stays",
        63: "authorized_keys changed by hand meanwhile: the tool stops",
        64: "audit edited, cut or rewritten: verify names the place",
        65: "audit cannot be written: private view and saving refused",
        67: "deletion: frozen while retention runs, gone everywhere after two approvals",
        68: "no planted identity number in logs, process list, dumps, /tmp",
        70: "yesterday restored: all users see a notice with the gap",
    },
}
REASONS: dict[int, str] = {}
"""Why a number cannot have a test here, a sentence each."""
PENDING: frozenset[int] = frozenset()
"""Numbers whose tests are still on their way here; empty once all is merged."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A test function that bears a number."""

    number: int
    file: str
    name: str


def numbered(folder: Path) -> list[Numbered]:
    """The numbered tests in the files of a folder, in the order of their numbers."""
    found = [
        Numbered(int(number), path.name, name)
        for path in sorted(folder.glob("test_*.py"))
        for name, number in findall(r"^(?:async )?def (test_(\d\d)_\w+)", path.read_text("utf-8"), MULTILINE)
    ]
    return sorted(found, key=lambda one: one.number)


def missing(folder: Path) -> list[str]:
    """The numbers that have neither a test nor a reason, with what is expected of them."""
    here = {one.number for one in numbered(folder)} | REASONS.keys()
    return [
        f"{number}: {what}"
        for section in EXPECTED.values()
        for number, what in section.items()
        if number not in here
    ]
