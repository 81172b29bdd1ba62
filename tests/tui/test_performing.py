"""Step 5 after the agreement: 履行 and 回访 are written down, also when nothing else can change any more."""

from pathlib import Path

from tests.tui.test_supplement import seal
from tests.tui.walking import Walk, prepare, walking
from tiaojie_tui.casework import cases


async def add(walk: Walk, words: str) -> None:
    await walk.press("f2")
    await walk.type(words)
    await walk.press("enter")


async def test_a_payment_is_recorded_and_the_receipt_can_be_printed(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter", *["f8"] * 4)
        terms = len(walk.case.terms)
        await add(walk, "第2条")
        assert "第2条的履行" in walk.text
        await walk.type("11.20")
        await walk.press("enter")
        await walk.type("680")
        await walk.press("enter", "enter", "1", "enter")
        [one] = walk.case.performance
        assert (one.term, str(one.on), one.amount, one.state) == (2, "2026-11-20", 68000, "已履行")
        assert len(walk.case.terms) == terms


async def test_of_a_sealed_case_only_what_came_after_it_is_added_and_kept(tmp_path: Path) -> None:
    [number] = prepare(tmp_path, "院墙滴水")
    seal(tmp_path, number)
    async with walking(tmp_path) as walk:
        await walk.press("enter", *["f8"] * 4)
        await walk.press("f2")
        assert "回访" in walk.text
        assert "付款" not in walk.text.split("加什么")[1]
        await walk.type("回访")
        await walk.press("enter")
        await walk.type("后天左右")
        await walk.press("enter")
        await walk.press("ctrl+s")
        assert "没存上" not in walk.text
        assert [one.path for one in walk.case.unread] == ["follow_ups/0/on"]
        await walk.press("up")
        await walk.press(*["backspace"] * 4)
        await walk.type("11.22")
        await walk.press("enter")
        await walk.press("enter", "1", "enter")
        await walk.press("ctrl+s")
        stored = await walk.app.at_desk(cases.load, number)
        assert stored.seal is not None
        [visit] = stored.case.follow_ups
        assert (str(visit.on), visit.visitor) == ("2026-11-22", "江海平")
        assert stored.case.unread == ()


async def test_what_is_sealed_stays_as_it_is_on_the_same_step(tmp_path: Path) -> None:
    [number] = prepare(tmp_path, "院墙滴水")
    seal(tmp_path, number)
    async with walking(tmp_path) as walk:
        await walk.press("enter", *["f8"] * 4)
        before = walk.case
        await walk.press("f4")
        await walk.type("x")
        assert walk.case == before
        assert "已经封存" in walk.text


async def test_before_anything_is_agreed_there_is_nothing_to_perform(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter", *["f8"] * 4, "f2")
        assert "付款" in walk.text
        assert "回访" not in walk.text


async def test_the_dossier_leads_to_where_what_is_missing_is_added(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await walk.menu("卷宗")
        lacking = next(line for line in walk.lines if "一份调解记录也没有" in line)
        await walk.press(*["down"] * (walk.lines.index(lacking) - 2), "enter")
        assert "[3事实" in walk.lines[1]
        assert "按 F2 加「笔录」" in walk.text
        await walk.press("escape")
        assert "卷宗" in walk.lines[0]
