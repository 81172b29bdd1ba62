"""The fonts of this machine: which of the official ones are there, what stands in for others, what none has.

Asked of fontconfig (``fc-list``, ``fc-match``), as LibreOffice does. Without it papers are made all the same.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path

OFFICIAL = ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体")
"""What the papers name: the type of official papers (GB/T 9704-2012) and of the tables in them."""
_SECONDS = 20
_RANGE = re.compile("([0-9a-f]+)(?:-([0-9a-f]+))?")


def configuration() -> Path:
    """The fontconfig file to convert papers with: official fonts first, then free ones of their kind."""
    return Path(str(resources.files("tiaojie_tui") / "papers" / "fonts.conf"))


def missing(characters: Iterable[str]) -> frozenset[str] | None:
    """The characters that no font here has, and that paper would show as blanks; ``None``: not known."""
    ranges = _covered()
    if ranges is None:
        return None
    return frozenset(
        char for char in characters if not any(first <= ord(char) <= last for first, last in ranges)
    )


def stand_in(name: str) -> str | None:
    """The font that is printed where a paper names ``name``: itself or another; ``None``: not known."""
    said = _asked("fc-match", "--format=%{family}", name)
    families = (said or "").split(",")
    return name if name in families else families[0] or None


def has_chinese() -> bool | None:
    """Whether a font for simplified Chinese is there; ``None``: not known."""
    said = _asked("fc-list", ":lang=zh-cn", "family")
    return None if said is None else bool(said.strip())


@cache
def _covered() -> tuple[tuple[int, int], ...] | None:
    """First and last of the runs of characters that some font has. One call, for all characters to come."""
    said = _asked("fc-list", "--format=%{charset}\n")
    return None if said is None else tuple(_merged(sorted(set(_runs(said)))))


def _runs(said: str) -> Iterator[tuple[int, int]]:
    for first, last in _RANGE.findall(said):
        yield int(first, 16), int(last or first, 16)


def _merged(runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    first, last = runs[0] if runs else (0, -1)
    for begin, end in runs:
        if begin > last + 1:
            yield first, last
            first, last = begin, end
        last = max(last, end)
    yield first, last


def _asked(program: str, *arguments: str) -> str | None:
    """What the program answers; ``None`` where it is not there or does not answer."""
    found = shutil.which(program)
    if found is None:
        return None
    try:
        done = subprocess.run(
            [found, *arguments],
            capture_output=True,
            check=True,
            timeout=_SECONDS,
            env={**os.environ, "FONTCONFIG_FILE": str(configuration())},
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")
