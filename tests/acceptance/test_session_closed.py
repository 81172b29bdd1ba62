"""No key and nothing stored leads out of the app (table 4.3 of the study)."""

from pathlib import Path

import pytest

from tests.tui.walking import prepare, walking

SECRET = "330000196411022057"


@pytest.mark.parametrize("key", ["ctrl+p", "ctrl+c", "ctrl+z", "ctrl+backslash", "f11", "escape", "alt+x"])
async def test_35_no_key_leaves_the_program_or_opens_an_english_window(tmp_path: Path, key: str) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        before = walk.text
        await walk.press(key)
        assert walk.text == before
        assert walk.app.is_running


async def test_35_nothing_is_written_started_or_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(tmp_path)
    monkeypatch.chdir(tmp_path)
    async with walking(tmp_path) as walk:
        before = sorted(tmp_path.rglob("*.svg"))
        walk.app.action_screenshot()
        walk.app.save_screenshot()
        walk.app.deliver_screenshot()
        walk.app.open_url("http://example.invalid")
        walk.app.copy_to_clipboard(SECRET)
        walk.app.action_suspend_process()
        assert walk.app.clipboard == ""
        assert sorted(tmp_path.rglob("*.svg")) == before
