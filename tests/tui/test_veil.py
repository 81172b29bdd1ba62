"""On a server identity numbers and telephones show their last four, on every screen, until somebody asks."""

import sqlite3
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.township import HEAD, MINE, Township, found
from tests.tui.walking import DEMO, Walk, prepare, walking
from tiaojie_tui.casework import cases, pin
from tiaojie_tui.store import journal
from tiaojie_tui.store.engine import FILE

ID, PHONE = "330000196411022057", "15400002202"
PARTY = "parties/1"


@pytest.fixture
def town(tmp_path: Path) -> Township:
    town = found(tmp_path / "home")
    with town.desk(MINE) as desk:
        pin.choose(desk, "580274")
        cases.bring_in(desk, _numbered())
    return town


def _numbered() -> str:
    """A demo case whose parties have numbers, in their fields and in what is told."""
    import json

    case = json.loads((DEMO / "院墙滴水.json").read_text("utf-8"))
    for party in case["parties"]:
        party |= {"id_number": ID, "phone": PHONE}
    case["facts"] = f"对方的电话是{PHONE}，身份证号{ID}，多次打不通。"
    return json.dumps(case, ensure_ascii=False)


@pytest.fixture
async def walk(town: Township, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Walk]:
    """``MINE`` has come in and opened the case at a party's card."""
    monkeypatch.setenv("TIAOJIE_KEY", str(town.keys[MINE]))
    async with walking(town.home) as walk:
        await walk.press("enter")
        await walk.case_screen.go_to(f"{PARTY}/id_number")
        await walk.settle()
        yield walk


def revealed(town: Township) -> list[journal.Details]:
    with town.desk(None) as desk:
        return [line.entry.details for line in journal.entries(desk.store, act=journal.REVEALED)]


async def test_no_screen_shows_more_than_the_last_four(walk: Walk) -> None:
    assert "**************2057" in walk.text
    assert "*******2202" in walk.text
    seen = [walk.text]
    for word in ("协议书", "核对", "条款", "卷宗", "修改"):
        await walk.menu(word)
        seen.append(walk.text)
        for _ in range(3):
            await walk.press("pagedown")
            seen.append(walk.text)
        await walk.press("escape")
    for _ in range(5):
        await walk.press("f8")
        seen.append(walk.text)
    assert not [text for text in seen if ID in text or PHONE in text or ID[:8] in text]
    assert sum("2057" in text for text in seen) > 2, "the pages were seen at all"


async def test_the_menu_shows_who_looked_at_the_case_and_offers_the_numbers(
    walk: Walk, town: Township
) -> None:
    await walk.menu("谁看过")
    assert "打开看" in walk.text
    assert f"{MINE}的电脑" in walk.text
    await walk.press("escape")
    await walk.menu("遮住的号码")
    assert ID in walk.text
    await walk.menu("谁看过")
    assert "看全号码" in walk.text


async def test_half_a_minute_after_it_was_asked_for_it_is_covered_again(walk: Walk, town: Township) -> None:
    await walk.press("ctrl+r")
    assert ID in walk.text
    assert PHONE in walk.text
    about = {
        "处": f"{PARTY}/id_number",
        "设备": f"{MINE}的电脑",
        "人": town.people[MINE],
        "钥匙": town.keys[MINE],
    }
    assert revealed(town) == [about]
    walk.app.veil.fall()
    await walk.settle()
    assert ID not in walk.text
    await walk.menu("协议书")
    await walk.press("ctrl+r")
    assert len(revealed(town)) == 2


async def test_65_without_the_journal_nothing_is_shown_whole(walk: Walk, town: Township) -> None:
    with sqlite3.connect(town.home / FILE) as raw:
        raw.execute("CREATE TRIGGER full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'full'); END")
    raw.close()
    await walk.press("ctrl+r")
    assert ID not in walk.text
    assert "看全号码" in walk.text
    await walk.press("enter")
    assert ID not in walk.text


async def test_a_covered_number_is_changed_only_after_it_was_shown(walk: Walk) -> None:
    before = walk.case.parties[1].id_number
    assert "Ctrl+R 看全号码" in walk.text
    for key in ("1", "backspace", "home", "1", "delete"):
        await walk.press(key)
        assert walk.case.parties[1].id_number == before
    assert "先按 Ctrl+R" in walk.text
    await walk.press("ctrl+r", "end", "backspace")
    assert ID[:-1] in walk.text
    assert walk.case.parties[1].id_number == ID[:-1]


async def test_what_is_typed_now_stays_in_view_until_one_leaves(walk: Walk) -> None:
    await walk.press("ctrl+r")
    await walk.case_screen.go_to(f"{PARTY}/phone")
    await walk.press("end", *["backspace"] * len(PHONE))
    walk.app.veil.fall()
    await walk.type("13900001234")
    assert "13900001234" in walk.text
    await walk.press("down")
    assert "13900001234" not in walk.text
    assert "*******1234" in walk.text


async def test_a_number_within_a_story_stays_covered_while_one_writes_on(walk: Walk) -> None:
    await walk.case_screen.go_to("facts")
    await walk.settle()
    await walk.type("后来")
    assert walk.case.facts is not None
    assert "后来" in walk.case.facts
    assert ID not in walk.text
    assert "*******2202" in walk.text
    await walk.type("13900001234")
    assert "13900001234" in walk.text


async def test_on_a_machine_of_ones_own_nothing_is_covered(tmp_path: Path) -> None:
    prepare(tmp_path)
    async with walking(tmp_path) as walk:
        await walk.press("f2")
        await walk.app.at_desk(cases.leave, walk.case.number, None)
        assert not walk.app.veil.down
        await walk.press("ctrl+r")
        assert await walk.app.at_desk(lambda desk: journal.entries(desk.store)) == []


async def test_heads_see_what_is_unusual_month_by_month(
    town: Township, monkeypatch: pytest.MonkeyPatch
) -> None:
    with town.desk(HEAD) as desk:
        pin.choose(desk, "580274")
        at = datetime(2026, 10, 5, 23, 10)
        about = {"人": town.people[MINE], "钥匙": town.keys[MINE]}
        journal.append(desk.store, journal.Entry(at, MINE, journal.VIEWED, "(2026)青调字第1号", about))
    monkeypatch.setenv("TIAOJIE_KEY", str(town.keys[HEAD]))
    async with walking(town.home, now=lambda: datetime(2026, 11, 20, 10, 0)) as walk:
        await walk.press("enter")
        await walk.menu("异常")
        assert "异常查阅   2026年11月" in walk.text
        assert "这个月没有" in walk.text
        await walk.press("f7")
        assert f"10-05   {MINE}   夜里（23:10 起）查阅案件，1 次" in walk.text
