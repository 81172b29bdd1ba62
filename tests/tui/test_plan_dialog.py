"""怎么付 and 各人份额: asked in few questions, shown before they are taken, written like typing."""

from datetime import date
from pathlib import Path

from textual import events

from tiaojie_tui.domain.case import Instalment, Recurrence, Share

from .walking import Walk, prepare, walking


async def add_payment(walk: Walk) -> None:
    """A payment term for a case that has no terms yet."""
    await walk.press("enter", "f8", "f8", "f8", "f8", "f2")
    await walk.type("付款")
    await walk.press("enter")


async def begin_payment(walk: Walk, *, obligees: str = "1") -> None:
    """A payment term filled down to how it is paid."""
    await add_payment(walk)
    for path, typed in (("obligors", "2"), ("obligees", obligees), ("amount", "三万四千五")):
        await walk.walk_to(f"terms/0/{path}")
        await walk.type(typed)
    await walk.walk_to("terms/0/plan")


async def test_enter_on_an_empty_plan_asks_shows_the_parts_and_writes_them(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await begin_payment(walk)
        await walk.press("enter", "3", "enter")
        await walk.type("5000")
        await walk.press("enter")
        await walk.type("十号")
        await walk.press("enter")
        await walk.type("12月")
        assert "第 7期   2027-06-10  星期四   4500 元" in walk.text
        assert "合计 34500 元，人民币叁万肆仟伍佰元整" in walk.text
        assert walk.case.terms[0].instalments == (), "nothing is taken before Enter"
        await walk.press("enter")
        parts = walk.case.terms[0].instalments
        assert len(parts) == 7
        assert parts[0] == Instalment(date(2026, 12, 10), 500_000)
        assert parts[-1] == Instalment(date(2027, 6, 10), 450_000)
        assert walk.path == "terms/0/shares"
        assert (await walk.stored()).terms[0].instalments == parts
        await walk.press("ctrl+z")
        assert walk.case.terms[0].instalments == ()


async def test_esc_changes_nothing(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await begin_payment(walk)
        before = walk.case
        await walk.press("enter", "2", "enter")
        await walk.type("3")
        await walk.press("escape")
        assert walk.case == before
        assert walk.path == "terms/0/plan"


async def test_enter_on_the_last_answer_goes_back_to_the_one_that_is_missing(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await begin_payment(walk)
        await walk.press("enter", "2", "enter")
        await walk.type("3")
        await walk.press("enter", "enter", "enter", "enter")
        assert next(line for line in walk.lines if line.startswith("> ")).startswith("> 第一期哪天")
        await walk.type("2026-12-31")
        await walk.press("down", "down", "enter")
        assert [part.due for part in walk.case.terms[0].instalments] == [
            date(2026, 12, 31),
            date(2027, 1, 31),
            date(2027, 2, 28),
        ]


async def test_the_sum_is_asked_and_written_where_it_was_missing(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await add_payment(walk)
        await walk.walk_to("terms/0/plan")
        await walk.press("enter", "4", "enter")
        for typed in ("500", "", "1", "2027年1月", ""):
            await walk.type(typed)
            await walk.press("enter")
        term = walk.case.terms[0]
        assert term.amount == 50_000
        assert term.recurrence == Recurrence("month", 1, date(2027, 1, 1))


async def test_a_plan_that_stands_is_passed_by_enter_and_asked_anew_by_f6(tmp_path: Path) -> None:
    prepare(tmp_path, "借款分期")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f8", "f8", "f8", "f8", "pagedown")
        await walk.walk_to("terms/0/plan")
        before = walk.case.terms[0]
        await walk.press("enter")
        assert walk.path != "terms/0/plan"
        await walk.press("up", "f6", "1", "enter")
        await walk.type("2026-12-1")
        await walk.press("enter")
        term = walk.case.terms[0]
        assert (term.due, term.instalments) == (date(2026, 12, 1), ())
        assert term.amount == before.amount


async def test_writing_oneself_leads_back_to_the_field(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await begin_payment(walk)
        await walk.press("enter", "5", "enter")
        assert walk.path == "terms/0/plan"
        await walk.type("+7一次付清")
        assert walk.case.terms[0].due is not None


async def test_shares_show_what_is_left_and_enter_writes_the_rest(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await begin_payment(walk, obligees="1,2")
        await walk.press("down")
        assert walk.path == "terms/0/shares"
        await walk.press("f6", "2", "enter")
        await walk.type("两万")
        assert "还差 14500 元" in walk.text
        await walk.press("enter", "enter")
        assert "和金额一样" in walk.text
        await walk.press("enter")
        assert [share.amount for share in walk.case.terms[0].shares] == [2_000_000, 1_450_000]


async def test_shares_that_do_not_add_up_are_not_taken(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await begin_payment(walk, obligees="1,2")
        await walk.press("down", "f6", "2", "enter")
        await walk.type("20000")
        await walk.press("down")
        await walk.type("15000")
        await walk.press("enter")
        assert "多了 500 元" in walk.text
        assert walk.case.terms[0].shares == ()


async def test_equal_shares_are_one_line(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await begin_payment(walk, obligees="1,2")
        await walk.press("down", "f6", "1", "enter")
        names = [party.called for party in walk.case.parties]
        assert walk.case.terms[0].shares == tuple(Share(name, 1_725_000) for name in names)


async def test_where_one_pays_one_there_is_nothing_to_share(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await begin_payment(walk)
        await walk.press("down", "f6")
        assert "不用分份额" in walk.text


async def test_a_number_and_enter_in_one_stroke_pick_and_go_on(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await add_payment(walk)
        await walk.walk_to("terms/0/obligors")
        for key, character in (("2", "2"), ("enter", None)):
            walk.app.post_message(events.Key(key, character))
        await walk.settle()
        assert walk.case.terms[0].obligors == (walk.case.parties[1].called,)
        assert walk.path == "terms/0/obligees"
