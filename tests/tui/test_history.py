"""修改记录: who changed what and when, and the paper of that day."""

from pathlib import Path

from .walking import prepare, walking


async def test_a_change_is_listed_first_and_shown_with_its_old_and_new_words(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f8", "f8", "end")
        assert walk.path == "facts"
        before = walk.case.facts or ""
        await walk.type("甲乙")
        await walk.menu("修改记录")
        rows = walk.lines[2:4]
        assert rows[0].startswith("> ")
        assert "江海平" in rows[0]
        assert "纠纷主要事实" in rows[0]
        assert "立案" in rows[1]
        await walk.press("enter")
        assert (await walk.stored()).facts != before
        shown = walk.text
        assert "原来" in shown
        assert "甲乙" in next(line for line in walk.lines if "改成" in line)


async def test_the_paper_of_that_day_is_looked_at_and_esc_leads_back_step_by_step(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f8")
        await walk.press("down", "down")
        assert walk.path == "parties/0/name"
        await walk.press("end")
        await walk.type("某")
        changed = walk.case.parties[0].name
        await walk.menu("修改记录")
        await walk.press("down", "enter", "f5")
        assert "的协议书" in walk.lines[0]
        assert changed not in walk.text
        await walk.press("escape")
        assert "立案" in walk.lines[0]
        await walk.press("escape")
        assert "修改记录" in walk.lines[0]
        await walk.press("escape")
        assert walk.path == "parties/0/name"


async def test_nothing_can_be_written_from_the_paper_of_another_day(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await walk.menu("修改记录")
        await walk.press("enter", "f5", "f9")
        assert not (tmp_path / "papers").exists()
        assert "F9" not in walk.text
