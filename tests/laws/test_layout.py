"""Official texts are read with all their parts, in each of the layouts that docx-layout.md lists."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws.invented import DITCHES, INTERPRETATION, OLDER, REGULATION, docx
from tiaojie_tui.domain.numerals import in_hanzi
from tiaojie_tui.domain.official import Text
from tiaojie_tui.laws import layout, original
from tiaojie_tui.laws.refusal import NotAStatute


def read(text: str) -> Text:
    return layout.read(text.split("\n"))


def test_a_law_is_read_with_its_parts() -> None:
    text = read(REGULATION)
    assert text.title == "云溪县测试条例"
    assert text.date_line.startswith("2019年3月1日")
    assert text.date_line.endswith("修订")
    assert [article.name for article in text.articles] == [
        *("第一条", "第二条", "第二条之一", "第三条", "第九条", "第十条")
    ]
    assert [article.headings for article in text.articles] == [
        *[("第一编 总则", "第一章 一般规定")] * 3,
        *[("第二编 水渠", "第一节 修渠")] * 2,
        ("附则",),
    ]
    assert text.articles[1].paragraphs == (
        "水渠两岸的住户应当轮流清淤。",
        "第一条规定的测试，也包括下列情形：",
        "（一）天旱；",
        "（二）下大雨。",
    )


def test_dates_and_what_ends_with_it() -> None:
    text = read(REGULATION)
    assert (text.dated, text.since, text.since_stated) == (date(2024, 5, 6), date(2024, 7, 1), True)
    assert text.repeals == ("云溪县水渠办法", "云溪县猫狗规定")


def test_a_law_in_force_at_once_says_so() -> None:
    text = read(OLDER)
    assert (text.since, text.since_stated) == (date(2019, 3, 1), True)


def test_an_amended_law_does_not_say_since_when_its_present_version_holds() -> None:
    text = read(DITCHES.replace("公布）", "公布　根据2010年5月6日《关于修改〈云溪县水渠办法〉的决定》修正）"))
    assert (text.dated, text.since, text.since_stated) == (date(2010, 5, 6), date(2010, 5, 6), False)


def test_one_article_that_ends_is_not_a_statute_that_ends() -> None:
    text = read(
        DITCHES.replace("起施行。", "起施行。《云溪县桥办法》（云令〔1999〕1号）第三条第一款同时废止。")
    )
    assert text.repeals == ()


def test_an_interpretation_is_read_behind_its_announcement() -> None:
    text = layout.read(original.lines(docx(INTERPRETATION)))
    assert text.title == "云溪县法院关于办理猫狗案件若干问题的解释"
    assert text.doc_no == "云法释〔2021〕14号"
    assert text.date_line == ""
    assert (text.dated, text.since, text.since_stated) == (date(2021, 6, 28), date(2021, 7, 1), True)
    assert [article.headings for article in text.articles] == [("一、管辖",), ("二、附则",)]
    assert text.articles[1].paragraphs == (
        "猫狗不会说话的，由主人代说。",
        "第一条所称猫狗，包括小猫小狗。",
    ), "without a blank an article is told by its number"


def test_a_date_line_of_two_paragraphs_is_one() -> None:
    lines = [
        "云溪县桥办法",
        "（2001年1月2日云溪县委员会",
        "第三次会议通过，自2001年2月1日起施行）",
        "第一条　桥。",
    ]
    text = layout.read(lines)
    assert text.date_line == "2001年1月2日云溪县委员会第三次会议通过，自2001年2月1日起施行"
    assert text.since == date(2001, 2, 1)


def test_contents_and_a_preface_between_them_and_the_first_article_are_passed_over() -> None:
    lines = [
        "云溪县桥办法",
        "（2001年1月2日公布）",
        "目　录",
        "一、修桥",
        "二、附则",
        "为了修桥，制定本办法。",
    ]
    text = layout.read([*lines, "一、修桥", "第一条　修。", "二、附则", "第二条　完。"])
    assert [article.headings for article in text.articles] == [("一、修桥",), ("二、附则",)]
    assert [article.paragraphs for article in text.articles] == [("修。",), ("完。",)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "第一条"),
        ("今天天气好。", "第一条"),
        ("房屋租赁合同\n（2020年1月1日）\n第一条　甲方把房子租给乙方。", "名称"),
        ("云溪县桥办法\n第一条　桥。", "日期"),
        ("云溪县桥办法\n（2020年1月1日公布）\n第二条　从半截开始。", "第一条"),
    ],
)
def test_what_is_no_statute_is_refused_with_the_reason(text: str, said: str) -> None:
    with pytest.raises(NotAStatute, match=said):
        read(text)


paragraphs = st.lists(
    st.text("水渠桥猫狗一二第条章，。（）　", min_size=1, max_size=20).map(
        lambda text: "文" + text.strip() + "。"
    ),
    min_size=1,
    max_size=3,
)


@given(st.lists(paragraphs, min_size=1, max_size=8))
def test_what_was_read_and_is_written_out_again_is_read_as_the_same(articles: list[list[str]]) -> None:
    lines = ["云溪县桥办法", "（2020年1月1日公布）"]
    for number, (first, *others) in enumerate(articles, 1):
        lines += [f"第{in_hanzi(number)}条　{first}", *others]
    text = layout.read(lines)
    assert [list(article.paragraphs) for article in text.articles] == articles
    again = [text.title, f"（{text.date_line}）"]
    for article in text.articles:
        again += [f"{article.name}　{article.paragraphs[0]}", *article.paragraphs[1:]]
    assert layout.read(again) == text
    assert layout.read(original.lines(docx(again))) == text
