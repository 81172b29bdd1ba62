"""Who may do what to which case, by keys on screen; a right that is taken away counts at once."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from tests.acceptance.rights import AT, KINDS, MATRIX, A, connection, does, give, of_all_kinds, share
from tests.township import (
    CHIEF,
    COLLEAGUE,
    HEAD,
    MINE,
    OFFICE_CLERK,
    Township,
)
from tests.tui.walking import Walk, walking
from tiaojie_tui.casework import cases, history, pin
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.permission import Denied
from tiaojie_tui.store import drafts, journal, register
from tiaojie_tui.store import people as stored_people
from tiaojie_tui.store.engine import open_store
from tiaojie_tui.surroundings import KEY


@pytest.fixture
def township(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Township:
    monkeypatch.setenv("TIAOJIE_SOFFICE", "")  # who may print is asked before, and that is all that is tried
    return of_all_kinds(tmp_path / "home")


At = Callable[[str], AbstractAsyncContextManager[Walk]]


@pytest.fixture
def at(township: Township, monkeypatch: pytest.MonkeyPatch) -> At:
    """The program of somebody who came in by a key."""

    def opened(name: str) -> AbstractAsyncContextManager[Walk]:
        monkeypatch.setenv(KEY, str(township.keys[name]))
        with township.desk(name) as desk:
            pin.choose(desk, "481726")
        return walking(township.home)

    return opened


@pytest.mark.parametrize("name", MATRIX)
async def test_59_the_list_on_screen_shows_what_may_be_seen_and_opens_what_may_be_read(
    at: At, name: str
) -> None:
    """By keys: each case is chosen in the list; where it may not be read, it is said whom to ask."""
    async with at(name) as walk:
        assert {number for number in KINDS if number in walk.text} == {
            number for number, may in MATRIX[name].items() if "列" in may
        }
        in_list = [line for line in walk.text.splitlines() if f"{COLLEAGUE}承办" in line]
        only_listed = [number for number, may in MATRIX[name].items() if may == "列"]
        assert [number for number in KINDS if any(number in line for line in in_list)] == only_listed
        rows = [line for line in walk.text.splitlines() if any(one in line for one in KINDS)]
        for number in [number for number, may in MATRIX[name].items() if may == "列"]:
            at_row = next(at for at, line in enumerate(rows) if number in line)
            await walk.press(*["down"] * at_row, "enter")
            assert f"这个案件由{COLLEAGUE}承办，您不能查看" in walk.text
        for number, may in MATRIX[name].items():
            if "看" not in may:
                continue
            await walk.press("f3")
            await walk.type(number)
            await walk.press("enter")
            assert "1受理" in walk.text
            assert ("您可以看，不能改" in walk.text) == ("改" not in may), number
            await walk.press("escape")


async def test_59_a_case_is_restricted_by_its_mediator_and_gone_for_the_head(
    at: At, township: Township
) -> None:
    async with at(MINE) as walk:
        for number in ("只保存的案", "归档的案"):
            assert number in walk.text
        await walk.press("f3")
        await walk.type("本人的案")
        await walk.press("enter")
        await walk.menu("谁在办")
        await walk.type("限制查看")
        await walk.press("enter")
        assert "已经限制：只有承办、协办的人看得到" in walk.text
    async with at(HEAD) as walk:
        assert "本人的案" not in walk.text


async def test_59_the_head_of_the_office_gives_a_reason_on_screen(at: At) -> None:
    async with at(CHIEF) as walk:
        await walk.press("f12")
        await walk.type("涉隐私的案")
        await walk.press("down")
        await walk.press("enter")
        assert "请写理由" in walk.text
        await walk.type("县局督办")
        await walk.press("enter")
        assert "1受理" in walk.text
        assert "您可以看，不能改" in walk.text
    async with at(OFFICE_CLERK) as walk:
        await walk.press("f12")
        assert "限制查看的案件" not in walk.text


async def test_61_a_key_that_is_revoked_saves_and_reads_nothing_more(at: At, township: Township) -> None:
    """The next save is refused and says why; what was typed stays in the draft; reading has ended, too."""
    store = open_store(township.home)
    register.void(store, "本人的案", at=AT, by=MINE, reason="")
    store.close()
    async with at(MINE) as walk:
        await walk.press("f3")
        await walk.type("本人的案")
        await walk.press("enter", "f8")
        store = open_store(township.home)
        stored_people.revoke_key(store, township.keys[MINE], AT)
        store.close()
        await walk.walk_to("parties/0/note")
        await walk.type("吊销以后写的")
        assert not await walk.case_screen.autosave.flush()
        await walk.settle()
        assert "这把钥匙已经停用" in walk.text
        left = drafts.recover(township.home / drafts.FOLDER, "本人的案")
        assert left is not None
        assert "吊销以后写的" in repr(left.parts)
        for act in (cases.load, history.changes):
            with pytest.raises(Refused, match="这把钥匙已经停用"):
                await walk.app.at_desk(act, "本人的案")
        assert await walk.app.at_desk(lambda desk: desk.store.sql("SELECT facts FROM matters")) == []
        assert not await walk.app.at_desk(
            lambda desk: does(connection(desk), "UPDATE main.parties SET note = '改'")
        )
    store = open_store(township.home)
    told = [line.entry for line in journal.entries(store, act=journal.REFUSED)]
    store.close()
    assert {entry.details["想"] for entry in told} >= {A.WRITE, A.READ}
    assert {entry.details["人"] for entry in told} == {township.people[MINE]}


async def test_61_a_role_that_is_lowered_counts_at_once(at: At, township: Township) -> None:
    """The head becomes a mediator while logged in: the open case is not read again, nor given to anybody."""
    async with at(HEAD) as walk:
        await walk.press("f3")
        await walk.type("本村的案")
        await walk.press("enter")
        assert "您可以看，不能改" in walk.text
        store = open_store(township.home)
        store.sql("UPDATE people SET role = '调解员' WHERE id = ?", township.people[HEAD])
        store.close()
        for act in (cases.load, history.changes, give(A.ASSIGN), share):
            with pytest.raises(Denied, match=COLLEAGUE):
                await walk.app.at_desk(act, "本村的案")
        with pytest.raises(Denied, match="没有编号"):
            await walk.app.at_desk(cases.load, "涉隐私的案")
