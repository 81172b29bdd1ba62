"""``tiaojie laws``: import, show, search, list and propose, as a person types them."""

import json
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from tests.cli.shell import NUMBER, Shell
from tests.laws.invented import DITCHES, INTERPRETATION, OLDER, REGULATION, docx
from tests.laws.statutes import laws_folder
from tiaojie_tui.casework import statutes
from tiaojie_tui.casework.desk import open_desk

GIST = "要点（非原文）"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three statutes, one of them in two versions, in a folder with others."""
    folder = tmp_path / "法律"
    (folder / "旧").mkdir(parents=True)
    (folder / "云溪县测试条例_20240506.docx").write_bytes(docx(REGULATION.split("\n")))
    (folder / "旧" / "条例.txt").write_text(OLDER, "utf-8")
    (folder / "水渠.txt").write_text(DITCHES, "utf-8")
    (folder / "解释.docx").write_bytes(docx(INTERPRETATION))
    (folder / "~$解释.docx").write_bytes(b"")
    (folder / "目录.json").write_text("{}")
    return folder


@pytest.fixture
def imported(shell: Shell, folder: Path) -> Shell:
    shell.done("laws", "import", str(folder))
    return shell


def test_a_folder_is_imported_and_reported(shell: Shell, folder: Path) -> None:
    lines = shell.done("laws", "import", str(folder)).splitlines()
    assert "已导入\t云溪县测试条例\t2024-05-06\t6条" in lines
    assert lines[-1] == "共 4 个文件：已导入 4 部，没有变化 0 部，已更新 0 部，不能用 0 个。"


def test_a_second_import_changes_nothing_and_says_so(imported: Shell, folder: Path) -> None:
    before = imported.done("laws", "list")
    assert "没有变化 4 部" in imported.done("laws", "import", str(folder))
    assert imported.done("laws", "list") == before


def test_a_bad_file_among_good_ones_is_named_and_stops_only_itself(shell: Shell, folder: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    answer = shell("laws", "import", str(folder / "坏.docx"), str(folder / "水渠.txt"), "没有.txt")
    assert answer.status == 1
    assert [line.partition("：")[0] for line in answer.err.splitlines()] == [
        str(folder / "坏.docx"),
        "没有.txt",
    ]
    assert "已导入\t云溪县水渠办法" in answer.out
    assert "不能用 2 个" in answer.out


def test_an_empty_folder_is_refused(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    assert ".docx" in shell.refused("laws", "import", str(tmp_path / "空"))


@pytest.mark.parametrize(
    "asked", [("测试条例", "2"), ("《云溪县测试条例》", "第二条"), ("云溪县测试条例第2条",)]
)
def test_an_article_is_shown_in_the_version_in_force(imported: Shell, asked: tuple[str, ...]) -> None:
    shown = imported.done("laws", "show", *asked).splitlines()
    assert shown[:3] == [
        "《云溪县测试条例》",
        "第一编 总则　第一章 一般规定",
        "第二条　水渠两岸的住户应当轮流清淤。",
    ]
    assert shown[4] == "　　（一）天旱；"
    assert shown[-1] == "2024年5月6日的版本，2024年7月1日起施行，现行有效。"


def test_an_article_is_shown_as_of_another_day(imported: Shell) -> None:
    shown = imported.done("laws", "show", "测试条例", "2", "--on", "2024-06-30")
    assert "自愿清淤" in shown
    assert "现行有效" in shown
    early = imported.done("laws", "show", "测试条例", "2", "--on", "2018-01-01")
    assert "自愿清淤" in early
    assert "还没有施行" in early


def test_a_statute_that_ended_names_what_took_its_place(imported: Shell) -> None:
    shown = imported.done("laws", "show", "水渠办法", "1")
    assert "2024年7月1日起已废止，现在看《云溪县测试条例》。" in shown
    assert "现行有效" in imported.done("laws", "show", "水渠办法", "1", "--on", "2024-06-30")


def test_what_cannot_be_shown_is_refused(imported: Shell) -> None:
    assert "没有第九十九条" in imported.refused("laws", "show", "测试条例", "99")
    assert "还没有导入" in imported.refused("laws", "show", "渔船法", "1")
    assert "第几条" in imported.refused("laws", "show", "测试条例", "那条")
    assert "第几条" in imported.refused("laws", "show", "测试条例")
    assert "请写明是哪一部" in imported.refused("laws", "show", "劳法", "1")


def test_words_are_searched_and_shown_in_their_place(imported: Shell) -> None:
    assert imported.done("laws", "search", "猫踩") == (
        "云溪县测试条例第九条\t现行\t邻家的猫踩坏菜苗的，赔菜苗。\n"
    )
    found = imported.done("laws", "search", "清淤").splitlines()
    assert [line.split("\t")[:2] for line in found] == [
        ["云溪县测试条例第二条", "现行"],
        ["云溪县测试条例第二条", "旧版"],
    ]
    assert imported.done("laws", "search", "条例", "第9条").startswith("云溪县测试条例第九条")
    assert "没有找到" in imported.refused("laws", "search", "鱼香肉丝")


def test_the_list_says_how_each_version_stands(imported: Shell) -> None:
    rows = [line.split("\t") for line in imported.done("laws", "list").splitlines()]
    assert [(row[0], row[1], row[3], row[4]) for row in rows] == [
        ("云溪县水渠办法", "2001-01-02", "2条", "已废止"),
        ("云溪县法院关于办理猫狗案件若干问题的解释", "2021-06-28", "2条", "现行"),
        ("云溪县测试条例", "2019-03-01", "3条", "旧版"),
        ("云溪县测试条例", "2024-05-06", "6条", "现行"),
    ]


def test_without_any_text_the_index_answers_and_says_that_it_is_none(shell: Shell) -> None:
    for asked in (("show", "民法典", "288"), ("search", "采光")):
        said = shell.done("laws", *asked)
        assert GIST in said
        assert "tiaojie laws import" in said
    assert "还没有导入" in shell.done("laws", "list")


def test_proposals_are_law_article_and_reason(shell: Shell, agreed: str) -> None:
    rows = json.loads(shell.done("laws", "propose", NUMBER, "--json"))
    assert all(list(row) == ["law", "article", "reason"] for row in rows)
    lines = shell.done("laws", "propose", "7").splitlines()
    assert lines == [f"{row['law']}{row['article']}\t{row['reason']}" for row in rows]


@pytest.mark.parametrize("argv", [("laws",), ("laws", "delete"), ("laws", "import"), ("laws", "show")])
def test_what_is_not_understood_is_said_in_chinese(shell: Shell, argv: tuple[str, ...]) -> None:
    answer = shell(*argv)
    assert answer.status == 2
    assert answer.err.startswith("命令写得不对：")


def test_help_names_every_verb_in_chinese(shell: Shell) -> None:
    said = shell("laws", "--help").out
    for verb in ("import", "show", "search", "list", "propose"):
        assert f"\n    {verb}" in said
    assert "用法：" in said


def test_what_is_imported_tells_the_rules_its_dates(imported: Shell) -> None:
    desk = open_desk(imported.home)
    by_title = {statute.title: statute for statute in statutes.imported(desk)}
    desk.store.close()
    assert [version.articles for version in by_title["云溪县测试条例"].versions] == [3, 10]
    ditches = by_title["云溪县水渠办法"]
    assert (str(ditches.until), ditches.replaced_by) == ("2024-07-01", "云溪县测试条例")


@pytest.mark.skipif(laws_folder() is None, reason="the statutes are not beside the checkout")
def test_all_texts_are_imported_in_seconds_and_searched_while_typing(
    shell: Shell, written: Callable[..., str]
) -> None:
    folder = laws_folder()
    assert folder
    begun = perf_counter()
    shell.done("laws", "import", *map(str, sorted(folder.glob("*.txt"))))
    assert perf_counter() - begun < 60
    desk = open_desk(shell.home)
    took = []
    for typed in ("采光", "宅基地", "民法典 相邻", "288", "当事人 人民法院", "劳"):
        begun = perf_counter()
        assert statutes.search(desk, typed), typed
        took.append(perf_counter() - begun)
    desk.store.close()
    assert sorted(took)[len(took) // 2] < 0.05, took
    assert "65 部" in shell.done("laws", "import", str(folder / "docx")).splitlines()[-1].split("，")[1]
