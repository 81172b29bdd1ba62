"""On what kind of disk a folder lies: locks can be relied on only where this machine's kernel keeps them."""

import os
import re
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_FAR = frozenset({"9p", "cifs", "fuse", "nfs", "nfs4", "smb3", "smbfs", "vboxsf"})
"""File systems on which locks may be kept by nobody (sqlite.org/faq.html#q5)."""
_ESCAPED = re.compile(r"\\([0-7]{3})")


def kind_of(folder: Path) -> str:
    """The type of the file system that holds ``folder``, in the kernel's words; ``?`` where it is silent.

    Of an overlay, the type of what lies below it, if that is far away.
    """
    try:
        mounts = [_mounted(line) for line in _MOUNTS.read_text("utf-8", "replace").splitlines()]
    except OSError:
        return "?"
    return _kind(os.path.realpath(folder), mounts)


def is_far(kind: str) -> bool:
    """Whether such a file system is reached over a line or through another program."""
    return kind in _FAR or kind.startswith("fuse.")


def _mounted(line: str) -> tuple[str, str, str]:
    """Where, of which type, with which options (proc(5), /proc/pid/mountinfo)."""
    before, _, after = line.partition(" - ")
    kind, _, options = after.partition(" ")
    return _plain(before.split()[4]), kind, options.rpartition(" ")[2]


def _plain(path: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), path)


def _kind(path: str, mounts: list[tuple[str, str, str]]) -> str:
    around = [one for one in mounts if path == one[0] or path.startswith(one[0].rstrip("/") + "/")]
    where, kind, options = max(reversed(around), key=lambda one: len(one[0]), default=("", "?", ""))
    if kind != "overlay":
        return kind
    others = [one for one in mounts if one[0] != where]
    below = re.findall(r"(?:upper|lower)dir=([^,]*)", options)
    kinds = [_kind(_plain(layer), others) for layers in below for layer in layers.split(":")]
    return next((one for one in kinds if is_far(one)), kind)
