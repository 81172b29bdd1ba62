"""Printing by keys: the dialog filled in, the job followed while one works on, each trouble in words."""

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.delivery.cups import Printer, PrintServer, needs_printing, print_server
from tests.delivery.test_printing import PDF
from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.store import register

from .signing_walk import TODAY, at_step_six
from .walking import Walk, walking

SECONDS = 30


@pytest.fixture(scope="module")
def server() -> Iterator[PrintServer]:
    with print_server() as opened:
        opened.add("township")
        opened.administer("lpadmin", "-p", "township", "-D", "司法所一楼")
        opened.add("simplex", two_sided=False)
        opened.administer("lpadmin", "-p", "simplex", "-D", "二楼文印室")
        yield opened


@pytest.fixture
def township(server: PrintServer, monkeypatch: pytest.MonkeyPatch) -> Printer:
    """The printer that does all, by default; the programs of CUPS talk to its server."""
    monkeypatch.setenv("CUPS_SERVER", server.address)
    server.administer("lpadmin", "-d", "township")
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
        assert "上次 11-23 10:21，江海平，3 份：已打印 3 份。" in walk.text
        assert "取消上次的" not in walk.text


@needs_printing
async def test_a_job_that_waits_for_paper_lets_one_work_on_and_outlives_the_session(
    tmp_path: Path, township: Printer
) -> None:
    township.run_out_of("media-empty")
    async with final(tmp_path) as walk:
        await walk.press("f9", "enter")
        await reads(walk, "打印机没纸了，加了纸会自动接着打。")
        await walk.press("f7", "f7")
        assert "[4依据" in walk.lines[1]
    township.run_out_of("")
    async with walking(tmp_path, now=lambda: TODAY) as walk:
        await walk.press("enter", *["f8"] * 5, "f9")
        end = time.monotonic() + SECONDS
        while "已打印 3 份。" not in walk.text:
            assert time.monotonic() < end, walk.text
            await walk.press("escape", "f9")


@needs_printing
async def test_a_printer_with_one_side_says_so_before_it_prints(
    tmp_path: Path, server: PrintServer, township: Printer
) -> None:
    """And the wish for two sides stays for the other printers."""
    async with final(tmp_path) as walk:
        await walk.press("f9", "f2")
        assert "只能打单面" in walk.text
        await walk.type("二楼")
        await walk.press("enter")
        assert "3 份，单面（这台打不了双面），A4，用「二楼文印室」" in walk.text
        await walk.press("enter")
        await reads(walk, "已打印 3 份。")
        assert server.printers[1].tickets[-1]["IPP_SIDES"] == "one-sided"
        await walk.press("f9")
        assert "用「二楼文印室」" in walk.text, "remembered"
        await walk.press("f2")
        await walk.type("一楼")
        await walk.press("enter")
        assert "3 份，双面，A4，用「司法所一楼」" in walk.text


@needs_printing
async def test_with_several_printers_and_no_default_one_is_asked_for(
    tmp_path: Path, server: PrintServer, township: Printer
) -> None:
    server.administer("lpadmin", "-x", "township")
    server.connect(township)
    async with final(tmp_path) as walk:
        await walk.press("f9")
        assert "先选一台打印机" in walk.text
        await walk.press("enter")
        assert "用哪台打印机" in walk.text


@needs_printing
async def test_copies_and_sides_are_changed_in_the_dialog(tmp_path: Path, township: Printer) -> None:
    async with final(tmp_path) as walk:
        await walk.press("f9", "2", "enter")
        await walk.type("100")
        await walk.press("enter")
        assert "要写 1 到 99 的数字" in walk.text
        await walk.press("backspace", "backspace", "enter", "3", "enter")
        assert "1 份，单面，A4" in walk.text
        await walk.press("1", "enter")
        await reads(walk, "已打印 1 份。")
        assert township.tickets[-1]["IPP_SIDES"] == "one-sided"


@needs_printing
async def test_what_is_not_printed_yet_is_taken_back(
    tmp_path: Path, server: PrintServer, township: Printer
) -> None:
    township.run_out_of("cover-open")
    async with final(tmp_path) as walk:
        await walk.press("f9", "enter")
        await reads(walk, "盖没有关")
        await walk.press("f9", "up", "end", "enter")
        await reads(walk, "已取消，没有印完。")
    township.run_out_of("")


@needs_printing
async def test_without_libreoffice_it_is_said_what_to_install_and_the_text_stays_final(
    tmp_path: Path, township: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIAOJIE_SOFFICE", "")
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9", "f9", "enter")
        assert "请管理员安装 libreoffice-writer-nogui" in "".join(line.strip() for line in walk.lines)
        await walk.press("enter")
        assert "第1稿" in walk.text


@needs_printing
async def test_before_it_is_final_a_draft_is_offered_and_called_one(
    tmp_path: Path, township: Printer
) -> None:
    async with at_step_six(tmp_path, "狗咬伤") as walk:
        await walk.press("f5", "f9")
        assert "草稿：只是看看，不能签名" in walk.text
        assert "1 份，双面" in walk.text
        assert "回车改" not in walk.text.replace("回车改成", "")


async def test_without_a_print_service_the_paper_is_put_into_a_file(tmp_path: Path) -> None:
    async with final(tmp_path) as walk:
        await walk.press("f9")
        assert "请管理员" in walk.text
        await walk.press("enter")
        [written] = (tmp_path / "papers").iterdir()
        assert "文书在这里" in walk.text
        assert written.read_bytes()[:2] == b"PK"
