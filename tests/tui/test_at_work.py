"""F12「谁在办」 by keys, on a server of registered people."""

import json
import threading
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.shell import agreed_case
from tests.township import COLLEAGUE, HEAD, MINE, OFFICE_CLERK, Township, found
from tiaojie_tui.casework import cases, handing
from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.casework.handing import News
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.store import access
from tiaojie_tui.surroundings import KEY

from .walking import Walk, prepare, walking

At = Callable[[str], AbstractAsyncContextManager[Walk]]
NUMBER = "(2026)青调字第7号"


@pytest.fixture
def township(tmp_path: Path) -> Township:
    township = found(tmp_path / "home")
    with township.desk(MINE) as desk:
        case = agreed_case(number=NUMBER, mediators=[MINE], recorder=COLLEAGUE)
        cases.bring_in(desk, json.dumps(case, ensure_ascii=False))
    return township.settled(HEAD, MINE, OFFICE_CLERK)


@pytest.fixture
def at(township: Township, monkeypatch: pytest.MonkeyPatch) -> At:
    """The program of somebody, who came in by a key."""

    def opened(name: str) -> AbstractAsyncContextManager[Walk]:
        monkeypatch.setenv(KEY, str(township.keys[name]))
        return walking(township.home)

    return opened


async def test_news_of_a_case_that_was_left_meanwhile_changes_nothing(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bug: what came back for a screen that was gone was shown on it, and the program broke."""
    answer, news = threading.Event(), handing.news

    def late(desk: Desk, number: str, version: int) -> News:
        answer.wait(20)
        found = news(desk, number, 0)
        assert found.stored is not None
        return replace(found, stored=replace(found.stored, case=Case(number=number)))

    async with at(OFFICE_CLERK) as walk:
        await walk.press("enter", "f8")
        following = walk.case_screen.following
        monkeypatch.setattr(handing, "news", late)
        following.look()
        await walk.app.pop_screen()
        answer.set()
        await walk.app.workers.wait_for_complete(
            [one for one in walk.app.workers if one.group == "following"]
        )
        await walk.settle()
        assert "查找" in walk.text


def parts(township: Township) -> list[tuple[str, str]]:
    with township.desk(HEAD) as desk:
        return [(one.name, one.part) for one in access.parts(desk.store, NUMBER)]


async def test_handing_over_asks_whom_and_whether_and_ends_at_the_list(at: At, township: Township) -> None:
    async with at(MINE) as walk:
        await walk.press("enter")
        await walk.menu("谁在办")
        await walk.type("移交")
        await walk.press("enter")
        await walk.type("贺")
        await walk.press("enter")
        assert f"把案件交给{COLLEAGUE}？" in walk.text
        await walk.press("2", "enter")
        assert "查找" in walk.text
    assert parts(township) == [(COLLEAGUE, access.IN_CHARGE)]


async def test_thinking_better_of_it_changes_nothing(at: At, township: Township) -> None:
    async with at(MINE) as walk:
        await walk.press("enter")
        await walk.menu("谁在办")
        await walk.type("移交")
        await walk.press("enter", "enter", "enter")
        assert "1受理" in walk.text
    assert parts(township) == [(MINE, access.IN_CHARGE)]


async def test_a_colleague_is_asked_to_share_and_let_go_again(at: At, township: Township) -> None:
    async with at(MINE) as walk:
        await walk.press("enter")
        await walk.menu("谁在办")
        await walk.type("请人协办")
        await walk.press("enter")
        await walk.type("贺")
        await walk.press("enter")
        assert f"{COLLEAGUE}现在可以和您一起办" in walk.text
        assert (COLLEAGUE, access.SHARING) in parts(township)
        await walk.menu("谁在办")
        await walk.type(f"不再请{COLLEAGUE}")
        await walk.press("enter")
    assert parts(township) == [(MINE, access.IN_CHARGE)]


async def test_the_office_writes_guidance_and_the_mediator_is_told_at_once(
    at: At, township: Township
) -> None:
    async with at(OFFICE_CLERK) as walk:
        await walk.press("enter")
        assert f"这个案件由{MINE}承办，您可以看，不能改。" in walk.text
        await walk.menu("谁在办")
        assert "移交" not in walk.text
        await walk.type("写指导")
        await walk.press("enter")
        await walk.type("付款的日子要写清楚")
        await walk.press("enter")
        assert "指导意见已经记下" in walk.text
    async with at(MINE) as walk:
        await walk.press("enter")
        assert "有 1 条指导意见" in walk.text
        await walk.menu("谁在办")
        await walk.type("看指导")
        await walk.press("enter")
        assert f"{OFFICE_CLERK}：付款的日子要写清楚" in walk.text


async def test_nothing_can_be_typed_into_a_case_that_is_only_read(at: At, township: Township) -> None:
    async with at(HEAD) as walk:
        await walk.press("enter", "f8", "f8", "end")
        await walk.type("改")
        with township.desk(MINE) as desk:
            assert cases.load(desk, NUMBER).version == 1
        assert walk.case == (await walk.app.at_desk(cases.load, NUMBER)).case


async def test_what_somebody_else_saves_appears_to_who_reads(at: At, township: Township) -> None:
    async with at(HEAD) as walk:
        await walk.press("enter", "f8", "f8")
        with township.desk(MINE) as desk:
            editing = cases.open_case(desk, NUMBER)
            case = editing.case
            editing.change("事实", "facts", replace(case, facts="门前的路，三家共用。"))
            pending = editing.pending()
            assert pending
            cases.save(desk, pending, editing.place)
            editing.close()
            cases.leave(desk, NUMBER, None)
        walk.case_screen.following.look()
        await walk.settle()
        assert "门前的路，三家共用。" in walk.text


async def test_on_a_machine_of_ones_own_nothing_of_it_is_offered(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f12")
        assert "谁在办" not in walk.text


def test_rights_are_asked_when_the_menu_is_opened(township: Township) -> None:
    with township.desk(HEAD) as desk:
        assert Action.ASSIGN in handing.at_work(desk, NUMBER).may
    with township.desk(MINE) as desk:
        assert Action.ASSIGN not in handing.at_work(desk, NUMBER).may
