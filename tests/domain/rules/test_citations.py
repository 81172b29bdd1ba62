"""What is cited, in step 4 and in the wording of terms: in force, and an article that exists."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.factories import TODAY, a_case, a_term, with_terms
from tests.domain.rules.reports import problem, problems, reported, reported_of
from tiaojie_tui.domain.case import Case, Citation
from tiaojie_tui.domain.problems import Severity
from tiaojie_tui.domain.rules import book

RULES = {"REPEALED_LAW", "LAW_NOT_IN_FORCE", "ARTICLE_MISSING", "LAW_TITLE_ODD"}
CIVIL_CODE = "中华人民共和国民法典"


def citing(law: str, article: str = "第一条", **changes: object) -> Case:
    return a_case(legal_basis=(Citation(law, article),), **changes)


@pytest.mark.rule("NO_LEGAL_BASIS", "fires")
def test_citing_nothing_is_a_warning() -> None:
    assert problem(a_case(legal_basis=()), "NO_LEGAL_BASIS").severity is Severity.WARN


@pytest.mark.parametrize(
    "law",
    [
        "中华人民共和国婚姻法",
        "《中华人民共和国合同法》",
        "物权法",
        "最高人民法院关于适用《中华人民共和国婚姻法》若干问题的解释（二）",
    ],
)
@pytest.mark.rule("REPEALED_LAW", "fires")
def test_a_law_the_civil_code_took_over_blocks(law: str) -> None:
    found = problem(a_case(legal_basis=(Citation(law, "第一条"),)), "REPEALED_LAW")
    assert found.severity is Severity.BLOCK
    assert found.field == "legal_basis/0"
    assert "民法典" in found.message


@pytest.mark.parametrize(
    "law",
    [
        "中华人民共和国劳动合同法",
        "中华人民共和国农村土地承包法",
        "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）",
        "中华人民共和国民法典",
    ],
)
@pytest.mark.rule("NO_LEGAL_BASIS", "quiet")
@pytest.mark.rule("REPEALED_LAW", "quiet")
@pytest.mark.rule("LAW_NOT_IN_FORCE", "quiet")
@pytest.mark.rule("ARTICLE_MISSING", "quiet")
@pytest.mark.rule("LAW_TITLE_ODD", "quiet")
def test_a_law_in_force_is_silent(law: str) -> None:
    said = reported(a_case(legal_basis=(Citation(law, "第一条"),)))
    assert not said & {"NO_LEGAL_BASIS", "REPEALED_LAW", "LAW_NOT_IN_FORCE", "ARTICLE_MISSING"}
    assert "LAW_TITLE_ODD" not in said


@pytest.mark.rule("NO_LEGAL_BASIS", "edge")
def test_where_nothing_was_agreed_nothing_need_be_cited() -> None:
    assert "NO_LEGAL_BASIS" not in reported(a_case(legal_basis=(), outcome="failed"))
    assert "NO_LEGAL_BASIS" in reported(a_case(legal_basis=(), outcome="oral"))


def test_a_law_counts_on_the_day_of_the_agreement() -> None:
    noise = a_case(legal_basis=(Citation("中华人民共和国噪声污染防治法", "第八十六条"),))
    assert "REPEALED_LAW" not in reported(replace(noise, agreed_on=date(2026, 8, 14)))
    assert "REPEALED_LAW" in reported(replace(noise, agreed_on=date(2026, 8, 15)))
    assert "REPEALED_LAW" in reported(replace(noise, agreed_on=None), today=TODAY)


def test_a_repealed_law_in_the_wording_of_a_term_blocks() -> None:
    assert "REPEALED_LAW" in reported_of("依照《婚姻法》的规定办理。")
    assert "REPEALED_LAW" not in reported_of("依照《中华人民共和国民法典》的规定办理。")


def test_the_same_law_named_twice_in_a_term_is_said_once() -> None:
    case = with_terms(a_term("《担保法》如此，《担保法》也如此。"))
    assert len(problems(case, "REPEALED_LAW")) == 1


def test_without_a_catalogue_nothing_is_said_of_what_is_cited() -> None:
    assert not RULES & {one.rule for one in book.check(citing("婚姻法", "第九千条"), TODAY)}


# REPEALED_LAW


@pytest.mark.parametrize(
    ("law", "article", "successor"),
    [
        ("中华人民共和国侵权责任法", "第十六条", "《民法典》第一千一百七十九条"),
        ("婚姻法", "第21条", "《民法典》第一千零六十七条"),
        ("中华人民共和国噪声污染防治法", "第六十五条", "《生态环境法典》第五百九十四条"),
        ("中华人民共和国合同法", "第四百条", "《民法典》的相应条文"),
        ("信访条例", "第一条", "《信访工作条例》的相应条文"),
        ("中华人民共和国执业医师法", "第一条", "《医师法》的相应条文"),
    ],
)
def test_the_successor_is_named_down_to_the_article_where_it_has_one(
    law: str, article: str, successor: str
) -> None:
    assert f"请改引{successor}。" in problem(citing(law, article, agreed_on=TODAY), "REPEALED_LAW").message


@pytest.mark.rule("REPEALED_LAW", "edge")
def test_a_law_holds_to_the_day_before_its_end() -> None:
    marriage = citing("中华人民共和国婚姻法", "第二十一条")
    assert not RULES & reported(replace(marriage, agreed_on=date(2020, 12, 31)))
    assert "REPEALED_LAW" in reported(replace(marriage, agreed_on=date(2021, 1, 1)))


def test_for_an_event_in_its_time_the_old_law_may_be_cited_and_a_hint_says_so() -> None:
    old = citing("中华人民共和国侵权责任法", "第十六条", occurred_on=date(2020, 12, 31))
    found = problem(old, "REPEALED_LAW")
    assert found.severity is Severity.HINT
    assert "2020年12月31日" in found.message
    assert "《民法典》第一千一百七十九条" in found.message


@pytest.mark.parametrize("event", [date(2021, 1, 1), date(2010, 6, 30), None])
def test_for_an_event_outside_its_time_the_old_law_blocks(event: date | None) -> None:
    old = citing("中华人民共和国侵权责任法", "第十六条", occurred_on=event)
    assert problem(old, "REPEALED_LAW").severity is Severity.BLOCK


def test_an_interpretation_of_an_old_law_is_judged_like_the_law() -> None:
    title = "最高人民法院关于适用《中华人民共和国婚姻法》若干问题的解释（一）"
    assert problem(citing(title), "REPEALED_LAW").severity is Severity.BLOCK
    old = citing(title, occurred_on=date(2019, 5, 1))
    assert problem(old, "REPEALED_LAW").severity is Severity.HINT


def test_an_interpretation_that_was_repealed_by_name_names_the_one_that_took_its_place() -> None:
    old = citing("最高人民法院关于审理劳动争议案件适用法律若干问题的解释（三）")
    assert "劳动争议解释（一）" in problem(old, "REPEALED_LAW").message


def test_an_amended_interpretation_still_holds() -> None:
    amended = citing("最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释", "第二十四条")
    assert not RULES & reported(amended)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("依照《婚姻法》第二十一条，每月付赡养费。", ["《民法典》第一千零六十七条"]),
        ("依照婚姻法第二十一条，每月付赡养费。", ["《民法典》第一千零六十七条"]),
        (
            "按《物权法》第八十四条、第九十二条处理。",
            ["《民法典》第二百八十八条", "《民法典》第二百九十六条"],
        ),
        ("依照《婚姻法》第２１条，每月付赡养费。", ["《民法典》第一千零六十七条"]),
        ("依照劳动合同法第三十条支付。", []),
        ("按村里的旧婚姻法第二条说的办。", []),
    ],
)
def test_articles_in_the_wording_are_read_with_marks_and_without(text: str, said: list[str]) -> None:
    found = problems(with_terms(a_term(text)), "REPEALED_LAW")
    assert [one.field for one in found] == ["terms/0/text"] * len(said)
    assert all(successor in one.message for successor, one in zip(said, found, strict=True))


def test_an_ended_case_is_not_asked_about_the_wording_of_its_terms() -> None:
    failed = replace(with_terms(a_term("依照《婚姻法》第二十一条。")), outcome="failed")
    assert "REPEALED_LAW" not in reported(failed)


# LAW_NOT_IN_FORCE


@pytest.mark.rule("LAW_NOT_IN_FORCE", "fires")
@pytest.mark.rule("LAW_NOT_IN_FORCE", "edge")
def test_a_law_cannot_be_cited_before_its_first_day() -> None:
    code = citing("中华人民共和国生态环境法典", "第五百九十条")
    found = problem(replace(code, agreed_on=date(2026, 8, 14)), "LAW_NOT_IN_FORCE")
    assert found.severity is Severity.BLOCK
    assert found.field == "legal_basis/0"
    assert "2026年8月15日才施行" in found.message
    assert not RULES & reported(replace(code, agreed_on=date(2026, 8, 15)))


def test_while_nothing_is_agreed_the_law_must_be_in_force_today() -> None:
    code = citing("中华人民共和国生态环境法典", "第五百九十条", agreed_on=None)
    assert "LAW_NOT_IN_FORCE" in reported(code, today=date(2026, 8, 14))
    assert "LAW_NOT_IN_FORCE" not in reported(code, today=date(2026, 8, 15))


def test_a_law_not_yet_in_force_in_the_wording_blocks_too() -> None:
    case = replace(with_terms(a_term("依照《生态环境法典》处理。")), agreed_on=date(2026, 8, 14))
    assert problem(case, "LAW_NOT_IN_FORCE").field == "terms/0/text"


# ARTICLE_MISSING


@pytest.mark.rule("ARTICLE_MISSING", "fires")
@pytest.mark.rule("ARTICLE_MISSING", "edge")
def test_an_article_beyond_the_last_does_not_exist() -> None:
    found = problem(citing(CIVIL_CODE, "第一千二百六十一条"), "ARTICLE_MISSING")
    assert found.severity is Severity.BLOCK
    assert "《民法典》共有1260条，没有第1261条" in found.message
    assert not RULES & reported(citing(CIVIL_CODE, "第一千二百六十条"))


@pytest.mark.parametrize("article", ["第0条", "第三章", "", "相邻关系", "第九千条"])
def test_what_is_no_article_of_the_law_blocks(article: str) -> None:
    assert "1260条" in problem(citing(CIVIL_CODE, article), "ARTICLE_MISSING").message


@pytest.mark.parametrize(
    "article", ["第一条", "第12条", "第十九条第二款", "第１２６０条", "第七条第一款第（二）项"]
)
def test_an_article_may_be_written_in_figures_and_down_to_its_parts(article: str) -> None:
    assert not RULES & reported(citing(CIVIL_CODE, article))


def test_an_inserted_article_counts_by_the_number_it_follows() -> None:
    assert not RULES & reported(citing("中华人民共和国刑法", "第一百三十三条之一"))


def test_the_articles_are_those_of_the_version_that_holds_on_the_day() -> None:
    new_number = citing("中华人民共和国治安管理处罚法", "第一百二十条")
    assert "119条" in problem(replace(new_number, agreed_on=date(2025, 12, 31)), "ARTICLE_MISSING").message
    assert not RULES & reported(replace(new_number, agreed_on=date(2026, 1, 1)))


def test_an_article_of_the_version_that_held_at_the_event_exists() -> None:
    old_number = citing("中华人民共和国民事诉讼法", "第三百条", agreed_on=date(2023, 12, 31))
    assert "ARTICLE_MISSING" in reported(old_number)
    shrunk = citing("最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释", "第三十条")
    assert "ARTICLE_MISSING" in reported(shrunk)
    assert "ARTICLE_MISSING" not in reported(replace(shrunk, occurred_on=date(2020, 5, 1)))


def test_an_article_that_the_old_law_never_had_blocks_even_for_an_old_event() -> None:
    old = citing("中华人民共和国婚姻法", "第九十条", occurred_on=date(2019, 5, 1))
    assert "51条" in problem(old, "ARTICLE_MISSING").message


def test_of_a_version_whose_articles_nobody_counted_nothing_is_said() -> None:
    assert not RULES & reported(citing("中华人民共和国社会救助法", "第九百条"))


def test_an_article_that_does_not_exist_is_found_in_the_wording_too() -> None:
    case = with_terms(
        a_term("依照《民法典》第一千一百六十五条、第二千条和《道路交通安全法》第七十六条赔偿。")
    )
    assert "没有第2000条" in problem(case, "ARTICLE_MISSING").message


# LAW_TITLE_ODD


@pytest.mark.parametrize(
    ("law", "meant"),
    [
        ("民法点", "民法典"),
        ("信访工作条列", "信访工作条例"),
        ("人民调节法", "人民调解法"),
        ("中华人民共和国农村土地承保法", "农村土地承包法"),
    ],
)
@pytest.mark.rule("LAW_TITLE_ODD", "fires")
def test_a_slip_in_a_title_is_answered_with_the_title_that_was_meant(law: str, meant: str) -> None:
    found = problem(citing(law), "LAW_TITLE_ODD")
    assert found.severity is Severity.HINT
    assert f"是不是《{meant}》" in found.message


@pytest.mark.parametrize(
    "law",
    [
        "中华人民共和国国防法",
        "中华人民共和国林业法",
        "中华人民共和国退役军人保障法",
        "最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释（二）",
        "云溪县河道管理办法",
        "青石村村规民约",
        "合同书",
        "劳动合同书",
        "机动车交通事故责任强制保险条款",
    ],
)
@pytest.mark.rule("LAW_TITLE_ODD", "edge")
def test_a_law_nobody_here_knows_is_let_be(law: str) -> None:
    assert not RULES & reported(citing(law, "第九百九十九条"))


def test_a_title_is_known_however_it_is_written() -> None:
    for title in ("《民法典》", "民法典", "中华人民共和国民法典", " 《中华人民共和国民法典》"):
        assert "ARTICLE_MISSING" in reported(citing(title, "第二千条")), title
