"""Every kind of field read, shown again, and proved."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tiaojie_tui.domain import paths, reading, steps
from tiaojie_tui.domain.case import Case, Instalment, Party, Share, Term
from tiaojie_tui.domain.plan import Plan, parse_plan, plan_of, with_plan
from tiaojie_tui.domain.schema import Field, Kind
from tiaojie_tui.domain.typed import Unreadable

TODAY = date(2026, 11, 23)
TERM = Term(kind="payment", obligors=("甲",), obligees=("乙", "丙"), amount=3_000_000)
CASE = Case(parties=(Party(name="甲"), Party(name="乙"), Party(name="丙")), terms=(TERM,), agreed_on=TODAY)


def field(section: str, key: str) -> Field:
    return next(
        found
        for step in steps.STEPS
        for part in step.sections
        if part.key == section
        for found in part.fields
        if found.key == key
    )


def read(section: str, key: str, typed: str, path: str = "") -> Any:
    at = path or paths.join("terms/0" if section == "term" else "parties/0", key)
    mediators = ("江海平", "苏文英")
    return reading.read(field(section, key), typed, case=CASE, path=at, today=TODAY, mediators=mediators)


@pytest.mark.parametrize(
    ("section", "key", "typed", "value"),
    [
        ("party", "address", " 青石村\n一组 ", "青石村 一组"),
        ("party", "ethnicity", "汉", "汉族"),
        ("party", "ethnicity", "蒙古族", "蒙古族"),
        ("party", "ethnicity", "穿青人", "穿青人"),
        ("party", "kind", "2", "organization"),
        ("party", "birth", "1968.4.11", date(1968, 4, 11)),
        ("party", "id_number", "33000019560312001x", "33000019560312001X"),
        ("registration", "recorder", "2", "苏文英"),
        ("registration", "mediators", "1,2", ("江海平", "苏文英")),
        ("registration", "accepted_on", "今天", TODAY),
        ("facts", "claims", "一\n\n 二 \n", ("一", "二")),
        ("facts", "facts", "第一行\r\n第二行", "第一行\n第二行"),
        ("screening", "reserved", "2", False),
        ("screening", "reserved", "是", True),
        ("evidence", "pages", "１２页", 12),
        ("record", "at", "今天 9:30", datetime(2026, 11, 23, 9, 30)),
        ("term", "amount", "三千五", 350_000),
        ("term", "obligees", "2、3", ("乙", "丙")),
        ("term", "shares", "平分", (Share("乙", 1_500_000), Share("丙", 1_500_000))),
    ],
)
def test_what_is_typed_becomes_the_value_and_reads_back(
    section: str, key: str, typed: str, value: Any
) -> None:
    assert read(section, key, typed) == value
    asked = field(section, key)
    path = paths.join("terms/0" if section == "term" else "parties/0", key)
    again = reading.show(asked, value, CASE, path)
    assert read(section, key, again) == value


@pytest.mark.parametrize(
    ("section", "key", "typed"),
    [
        ("screening", "reserved", "也许"),
        ("evidence", "pages", "几页"),
        ("evidence", "pages", "0"),
        ("party", "birth", "4.11"),
        ("term", "amount", "一些"),
        ("party", "kind", "3"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(section: str, key: str, typed: str) -> None:
    with pytest.raises(Unreadable) as told:
        read(section, key, typed)
    assert str(told.value).endswith("。")


@pytest.mark.parametrize(
    ("section", "key", "nothing"),
    [("term", "obligors", ()), ("facts", "claims", ()), ("party", "name", None)],
)
def test_nothing_typed_is_no_value(section: str, key: str, nothing: Any) -> None:
    assert read(section, key, "  ") == nothing


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("shares", "乙 20000，丙 余款", (Share("乙", 2_000_000), Share("丙", 1_000_000))),
        ("shares", "1 20000，甲 10000", (Share("乙", 2_000_000), Share("甲", 1_000_000))),
        ("shares", "", ()),
        ("plan", " ", Plan()),
    ],
)
def test_parts_of_a_term_are_read_with_the_term_at_hand(key: str, typed: str, value: Any) -> None:
    assert read("term", key, typed) == value


def test_sharing_evenly_needs_several_on_one_side() -> None:
    case = replace(CASE, terms=(replace(TERM, obligees=("乙",)),))
    with pytest.raises(Unreadable, match="两个以上"):
        reading.read(field("term", "shares"), "平分", case=case, path="terms/0/shares", today=TODAY)


@pytest.mark.parametrize(("typed", "value"), [("三份", 3), ("十二", 12), ("9999", 9999)])
def test_a_count_is_read_in_hanzi_too(typed: str, value: int) -> None:
    assert read("outcome", "copies", typed) == value


def test_every_kind_of_field_has_a_reader() -> None:
    for kind in Kind:
        asked = replace(field("term", "text"), kind=kind)
        assert reading.read(asked, "", case=CASE, path="terms/0/text", today=TODAY) in (None, (), Plan())


def test_the_proof_of_a_plan_tells_whether_it_comes_to_the_sum() -> None:
    def proof(text: str) -> str:
        term = with_plan(TERM, parse_plan(text, TERM.amount, TODAY, TODAY))
        return prove("term", "plan", None, replace(CASE, terms=(term,)))

    assert proof("11月25日10000，12月25日余款") == "2期，合计30000元，等于金额"
    assert proof("11月25日10000，12月25日19000") == "2期，合计29000元，比金额少1000元"
    assert proof("11月25日10000，12月25日20001") == "2期，合计30001元，比金额多1元"
    assert proof("11月30日一次付清") == "星期一，签约后第7天"
    assert proof("每月1号长期") == "第一次星期二，签约后第8天"


def test_the_proof_of_shares_tells_whether_they_come_to_the_sum() -> None:
    assert prove("term", "shares", (Share("乙", 3_000_000),)) == "合计30000元，等于金额"
    assert prove("term", "shares", (Share("乙", 2_000_050),)) == "合计20000.50元，比金额少9999.50元"


def test_a_plan_and_shares_that_stand_in_the_case_are_shown_as_they_are_read() -> None:
    term = with_plan(TERM, parse_plan("11月25日10000，12月25日余款", TERM.amount, TODAY, TODAY))
    case = replace(CASE, terms=(replace(term, shares=(Share("外人", 100), Share("乙", 2_999_900))),))
    for key, value in (("plan", plan_of(term)), ("shares", case.terms[0].shares)):
        asked, path = field("term", key), f"terms/0/{key}"
        shown = reading.show(asked, value, case, path)
        assert reading.read(asked, shown, case=case, path=path, today=TODAY) == value


def test_a_field_without_a_value_shows_nothing() -> None:
    assert reading.show(field("party", "phone"), None, CASE, "parties/0/phone") == ""
    assert reading.show(field("term", "obligors"), (), CASE, "terms/0/obligors") == ""


def test_the_proof_of_a_moment_is_its_weekday() -> None:
    assert prove("record", "at", datetime(2026, 11, 23, 9, 30)) == "星期一"


def test_a_birth_that_is_yet_to_come_is_said() -> None:
    assert prove("party", "birth", date(2027, 1, 1)) == "这一天还没有到"


def test_a_plan_is_read_from_village_words_and_shown_as_it_is_read() -> None:
    plan = read("term", "plan", "11月25日10000，12月25日20000")
    assert plan.instalments == (
        Instalment(date(2026, 11, 25), 1_000_000),
        Instalment(date(2026, 12, 25), 2_000_000),
    )


def prove(section: str, key: str, value: Any, case: Case = CASE) -> str:
    path = paths.join("terms/0" if section == "term" else "parties/0", key)
    return reading.proof(field(section, key), value, case=case, path=path, today=TODAY)


def test_the_proof_says_the_value_in_another_way() -> None:
    assert prove("term", "amount", 120_000) == "人民币壹仟贰佰元整"
    assert "签约后第7天" in prove("term", "due", date(2026, 11, 30))
    assert "星期一" in prove("registration", "accepted_on", TODAY)
    assert prove("party", "birth", date(1968, 4, 11)) == "58周岁"
    assert "未成年" in prove("party", "birth", date(2008, 11, 24))
    assert "未成年" not in prove("party", "birth", date(2008, 11, 23))
    assert prove("party", "id_number", "33000019560312001X") == "男 1956-03-12 70周岁"
    assert prove("party", "id_number", "330000195603120011") == ""
    assert prove("term", "amount", None) == ""
