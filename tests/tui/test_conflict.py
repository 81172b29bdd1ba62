"""When two have changed one case, the mediator sees both values and chooses; nothing is chosen for him."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tiaojie_tui.casework import cases
from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.store import cases as stored_cases

from .walking import Walk, prepare, walking


def save_behind_the_back(desk: Desk, number: str, **parts: object) -> None:
    """Another process saves other values."""
    stored = cases.load(desk, number)
    stored_cases.save(
        desk.store,
        stored.version,
        replace(stored.case, **parts),  # type: ignore[arg-type]
        by="苏文英",
        at=datetime(2026, 11, 23, 10, 21),
        label="改",
        save_id=cases.new_save_id(),
    )


async def write_against(walk: Walk, **parts: object) -> None:
    """Both change the case: somebody else first, then I, who write into the facts and the title."""
    await walk.press("enter", "f8", "f8", "end")
    await walk.app.at_desk(save_behind_the_back, walk.case.number or "", **parts)
    await walk.type("我写的")
    await walk.press("ctrl+s")
    assert "没存上" in walk.lines[0]


async def test_both_values_are_shown_and_nothing_is_saved_before_all_is_chosen(tmp_path: Path) -> None:
    [number] = prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await write_against(walk, facts="他写的事实。")
        mine = walk.case.facts
        await walk.press("f12", "1", "enter")
        assert "他写的事实" in walk.text
        assert "我写的" in walk.text
        assert "还没有选" in walk.text
        await walk.press("enter")
        assert "还有 1 处没有选" in walk.text
        await walk.press("escape")
        assert walk.case.facts == mine
        assert (await walk.app.at_desk(cases.load, number)).case.facts == "他写的事实。"


async def test_choosing_theirs_keeps_theirs_and_mine_comes_back_with_undo(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await write_against(walk, facts="他写的事实。", difficulty="重大")
        mine = walk.case.facts
        await walk.press("f12", "1", "enter", "2", "enter")
        assert (walk.case.facts, walk.case.difficulty) == ("他写的事实。", "重大")
        assert (await walk.stored()).facts == "他写的事实。"
        assert "已保存" in walk.lines[0]
        await walk.press("ctrl+z")
        assert (await walk.stored()).facts == mine


async def test_choosing_mine_keeps_mine_and_what_only_the_other_changed(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await write_against(walk, facts="他写的事实。", difficulty="重大")
        mine = walk.case.facts
        await walk.press("f12", "1", "enter", "left", "enter")
        stored = await walk.stored()
        assert (stored.facts, stored.difficulty) == (mine, "重大")


async def test_changes_in_different_places_are_put_together_without_a_question(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await write_against(walk, difficulty="重大")
        mine = walk.case.facts
        await walk.press("f12", "1", "enter")
        stored = await walk.stored()
        assert (stored.facts, stored.difficulty) == (mine, "重大")
