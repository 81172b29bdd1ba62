"""Step 4 with official texts imported: the words of an article, and what only the texts have."""

from pathlib import Path

import pytest

from tests.laws.invented import DITCHES, OLDER, REGULATION
from tests.tui.test_basis import here
from tests.tui.walking import Walk, prepare, walking
from tiaojie_tui.casework import statutes
from tiaojie_tui.casework.desk import open_desk
from tiaojie_tui.domain.case import Citation

CODE = """\
中华人民共和国民法典
（2020年5月28日通过）
第一编　测试
第一条　这不是真的民法典，只有一条。
第二百八十八条　测试用的相邻关系，水渠也算。
第二百八十九条　本法自2021年1月1日起施行。
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A demo case, and four invented texts, one of which bears the title of a law that the case cites."""
    home = tmp_path / "home"
    prepare(home, "院墙滴水")
    files = [tmp_path / f"{number}.txt" for number in range(4)]
    for file, text in zip(files, (CODE, OLDER, REGULATION, DITCHES), strict=True):
        file.write_text(text, "utf-8")
    desk = open_desk(home)
    assert not any(reading.refused for reading in statutes.import_files(desk, files))
    desk.store.close()
    return home


async def go_to_step_four(walk: Walk) -> None:
    await walk.press("enter", "f8", "f8", "f8")


async def test_f6_opens_the_whole_article_and_goes_back(home: Path) -> None:
    async with walking(home) as walk:
        await go_to_step_four(walk)
        await walk.press("f6")
        assert "看原文   民法典第二百八十八条" in walk.lines[0]
        for said in (
            "《中华人民共和国民法典》",
            "第一编 测试",
            "测试用的相邻关系",
            "2021年1月1日起施行，现行有效",
        ):
            assert said in walk.text
        await walk.press("f6")
        assert "法律依据" in walk.text


async def test_without_the_text_f6_shows_the_gist_and_says_that_it_is_none(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await go_to_step_four(walk)
        await walk.press("f6")
        assert "看要点" in walk.lines[0]
        assert "要点（非原文）" in walk.text
        assert "原文还没有导入" in walk.text


async def test_the_search_adds_what_only_the_texts_have_and_it_can_be_cited(home: Path) -> None:
    async with walking(home) as walk:
        await go_to_step_four(walk)
        await walk.type("两个劳力")
        assert "找到 1 条" in walk.text
        assert "云溪县测试条例第二条之一" in here(walk)
        assert "原文：" in here(walk)
        assert "轮到谁家，谁家出两个劳力。" in walk.text
        await walk.press("enter")
        assert walk.case.legal_basis[-1] == Citation("云溪县测试条例", "第二条之一")
        await walk.press("f3")
        assert "请对着法律原文核对" not in walk.text


async def test_what_the_index_found_stands_before_what_the_texts_have(home: Path) -> None:
    async with walking(home) as walk:
        await go_to_step_four(walk)
        await walk.type("相邻")
        rows = "\n".join(walk.lines[5:13])
        assert "民法典第二百八十八条" in here(walk)
        assert rows.count("第二百八十八条") == 1, "the index and the texts mean one article"


async def test_a_text_that_no_longer_holds_is_shown_and_not_cited(home: Path) -> None:
    async with walking(home) as walk:
        await go_to_step_four(walk)
        before = walk.case.legal_basis
        await walk.type("归大家")
        assert "已于2024年7月1日废止，请改引《云溪县测试条例》" in walk.text.replace(
            "\n                  ", ""
        )
        await walk.press("enter")
        assert walk.case.legal_basis == before


async def test_on_a_tall_terminal_the_official_words_stand_below_the_gist(home: Path) -> None:
    async with walking(home, size=(120, 40)) as walk:
        await go_to_step_four(walk)
        assert "测试用的相邻关系" in walk.text
        assert "2020年5月28日的版本，2021年1月1日起施行" in walk.text
