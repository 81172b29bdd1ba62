"""What a power cut can leave of the files of a home: the calls of a run, replayed up to any of them.

What was not yet asked to be on the disk (``fdatasync``) when the power went may be there, lost, torn at a
sector, or followed by rubbish; each write by itself, in any order. A file made since its folder was last
synced may be gone altogether. The idea is SQLite's own (sqlite.org/testing.html, 3.2 crash testing).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.acceptance import faulty_disk
from tests.acceptance.faulty_disk import Outcome

_SECTOR = 512
_LOST, _TORN, _RUBBISH = 0.4, 0.6, 0.65
"""Of the writes not yet synced: up to here lost, up to here torn, up to here ending in rubbish."""


@dataclass(frozen=True)
class Write:
    """So many bytes into a file of the home; ``None`` for a cut to ``offset`` bytes."""

    name: str
    offset: int
    data: bytes | None


@dataclass(frozen=True)
class Made:
    """A file that comes into being."""

    name: str


@dataclass(frozen=True)
class Synced:
    """A file, or with an empty name the folder, is on the disk."""

    name: str


@dataclass(frozen=True)
class Said:
    """A line of the process that writes; what it acknowledges must survive."""

    words: tuple[str, ...]


Step = Write | Made | Synced | Said

_HEX = r'"((?:\\x[0-9a-f]{2})*)"'
_ON = r"\((\d+)<([^>]*)>"
_CALLS = {
    "write": re.compile(rf"write{_ON}, {_HEX}, \d+\)"),
    "pwrite64": re.compile(rf"pwrite64{_ON}, {_HEX}, \d+, (\d+)\)"),
    "sync": re.compile(rf"f(?:data)?sync{_ON}\) += 0"),
    "ftruncate": re.compile(rf"ftruncate{_ON}, (\d+)\) += 0"),
    "openat": re.compile(rf"openat\(.*?, {_HEX}, ([A-Z_|]+).*\) += \d+"),
}
_TRACED = "write,pwrite64,fsync,fdatasync,ftruncate,openat"


def recorded(home: Path, log: Path, *, saves: int) -> list[Step]:
    """Let the saver save on this home; what it did to the files in it, and what it said."""
    options = ("-y", "-xx", "-s", "1000000", "-o", str(log), f"--trace={_TRACED}")
    assert faulty_disk.run(home, *options, saves=saves).code == 0
    with log.open(encoding="ascii") as lines:
        return [step for line in lines for step in _steps(line, home)]


def _steps(line: str, home: Path) -> Iterator[Step]:
    matches = ((call, pattern.search(line)) for call, pattern in _CALLS.items())
    call, found = next(((call, found) for call, found in matches if found), ("", None))
    if found is None:
        return
    if call == "openat":
        path, flags = Path(_bytes(found[1]).decode()), found[2]
        if path.parent == home and "O_CREAT" in flags:
            yield Made(path.name)
        return
    if call == "write" and found[1] == "1":
        yield Said(tuple(_bytes(found[3]).decode().split()))
        return
    path = Path(_bytes(found[2]).decode() if "\\x" in found[2] else found[2])
    if call == "sync" and path == home:
        yield Synced("")
    elif path.parent == home and call == "sync":
        yield Synced(path.name)
    elif path.parent == home and call == "ftruncate":
        yield Write(path.name, int(found[3]), None)
    elif path.parent == home:
        assert call == "pwrite64", f"{path.name} is written in a way the simulator does not know"
        yield Write(path.name, int(found[4]), _bytes(found[3]))


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))


@dataclass
class _File:
    """What is on the disk for certain, and what is on its way there."""

    certain: bytearray
    durable: bool
    under_way: list[Write] = field(default_factory=list)

    def sync(self) -> None:
        for write in self.under_way:
            _apply(self.certain, write)
        self.under_way.clear()
        self.durable = True  # ext4 and xfs bring a new file's name to the disk with the file

    def left(self, dice: Random) -> bytes:
        content = bytearray(self.certain)
        for write in self.under_way:
            if arrived := _arrived(write, dice):
                _apply(content, arrived)
        return bytes(content)


def _apply(content: bytearray, write: Write) -> None:
    end = write.offset + len(write.data or b"")
    content.extend(b"\0" * (end - len(content)))
    if write.data is None:
        del content[write.offset :]
    else:
        content[write.offset : end] = write.data


def _arrived(write: Write, dice: Random) -> Write | None:
    """What the disk has made of one write."""
    chance = dice.random()
    if chance < _LOST:
        return None
    if write.data is None or chance >= _RUBBISH:
        return write
    if chance < _TORN:
        return Write(write.name, write.offset, write.data[: dice.randrange(0, len(write.data) + 1, _SECTOR)])
    sound = dice.randrange(len(write.data))
    rubbish = dice.randbytes(len(write.data) - sound)
    return Write(write.name, write.offset, write.data[:sound] + rubbish)


def after_a_cut(base: Path, steps: Sequence[Step], at: int, dice: Random, into: Path) -> Outcome:
    """Write into a folder what a cut after ``at`` steps may leave; what had been said by then."""
    files = {path.name: _File(bytearray(path.read_bytes()), durable=True) for path in base.iterdir()}
    said = []
    for step in steps[:at]:
        match step:
            case Said(words):
                said.append(words)
            case Made(name):
                files.setdefault(name, _File(bytearray(), durable=False))
            case Synced(""):
                for one in files.values():
                    one.durable = True
            case Synced(name):
                files[name].sync()
            case Write(name):
                files[name].under_way.append(step)
    into.mkdir(mode=0o700)
    names_kept = dice.random() < 0.5
    for name, one in files.items():
        if one.durable or names_kept:
            (into / name).write_bytes(one.left(dice))
    return Outcome(tuple(said), faulty_disk.KILLED)
