"""F2 adds parts and F4 takes them away; walking changes nothing; a restart lands where one was."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.tui.walking import Walk, prepare, walking
from tiaojie_tui.casework.parts import additions, removed
from tiaojie_tui.domain import steps
from tiaojie_tui.domain.case import Case, Consent, Evidence, Party, Passed, Unread
from tiaojie_tui.domain.schema import Card


async def add(walk: Walk, word: str) -> None:
    """F2, and choose what to add by this word."""
    await walk.press("f2")
    await walk.type(word)
    await walk.press("enter")


async def test_an_empty_step_says_what_to_do_first(tmp_path: Path) -> None:
    prepare(tmp_path)
    async with walking(tmp_path) as walk:
        await walk.press("f2", "f8")
        assert "按 F2 写第一个" in walk.text
        await walk.press("f7", "pagedown", "pagedown")
        assert "没有人可以告知" in walk.text


async def test_parties_are_added_with_the_usual_role_and_the_caret_in_the_name(tmp_path: Path) -> None:
    prepare(tmp_path)
    async with walking(tmp_path) as walk:
        await walk.press("f2", "f8", "f2", "1", "enter")
        await walk.type("洪大有")
        await add(walk, "dw")
        await walk.type("青石村供销社")
        first, second = walk.case.parties
        assert (first.role, first.kind, first.name) == ("申请人", "person", "洪大有")
        assert (second.role, second.kind, second.name) == ("被申请人", "organization", "青石村供销社")
        assert "(2/2)" in walk.lines[3]


async def test_an_agent_is_added_to_the_party_one_stands_on(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f8", "pagedown")
        await add(walk, "委托")
        await walk.type("陶律")
        assert walk.path == "parties/1/agents/0/name"
        assert walk.case.parties[1].agents[0].kind == "委托代理人"
        assert walk.case.parties[1].agents[0].name == "陶律"
        assert walk.case.parties[0].agents == ()


async def test_a_removed_card_comes_back_with_undo(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        before = walk.case
        await walk.case_screen.go_to("terms/0/due")
        await walk.press("f4")
        assert len(walk.case.terms) == len(before.terms) - 1
        assert "已删除「第 1 条  做一件事或不做」" in walk.text
        await walk.press("ctrl+z")
        assert walk.case.terms == before.terms
        assert walk.path.startswith("terms/0")


async def test_f4_does_nothing_to_what_is_no_part_of_a_list(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        before = walk.case
        await walk.press("f4")
        assert walk.case == before
        assert "退格键" in walk.text


async def test_walking_through_all_steps_and_cards_changes_nothing(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        before = walk.case
        for _ in steps.STEPS:
            await walk.press(*["pagedown"] * 3, "tab", "down", "up", "shift+tab", "home", "end", "f8")
        await walk.press(*["f7"] * len(steps.STEPS))
        assert walk.case == before
        assert not walk.case_screen.editing.dirty


async def test_each_step_is_entered_where_it_was_left(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f8", "pagedown", "down", "down")
        assert walk.path == "parties/1/name"
        await walk.press("f8", "f7")
        assert walk.path == "parties/1/name"


async def test_enter_walks_from_field_to_field_and_over_the_edge_of_a_card(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f8")
        await walk.case_screen.go_to("parties/0/phone")
        await walk.press("enter", "enter", "enter", "enter")
        assert walk.path == "parties/1/role"
        await walk.press("up")
        assert walk.path == "parties/0/ref"


async def test_the_end_of_a_step_says_so_and_stays(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f8")
        await walk.case_screen.go_to("parties/1/ref")
        await walk.press("enter")
        assert walk.path == "parties/1/ref"
        assert "这一步到底了" in walk.text


async def test_consent_and_notice_are_asked_of_each_party_by_name(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "pagedown", "pagedown")
        assert "梁秋生" in walk.text
        assert "梁冬生" in walk.text
        await walk.case_screen.go_to("consents/=梁冬生/notified")
        await walk.press(*["backspace"] * 2, "1")
        consent = walk.case.consent("梁冬生")
        assert consent is not None
        assert consent.notified is True


async def test_a_restart_lands_on_the_same_case_step_and_field(tmp_path: Path) -> None:
    first, _ = prepare(tmp_path, "院墙滴水", "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("down", "enter")
        assert walk.case.number == first
        await walk.case_screen.go_to("parties/1/phone")
        await walk.settle()
        await walk.case_screen.put_away(resume_here=True)
    async with walking(tmp_path) as walk:
        assert (walk.case.number, walk.path) == (first, "parties/1/phone")


async def test_a_killed_session_comes_back_with_what_was_typed_and_says_so(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await walk.case_screen.go_to("parties/0/occupation")
        await walk.settle()
        kept = walk.case.parties[0].occupation or ""
        await walk.type("甲乙")
        assert walk.case_screen.editing.dirty
    async with walking(tmp_path) as walk:
        assert walk.case.parties[0].occupation == kept + "甲乙"
        assert walk.path == "parties/0/occupation"
        assert "已恢复" in walk.text
        assert "当事人" in walk.lines[-2]


async def test_escape_goes_back_to_the_list_and_the_next_start_begins_there(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await walk.type("x")
        await walk.press("escape")
        assert "下一步" in walk.text
    async with walking(tmp_path) as walk:
        assert "下一步" in walk.text


async def test_a_second_session_is_told_who_has_the_case_and_may_only_read(tmp_path: Path) -> None:
    [number] = prepare(tmp_path, "狗咬伤")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _HOLDER, str(tmp_path), number), stdin=-1, stdout=-1
    )
    assert process.stdout
    assert process.stdin
    await process.stdout.readline()
    try:
        async with walking(tmp_path) as walk:
            await walk.press("enter")
            before = walk.case
            await walk.type("改")
            await walk.press("f4", "f2")
            assert walk.case == before
            assert "可以看，不能改" in walk.text
    finally:
        process.stdin.write(b"\n")
        await process.wait()


_HOLDER = """
import sys
from pathlib import Path
from tiaojie_tui.casework import cases, desk
here = desk.open_desk(Path(sys.argv[1]))
cases.open_case(here, sys.argv[2])
print("open", flush=True)
sys.stdin.readline()
"""


def card_at(case: Case, step: str, at: str) -> Card:
    return next(card for card in steps.cards(case, step) if card.at == at)


def test_what_was_typed_into_later_parts_moves_up_with_them() -> None:
    case = Case(
        evidence=(Evidence("甲"), Evidence("乙"), Evidence("丙")),
        unread=(Unread("evidence/0/pages", "a"), Unread("evidence/2/pages", "c"), Unread("facts", "f")),
        passed=(Passed("R", "evidence/1/name", "b"), Passed("R", "evidence/2/name", "c")),
    )
    left = removed(case, card_at(case, "facts", "evidence/1"))
    assert [part.name for part in left.evidence] == ["甲", "丙"]
    assert left.unread == (
        Unread("evidence/0/pages", "a"),
        Unread("evidence/1/pages", "c"),
        Unread("facts", "f"),
    )
    assert left.passed == (Passed("R", "evidence/1/name", "c"),)


def test_the_consent_of_a_removed_party_goes_with_it_unless_another_bears_its_name() -> None:
    parties = (Party(name="甲", role="申请人"), Party(name="乙"), Party(name="乙", role="第三人"))
    case = Case(parties=parties, consents=(Consent("甲"), Consent("乙")))
    assert removed(case, card_at(case, "parties", "parties/0")).consents == (Consent("乙"),)
    assert removed(case, card_at(case, "parties", "parties/1")).consents == (Consent("甲"), Consent("乙"))


@pytest.mark.parametrize("step", ["intake", "basis", "signing"])
def test_steps_without_lists_of_their_own_offer_nothing_to_add(step: str) -> None:
    assert additions(step, Case(), None) == ()


def test_an_addition_stands_where_it_says() -> None:
    case = replace(Case(), evidence=(Evidence("甲"),))
    for addition in additions("facts", case, None):
        grown, path = addition.add(case)
        assert path.rpartition("/")[0] in ("evidence", "records", "injuries")
        assert any(card.at == path for card in steps.cards(grown, "facts"))
