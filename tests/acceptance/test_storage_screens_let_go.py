"""No screen keeps the database: after every key another process can have all of it at once."""

import sqlite3
from pathlib import Path

import pytest
from textual.screen import Screen

from tests.township import HEAD, found
from tests.tui.injury_walk import begin, fill
from tests.tui.test_conflict import write_against
from tests.tui.test_supplement import seal
from tests.tui.walking import DEMO, Walk, prepare, walking
from tiaojie_tui.casework import cases, pin, statutes
from tiaojie_tui.casework.desk import Desk, open_desk
from tiaojie_tui.store.engine import FILE
from tiaojie_tui.tui.screens.bound import BoundScreen
from tiaojie_tui.tui.screens.locked import ChooseDigitsScreen, LockedScreen
from tiaojie_tui.tui.screens.side import SideScreen
from tiaojie_tui.tui.widgets.drawn import PaperScreen

_NOT_WALKED = {PaperScreen, SideScreen, BoundScreen, *ChooseDigitsScreen.__mro__, LockedScreen}
"""What others are made of; the bound dossier, which takes LibreOffice and asks the database nothing; and the
lock, which is tried by keys of its own (test 39)."""


class Walked:
    """Which screens a walk came by, and how often the database was asked for."""

    def __init__(self) -> None:
        self.screens: set[type] = set()
        self.asked = 0

    async def look(self, walk: Walk) -> None:
        """Take the whole database away from the program for a moment.

        Asked in the program's own database thread, so that no look at who else is at work is just under way.
        """
        for screen in walk.app.screen_stack:
            self.screens |= {one for one in type(screen).__mro__ if one.__module__.startswith("tiaojie_tui")}
        trouble = await walk.app.at_desk(_taken_away)
        assert not trouble, f"{type(walk.app.screen).__name__} keeps the database: {trouble}"
        self.asked += 1


def _taken_away(desk: Desk) -> str:
    """Why another connection could not have the whole database at once; empty if it could."""
    other = sqlite3.connect(desk.home / FILE, timeout=0, isolation_level=None)
    try:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return str(error)
    finally:
        other.close()
    return ""


@pytest.fixture
def walked(monkeypatch: pytest.MonkeyPatch) -> Walked:
    """Every key of a walk is followed by a look at the database."""
    seen, settle = Walked(), Walk.settle

    async def settle_and_look(walk: Walk) -> None:
        await settle(walk)
        await seen.look(walk)

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


async def _on_a_server(home: Path) -> None:
    """A case among many people, at its head's: who looked at it, who has it in hand, what is unusual."""
    town = found(home)
    with town.desk(HEAD) as desk:
        pin.choose(desk, "580274")
        cases.bring_in(desk, (DEMO / "院墙滴水.json").read_text("utf-8"))
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("TIAOJIE_KEY", str(town.keys[HEAD]))
        async with walking(home) as walk:
            await walk.press("enter")
            for page in ("谁看过", "异常查阅", "谁在办"):
                await walk.menu(page)
                await walk.press("escape")
            await walk.press("escape")


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
    walks = (_begin_and_search, _every_step_and_page, _conflict, _compensation, _sealed_and_verified)
    for walk in (*walks, _on_a_server):
        await walk(tmp_path / walk.__name__)
    ours = {one for one in _screens(PaperScreen) if one.__module__.startswith("tiaojie_tui.")}
    left_out = ours - walked.screens - _NOT_WALKED
    assert not left_out, f"screens this walk does not come by: {sorted(one.__name__ for one in left_out)}"
    screens = walked.screens & _screens(Screen) - _NOT_WALKED
    record_property("figure", f"asked {walked.asked} times on {len(screens)} screens: always free")


def _screens(of: type) -> set[type]:
    return {of}.union(*map(_screens, of.__subclasses__()))
