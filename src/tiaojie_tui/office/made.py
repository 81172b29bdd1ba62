"""What ``office install`` has made on this machine, written down step by step, to be taken back."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tiaojie_tui.office.trouble import OfficeTrouble

_BEFORE = "before"
"""The folder, beside the record, of files as they were before."""


@dataclass
class Made:
    """The record. Paths are absolute; what was there already is not in it."""

    file: Path
    account: str = ""
    folders: list[str] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)
    """The SHA-256 of each file as it was written."""
    before: dict[str, str] = field(default_factory=dict)
    """Where the earlier content of a written file is kept."""

    @classmethod
    def read(cls, file: Path) -> "Made":
        """The record in ``file``, an empty one where there is none. Raises ``OfficeTrouble``."""
        try:
            return cls(file, **json.loads(file.read_text("utf-8")))
        except FileNotFoundError:
            return cls(file)
        except (OSError, ValueError, TypeError):
            raise OfficeTrouble(f"安装的记录「{file}」读不了，被人改过，没有往下做。") from None

    def keep(self) -> None:
        """Put the record on the disk."""
        self._make_folders(self.file.parent)
        values = {name: value for name, value in asdict(self).items() if name != "file"}
        _write(self.file, json.dumps(values, ensure_ascii=False, indent=2).encode() + b"\n", 0o600)

    def folder(self, path: Path, owner: tuple[int, int], mode: int) -> None:
        """A folder with this owner and mode; those above it belong to root."""
        self._make_folders(path)
        self.keep()
        os.chown(path, *owner)
        path.chmod(mode)

    def write(self, path: Path, content: bytes, mode: int) -> None:
        """A file of root's; what stood there before somebody else wrote is kept aside, once."""
        if path.exists() and str(path) not in self.written:
            kept = self.file.parent / _BEFORE / path.name
            self._make_folders(kept.parent)
            shutil.copy2(path, kept)
            self.before[str(path)] = str(kept)
        self._make_folders(path.parent)
        self.written[str(path)] = _digest(content)
        self.keep()  # before the file itself: a step cut short is taken back, too
        _write(path, content, mode)

    def take_back(self, path: Path, *, even_changed: bool = False) -> str:
        """Put a file back as it was before, unless somebody has changed it since; what became of it."""
        digest, kept = self.written.pop(str(path)), self.before.pop(str(path), None)
        if path.exists() and not even_changed and _digest(path.read_bytes()) != digest:
            return f"「{path}」后来被人改过，留着没有动。"
        if kept is None:
            path.unlink(missing_ok=True)
        else:
            shutil.move(kept, path)
        self.keep()
        return f"收回了「{path}」。"

    def forget(self) -> None:
        """Take the record itself away."""
        self.file.unlink(missing_ok=True)

    def leave_folders(self) -> Iterator[str]:
        """Take away the folders that are empty, the innermost first; a sentence for each that stays."""
        for name in sorted(self.folders, key=len, reverse=True):
            try:
                Path(name).rmdir()
            except FileNotFoundError:
                continue
            except OSError:
                yield f"「{name}」里还有东西，留着没有动。"

    def _make_folders(self, path: Path) -> None:
        """Make the folder and those above it, and remember which were not there."""
        for one in [one for one in (path, *path.parents) if not one.exists()][::-1]:
            one.mkdir()
            one.chmod(0o755)
            self.folders.append(str(one))


def _write(path: Path, content: bytes, mode: int) -> None:
    unfinished = path.with_name(f".{path.name}.new")
    with open(unfinished, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(content)
        file.flush()
        os.fchmod(file.fileno(), mode)
        os.fsync(file.fileno())
    unfinished.replace(path)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
