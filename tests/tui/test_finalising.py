"""定稿: what still blocks it, the frozen text, and voiding it again, by keys alone."""

from pathlib import Path

import pytest

from tiaojie_tui.casework import cases, papers, signing
from tiaojie_tui.casework.desk import Desk, NotSaved
from tiaojie_tui.papers.verify import read_printed

from .signing_walk import at_step_six, row, sign, stored


async def test_what_still_blocks_is_listed_with_its_step_and_enter_goes_there(tmp_path: Path) -> None:
    async with at_step_six(tmp_path, "狗咬伤") as walk:
        assert "还有 2 处没补齐" in walk.text
        assert "第5步 协议" in row(walk, "达成协议的日期")
        await walk.press("enter")
        assert "[5协议" in walk.lines[1]
        assert walk.path == "agreed_on"


async def test_a_digit_goes_to_the_problem_of_that_line(tmp_path: Path) -> None:
    async with at_step_six(tmp_path, "狗咬伤") as walk:
        await walk.press("2")
        assert "[5协议" in walk.lines[1]


async def test_f9_does_nothing_while_something_blocks(tmp_path: Path) -> None:
    async with at_step_six(tmp_path, "狗咬伤") as walk:
        await walk.press("f9")
        assert "还不能定稿，还有 2 处没补齐" in walk.text
        assert (await stored(walk)).frozen is None


async def test_missing_signatures_do_not_block_the_final_text(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        assert "可以定稿" in walk.lines[3]
        assert "F9 定稿" in walk.lines[-1]
        assert "梁冬生（当事人）" in walk.text, "who will have to sign is said before"


async def test_what_is_empty_before_is_said_and_does_not_stop_the_final_text(tmp_path: Path) -> None:
    """Nobody can fill it once the agreement is sealed."""
    async with at_step_six(tmp_path) as walk:
        said = "".join(line.strip() for line in walk.lines)
        assert "第1步的「只能由专门机关管」等2处还没有填" in said
        assert "都齐了" not in said
        await walk.press(*["f7"] * 5, "pagedown")
        await walk.type("否")
        await walk.press("enter")
        await walk.type("没有")
        await walk.press("enter", *["f8"] * 5)
        assert "都齐了，可以定稿" in walk.text
        assert "还没有填" not in walk.text


async def test_an_agreement_that_failed_is_not_signed(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f7")
        await walk.press(*["backspace"] * len("达成书面协议"))
        await walk.type("调解不成")
        await walk.press("f8", "f9")
        assert "没有协议要签" in walk.text
        assert (await stored(walk)).frozen is None


async def test_f9_freezes_what_was_just_typed(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f7", "f7", "f7")
        await walk.type("丁香")
        await walk.press("f8", "f8", "f8", "f9")
        found = await stored(walk)
        assert found.frozen is not None
        assert "丁香" in (found.case.facts or "")
        docx = (await walk.app.at_desk(papers.hand_out, found.case.number or "")).docx
        assert "丁香" in read_printed(docx).text


async def test_after_freezing_version_code_and_copies_stand_on_screen(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9")
        frozen = (await stored(walk)).frozen
        assert frozen is not None
        head = row(walk, "协议书第1稿")
        assert "打印 3 份" in head
        assert frozen.code in head


async def test_f9_pressed_twice_in_haste_freezes_once(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.pilot.press("f9", "f9")
        await walk.settle()
        frozen = (await stored(walk)).frozen
        assert frozen is not None
        assert walk.case_screen.editing.stored.frozen == frozen
        assert "协议书第1稿" in walk.text


async def test_nothing_is_frozen_when_what_was_typed_cannot_be_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f7", "f7", "f7")

        def full(*_: object) -> None:
            raise NotSaved("硬盘满了，请腾出空间。")

        monkeypatch.setattr(cases, "save", full)
        await walk.type("丁")
        await walk.press("f8", "f8", "f8", "f9")
        assert "还没有存进数据库" in walk.text
        monkeypatch.undo()
        await walk.press("enter")
        assert (await walk.app.at_desk(cases.load, walk.case.number or "")).frozen is None


async def test_voiding_asks_why_and_its_first_answer_does_nothing(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9", "home", "f4")
        await walk.type("金额写错")
        await walk.press("enter", "enter")
        assert (await stored(walk)).frozen is not None


async def test_voiding_without_a_reason_is_asked_again(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9", "home", "f4", "enter", "down", "enter")
        assert "要写明理由" in walk.text
        assert walk.case_screen.editing.stored.frozen is not None


async def test_after_voiding_the_text_can_be_changed_and_nobody_has_signed(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9")
        await sign(walk, "1", "1", "10.20")
        await walk.press("home", "f4")
        await walk.type("金额写错")
        await walk.press("enter", "2", "enter")
        found = await stored(walk)
        assert (found.frozen, found.case.signatures) == (None, ())
        await walk.press("ctrl+z")
        assert walk.case.signatures == (), "undo brings no signature back"
        await walk.press("f9")
        assert "协议书第2稿" in walk.text
        assert "还没签" in row(walk, "梁秋生")


async def test_a_refusal_of_the_desk_is_read_in_full(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9")
        await walk.app.at_desk(behind_its_back, walk.case.number or "")
        await walk.press("home", "f4")
        await walk.type("改")
        await walk.press("enter", "2", "enter")
        assert "还没有定稿，可以直接改。" in walk.text


def behind_its_back(at: Desk, number: str) -> None:
    signing.void(at, number, "在别处作废")


async def test_who_may_only_read_acts_on_nothing(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        walk.case_screen.editing.only_read = "苏文英从09:10起正在办这个案件，您可以看，不能改。"
        await walk.press("f9")
        assert "苏文英从09:10起正在办" in walk.text
        assert (await stored(walk)).frozen is None
