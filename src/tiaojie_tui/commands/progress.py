"""A progress bar on standard error, for a person who watches; nothing where nobody does."""

import sys
from pathlib import Path
from types import TracebackType
from typing import TextIO

from tiaojie_tui.domain.typed import clean_line

_WIDTH = 24
_CLEAR = "\r\x1b[K"
_NAME = 20
"""Characters of the file's name: hanzi are two cells wide, and the line must not break."""


class Progress:
    """Used as a context, in which every call says that another file is begun."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._watched = self._stream.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __call__(self, done: int, of: int, file: Path) -> None:
        filled = _WIDTH * done // max(of, 1)
        name = clean_line(file.stem)[:_NAME]
        self._say(f"{_CLEAR}[{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{of} {name}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._say(_CLEAR)

    def _say(self, text: str) -> None:
        if self._watched:
            self._stream.write(text)
            self._stream.flush()
