"""Printing by keys: the dialog filled in, the job followed while one works on, each trouble in words."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.delivery.cups import Printer, PrintServer, needs_printing, print_server
from tests.delivery.test_printing import PDF
from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.store import register

from .signing_walk import at_step_six
from .walking import Walk

SECONDS = 30


@pytest.fixture(scope="module")
def server() -> Iterator[PrintServer]:
    with print_server() as opened:
        opened.add("township")
        opened.administer("lpadmin", "-p", "township", "-D", "司法所一楼")
        yield opened


@pytest.fixture
def township(server: PrintServer, monkeypatch: pytest.MonkeyPatch) -> Printer:
    monkeypatch.setenv("CUPS_SERVER", server.address)
    return server.printers[0]


@asynccontextmanager
async def final(home: Path) -> AsyncIterator[Walk]:
    """Step 6 of a case whose agreement was just made final, its PDF made."""
    async with at_step_six(home) as walk:
        await walk.press("f9")
        await walk.app.at_desk(_with_pdf, walk.case.number or "")
        yield walk


def _with_pdf(desk: Desk, number: str) -> None:
    register.keep_pdf(desk.store, number, 1, PDF)


async def reads(walk: Walk, words: str) -> None:
    """Wait until these words stand on screen."""
    import time

    end = time.monotonic() + SECONDS
    while words not in walk.text:
        assert time.monotonic() < end, walk.text
        await walk.pilot.pause(0.05)


@needs_printing
async def test_enter_alone_prints_a_copy_for_each_and_tells_when_they_are_printed(
    tmp_path: Path, township: Printer
) -> None:
    async with final(tmp_path) as walk:
        await walk.press("f9")
        assert "3 份，双面，A4，用「司法所一楼」" in walk.text
        await walk.press("enter")
        await reads(walk, "已打印 3 份。")
        assert township.tickets[-1]["IPP_COPIES"] == "3"
        await walk.press("f9")
        assert "已打印 3 份。" in walk.text
        assert "取消上次的" not in walk.text
