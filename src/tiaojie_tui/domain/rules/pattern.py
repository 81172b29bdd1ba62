"""Patterns of the rules, compiled when they are first sought.

All of them take a tenth of a second to compile, which the list of cases must not pay at every start.
"""

import re
from collections.abc import Iterator
from weakref import WeakSet

_every: WeakSet["Pattern"] = WeakSet()


def compile_all() -> None:
    """For a program that copies itself: what is compiled before is compiled by none of the copies."""
    for pattern in _every:
        pattern._ready()


class Pattern:
    """A regular expression, used like the compiled one of ``re``."""

    __slots__ = ("__weakref__", "_compiled", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._compiled: re.Pattern[str] | None = None
        _every.add(self)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self._ready().search(text, start)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self._ready().match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._ready().fullmatch(text)

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        return self._ready().finditer(text, start)

    def findall(self, text: str) -> list[str]:
        return self._ready().findall(text)

    def split(self, text: str) -> list[str]:
        return self._ready().split(text)

    def sub(self, by: str, text: str) -> str:
        return self._ready().sub(by, text)

    def _ready(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern)
        return self._compiled
