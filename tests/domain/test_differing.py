"""What differs between two states of a case is told by field, in the words of the forms."""

from dataclasses import replace
from datetime import date

from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Case, Citation, Consent, Party, Passed, Signature, Term, Unread
from tiaojie_tui.domain.differing import differing, narrowed, title_of
from tiaojie_tui.domain.injury.inputs import Dependant, Injury

MOTHER = Party(role=words.APPLICANT, kind="person", name="段玉兰")
SON = Party(role=words.RESPONDENT, kind="person", name="段志远", phone="15400001105")
CASE = Case(
    parties=(MOTHER, SON),
    facts="老人要赡养费。",
    terms=(Term(kind="act", text="一"), Term(kind="other", text="二"), Term(kind="payment", amount=80000)),
    legal_basis=(Citation("中华人民共和国民法典", "第二十六条"),),
)


def told(old: Case, new: Case) -> list[tuple[str, str, str]]:
    return [(one.label, one.old, one.new) for one in differing(old, new)]


def test_the_same_case_differs_in_nothing() -> None:
    assert differing(CASE, replace(CASE)) == ()


def test_a_changed_sum_is_shown_as_it_stands_in_the_field() -> None:
    cheaper = replace(CASE.terms[2], amount=60000)
    assert told(CASE, replace(CASE, terms=(*CASE.terms[:2], cheaper))) == [
        ("协议条款 3：金额（还要付）", "800", "600")
    ]


def test_a_term_taken_away_does_not_make_those_after_it_differ() -> None:
    assert told(CASE, replace(CASE, terms=CASE.terms[1:])) == [
        ("协议条款 1：条款种类", "做一件事或不做", ""),
        ("协议条款 1：协议写法", "一", ""),
    ]


def test_a_party_put_before_the_others_does_not_make_them_differ() -> None:
    daughter = Party(role=words.RESPONDENT, kind="person", name="段小云")
    found = told(CASE, replace(CASE, parties=(MOTHER, daughter, SON)))
    assert ("被申请人 段小云：姓名或名称", "", "段小云") in found
    assert not [label for label, *_ in found if "段志远" in label]


def test_a_consent_is_told_of_its_party() -> None:
    asked = replace(CASE, consents=(Consent("段玉兰", on=date(2026, 9, 20), notified=True),))
    assert told(CASE, asked) == [
        ("段玉兰：已告知权利义务", "", "是"),
        ("段玉兰：同意调解的日期", "", "2026-09-20"),
    ]


def test_citations_and_signatures_are_told_whole() -> None:
    new = replace(
        CASE,
        legal_basis=(Citation("中华人民共和国民法典", "第一千零六十七条"),),
        signatures=(Signature("段玉兰", "当事人", "按指印", date(2026, 9, 28)),),
    )
    assert told(CASE, new) == [
        ("法律依据", "《中华人民共和国民法典》第二十六条", "《中华人民共和国民法典》第一千零六十七条"),
        ("签名与盖章", "", "段玉兰（当事人） 按指印 2026年9月28日"),
    ]


def test_what_could_not_be_read_is_shown_as_typed() -> None:
    new = replace(CASE, unread=(Unread("agreed_on", "年底"),))
    assert told(CASE, new) == [("达成协议日期", "", "年底（认不出）")]


def test_a_warning_let_pass_is_told_with_its_reason() -> None:
    new = replace(CASE, passed=(Passed("PHONE_ODD", "parties/0/phone", "老人没有电话"),))
    assert told(CASE, new) == [("放过的提醒", "", "老人没有电话")]


def test_a_calculation_is_told_by_its_fields() -> None:
    before = Injury(victim="段玉兰", medical=100000)
    old = replace(CASE, injuries=(before,))
    new = replace(CASE, injuries=(replace(before, fault=7000, dependants=(Dependant("段小云"),)),))
    assert told(CASE, old) == [
        ("段玉兰的赔偿计算：受害人", "", "段玉兰"),
        ("段玉兰：治疗花费：医疗费", "", "1000"),
    ]
    assert told(old, new) == [("段玉兰：抚慰金、责任和已付：付款方责任比例", "", "70%")]
    hurt = replace(CASE, injuries=(replace(new.injuries[0], harm="disability"),))
    assert ("段玉兰的被扶养人 段小云：姓名", "", "段小云") in told(old, hurt)
    assert title_of("injuries") == "赔偿计算"


def test_a_long_text_is_narrowed_to_where_it_differs() -> None:
    old, new = "甲" * 100 + "三千" + "乙" * 100, "甲" * 100 + "两千五" + "乙" * 100
    assert narrowed(old, new) == (".." + "甲" * 16, "三千", "两千五", "乙" * 16 + "..")


def test_texts_that_only_grow_are_narrowed_to_what_came() -> None:
    assert narrowed("狗没拴", "狗没拴绳") == ("狗没拴", "", "绳", "")
    assert narrowed("", "新") == ("", "", "新", "")
    assert narrowed("aa", "aaa") == ("aa", "", "a", "")


def test_parts_are_called_as_on_the_forms() -> None:
    assert [title_of(part) for part in ("facts", "parties", "consents", "screening", "passed", "number")] == [
        "纠纷主要事实",
        "当事人",
        "告知与自愿",
        "能不能调解",
        "放过的提醒",
        "其他内容",
    ]
