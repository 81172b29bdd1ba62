"""The shelf: papers laid out to be taken away, as one folder that exists nowhere on a disk.

What a client names is looked up among the shelf's own names; no path of the server is ever touched.
"""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count

FOLDER = ""
"""What ``Shelf.find`` calls the shelf itself."""
_LONGEST_NAME = 200
"""Bytes; Linux stops at 255, and a browser adds `` (1)``."""
_UNSAFE = re.compile(r'[\\/:*?"<>|\'`\[\]{}\s\x00-\x1f\x7f-\x9f]')
"""What Windows refuses in a name, and what scp takes for a quote, a pattern or the end of a name."""
_UNSEEN = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


class NotAtHand(Exception):
    """A paper that cannot be had just now; the message is a sentence for whoever asked."""


@dataclass(frozen=True, slots=True)
class Item:
    """One paper on the shelf. ``take`` gives its bytes, ``size`` of them, and records that it was taken.

    ``take`` raises ``NotAtHand``.
    """

    size: int
    at: datetime
    take: Callable[[], bytes]

    @property
    def seconds(self) -> int:
        """``at`` in whole seconds since 1970, as the protocols carry it (32 bits)."""
        return min(max(int(self.at.timestamp()), 0), 2**32 - 1)


class Shelf(Mapping[str, Item]):
    """File names and what lies under them. Each name is made safe, and no two differ in case alone."""

    def __init__(self, items: Iterable[tuple[str, Item]] = ()) -> None:
        self._items: dict[str, Item] = {}
        taken: set[str] = set()
        for wanted, item in items:
            name = safe_name(wanted)
            stem, ending = _parted(name)
            for turn in count(2):
                if name.casefold() not in taken:
                    break
                name = f"{stem}_{turn}{ending}"
            taken.add(name.casefold())
            self._items[name] = item

    def __getitem__(self, name: str) -> Item:
        return self._items[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def find(self, path: bytes) -> str | None:
        """The name that a client's path means, ``FOLDER`` for the shelf itself, ``None`` for all else."""
        try:
            # Without its leading slashes: normpath would keep two of them.
            clean = posixpath.normpath("/" + path.decode().lstrip("/"))[1:]
        except UnicodeDecodeError:
            return None
        return clean if clean == FOLDER or clean in self._items else None


def safe_name(wanted: str) -> str:
    """A file name that Windows, Linux and scp take as it is, as close to ``wanted`` as that allows."""
    name = _UNSEEN.sub("", _UNSAFE.sub("_", wanted)).strip(".-_ ") or "文书"
    if _DEVICES.match(name):
        name = f"_{name}"
    stem, ending = _parted(name)
    while len(f"{stem}{ending}".encode()) > _LONGEST_NAME:
        stem = stem[:-1]
    return stem + ending


def _parted(name: str) -> tuple[str, str]:
    """A name and its ending, as ``.docx``; the ending is empty where there is none to speak of."""
    stem, dot, ending = name.rpartition(".")
    return (stem, dot + ending) if stem and len(ending) <= 8 and ending.isascii() else (name, "")
