"""A server whose every stored word is hostile, its people and devices too: nothing of it acts on anybody."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime

import pytest

from tests.acceptance.hostile_words import MARKUP, Looking, Walked, plant
from tests.cli.shell import agreed_case
from tests.terminal.pty_session import DOWN, ENTER, ESC, F3, F8, F10, F12, PtySession
from tests.township import CHIEF, COLLEAGUE, HEAD, MINE, OFFICE_CLERK, Township, found
from tiaojie_tui.casework import cases, deletion, handing
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.store import cases as stored_cases
from tiaojie_tui.surroundings import KEY

_WORDS = (HEAD, MINE, COLLEAGUE, CHIEF, OFFICE_CLERK, "青石村", "白杨", "院墙", "梁秋生", "保管期")
CTRL_S = b"\x13"
MINES, COLLEAGUES, PRIVATE, ASKED = (f"(2026)青调字第{number}号" for number in (1, 2, 3, 4))


@pytest.fixture(scope="module")
def township(tmp_path_factory: pytest.TempPathFactory) -> Township:
    """One case shared by two, one of the colleague's, one that is private, one that is to be destroyed."""
    township = found(tmp_path_factory.mktemp("hostile") / "home")
    for number, name in ((MINES, MINE), (COLLEAGUES, COLLEAGUE), (PRIVATE, COLLEAGUE), (ASKED, MINE)):
        with township.desk(name) as desk:
            told = agreed_case(number=number, mediators=[name], recorder=None)
            cases.bring_in(desk, json.dumps(told, ensure_ascii=False))
            if number == PRIVATE:
                handing.restrict(desk, number, True)
            if number == MINES:
                near = handing.candidates(desk, number, Action.SHARE)
                handing.share(desk, number, next(one for one in near if one.name == COLLEAGUE))
    with township.desk(OFFICE_CLERK) as desk:
        handing.remark(desk, MINES, "付款的日子要写清楚，院墙另写。")
    with township.desk(HEAD) as desk:
        deletion.propose(desk, ASKED, "保管期满了")
    township.settled(HEAD, MINE, COLLEAGUE, CHIEF, OFFICE_CLERK)
    assert plant(township.home, _WORDS) > 10
    with township.desk(MINE) as desk:
        for _ in range(6):  # more than one may be refused in a day without being told of
            with suppress(Refused):
                cases.open_case(desk, COLLEAGUES)
    return township


def save_behind_the_back(township: Township, number: str) -> None:
    """Somebody else saves other facts: no lease stops a program that has been lent the case before."""
    with township.desk(MINE) as desk:
        stored = cases.load(desk, number)
        stored_cases.save(
            desk.store,
            stored.version,
            replace(stored.case, facts=f"{stored.case.facts}别人写的。"),
            by=COLLEAGUE,
            at=datetime(2026, 11, 23, 10, 21),
            label="改",
            save_id=cases.new_save_id(),
        )


@pytest.fixture(scope="module")
def walked(township: Township) -> Walked:
    """What is only there on a server: who is at work, asking, handing on, destroying, who has looked."""
    walked = Walked()

    @contextmanager
    def at(name: str) -> Iterator[Looking]:
        session = PtySession(township.home, rows=30, cols=330, env={KEY: str(township.keys[name])})
        try:
            session.wait_for("F10")
            session.settle()
            yield Looking(session, walked, name)
        finally:
            session.end()

    def at_work(one: Looking, act: str, *keys: str | bytes) -> None:
        """F12, 谁在办, this line there, and what comes of it."""
        one.look(f"menu before {act}", F12, wanted="菜单")
        one.look(f"before {act}", "谁在办", ENTER, wanted=act)
        one.look(act, act, ENTER, *keys)

    with at(COLLEAGUE) as first, at(MINE) as second:
        for one in (first, second):
            one.look("found", F3, MINES)
            one.look("case", ENTER, wanted="[1受理")
        second.look("told", wanted="正在办这个案件")
        at_work(second, f"请{COLLEAGUE}")
        first.look("asked", wanted="想接着办")
        at_work(first, "自己接着办")
        second.look("kept")
        at_work(second, f"请{COLLEAGUE}")
        first.look("asked again", wanted="想接着办")
        at_work(first, f"交给{MINE}")
        second.look("mine now", wanted="可以改了")
        first.look("only read", wanted="不能改")
        for act, keys in (("移交", (ENTER,)), ("请人协办", ()), ("看指导意见", ())):
            at_work(second, act, *keys)
            second.look(f"{act}, left", ESC)
        at_work(second, f"不再请{COLLEAGUE}")
        first.look("closed", wanted="这个案件关上了")
        first.look("list", ENTER)
        second.menu("谁看过")
        second.look("facts", F8, F8)
        save_behind_the_back(township, MINES)
        second.look("conflict", "我写的", CTRL_S, wanted="没存上")
        second.look("both", F12, "逐项选用", ENTER, wanted="还没有选")
        second.look("settled", "2", ENTER, wanted="已保存")
        for one in (first, second):
            one.end(F10)
    with at(HEAD) as head:
        head.look("found", F3, COLLEAGUES)
        head.look("case", ENTER, wanted="您可以看，不能改")
        at_work(head, "分派")
        head.look("分派, sure", ENTER, wanted="把案件交给")
        head.look("分派, left", ESC)
        at_work(head, "提请销毁")
        head.look("提请销毁, left", ESC)
        head.look("异常查阅", F12, "异常查阅", ENTER, wanted="次")
        head.look("异常查阅, left", ESC)
        head.end(F10)
    with at(CHIEF) as chief:
        chief.look("private", F12, wanted="写明编号和理由")
        chief.look("looked into", PRIVATE, DOWN, "县局督办", ENTER, wanted="[1受理")
        chief.look("list", ESC, wanted="查找")
        chief.look("found", F3, ASKED)
        chief.look("case", ENTER, wanted="[1受理")
        at_work(chief, "同意销毁")
        chief.look("同意销毁, sure", wanted="同意销毁这个案件")
        chief.look("同意销毁, left", ESC)
        chief.end(F10)
    return walked


def test_43_no_name_of_a_person_or_device_leaves_as_a_control_sequence(walked: Walked) -> None:
    """All bytes to all terminals, but for the program's own few sequences, are printable text."""
    assert walked.acted() == {}
    assert len(walked.ended) == 4
    assert set(walked.ended) == {0}


def test_42_markup_in_the_names_of_people_is_shown_as_it_stands(walked: Walked) -> None:
    """At the top of the screen, where is said who works, in every choice of people, in 谁看过."""
    for name, text in walked.screens.items():
        shown = "".join(text.split())
        assert re.search(rf"({'|'.join(_WORDS)})(\[/\]|\.\.)", shown), f"{name}:\n{text}"
    for markup in MARKUP:
        assert markup in walked.everything


def test_44_what_hides_in_the_name_of_a_person_is_seen(walked: Walked) -> None:
    """Nobody reads over it: each stands as � where it is shown."""
    assert "\ufffd" in walked.everything
    assert not walked.hidden()
