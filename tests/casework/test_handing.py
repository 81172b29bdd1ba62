"""A case goes from hand to hand on a server: given, handed over, shared, asked for, let go, guided."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.shell import agreed_case
from tests.township import (
    CHIEF,
    COLLEAGUE,
    HEAD,
    MINE,
    NEIGHBOUR,
    NEIGHBOUR_HEAD,
    OF_TOWNSHIP,
    OFFICE_CLERK,
    Township,
    found,
)
from tiaojie_tui.casework import cases, handing, permission
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.domain.people import Person
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.store import access, journal, leases
from tiaojie_tui.store import cases as stored_cases
from tiaojie_tui.store.access import IN_CHARGE
from tiaojie_tui.store.engine import Store, open_store
from tiaojie_tui.store.leases import Worker
from tiaojie_tui.store.troubles import Beyond

Sit = Callable[[str], Desk]
NUMBER = "(2026)青调字第7号"


@pytest.fixture
def township(tmp_path: Path) -> Township:
    township = found(tmp_path / "home")
    with township.desk(MINE) as desk:
        case = agreed_case(number=NUMBER, mediators=[MINE], recorder=COLLEAGUE)
        cases.bring_in(desk, json.dumps(case, ensure_ascii=False))
    return township


@pytest.fixture
def sit(township: Township) -> Iterator[Sit]:
    """Desks that stay open until the end of the test."""
    with ExitStack() as open_desks:
        yield lambda name: open_desks.enter_context(township.desk(name))


def parts(desk: Desk) -> list[tuple[str, str]]:
    return [(one.name, one.part) for one in access.parts(desk.store, NUMBER)]


def the(desk: Desk, name: str, action: Action) -> Person:
    return next(one for one in handing.candidates(desk, NUMBER, action) if one.name == name)


def acts(desk: Desk) -> list[tuple[str, str]]:
    return [(one.entry.act, one.entry.who) for one in journal.entries(desk.store, number=NUMBER)]


def test_a_case_begins_with_who_registered_it(sit: Sit) -> None:
    assert parts(sit(MINE)) == [(MINE, access.IN_CHARGE)]


def test_the_head_gives_it_to_another_who_then_works_on_it(sit: Sit) -> None:
    head, new = sit(HEAD), sit(COLLEAGUE)
    with pytest.raises(Refused):
        cases.open_case(new, NUMBER)
    handing.give(head, NUMBER, the(head, COLLEAGUE, Action.ASSIGN), action=Action.ASSIGN)
    assert parts(head) == [(COLLEAGUE, access.IN_CHARGE)]
    assert cases.open_case(new, NUMBER).only_read is None
    with pytest.raises(Refused):
        cases.open_case(sit(MINE), NUMBER)
    assert ("分派", HEAD) in acts(head)


def test_a_mediator_hands_an_own_case_to_a_colleague_of_the_committee_only(sit: Sit) -> None:
    mine = sit(MINE)
    names = [one.name for one in handing.candidates(mine, NUMBER, Action.HAND_OVER)]
    assert names == [HEAD, COLLEAGUE]
    handing.give(mine, NUMBER, the(mine, COLLEAGUE, Action.HAND_OVER), action=Action.HAND_OVER)
    assert ("移交", MINE) in acts(mine)
    with pytest.raises(Refused):
        handing.give(mine, NUMBER, Person(1, HEAD, sit(HEAD).person.role, 1), action=Action.HAND_OVER)  # type: ignore[union-attr]


@pytest.mark.parametrize("name", [COLLEAGUE, NEIGHBOUR, NEIGHBOUR_HEAD, OFFICE_CLERK, CHIEF])
def test_others_cannot_give_it_away(sit: Sit, name: str) -> None:
    desk = sit(name)
    to = Person(desk.person.id, name, desk.person.role, desk.person.committee)  # type: ignore[union-attr]
    for action in (Action.ASSIGN, Action.HAND_OVER):
        with pytest.raises(Refused):
            handing.give(desk, NUMBER, to, action=action)
    assert parts(sit(MINE)) == [(MINE, access.IN_CHARGE)]


def test_nobody_gives_a_case_to_who_is_not_on_the_list(sit: Sit) -> None:
    head, stranger = sit(HEAD), sit(NEIGHBOUR).person
    assert stranger
    with pytest.raises(Refused, match="请在名单里选一位"):
        handing.give(head, NUMBER, stranger, action=Action.ASSIGN)


def test_who_shares_works_too_and_no_longer_when_it_is_taken_back(sit: Sit) -> None:
    mine, colleague = sit(MINE), sit(COLLEAGUE)
    to = the(mine, COLLEAGUE, Action.SHARE)
    handing.share(mine, NUMBER, to)
    assert parts(mine) == [(MINE, access.IN_CHARGE), (COLLEAGUE, access.SHARING)]
    assert cases.open_case(colleague, NUMBER).only_read is None
    cases.leave(colleague, NUMBER, None)
    handing.share_no_longer(mine, NUMBER, to.id)
    with pytest.raises(Refused):
        cases.open_case(colleague, NUMBER)
    with pytest.raises(Refused, match="不是这个案件的协办人"):
        handing.share_no_longer(mine, NUMBER, to.id)


def test_only_the_head_brings_in_mediators_of_other_committees(sit: Sit) -> None:
    mine, head = sit(MINE), sit(HEAD)
    assert NEIGHBOUR not in [one.name for one in handing.candidates(mine, NUMBER, Action.SHARE)]
    handing.share(head, NUMBER, the(head, OF_TOWNSHIP, Action.SHARE))
    assert cases.open_case(sit(OF_TOWNSHIP), NUMBER).only_read is None


def test_the_head_and_the_office_read_and_are_told_whose_it_is(sit: Sit) -> None:
    for name in (HEAD, OFFICE_CLERK):
        assert cases.open_case(sit(name), NUMBER).only_read == f"这个案件由{MINE}承办，您可以看，不能改。"


def test_guidance_of_the_office_is_beside_the_case_for_good(sit: Sit) -> None:
    office, mine = sit(OFFICE_CLERK), sit(MINE)
    handing.remark(office, NUMBER, " 付款的日子要写清楚。\x1b[2J ")
    [remark] = handing.at_work(mine, NUMBER).remarks
    assert (remark.name, remark.text) == (OFFICE_CLERK, "付款的日子要写清楚。[2J")
    assert handing.news(mine, NUMBER, 1).remarks == 1
    for text in ("", " ", "长" * 2001):
        with pytest.raises(Refused):
            handing.remark(office, NUMBER, text)
    with pytest.raises(Refused):
        handing.remark(mine, NUMBER, "我自己写的。")
    assert ("批注", OFFICE_CLERK) in acts(mine)


def test_a_lease_says_on_which_device(township: Township, sit: Sit) -> None:
    mine, colleague = sit(MINE), sit(COLLEAGUE)
    handing.share(mine, NUMBER, the(mine, COLLEAGUE, Action.SHARE))
    cases.open_case(mine, NUMBER)
    elsewhere(mine)
    told = cases.open_case(colleague, NUMBER)
    assert told.only_read
    assert f"{MINE}从" in told.only_read
    assert f"在{MINE}的电脑上正在办这个案件" in told.only_read
    assert told.held
    assert not handing.is_own(colleague, told.held)
    assert handing.is_own(mine, told.held)


def elsewhere(desk: Desk) -> None:
    """Let the lease be that of another living process."""
    parent = os.getppid()
    desk.store.sql("UPDATE main.leases SET pid = ?, born = ?", parent, leases._born(parent))


def test_who_asks_is_told_and_gets_it_when_it_is_let_go(sit: Sit) -> None:
    mine, colleague = sit(MINE), sit(COLLEAGUE)
    handing.share(mine, NUMBER, the(mine, COLLEAGUE, Action.SHARE))
    cases.open_case(mine, NUMBER)
    handing.ask_for(colleague, NUMBER)
    handing.ask_for(colleague, NUMBER)
    assert handing.news(mine, NUMBER, 1).asked_by == (COLLEAGUE,)
    handing.let_go(mine, NUMBER)
    assert cases.open_case(colleague, NUMBER).only_read is None
    assert handing.news(mine, NUMBER, 1).asked_by == ()


def test_who_keeps_the_case_is_asked_no_more_and_who_asked_can_see_it(sit: Sit) -> None:
    mine, colleague = sit(MINE), sit(COLLEAGUE)
    handing.share(mine, NUMBER, the(mine, COLLEAGUE, Action.SHARE))
    handing.ask_for(colleague, NUMBER)
    assert handing.news(colleague, NUMBER, 1).asking
    assert not handing.news(mine, NUMBER, 1).asking
    handing.keep(mine, NUMBER)
    assert handing.news(mine, NUMBER, 1).asked_by == ()
    assert not handing.news(colleague, NUMBER, 1).asking


def test_who_may_read_it_no_longer_gets_no_news_of_it(sit: Sit) -> None:
    """Bug: once it was saved again, the reader's program asked for rows that were not there, and broke."""
    mine, colleague = sit(MINE), sit(COLLEAGUE)
    to = the(mine, COLLEAGUE, Action.SHARE)
    handing.share(mine, NUMBER, to)
    assert handing.news(colleague, NUMBER, 0).stored is not None
    handing.share_no_longer(mine, NUMBER, to.id)
    for version in (0, 1):
        with pytest.raises(permission.Denied, match=f"这个案件由{MINE}承办，您不能查看"):
            handing.news(colleague, NUMBER, version)
    assert "拒绝" not in str(acts(mine))
    with pytest.raises(Beyond):
        stored_cases.load(colleague.store, NUMBER)


