"""After 定稿 the PDF is made in the background, so that printing later is quick; one works on meanwhile."""

import time
from pathlib import Path

import pytest

from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.store import register

from .signing_walk import at_step_six
from .test_printing import reads


def slow_office(folder: Path, seconds: float) -> str:
    """A program that stands for LibreOffice: after so long it makes a PDF of whatever it is given."""
    path = folder / "soffice"
    made = '"$(dirname "$last")/pdf"'
    path.write_text(
        f"#!/bin/sh\nfor last; do :; done\nsleep {seconds}\nmkdir -p {made}\n"
        f'printf "%%PDF-1.7 invented\\n%%%%EOF" > {made}/0.pdf\n'
    )
    path.chmod(0o700)
    return str(path)


def kept(desk: Desk, number: str) -> bytes | None:
    return register.pdf_bytes(desk.store, number, 1)


async def test_one_works_on_while_it_is_made_and_reads_that_it_can_be_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tiaojie_tui.delivery.convert._missing", lambda pdf, words: "")
    monkeypatch.setenv("TIAOJIE_SOFFICE", slow_office(tmp_path, 2))
    async with at_step_six(tmp_path) as walk:
        await walk.pilot.press("f9")
        await reads(walk, "正在排版")
        await reads(walk, "已定稿：第1稿。按 F9 打印 3 份签名。")
        await walk.pilot.press("down")
        await walk.pilot.pause()
        assert await walk.app.at_desk(kept, walk.case.number or "") is None
        await reads(walk, "排好版了，可以打印。")
        assert await walk.app.at_desk(kept, walk.case.number or "")


async def test_without_libreoffice_it_is_said_and_signing_goes_on(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9")
        assert "libreoffice-writer-nogui" in "".join(line.strip() for line in walk.lines)
        assert "已定稿：第1稿" in walk.text
        await walk.press("1")
        assert "怎么签的" in walk.text


async def test_leaving_the_program_does_not_wait_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIAOJIE_SOFFICE", slow_office(tmp_path, 300))
    async with at_step_six(tmp_path) as walk:
        await walk.pilot.press("f9")
        await reads(walk, "正在排版")
        began = time.monotonic()
    assert time.monotonic() - began < 20
