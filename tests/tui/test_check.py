"""核对全案: the whole case on one page, from which one goes to a field and comes back to the same line."""

from pathlib import Path

from .walking import Walk, prepare, walking


def here(walk: Walk) -> str:
    """The line one stands on."""
    return next(line for line in walk.lines if line.startswith(">"))


async def stand_on(walk: Walk, words: str) -> None:
    """Go down until one stands on a line with these words."""
    for _ in range(200):
        if words in here(walk):
            return
        await walk.press("down")
    raise AssertionError(f"no line with {words}")


async def test_enter_goes_to_the_field_and_esc_comes_back_to_the_line(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await walk.menu("核对")
        await stand_on(walk, "请求事项")
        await walk.press("enter")
        assert walk.path == "claims"
        assert "Esc 回核对" in walk.text
        await walk.press("escape")
        assert "核对全案" in walk.text
        assert "请求事项" in here(walk)
        await walk.press("escape")
        assert (walk.path, "核对全案" in walk.text) == ("claims", False)
        assert "Esc 列表" in walk.text


async def test_what_was_mended_is_gone_from_the_open_ones_and_the_next_line_is_stood_on(
    tmp_path: Path,
) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await walk.menu("核对")
        await walk.press("f3")
        assert "案件来源" not in walk.text
        await stand_on(walk, "只能由专门机关管")
        await walk.press("enter")
        assert walk.path == "screening/reserved"
        await walk.type("否")
        await walk.press("escape")
        assert "只看没填和有问题的" in walk.lines[0]
        assert "只能由专门机关管" not in walk.text
        await walk.press("f3")
        assert "案件来源" in walk.text


async def test_a_hole_is_shown_as_the_paper_shows_it_and_counted(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await walk.menu("核对")
        await stand_on(walk, "已有机关受理或处理")
        assert here(walk).endswith("＿＿")
        assert "没填" in walk.lines[0]


async def test_a_warning_passes_with_a_reason_that_is_kept_and_can_be_taken_back(tmp_path: Path) -> None:
    prepare(tmp_path, "工钱")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await walk.menu("核对")
        await walk.press("f3")
        await stand_on(walk, "提醒：")
        await walk.press("f6", "enter")
        assert walk.case.passed == ()
        assert "写上理由" in walk.text
        await walk.type("双方另行协商")
        await walk.press("enter")
        assert [passed.reason for passed in walk.case.passed] == ["双方另行协商"]
        await walk.press("f3")
        await stand_on(walk, "提醒：")
        assert "双方另行协商" in walk.text
        assert (await walk.stored()).passed == walk.case.passed
        await walk.press("f6")
        assert walk.case.passed == ()


async def test_what_must_be_mended_cannot_be_passed(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await walk.menu("核对")
        await stand_on(walk, "必改：")
        await walk.press("f6")
        assert walk.case.passed == ()
        assert "不能放过" in walk.text


async def test_f12_leaves_the_list_as_it_came(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "down")
        await walk.menu("核对")
        await walk.press("f12")
        assert walk.path == "applied_on"


async def test_signatures_still_to_come_are_no_mistakes(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await walk.menu("核对")
        await walk.press("end")
        assert "待办：还没有盖调委会的印章" in walk.text
        assert "必改" not in walk.text


async def test_danger_is_seen_on_every_step_and_passes_when_it_is_said_what_was_done(tmp_path: Path) -> None:
    """The word stands on the line under the steps; in the step itself the foot says what to do."""
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        assert "注意安全" not in walk.text
        await walk.press("f8", "f8")
        await walk.walk_to("facts")
        await walk.type("对方扬言要放火。")
        await walk.pilot.pause(1)  # the foot waits for a pause in typing
        assert "注意安全：看事实" in walk.lines[2]
        assert "打110" in walk.text
        await walk.press("f7")
        assert "注意安全" in walk.lines[2]
        await walk.menu("核对")
        await stand_on(walk, "注意安全：")
        await walk.press("f6", "enter")
        assert "写上做了什么" in walk.text
        await walk.type("已报告派出所")
        await walk.press("enter")
        assert [passed.reason for passed in walk.case.passed] == ["已报告派出所"]
        await walk.press("escape")
        await walk.pilot.pause(1)
        assert "注意安全" not in walk.text
