"""The office's sheets: figures in their columns, blanks where no case says anything, what was not counted."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from tests.papers.forms.closing import CLOSING, FULL, MONTH, sheets
from tests.papers.sample import CASE, parts_of
from tiaojie_tui.domain.case import Case
from tiaojie_tui.papers.forms import funds, month_cases, month_statistics, month_summary, subsidy
from tiaojie_tui.papers.forms.month_statistics import ten_thousands
from tiaojie_tui.papers.make import fill
from tiaojie_tui.reports import monthly

COMMITTEE = "青田乡柳坪村人民调解委员会"
OPEN = replace(CASE, number="8", outcome="open", agreed_on=None, terms=(), mediators=("何宽", "㐂守信"))
FAILED = replace(OPEN, number="9", title="某案", outcome="failed", mediators=("何宽",))
CASES = (FULL, OPEN, FAILED)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def millimetres(docx: bytes, element: str) -> dict[str, float]:
    """The lengths of the page's size or margins."""
    body = ElementTree.fromstring(parts_of(docx)["word/document.xml"])
    attributes = next(body.iter(W + element)).attrib
    return {
        name.removeprefix(W): int(value) / 1440 * 25.4
        for name, value in attributes.items()
        if value.isdigit()
    }


@pytest.mark.parametrize("name", CLOSING)
def test_every_page_is_a4_and_leaves_the_binding_edge(name: str) -> None:
    docx = fill(name, CLOSING[name][0]).docx
    size, margins = millimetres(docx, "pgSz"), millimetres(docx, "pgMar")
    assert sorted(map(round, size.values())) == [210, 297]
    assert margins["left"] >= 25
    assert (size["w"] > size["h"]) == name.startswith("调解案件")
    table = millimetres(docx, "tblW")["w"]
    assert round(table) <= round(size["w"] - margins["left"] - margins["right"])


def lines(name: str) -> list[str]:
    return fill(name, sheets(CASES, COMMITTEE, "㐂守信")[name]).text.split("\n")


def test_a_mediator_lists_each_case_with_what_is_known_of_it() -> None:
    printed = lines("调解案件登记单")
    assert "青田乡柳坪村人民调解委员会　人民调解员：㐂守信　2026年4月" in printed
    first, second = (line for line in printed if line[:2] in ("1\t", "2\t"))
    assert first.split("\t") == [
        "1",
        "(2026)柳调字第7号",
        "买买提·吐尔逊、柳坪果蔬专业合作社",
        "合同纠纷",
        "依申请调解",
        "疑难复杂",
        "主持",
        "2026-04-02",
        "2026-04-09",
        "达成书面协议",
        "51000.50",
        "部分履行",
    ]
    assert second.split("\t")[-3:] == ["参加", "2026-04-02", "还在调解"]
    assert "合计：2件，主持1件，参加1件；含本月受理和本月办结的。" in printed


def test_the_summary_has_a_row_for_each_mediator_and_one_for_all() -> None:
    printed = lines("调解案件汇总表")
    assert "㐂守信\t1\t1\t2\t1\t1\t0\t0\t0\t1\t51000.50\t0" in printed
    assert "何宽\t2\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0" in printed
    assert "合计\t3\t1\t2\t1\t1\t0\t0\t0\t1\t51000.50\t0" in printed
    assert "有1件已办结的案件没有写办结的日期，没有计入：某案。" in printed


def test_the_statistics_have_every_column_and_blanks_for_what_no_case_says() -> None:
    printed = lines("调解案件统计表")
    rows = [line.split("\t") for line in printed if line.startswith(COMMITTEE)]
    assert rows[0] == [COMMITTEE, *"1 2 1 1 5.10005 1 0 0 0 0 0 0 1 0".split()]
    assert rows[1] == [COMMITTEE, *"0 0 0 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0".split()]
    assert rows[2] == [COMMITTEE, *"0 0 0 0 0 0 1 0".split()]
    heads = "\t".join(printed)
    for name in (*month_statistics.TYPES, *month_statistics.SOURCES, *month_statistics.BY_PEN.values()):
        assert name in heads


def test_where_the_kind_of_committee_is_not_known_its_columns_are_blank() -> None:
    told = monthly.figures(CASES, MONTH, "丰禾公司人民调解委员会")
    (row,) = month_statistics.words(MONTH, [("丰禾公司人民调解委员会", told)])["各行"]
    assert {row[name] for name in ("村调委会", "企事业单位调委会")} == {""}


def test_several_committees_stand_below_one_another_each_with_its_remarks() -> None:
    told = [
        (name, monthly.figures(CASES, MONTH, name)) for name in ("甲村人民调解委员会", "乙村人民调解委员会")
    ]
    words = month_statistics.words(MONTH, told)
    assert [row["单位"] for row in words["各行"]] == [name for name, _ in told]
    assert words["注"][0].startswith("甲村人民调解委员会：按办结日期统计")


def test_what_could_not_be_counted_is_said() -> None:
    unknown = replace(CASE, dispute_type=None, source=None, terms=(replace(CASE.terms[0], amount=None),))
    rows = monthly.by_mediator([unknown], MONTH)
    said = "".join(month_summary.words(COMMITTEE, MONTH, rows)["注"])
    assert "有1件协议的金额没有写明" in said
    assert "有1件没有写案件来源" in said
    assert "有1件没有写纠纷类型" in said


@pytest.mark.parametrize(
    ("fen", "words"),
    [(0, "0"), (120_000, "0.12"), (36_000_000, "36"), (1, "0.000001"), (5_100_050, "5.10005")],
)
def test_sums_in_ten_thousands_are_exact(fen: int, words: str) -> None:
    assert ten_thousands(fen) == words


def test_the_form_of_funds_has_what_the_installation_knows_and_no_more() -> None:
    rows = funds.words(COMMITTEE, ["江海平", "苏文英"], MONTH)["各行"]
    known = [(row["项目"], row["数"]) for row in rows if row["数"]]
    assert known == [("合计", "1"), ("村调委会", "1"), ("合计", "2")]
    assert not [row for row in funds.words("", [], MONTH)["各行"] if row["数"]]


def test_the_subsidy_is_asked_with_blanks_for_sums_and_for_what_is_not_recorded() -> None:
    words = subsidy.words(CASE)
    assert words["履行"] == "□已履行　□部分履行　□未履行"
    assert words["材料"] == "应有＿＿份，已有＿＿份"
    assert subsidy.words(CASE, papers=(11, 13))["材料"] == "应有13份，已有11份"
    assert [(row["姓名"], row["分工"]) for row in words["各行"]] == [
        ("㐂守信", "主持调解"),
        ("何宽", "参加调解"),
    ]
    assert subsidy.words(FULL)["履行"] == "部分履行"


def test_of_a_failed_case_no_sum_and_no_performance_is_shown() -> None:
    words = subsidy.words(replace(FULL, outcome="failed"))
    assert {words[name] for name in ("达成", "金额", "履行")} == {"没有达成协议"}


def test_an_empty_month_and_an_empty_case_can_be_printed() -> None:
    for name, words in sheets((), "", "").items():
        assert fill(name, words).docx
    assert month_cases.words("", "", date(2026, 1, 1), ())["合计"].startswith("合计：0件")
    assert fill("补贴申报表", subsidy.words(Case())).docx
