"""Step 4, 依据: choosing provisions by keys alone, and saying them in plain words."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tiaojie_tui.casework import cases
from tiaojie_tui.casework.desk import open_desk
from tiaojie_tui.domain.case import Citation

from .walking import DEMO, Walk, prepare, walking

CODE = "中华人民共和国民法典"
NEIGHBOURS = Citation(CODE, "第二百八十八条")
WATER = Citation(CODE, "第二百九十条")
CARE = Citation(CODE, "第二百九十六条")


@asynccontextmanager
async def at_step_four(home: Path, demo: str = "院墙滴水") -> AsyncIterator[Walk]:
    prepare(home, demo)
    async with walking(home) as walk:
        await walk.press("enter", "f8", "f8", "f8")
        yield walk


def row(walk: Walk, words: str) -> str:
    """The line of the list with these words."""
    return next(line for line in walk.lines if words in line and "《" not in line)


def flowing(walk: Walk) -> str:
    """All that is on the screen, as if no line were broken."""
    return "".join(walk.text.split())


def here(walk: Walk) -> str:
    """The line of the list one stands on."""
    return next(line for line in walk.lines[5:] if line.startswith(">"))


async def test_what_is_cited_stands_first_and_is_marked_and_the_rest_is_proposed(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        numbered = [line[1:].split() for line in walk.lines[5:12]]
        assert [words[:2] for words in numbered[:3]] == [["1", "已引"], ["2", "已引"], ["3", "已引"]]
        assert "第二百八十八条" in numbered[0][2]
        assert numbered[3][0] == "4"
        assert "已引" not in numbered[3]
        assert "已引用 3 条" in walk.text


async def test_below_the_list_stand_the_gist_a_sentence_to_say_and_the_reason(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        assert "《中华人民共和国民法典》第二百八十八条" in walk.text
        for label in ("要点（非原文）", "说给当事人听", "为什么列出"):
            assert row(walk, label).removeprefix(f" {label}").strip()
        assert "屋檐" in row(walk, "为什么列出"), "the word of the facts that matched"


async def test_enter_cites_and_enter_again_takes_away(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        before = walk.case.legal_basis
        await walk.press("down", "down", "down", "enter")
        assert "已引" in here(walk)
        assert walk.case.legal_basis[:-1] == before
        assert walk.case.legal_basis[-1].article in walk.text
        assert (await walk.stored()).legal_basis == walk.case.legal_basis
        await walk.press("enter")
        assert walk.case.legal_basis == before
        assert "已引" not in here(walk)


async def test_undo_says_which_citation_it_took_back(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        before = walk.case.legal_basis
        await walk.press("down", "down", "down", "enter", "ctrl+z")
        assert walk.case.legal_basis == before
        assert "已撤销：引用民法典" in walk.text
        await walk.press("ctrl+y")
        assert len(walk.case.legal_basis) == len(before) + 1


async def test_f4_takes_a_citation_away_and_the_others_keep_their_order(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        await walk.press("down", "f4")
        assert walk.case.legal_basis == (NEIGHBOURS, CARE)
        await walk.press("f4")
        assert walk.case.legal_basis == (NEIGHBOURS, CARE), "what is not cited is not taken away"


@pytest.mark.parametrize("typed", ["民法典296", "296", "第296条", "２９６"])
async def test_typing_searches_by_the_number_of_an_article(tmp_path: Path, typed: str) -> None:
    async with at_step_four(tmp_path) as walk:
        await walk.type(typed)
        assert "找到 1 条" in walk.text
        assert "第二百九十六条" in here(walk)


async def test_typing_two_hanzi_searches_and_enter_cites_what_was_found(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        await walk.type("采光")
        assert "第二百九十三条" in here(walk)
        await walk.press("enter")
        assert walk.case.legal_basis[-1] == Citation(CODE, "第二百九十三条")


async def test_a_line_number_goes_to_its_line_and_enter_cites_it(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        name = row(walk, "  5  ").split()[1]
        await walk.type("5")
        assert name in here(walk)
        assert len(walk.case.legal_basis) == 3, "a digit alone cites nothing"
        await walk.press("enter")
        assert walk.case.legal_basis[-1].article in name
        await walk.type("1")
        assert "第二百八十八条" in here(walk), "the number typed before is gone"


async def test_esc_clears_the_search_before_it_leaves_the_case(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        await walk.type("采光")
        await walk.press("escape")
        assert "建议" in walk.text
        await walk.press("escape")
        assert "的案件" in walk.text


async def test_f3_begins_a_new_search(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        await walk.type("采光")
        await walk.press("f3")
        assert "建议" in walk.text
        await walk.type("借条")
        assert "找到" in walk.text


async def test_a_search_that_finds_nothing_says_what_to_do(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        await walk.type("鱼香肉丝")
        assert "没有找到" in walk.text
        await walk.press("enter", "f4")
        assert len(walk.case.legal_basis) == 3


async def test_a_provision_no_longer_in_force_names_its_successor_and_is_not_cited(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        await walk.type("噪声污染防治法")
        assert "已于2026年8月15日废止" in walk.text
        assert "请改引《生态环境法典》第" in flowing(walk)
        await walk.press("enter")
        assert "这一条不能引用" in walk.text
        assert len(walk.case.legal_basis) == 3


async def test_what_is_in_force_is_found_before_what_is_not(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        await walk.type("噪音")
        assert "生态环境法典" in here(walk)
        assert "噪声污染防治法" in walk.text


async def test_a_provision_typed_by_hand_is_cited_under_its_full_title(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        await walk.press("f2")
        await walk.type("民法典")
        await walk.press("enter")
        await walk.type("1165")
        assert "第一千一百六十五条" in walk.text
        await walk.press("enter")
        assert walk.case.legal_basis[-1] == Citation(CODE, "第一千一百六十五条")
        assert "第一千一百六十五条" in here(walk)


async def test_a_provision_outside_the_index_is_cited_and_shown_with_a_warning(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        await walk.press("f2")
        await walk.type("《云溪县河道管理办法》")
        await walk.press("enter")
        await walk.type("12")
        assert "索引里没有" in walk.text
        await walk.press("enter")
        assert walk.case.legal_basis[-1] == Citation("云溪县河道管理办法", "第十二条")
        assert "请对着法律原文核对" in walk.text


async def test_by_hand_an_article_that_cannot_be_read_is_asked_for_again(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        await walk.press("f2", "enter", "enter")
        assert "写法律的名称" in walk.text
        await walk.type("民法典")
        await walk.press("enter")
        await walk.type("那一条")
        await walk.press("enter")
        assert "写第几条" in walk.text
        await walk.press("escape")
        assert len(walk.case.legal_basis) == 3


async def test_by_hand_a_provision_not_in_force_is_refused(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        await walk.press("f2")
        await walk.type("噪声污染防治法")
        await walk.press("enter")
        await walk.type("65")
        await walk.press("enter")
        assert "请改引《生态环境法典》第五百九十四条" in flowing(walk)
        await walk.press("escape")
        assert len(walk.case.legal_basis) == 3


async def test_by_hand_an_article_that_does_not_exist_is_refused_with_the_number_there_is(
    tmp_path: Path,
) -> None:
    async with at_step_four(tmp_path) as walk:
        await walk.press("f2")
        await walk.type("民法典")
        await walk.press("enter")
        await walk.type("1261")
        await walk.press("enter")
        assert "《民法典》共有1260条，没有第1261条" in walk.text
        await walk.press("backspace", "0")
        await walk.press("enter")
        assert walk.case.legal_basis[-1] == Citation(CODE, "第一千二百六十条")


async def test_by_hand_a_repealed_law_outside_the_index_is_refused_with_its_successor(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        await walk.press("f2")
        await walk.type("婚姻法")
        await walk.press("enter")
        await walk.type("21")
        await walk.press("enter")
        assert "请改引《民法典》第一千零六十七条" in walk.text
        await walk.press("escape")
        assert len(walk.case.legal_basis) == 3


async def test_an_imported_citation_that_the_index_does_not_know_is_in_the_list(tmp_path: Path) -> None:
    prepare(tmp_path)
    desk = open_desk(tmp_path)
    text = (DEMO / "院墙滴水.json").read_text("utf-8").replace(CODE, "中华人民共和国邻里法")
    cases.bring_in(desk, text)
    desk.store.close()
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f8", "f8", "f8")
        assert "已引  中华人民共和国邻里法第" in walk.lines[5]
        assert "请对着法律原文核对" in walk.text


async def test_a_sealed_or_frozen_text_keeps_its_citations(tmp_path: Path) -> None:
    async with at_step_four(tmp_path) as walk:
        await walk.press("f8", "f8", "f9", "f7", "f7", "enter", "f4")
        assert len(walk.case.legal_basis) == 3
        await walk.press("f2")
        assert "手写" not in walk.text.replace("F2 手写", "")


async def test_an_empty_case_is_told_what_to_fill_in_first(tmp_path: Path) -> None:
    prepare(tmp_path)
    async with walking(tmp_path) as walk:
        await walk.press("f2", "f8", "f8", "f8")
        assert "先到第1步选纠纷类型" in walk.text
