"""The app gives stored text, slips of the finger and errors no way out."""

import os
import stat
from pathlib import Path

import pytest

from tests.tui.walking import prepare, walking
from tiaojie_tui.office import crash
from tiaojie_tui.tui.app import TiaojieApp
from tiaojie_tui.tui.screens.case import CaseScreen

SECRET = "330000196411022057"


async def test_an_error_nobody_foresaw_leaves_a_number_and_no_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare(tmp_path, "狗咬伤")

    def breaks(self: CaseScreen) -> None:
        number = SECRET
        raise ValueError(f"{number} 坏了")

    monkeypatch.setattr(CaseScreen, "action_help", breaks)
    with pytest.raises(ValueError, match="坏了"):
        async with walking(tmp_path) as walk:
            await walk.press("enter", "f1")
    said = capsys.readouterr().err
    assert "程序出错，已经退出" in said
    log = tmp_path / "crash.log"
    written = log.read_text("utf-8")
    assert "ValueError" in written
    assert "breaks" in written
    assert written.split()[2] in said.replace("\n", "")
    assert SECRET not in said + written
    assert "Traceback" not in said
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_report_that_cannot_be_written_still_has_a_number(tmp_path: Path) -> None:
    os.symlink(tmp_path / "elsewhere", tmp_path / "crash.log")
    assert crash.report(tmp_path, ValueError, None)
    assert not (tmp_path / "elsewhere").exists()


async def test_leaving_saves_and_the_next_start_is_in_the_same_case(tmp_path: Path) -> None:
    [number] = prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f8")
        await walk.type("甲")
        await walk.press("f10")
        assert walk.app.return_code == 0
    async with walking(tmp_path) as walk:
        assert walk.case.number == number
        assert not walk.case_screen.editing.dirty
        assert walk.case_screen.editing.recovered is None


async def test_black_on_white_is_a_setting(tmp_path: Path) -> None:
    prepare(tmp_path)
    app = TiaojieApp(tmp_path, light=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.current_theme.dark is False
        assert app.native_ansi_color
