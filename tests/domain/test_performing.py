"""What of an agreement can be recorded as performed, and what each record is called."""

from datetime import date

from tiaojie_tui.domain.case import Case, FollowUp, Instalment, Performance, Recurrence, Term
from tiaojie_tui.domain.performing import to_record
from tiaojie_tui.domain.steps import cards, step_of

IN_TWO = Term(
    kind="payment",
    amount=30000,
    instalments=(Instalment(date(2026, 5, 1), 10000), Instalment(date(2026, 6, 1), 20000)),
)
DEED = Term(kind="act", text="拆除")
MONTHLY = Term(kind="payment", amount=50000, recurrence=Recurrence("month", 1, date(2026, 5, 1)))
CASE = Case(outcome="written", terms=(IN_TWO, DEED, MONTHLY))


def offered(case: Case) -> list[str]:
    return [name for name, _ in to_record(case)]


def test_each_instalment_and_each_other_term_is_offered_with_its_sum() -> None:
    assert offered(CASE) == [
        "第1条第1期的履行　100元",
        "第1条第2期的履行　200元",
        "第2条的履行",
        "第3条的履行　500元",
    ]


def test_a_record_says_nothing_before_somebody_does() -> None:
    assert [record for _, record in to_record(CASE)][:2] == [Performance(1, 1), Performance(1, 2)]


def test_what_is_done_is_offered_no_more_but_what_comes_back_is() -> None:
    done = (
        Performance(1, 1, state="已履行"),
        Performance(2, state="部分履行"),
        Performance(3, state="已履行"),
    )
    case = Case(outcome="written", terms=CASE.terms, performance=done)
    assert offered(case) == ["第1条第2期的履行　200元", "第2条的履行", "第3条的履行　500元"]


def test_records_stand_behind_the_terms_under_their_own_names() -> None:
    case = Case(terms=CASE.terms, performance=(Performance(1, 2), Performance(2)), follow_ups=(FollowUp(),))
    assert [card.title for card in cards(case, "agreement")][-3:] == [
        "第1条第2期的履行",
        "第2条的履行",
        "回访 1",
    ]
    assert {step.key for path in ("performance/0/on", "follow_ups/0") if (step := step_of(path))} == {
        "agreement"
    }


def test_how_much_was_paid_is_asked_of_money_alone() -> None:
    case = Case(terms=CASE.terms, performance=(Performance(1, 2), Performance(2), Performance(9)))
    asked = [
        "amount" in {field.key for field in card.fields(case)}
        for card in cards(case, "agreement")
        if card.at.startswith("performance")
    ]
    assert asked == [True, False, False]
