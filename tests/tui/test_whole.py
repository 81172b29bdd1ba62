"""F9 in the dossier: bound while one waits or says no, then shown with what it lacks, printed or saved."""

import re
import time
from pathlib import Path

import pytest

from tests.papers.office import needs_office
from tiaojie_tui.casework import taking
from tiaojie_tui.tui.screens.bound import BoundScreen
from tiaojie_tui.tui.screens.dossier import DossierScreen

from .test_dossier import NOW
from .test_printing import reads
from .walking import prepare, walking


@needs_office
async def test_the_whole_dossier_is_bound_shown_with_its_gaps_and_put_into_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TIAOJIE_SOFFICE")
    [number] = prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path, now=lambda: NOW) as walk:
        await walk.press("enter")
        await walk.menu("卷宗：")
        await walk.pilot.press("f9")
        await reads(walk, "正在排版")
        await walk.settle()
        assert isinstance(walk.app.screen, BoundScreen)
        assert "9 份文书，13 页" in walk.lines[0]
        assert "调解记录：一份调解记录也没有。" in walk.text
        await walk.press("end")
        assert re.search("1  人民调解申请书 +第 3-4 页", walk.text)
        await walk.press("f9")
        assert "打印整卷" in walk.text
        await walk.press("enter")
        assert "文书在这里" in walk.text
        folder = tmp_path / "papers" / f"{number}卷宗"
        names = sorted(path.name for path in folder.iterdir())
        assert names[0] == f"{number}卷宗.pdf"
        assert names[1:3] == ["01卷宗封面.docx", "02卷内目录.docx"]
        [entry] = await walk.app.at_desk(taking.takings, number)
        assert entry.details["文书"] == f"{number}卷宗.pdf"
        await walk.press("escape")
        assert isinstance(walk.app.screen, DossierScreen)


async def test_esc_stops_it_at_once_with_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what was typed stays; the next key goes to the dossier."""
    started = tmp_path / "started"
    slow = tmp_path / "soffice"
    slow.write_text(f"#!/bin/sh\necho $$ > '{started}'\nexec sleep 300\n")
    slow.chmod(0o700)
    monkeypatch.setenv("TIAOJIE_SOFFICE", str(slow))
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path, now=lambda: NOW) as walk:
        await walk.press("enter")
        await walk.menu("卷宗：")
        await walk.pilot.press("f9")
        end = time.monotonic() + 30
        while not started.exists() or not started.read_text().strip():
            assert time.monotonic() < end
            await walk.pilot.pause(0.05)
        assert "Esc 停下" in walk.text
        await walk.pilot.press("escape")
        await reads(walk, "已停下，没有装订。")
        assert isinstance(walk.app.screen, DossierScreen)
        process = Path(f"/proc/{started.read_text().strip()}")
        while process.exists():
            assert time.monotonic() < end, "LibreOffice goes on"
            await walk.pilot.pause(0.05)


async def test_without_libreoffice_it_is_said_what_to_install(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path, now=lambda: NOW) as walk:
        await walk.press("enter")
        await walk.menu("卷宗：")
        await walk.press("f9")
        assert "没有装订成" in walk.text
        assert "请管理员安装 libreoffice-writer-nogui" in "".join(line.strip() for line in walk.lines)
        await walk.press("enter")
        assert isinstance(walk.app.screen, DossierScreen)
