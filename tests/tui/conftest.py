"""Pictures of the screen, with the machine, the clock and the network taken out of them."""

import asyncio
import os
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest
from textual.pilot import Pilot

from tiaojie_tui.casework.desk import Desk, open_desk
from tiaojie_tui.tui.app import TiaojieApp
from tiaojie_tui.tui.screens.case import CaseScreen

from .walking import Walk, prepare

NOW = datetime(2026, 11, 23, 10, 21)
_FONTS_FROM_ELSEWHERE = re.compile(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", re.DOTALL)

Keys = Callable[[Walk], Awaitable[None]]


class Pictured(Protocol):
    """Whether the screen after these keys, in a home with these demo cases, is the one accepted before."""

    def __call__(self, keys: Keys, *demos: str, first_start: bool = False) -> bool: ...


class PicturedApp(TiaojieApp):
    """The program, whose picture names no font that would have to be fetched."""

    TITLE = "调解"

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        picture = super().export_screenshot(title=title, simplify=simplify)
        return _FONTS_FROM_ELSEWHERE.sub("", picture).replace("Fira Code, monospace", "monospace")


@pytest.fixture(autouse=True)
def no_office(no_surroundings: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """No LibreOffice but where a test asks for it: each 定稿 would start one."""
    monkeypatch.setenv("TIAOJIE_SOFFICE", "")


@pytest.fixture(scope="session")
def report_folder() -> str:
    """Where the plugin gathers what its report shows; read before a test's surroundings are taken away."""
    return os.environ["TEXTUAL_SNAPSHOT_TEMPDIR"]


@pytest.fixture(params=[(80, 24), (120, 40)], ids=["80x24", "120x40"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """The smallest window that is served, and one with room for the paper beside the form."""
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def pictured(
    report_folder: str,
    no_surroundings: None,
    snap_compare: Callable[..., bool],
    size: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Pictured:
    """Compare the screen with its picture, on Monday 23 November 2026 at 10:21."""
    monkeypatch.setenv("TEXTUAL_SNAPSHOT_TEMPDIR", report_folder)
    monkeypatch.setattr("tests.tui.walking.open_desk", partial(open_desk, now=lambda: NOW))

    def compare(keys: Keys, *demos: str, first_start: bool = False) -> bool:
        if not first_start:
            prepare(tmp_path, *demos)
        app = PicturedApp(tmp_path, now=lambda: NOW)

        async def drive(pilot: "Pilot[None]") -> None:
            walk = Walk(app, pilot)
            await walk.settle()
            await keys(walk)
            await _come_to_rest(walk)

        same = snap_compare(app, terminal_size=size, run_before=drive)
        asyncio.run(app.at_desk(_close))
        return same

    return compare


async def _come_to_rest(walk: Walk) -> None:
    """What the program does once typing has paused is done now."""
    for screen in walk.app.screen_stack:
        if isinstance(screen, CaseScreen):
            await screen.autosave.flush()
            screen.judge()
    await walk.settle()


async def without_fingerprints(walk: Walk) -> None:
    """Show noughts for what is computed from the bytes of a paper, which another zlib or template changes."""
    await walk.stored()
    editing = walk.case_screen.editing
    frozen, seal = editing.stored.frozen, editing.stored.seal
    editing.stored = replace(
        editing.stored,
        frozen=frozen and replace(frozen, code="0" * len(frozen.code)),
        seal=seal and replace(seal, sha256="0" * len(seal.sha256)),
    )
    await walk.press("f7", "f8")


def _close(desk: Desk) -> None:
    desk.store.close()
