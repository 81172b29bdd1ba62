"""Records and lists: who was there in which part, how it ended, what is in the dossier."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.papers.forms.opening import FULL, INQUIRY, MEDIATION, boxes
from tests.papers.sample import CASE
from tiaojie_tui.domain.case import Case, Evidence, Record
from tiaojie_tui.papers.forms import back, contents, cover, evidence, inquiry, mediation
from tiaojie_tui.papers.forms.contents import Row


def inquired(*present: str, text: str | None = "问：？") -> Case:
    return replace(FULL, records=(replace(INQUIRY, present=present, text=text),))


def test_of_one_alone_it_is_sure_that_it_was_asked() -> None:
    words = inquiry.words(inquired("买买提·吐尔逊", "何宽", "柳明"))
    assert (words["被调查人"], words["参加人"]) == ("买买提·吐尔逊", "无")
    assert boxes(words) == ["调查人　何宽", "被调查人　买买提·吐尔逊", "记录人　柳明"]


@pytest.mark.parametrize(
    ("present", "others"), [((), "＿＿"), (("古丽", "买买提·吐尔逊"), "古丽、买买提·吐尔逊")]
)
def test_where_it_is_not_sure_who_was_asked_the_pen_says_it(present: tuple[str, ...], others: str) -> None:
    words = inquiry.words(inquired(*present))
    assert (words["被调查人"], words["参加人"]) == ("＿＿", others)
    assert boxes(words) == ["调查人　＿＿", "被调查人　＿＿", "记录人　柳明"]


def test_the_inquiry_ends_with_having_read_it_once() -> None:
    assert inquiry.words(inquired())["结语"] == "以上笔录我看过（已向我读过），和我说的一样。"
    assert inquiry.words(inquired(text="问：？\n以上笔录已念给我听，和我说的一样。"))["结语"] == ""
    assert "本页签名" in inquiry.words(inquired())["项"]["每页"]


def test_those_present_stand_in_the_part_they_had() -> None:
    words = mediation.words(FULL, 1)
    assert words["当事人"] == "买买提·吐尔逊、罗䶮（柳坪果蔬专业合作社的委托代理人）"
    assert words["参加人"] == "过磅员金山"
    assert words["时间"] == "2026年4月9日15时30分"
    assert words["结果"] == "☑调解成功　□调解不成　□有待继续调解"


def test_who_is_a_party_and_acts_for_another_stands_once_as_both() -> None:
    son = replace(FULL.parties[0], name="艾山", agents=())
    case = replace(FULL, parties=(FULL.parties[0], son), records=(replace(MEDIATION, present=("艾山",)),))
    words = mediation.words(case)
    assert words["当事人"] == "艾山（兼买买提·吐尔逊的委托代理人）"
    assert words["参加人"] == "无"


def test_a_party_with_nobody_there_does_not_sign() -> None:
    case = replace(FULL, records=(replace(MEDIATION, present=("罗家𠮷", "㐂守信")),))
    words = mediation.words(case)
    assert words["当事人"] == "罗家𠮷（柳坪果蔬专业合作社的法定代表人）"
    assert not any("买买提" in box for box in boxes(words))
    assert "被申请人　柳坪果蔬专业合作社（盖章）" in boxes(words)


@pytest.mark.parametrize("at", [0, 7])
def test_a_record_of_another_kind_or_none_is_a_form_for_the_pen(at: int) -> None:
    words = mediation.words(FULL, at)
    assert words["地点"] == "＿＿"
    assert set("".join(words["记录"])) == {"＿"}
    assert "☑" not in words["结果"]
    assert any("买买提" in box for box in boxes(words))


def test_the_list_of_evidence_is_numbered_and_summed() -> None:
    words = evidence.words(FULL)
    assert [(row["序号"], row["原件"], row["页数"]) for row in words["证据"]] == [
        ("1", "原件", "3"),
        ("2", "复印件", "12"),
    ]
    assert words["合计"] == "以上证据共2件，15页。"


def test_pages_are_summed_only_when_all_are_known() -> None:
    case = replace(CASE, evidence=(Evidence("磅单", pages=3), Evidence("账本")))
    words = evidence.words(case)
    assert words["合计"] == "以上证据共2件，＿＿页。"
    assert words["证据"][1]["原件"] == "＿＿"


def test_without_evidence_there_are_rows_for_the_pen() -> None:
    words = evidence.words(Case())
    assert [row["名称"] for row in words["证据"]] == [""] * 8
    assert words["合计"] == "以上证据共＿＿件，＿＿页。"


@pytest.mark.parametrize(
    ("agreed_on", "records", "until"),
    [
        (date(2026, 4, 9), (), "2026年4月9日"),
        (None, (MEDIATION,), "2026年4月9日"),
        (None, (replace(MEDIATION, result="有待继续调解"),), "＿＿"),
        (
            None,
            (MEDIATION, Record("调解记录", datetime(2026, 4, 20, 9, 0), result="调解不成")),
            "2026年4月20日",
        ),
        (None, (), "＿＿"),
    ],
)
def test_the_cover_says_until_when_the_talks_went_on(
    agreed_on: date | None, records: tuple[Record, ...], until: str
) -> None:
    words = cover.words(replace(CASE, agreed_on=agreed_on, records=records))
    assert words["日期"] == f"2026年4月2日至{until}"


def test_the_cover_takes_its_title_from_the_parties_where_the_case_has_none() -> None:
    assert cover.words(CASE)["卷名"] == "买买提·吐尔逊与柳坪果蔬专业合作社合同纠纷"
    assert cover.words(replace(CASE, title="核桃款纠纷"))["卷名"] == "核桃款纠纷"
    assert cover.words(CASE)["年度"] == "2026"


def test_contents_give_one_page_or_from_and_to() -> None:
    rows = contents.words(CASE, [Row("甲", 1), Row("乙", 2, 2), Row("丙", 3, 12, "复印件")])["文书"]
    assert [(row["序号"], row["页号"], row["备注"]) for row in rows] == [
        ("1", "1", ""),
        ("2", "2", ""),
        ("3", "3-12", "复印件"),
    ]


def test_the_back_leaves_an_unknown_count_to_the_pen() -> None:
    assert back.words(CASE, None)["页数"] == "本卷宗连面带底共计＿＿页，附证物＿＿袋。"
