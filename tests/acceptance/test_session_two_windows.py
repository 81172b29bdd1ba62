"""Two windows on one case, on a server of registered people: told, asked, handed on; nothing overwritten."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.shell import agreed_case
from tests.terminal.pty_session import DOWN, ENTER, F10, F12, PtySession
from tests.township import COLLEAGUE, MINE, Township, found
from tiaojie_tui.casework import cases, handing
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.store.places import Place

Login = Callable[[str], PtySession]
NUMBER = "(2026)青调字第7号"
TYPED = "，有两个儿子"


@pytest.fixture
def township(tmp_path: Path) -> Township:
    """A case of one mediator, in which a colleague shares; both were last in a field of it."""
    township = found(tmp_path / "home")
    with township.desk(MINE) as desk:
        case = agreed_case(number=NUMBER, mediators=[MINE], recorder=COLLEAGUE)
        cases.bring_in(desk, json.dumps(case, ensure_ascii=False))
        to = next(one for one in handing.candidates(desk, NUMBER, Action.SHARE) if one.name == COLLEAGUE)
        handing.share(desk, NUMBER, to)
    for name in (MINE, COLLEAGUE):
        with township.desk(name) as desk:
            cases.leave(desk, NUMBER, Place(NUMBER, "parties", "parties/0/note"))
    return township.settled(MINE, COLLEAGUE)


@pytest.fixture
def login(township: Township) -> Iterator[Login]:
    """Log in with somebody's key."""
    started: list[PtySession] = []

    def logging_in(name: str) -> PtySession:
        session = PtySession(township.home, env={"TIAOJIE_KEY": str(township.keys[name])})
        started.append(session)
        session.wait_for("> 备注")
        session.settle()
        return session

    yield logging_in
    for session in started:
        session.end()


def note(township: Township, name: str = MINE) -> str:
    with township.desk(name) as desk:
        return cases.load(desk, NUMBER).case.parties[0].note or ""


def choose_in_menu(session: PtySession, line: str, wanted: str) -> None:
    """F12, and this line of the menu."""
    session.send(F12)
    session.wait_for("菜单")
    session.send(line)
    session.settle()
    session.send(ENTER)
    session.wait_for(wanted)


def choose(session: PtySession, word: str) -> None:
    """F12, 谁在办, and this line there."""
    choose_in_menu(session, "谁在办", word)
    session.send(word)
    session.settle()
    session.send(ENTER)


def test_30_the_same_person_twice_is_told_and_takes_over_without_losing_a_word(
    township: Township, login: Login
) -> None:
    """The other window is closed and says so; what was typed there stands here, and typing goes on."""
    first = login(MINE)
    second = login(MINE)
    second.wait_for("正在办这个案件")
    first.send(TYPED)
    choose(second, "在这里接着办")
    assert first.wait_end() != 0
    second.wait_for("可以改了", TYPED)
    second.send("。")
    until(lambda: note(township).endswith(TYPED + "。"), second)


def until(holds: Callable[[], bool], *sessions: PtySession) -> None:
    """Let the sessions run on until this holds."""
    for _ in range(100):
        if holds():
            return
        for session in sessions:
            session.read(0.1)
    raise AssertionError("\n".join(session.text for session in sessions))


def test_30_a_colleague_reads_live_asks_and_gets_the_case(township: Township, login: Login) -> None:
    """What the first types appears at the second; asked, the first hands it over and only reads then."""
    first = login(MINE)
    second = login(COLLEAGUE)
    second.wait_for(f"{MINE}从", "正在办这个案件")
    first.send(TYPED)
    second.wait_for(TYPED)
    choose(second, f"请{MINE}交给我")
    second.wait_for("已经告诉对方")
    first.wait_for(f"{COLLEAGUE}想接着办这个案件")
    choose(first, f"交给{COLLEAGUE}接着办")
    first.wait_for(f"这个案件已交给{COLLEAGUE}接着办")
    first.settle()
    assert "想接着办" not in first.text
    second.wait_for("可以改了")
    second.send("。")
    until(lambda: note(township).endswith(TYPED + "。"), first, second)
    first.wait_for(TYPED + "。")
    first.press("改", DOWN)
    first.read_for(1.2)
    assert note(township).endswith(TYPED + "。")


def test_30_who_is_told_no_sees_it_and_may_ask_again(township: Township, login: Login) -> None:
    """Nobody waits for an answer that was given; asked at once again, the first is told again."""
    first = login(MINE)
    second = login(COLLEAGUE)
    second.wait_for("正在办这个案件")
    choose(second, f"请{MINE}交给我")
    first.wait_for("想接着办这个案件")
    choose(first, "自己接着办")
    first.wait_for("案件还在您手里")
    choose(second, f"请{MINE}交给我")
    first.wait_for("想接着办这个案件")
    second.settle()
    assert "先不交" not in second.text
    choose(first, "自己接着办")
    second.wait_for(f"{MINE}先不交，要自己接着办")
    first.kill()
    second.wait_for("现在没有人在办这个案件")


def test_59_a_case_that_may_be_read_no_longer_is_closed_where_it_is_open(
    township: Township, login: Login
) -> None:
    """The colleague reads, a page over the case, and shares in it no longer: back at the list, and told."""
    first = login(MINE)
    second = login(COLLEAGUE)
    second.wait_for("正在办这个案件")
    choose_in_menu(second, "修改记录", "立案")
    first.send(TYPED)
    choose(first, f"不再请{COLLEAGUE}")
    second.wait_for("查找", f"这个案件由{MINE}承办，您不能查看")
    assert "> 备注" not in second.text
    second.press(ENTER)
    assert "您不能查看" not in second.text
    second.send(F10)
    assert second.wait_end() == 0
    until(lambda: note(township).endswith(TYPED), first)


def test_30_a_killed_session_leaves_the_case_to_whoever_reads_it(township: Township, login: Login) -> None:
    """Its lease counts for nothing at once; the reader is told that the case is free, and takes it up."""
    first = login(MINE)
    second = login(COLLEAGUE)
    second.wait_for("正在办这个案件")
    first.send(TYPED)
    second.wait_for(TYPED)
    first.kill()
    second.wait_for("现在没有人在办这个案件")
    assert "正在办" not in second.text
    choose(second, "接着办")
    second.wait_for("可以改了")
    second.send("。")
    until(lambda: note(township, COLLEAGUE).endswith(TYPED + "。"), second)
