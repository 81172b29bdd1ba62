"""No screen keeps the database: after every key another process can have all of it at once."""

import sqlite3
from pathlib import Path

import pytest
from textual.screen import Screen

from tests.tui.injury_walk import begin, fill
from tests.tui.test_conflict import write_against
from tests.tui.test_supplement import seal
from tests.tui.walking import Walk, prepare, walking
from tiaojie_tui.casework import statutes
from tiaojie_tui.casework.desk import open_desk
from tiaojie_tui.store.engine import FILE
from tiaojie_tui.tui.screens.bound import BoundScreen
from tiaojie_tui.tui.screens.side import SideScreen
from tiaojie_tui.tui.widgets.drawn import PaperScreen

_NOT_WALKED = {PaperScreen, SideScreen, BoundScreen}
"""What others are made of; and the bound dossier, which takes LibreOffice and asks the database nothing."""


class Walked:
    """Which screens a walk came by, and how often the database was asked for."""

    def __init__(self) -> None:
        self.screens: set[type] = set()
        self.asked = 0

    def look(self, walk: Walk) -> None:
        """Take the whole database away from the program for a moment."""
        for screen in walk.app.screen_stack:
            self.screens |= {one for one in type(screen).__mro__ if one.__module__.startswith("tiaojie_tui")}
        other = sqlite3.connect(walk.app.home / FILE, timeout=0, isolation_level=None)
        try:
            other.execute("BEGIN EXCLUSIVE")
            other.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            raise AssertionError(f"{type(walk.app.screen).__name__} keeps the database: {error}") from error
        finally:
            other.close()
        self.asked += 1


@pytest.fixture
def walked(monkeypatch: pytest.MonkeyPatch) -> Walked:
    """Every key of a walk is followed by a look at the database."""
    seen, settle = Walked(), Walk.settle

    async def settle_and_look(walk: Walk) -> None:
        await settle(walk)
        seen.look(walk)

    monkeypatch.setattr(Walk, "settle", settle_and_look)
    return seen


async def _begin_and_search(home: Path) -> None:
    """The first start, an empty case, the list and its search."""
    async with walking(home) as walk:
        for typed in ("云溪县白杨镇青石村人民调解委员会", "云溪县白杨镇青石村", "江海平 苏文英"):
            await walk.type(typed)
            await walk.press("enter")
        await walk.press("f2", "escape", "f3")
        await walk.type("江")


async def _every_step_and_page(home: Path) -> None:
    """Six steps, what F12 opens, a change looked at in the history, a page of help."""
    prepare(home, "院墙滴水")
    desk = open_desk(home)
    code = home / "民法典.txt"
    code.write_text(_CODE, "utf-8")
    assert not any(reading.refused for reading in statutes.import_files(desk, [code]))
    desk.store.close()
    async with walking(home) as walk:
        await walk.press("enter", "f8", "f8", "end")
        await walk.type("又渗水。")
        await walk.press("f8", "f6", "escape", "f8", "f8", "f1", "escape", "f5", "escape")
        for page in ("核对", "条款一览", "卷宗：", "明白卡"):
            await walk.menu(page)
            await walk.press("down", "escape")
        await walk.menu("修改记录")
        await walk.press("enter", "f5", "escape", "escape", "escape")
        await walk.press("ctrl+z", "ctrl+s", "escape")


async def _conflict(home: Path) -> None:
    """Somebody else has changed the case."""
    prepare(home, "狗咬伤")
    async with walking(home) as walk:
        await write_against(walk, facts="他写的事实。")
        await walk.press("f12", "1", "enter", "1", "escape")


async def _compensation(home: Path) -> None:
    prepare(home, "狗咬伤")
    async with walking(home) as walk:
        await begin(walk)
        await fill(walk, harm="1", medical="1260")
        await walk.menu("赔偿")
        await walk.press("down", "escape")


async def _sealed_and_verified(home: Path) -> None:
    """A sealed case, and the code on its paper."""
    [number] = prepare(home, "院墙滴水")
    code = seal(home, number)
    async with walking(home) as walk:
        await walk.press("f6")
        await walk.type(code)
        await walk.press("enter", "escape", "enter", *["f8"] * 5, "down")
        await walk.menu("补充")


_CODE = """\
中华人民共和国民法典
（2020年5月28日通过）
第一条　这不是真的民法典。
第二百八十八条　测试用的相邻关系。
第二百八十九条　本法自2021年1月1日起施行。
"""


async def test_13_after_every_screen_another_process_gets_the_whole_database(
    tmp_path: Path, walked: Walked, record_property
) -> None:
    """BEGIN EXCLUSIVE with no waiting at all, after each key of a walk by every screen."""
    for walk in (_begin_and_search, _every_step_and_page, _conflict, _compensation, _sealed_and_verified):
        await walk(tmp_path / walk.__name__)
    left_out = _screens(PaperScreen) - walked.screens - _NOT_WALKED
    assert not left_out, f"screens this walk does not come by: {sorted(one.__name__ for one in left_out)}"
    screens = walked.screens & _screens(Screen) - _NOT_WALKED
    record_property("figure", f"asked {walked.asked} times on {len(screens)} screens: always free")


def _screens(of: type) -> set[type]:
    return {of}.union(*map(_screens, of.__subclasses__()))
