"""The first start asks three things; the list says what each case needs and finds it again."""

from pathlib import Path

import pytest

from tests.tui.walking import COMMITTEE, Walk, prepare, walking
from tiaojie_tui.casework import cases, desk

DEMOS = ("院墙滴水", "狗咬伤", "借款分期", "赡养老人")


def here(walk: Walk) -> str:
    """The row one stands on."""
    return next(line for line in walk.lines if line.startswith("> ("))


async def test_the_first_start_asks_committee_place_and_mediators_and_no_more(tmp_path: Path) -> None:
    async with walking(tmp_path / "new") as walk:
        assert "第一次使用" in walk.text
        await walk.type(COMMITTEE)
        await walk.press("enter")
        await walk.type("云溪县白杨镇青石村")
        await walk.press("enter")
        await walk.type("江海平 苏文英 方如意")
        await walk.press("enter")
        assert "还没有案件" in walk.text
        assert "按 F2 登记第一个" in walk.text
        assert "青石村调委会" in walk.lines[0]
        found = await walk.app.at_desk(desk.installation)
        assert found is not None
        assert (found.committee, found.mediators) == (COMMITTEE, ("江海平", "苏文英", "方如意"))


async def test_what_is_missing_at_the_first_start_is_named(tmp_path: Path) -> None:
    async with walking(tmp_path / "new") as walk:
        await walk.press("enter", "enter", "enter")
        assert "「调委会全称」还没有写" in walk.text
        await walk.type("青石村人民调解委员会")
        await walk.press("enter", "enter", "enter")
        assert "「所在的村或社区」还没有写" in walk.text


async def test_each_row_says_number_title_next_step_and_day(tmp_path: Path) -> None:
    prepare(tmp_path, *DEMOS)
    async with walking(tmp_path) as walk:
        [row] = [line for line in walk.lines if "孔子涵" in line]
        assert "写协议条款" in row
        assert "2026-1" in row
        assert "(2026)人调字第2号" in row


@pytest.mark.parametrize(
    ("query", "found"),
    [("孔子涵", "孔子涵"), ("kzh", "孔子涵"), ("4号", "段玉兰"), ("1101", "梁秋生"), ("梁", "梁秋生")],
)
async def test_cases_are_found_by_name_initials_number_and_phone_tail(
    tmp_path: Path, query: str, found: str
) -> None:
    prepare(tmp_path, *DEMOS)
    async with walking(tmp_path) as walk:
        await walk.press("f3")
        await walk.type(query)
        assert found in walk.text
        rows = [line for line in walk.lines if "(2026)" in line]
        assert len(rows) == 1
        await walk.press("enter", "enter")
        assert found in walk.lines[0]


async def test_a_search_that_finds_nothing_says_what_to_try_and_escape_shows_all(
    tmp_path: Path,
) -> None:
    prepare(tmp_path, *DEMOS)
    async with walking(tmp_path) as walk:
        await walk.press("f3")
        await walk.type("没有这个人")
        assert "没有找到" in walk.text
        assert "电话后四位" in walk.text
        await walk.press("escape")
        assert len([line for line in walk.lines if "(2026)" in line]) == len(DEMOS)


@pytest.mark.parametrize("query", ['"', "(", "%", "_", "'; drop table cases", "*", "a AND"])
async def test_no_search_breaks_the_list(tmp_path: Path, query: str) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("f3")
        await walk.type(query)
        await walk.press("escape")
        assert "孔子涵" in walk.text


async def test_the_row_one_stood_on_is_stood_on_again_after_the_case(tmp_path: Path) -> None:
    prepare(tmp_path, *DEMOS)
    async with walking(tmp_path) as walk:
        await walk.press("down", "down")
        before = here(walk)
        await walk.press("enter", "escape")
        assert here(walk) == before


async def test_an_empty_case_is_not_in_the_list_and_its_number_is_used_again(
    tmp_path: Path,
) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("f2")
        number = walk.case.number
        await walk.press("escape")
        assert (number or "") not in walk.text
        await walk.press("f2")
        assert walk.case.number == number


async def test_more_than_a_page_of_cases_is_turned_with_the_arrow(tmp_path: Path) -> None:
    prepare(tmp_path)
    made = 103

    def fill(here: desk.Desk) -> None:
        for number in range(made):
            text = f'{{"format": "tiaojie-case/1", "title": "第{number}件", "facts": "事"}}'
            cases.bring_in(here, text)

    async with walking(tmp_path) as walk:
        await walk.app.at_desk(fill)
        await walk.press("f3", "x", "backspace", "enter", "end")
        assert "第3件" in here(walk)
        await walk.press("down")
        assert "第2件" in here(walk)
        await walk.press("up")
        assert "第102件" in here(walk)


async def test_hostile_titles_are_shown_as_they_are(tmp_path: Path) -> None:
    prepare(tmp_path)

    def fill(here: desk.Desk) -> None:
        for title in ("[/]", "[@click=app.quit]甲[/]", "[red]乙[/red]"):
            cases.bring_in(here, f'{{"format": "tiaojie-case/1", "title": "{title}", "facts": "事"}}')

    async with walking(tmp_path) as walk:
        await walk.app.at_desk(fill)
        await walk.press("f3", "x", "backspace")
        for title in ("[/]", "[@click=app.quit]甲[/]", "[red]乙[/red]"):
            assert title in walk.text
        await walk.press("enter", "enter")
        assert "[red]乙[/red]" in walk.lines[0]


async def test_f3_begins_a_new_search_and_enter_opens_the_only_case_found(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水", "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("f3")
        await walk.type("孔子涵")
        await walk.press("f3")
        await walk.type("梁秋生")
        assert "梁秋生与梁冬生" in walk.text
        await walk.press("enter")
        assert walk.case.parties[0].name == "梁秋生"


async def test_enter_on_several_found_goes_to_the_list_first(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水", "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("f3")
        await walk.type("青石村")
        await walk.press("enter")
        assert "下一步" in walk.text
        await walk.press("enter")
        assert walk.case.number
