"""Two mediators at one case: the second is told and can read; nobody waits for a process that is gone."""

from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.homes import prepare, saved, stand_at
from tests.terminal.pty_session import DOWN, ENTER, ESC, F2, F4, F8, F10, PtySession

FIRST, SECOND = {"TIAOJIE_MEDIATOR": "江海平"}, {"TIAOJIE_MEDIATOR": "苏文英"}


@pytest.fixture
def number(home: Path) -> str:
    return prepare(home)


def at_work(start: Start, home: Path, number: str) -> PtySession:
    """The first mediator, in a field of the case."""
    stand_at(home, number, "parties", "parties/0/note")
    session = start(env=FIRST)
    session.wait_for("> 备注")
    session.settle()
    return session


def looking(start: Start) -> PtySession:
    """The second mediator, on the same case."""
    session = start(env=SECOND)
    session.wait_for("江海平从", "正在办这个案件")
    session.settle()
    return session


def test_the_second_is_told_who_has_the_case_and_can_read_all_of_it(
    start: Start, home: Path, number: str
) -> None:
    """Who and since when stands at the foot; the steps, their fields and the paper can be walked."""
    first, second = at_work(start, home, number), looking(start)
    second.press(F8)
    second.wait_for("[3事实", "两家院墙相连")
    second.send(b"\x1b[15~")
    second.wait_for("梁冬生", "F9")
    second.send(ESC)
    second.wait_for("[3事实")
    assert first.alive


def test_the_second_cannot_change_anything(start: Start, home: Path, number: str) -> None:
    """Typing, adding, deleting and picking change neither the screen nor the database."""
    at_work(start, home, number)
    before = saved(home, number)
    second = looking(start)
    second.press("改动", F2, F4)
    assert "改动" not in second.text
    second.press(*[DOWN] * 3, ENTER, "改动")
    second.read_for(1.5)
    assert saved(home, number) == before
    second.wait_for("正在办这个案件")


def test_the_second_leaves_without_being_asked(start: Start, home: Path, number: str) -> None:
    """Who only looks has nothing to save: F10 ends at once, and the first goes on typing."""
    first, second = at_work(start, home, number), looking(start)
    second.send(F10)
    assert second.wait_end() == 0
    first.send("长子")
    first.read_for(1.2)
    assert saved(home, number).parties[0].note == "长子"


def test_the_second_gets_the_case_when_the_first_has_left(start: Start, home: Path, number: str) -> None:
    """The first ends with F10; the next start of the second may change the case."""
    first, second = at_work(start, home, number), looking(start)
    first.send("长子")
    first.read_for(1.2)
    first.send(F10)
    assert first.wait_end() == 0
    second.send(F10)
    assert second.wait_end() == 0
    types_on(start, home, number, "长子", "，务农")


def test_the_second_gets_the_case_when_the_first_was_killed(start: Start, home: Path, number: str) -> None:
    """A lease of a process that is gone counts for nothing, though nobody gave it back."""
    first, second = at_work(start, home, number), looking(start)
    first.send("长子")
    first.read_for(1.2)
    first.kill()
    second.send(F10)
    assert second.wait_end() == 0
    types_on(start, home, number, "长子", "，务农")


def types_on(start: Start, home: Path, number: str, stands: str, typed: str) -> None:
    """A new start of the second mediator, who goes on in the same field."""
    stand_at(home, number, "parties", "parties/0/note")
    session = start(env=SECOND)
    session.wait_for("> 备注")
    session.settle()
    assert session.value("备注") == stands
    assert "正在办这个案件" not in session.text
    session.send(typed)
    session.read_for(1.2)
    assert saved(home, number).parties[0].note == stands + typed


def test_opening_from_the_list_tells_it_too(start: Start, home: Path, number: str) -> None:
    """The second starts at the list and opens the case with Enter: the same sentence."""
    first = at_work(start, home, number)
    second = start(env=SECOND)
    second.wait_for("江海平从")
    second.send(ESC)
    second.wait_for("查找", number)
    second.settle()
    second.send(ENTER)
    second.wait_for("江海平从", "正在办这个案件")
    assert first.alive
