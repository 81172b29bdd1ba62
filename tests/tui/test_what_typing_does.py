"""What typing into a field does to the case: values in, values out, no screen."""

from dataclasses import replace
from datetime import date

import pytest

from tiaojie_tui.casework.entry import AtHand, reworded, standing, typed, worded
from tiaojie_tui.domain import paths, steps, wording
from tiaojie_tui.domain.case import Case, Consent, Party, Term, Unread
from tiaojie_tui.domain.schema import Card, Field

AT_HAND = AtHand(date(2026, 11, 23), ("江海平", "苏文英"))
PARTIES = (Party(role="申请人", kind="person", name="甲"), Party(role="被申请人", kind="person", name="乙"))


def place(case: Case, path: str) -> tuple[Card, Field]:
    """The card and field that fill in what stands at ``path``."""
    return next(
        (card, field)
        for step in steps.STEPS
        for card in steps.cards(case, step.key)
        for field in card.fields(case)
        if card.path(field) == path
    )


def type_in(case: Case, path: str, text: str, named: Case | None = None) -> Case:
    return typed(case, *place(case, path), text, AT_HAND, named=named or case)


def stands(case: Case, path: str) -> str:
    return standing(case, *place(case, path), AT_HAND).text


def paying(**parts: object) -> Case:
    term = replace(Term(kind="payment", obligors=("乙",), obligees=("甲",)), **parts)
    case = Case(parties=PARTIES, agreed_on=date(2026, 11, 20), terms=(term,))
    return worded(Case(), case)


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("source", "1", "依申请调解"),
        ("dispute_type", "ll", "邻里纠纷"),
        ("accepted_on", "昨天", date(2026, 11, 22)),
        ("accepted_on", "１１．２", date(2026, 11, 2)),
        ("mediators", "2,1", ("苏文英", "江海平")),
        ("recorder", "2", "苏文英"),
        ("screening/reserved", "否", False),
        ("claims", "退钱\n\n道歉", ("退钱", "道歉")),
        ("facts", "  缩进的字\n", "  缩进的字\n"),
        ("copies", "５", 5),
    ],
)
def test_what_people_type_is_read(path: str, text: str, value: object) -> None:
    assert paths.get(type_in(Case(), path, text), path) == value


@pytest.mark.parametrize("path", ["source", "accepted_on", "mediators", "facts", "claims", "copies"])
def test_emptying_a_field_empties_the_value(path: str) -> None:
    filled = type_in(Case(), path, "1" if path != "accepted_on" else "11.2")
    assert paths.get(type_in(filled, path, ""), path) in (None, ())


def test_an_unreadable_text_empties_the_value_and_stands_in_the_field() -> None:
    case = type_in(type_in(Case(), "accepted_on", "11.2"), "accepted_on", "11.2x")
    assert case.accepted_on is None
    assert case.unread == (Unread("accepted_on", "11.2x"),)
    assert stands(case, "accepted_on") == "11.2x"
    assert standing(case, *place(case, "accepted_on"), AT_HAND).trouble


def test_only_the_last_unreadable_text_of_a_field_is_kept() -> None:
    case = type_in(type_in(Case(), "copies", "很多"), "copies", "很多份")
    assert case.unread == (Unread("copies", "很多份"),)
    assert type_in(case, "copies", "3").unread == ()


def test_a_name_typed_letter_by_letter_is_followed_from_the_old_one() -> None:
    before = replace(paying(), consents=(Consent("乙", notified=True),))
    case = before
    for text in ("", "甲", "甲大", "甲大有"):
        case = type_in(case, "parties/1/name", text, named=before)
    assert case.terms[0].obligors == ("甲大有",)
    assert case.terms[0].obligees == ("甲",)
    assert case.consents == (Consent("甲大有", notified=True),)
    assert "甲大有" in (case.terms[0].text or "")


def test_a_number_with_a_wrong_check_digit_tells_nothing() -> None:
    case = type_in(Case(parties=PARTIES), "parties/0/id_number", "330000196411022058")
    assert (case.parties[0].sex, case.parties[0].birth) == (None, None)
    assert case.parties[0].id_number == "330000196411022058"


def test_a_plan_is_put_into_the_term_it_belongs_to() -> None:
    case = type_in(paying(amount=120000), "terms/0/plan", "12月1日400，12月31日800")
    assert [part.amount for part in case.terms[0].instalments] == [40000, 80000]
    assert type_in(case, "terms/0/plan", "").terms[0].instalments == ()


def test_wording_follows_the_data_while_nobody_has_changed_it() -> None:
    case = type_in(paying(), "terms/0/amount", "三百")
    assert case.terms[0].text == wording.propose(case, case.terms[0])
    assert "300元" in (case.terms[0].text or "")


def test_a_wording_changed_by_hand_stays_until_it_is_asked_for_anew() -> None:
    by_hand = type_in(paying(amount=30000), "terms/0/text", "乙给甲三百块。")
    case = type_in(by_hand, "terms/0/amount", "400")
    assert case.terms[0].text == "乙给甲三百块。"
    assert "400元" in (reworded(case, "terms/0").terms[0].text or "")


def test_a_wording_that_is_being_deleted_is_not_filled_under_the_hand() -> None:
    assert type_in(paying(amount=30000), "terms/0/text", "").terms[0].text is None


@pytest.mark.parametrize("text", ["三千五", "2.8万", "1,200.50", "８千"])
def test_what_stands_in_a_field_reads_back_as_the_same(text: str) -> None:
    case = type_in(paying(), "terms/0/amount", text)
    again = type_in(case, "terms/0/amount", stands(case, "terms/0/amount"))
    assert again == case