def test_somebody_elses_session_is_never_ended(sit: Sit) -> None:
    mine, colleague = sit(MINE), sit(COLLEAGUE)
    handing.share(mine, NUMBER, the(mine, COLLEAGUE, Action.SHARE))
    cases.open_case(mine, NUMBER)
    elsewhere(mine)
    with pytest.raises(Refused, match=f"正在办的是{MINE}"):
        handing.end_own_session(colleague, NUMBER)


def test_a_save_after_another_session_took_the_case_is_refused_and_told(sit: Sit) -> None:
    mine = sit(MINE)
    editing = cases.open_case(mine, NUMBER)
    from dataclasses import replace

    editing.change("事实", "facts", replace(editing.case, facts="我写的。"))
    leases.take(mine.store, NUMBER, Worker(MINE, mine.worker.person, "家里的电脑"), mine.now())
    elsewhere(mine)
    pending = editing.pending()
    assert pending
    with pytest.raises(cases.TakenOver, match=f"{MINE}在家里的电脑上接着办这个案件了"):
        cases.save(mine, pending, editing.place)
    assert cases.load(mine, NUMBER).case.facts != "我写的。"


def test_the_list_names_who_is_in_charge_of_what_is_only_listed_and_asks_once_for_all(
    township: Township, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two in charge are both named; of one's own cases the next step is said instead."""
    numbers = {f"(2026)青调字第{place}号": name for place, name in enumerate([COLLEAGUE] * 3 + [MINE], 8)}
    for number, name in numbers.items():
        with township.desk(name) as desk:
            case = agreed_case(number=number, mediators=[name], recorder=None)
            cases.bring_in(desk, json.dumps(case, ensure_ascii=False))
    store = open_store(township.home)
    [(case_id,)] = store.sql("SELECT id FROM cases WHERE number = ?", "(2026)青调字第8号")
    access.give(store, case_id, township.people[HEAD], IN_CHARGE, by=HEAD, at=datetime.now())
    store.close()
    with township.desk(MINE) as desk:
        asked = []
        rows = Store.rows
        monkeypatch.setattr(Store, "rows", lambda at, query: asked.append(query) or rows(at, query))
        found = {row.number: row.in_charge for row in cases.page(desk).rows}
    assert found == {
        NUMBER: "",
        "(2026)青调字第8号": f"{COLLEAGUE}、{HEAD}",
        "(2026)青调字第9号": COLLEAGUE,
        "(2026)青调字第10号": COLLEAGUE,
        "(2026)青调字第11号": "",
    }
    assert len(asked) == 3, "which cases, what of them, who is in charge"
