"""Many dossiers bound at once, each at a desk of its own, with one run of LibreOffice for all that wait.

Starting LibreOffice takes most of the time of a conversion. What is bound, and in which steps, is as ever.
"""

import re
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.casework.conftest import COMMITTEE
from tiaojie_tui.casework import binding
from tiaojie_tui.casework.binding import Bound
from tiaojie_tui.casework.desk import Desk, Installation, open_desk, set_up
from tiaojie_tui.delivery import convert

NOW = datetime(2026, 11, 23, 10, 21)
_SECONDS = 300
_LISTED = re.compile(r"(\d+) (\S.*?) (\d+)(?:-(\d+))?")
"""A line of 卷内目录: number, paper, pages."""

Prepared = Callable[[Desk], str]
"""Puts a case on a desk; gives its number."""


@dataclass(frozen=True)
class Dossier:
    """A bound dossier, and the lines of each page of its PDF as poppler reads them."""

    number: str
    bound: Bound
    pages: tuple[tuple[str, ...], ...]

    @property
    def listed(self) -> dict[str, tuple[int, int]]:
        """The papers of 卷内目录 in its order, each with its first and last page."""
        read = [_LISTED.fullmatch(line) for page in self.pages[1:3] for line in page]
        found = [line for line in read if line]
        assert [int(line[1]) for line in found] == [*range(1, len(found) + 1)]
        return {"".join(line[2].split()): (int(line[3]), int(line[4] or line[3])) for line in found}

    def words_of(self, paper: str) -> str:
        """The words of one paper as they stand in the bound PDF."""
        first, last = self.listed[paper]
        return "".join(self.squeezed[first - 1 : last])

    @property
    def squeezed(self) -> tuple[str, ...]:
        """The pages without blanks and line ends."""
        return tuple("".join("".join(lines).split()) for lines in self.pages)


@dataclass
class _Together:
    """Stands for ``convert.to_pdfs``: waits until all who are at work wait here, then converts once."""

    real: Callable[..., dict[Any, bytes]]
    at_work: int
    met: threading.Condition = field(default_factory=threading.Condition)
    waiting: dict[int, tuple[Mapping[str, bytes], Mapping[str, Sequence[str]]]] = field(default_factory=dict)
    made: dict[int, dict[str, bytes] | Exception] = field(default_factory=dict)

    def to_pdfs(
        self,
        papers: Mapping[str, bytes],
        *,
        holding: Mapping[str, Sequence[str]] | None = None,
        **_how: Any,
    ) -> dict[str, bytes]:
        me = threading.get_ident()
        with self.met:
            self.waiting[me] = (papers, holding or {})
            self._convert_if_all_wait()
            assert self.met.wait_for(lambda: me in self.made, _SECONDS), "the others never came"
            found = self.made.pop(me)
        if isinstance(found, Exception):
            raise found
        return found

    def leave(self) -> None:
        with self.met:
            self.at_work -= 1
            self._convert_if_all_wait()

    def _convert_if_all_wait(self) -> None:
        if not self.waiting or len(self.waiting) < self.at_work:
            return
        found: Mapping[int, dict[str, bytes] | Exception]
        try:
            found = self._converted()
        except Exception as bad:  # each of those who wait shall hear of it
            found = dict.fromkeys(self.waiting, bad)
        self.made |= found
        self.waiting.clear()
        self.met.notify_all()

    def _converted(self) -> dict[int, dict[str, bytes]]:
        asked, holding = {}, {}
        for who, (papers, held) in self.waiting.items():
            asked |= {(who, name): docx for name, docx in papers.items()}
            holding |= {(who, name): words for name, words in held.items()}
        pdfs = self.real(asked, holding=holding, seconds=_SECONDS)
        return {who: {name: pdfs[who, name] for name in papers} for who, (papers, _) in self.waiting.items()}


def bound(wanted: Mapping[str, Prepared], folder: Path) -> dict[str, Dossier]:
    """The dossiers of the cases, under the names of ``wanted``."""
    together = _Together(convert.to_pdfs, len(wanted))
    with pytest.MonkeyPatch.context() as patched, ThreadPoolExecutor(len(wanted)) as threads:
        patched.setattr(convert, "to_pdfs", together.to_pdfs)
        works = {
            name: threads.submit(_bind, prepared, folder / name, together)
            for name, prepared in wanted.items()
        }
        return {name: work.result() for name, work in works.items()}


def _bind(prepared: Prepared, folder: Path, together: _Together) -> Dossier:
    try:
        folder.mkdir()
        desk = open_desk(folder / "home", now=lambda: NOW)
        try:
            set_up(desk, Installation(COMMITTEE, "云溪县白杨镇青石村", ("江海平", "苏文英")))
            number = prepared(desk)
            done = binding.bind(desk, number)
        finally:
            desk.store.close()
    finally:
        together.leave()
    return Dossier(number, done, _lines(done.pdf, folder / "dossier.pdf"))


def _lines(pdf: bytes, path: Path) -> tuple[tuple[str, ...], ...]:
    path.write_bytes(pdf)
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    text = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()
    return tuple(tuple(page.strip().split("\n")) for page in text.split("\f")[:-1])
