"""The schema of the six steps, and how far a case is in them."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from tiaojie_tui.domain import case as parts
from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Agent, Case, Consent, Party, Term
from tiaojie_tui.domain.injury.inputs import Dependant, Injury
from tiaojie_tui.domain.problems import Problem, Severity, Stops
from tiaojie_tui.domain.progress import State, holes, states
from tiaojie_tui.domain.schema import Field, Kind, Section
from tiaojie_tui.domain.steps import STEPS, cards, step_of

PART_OF_SECTION: dict[str, Any] = {
    "registration": parts.Case,
    "screening": parts.Screening,
    "consents": parts.Consent,
    "party": parts.Party,
    "agent": parts.Agent,
    "facts": parts.Case,
    "evidence": parts.Evidence,
    "record": parts.Record,
    "injury": Injury,
    "injury_figures": Injury,
    "injury_care": Injury,
    "injury_time": Injury,
    "injury_settlement": Injury,
    "dependant": Dependant,
    "outcome": parts.Case,
    "term": parts.Term,
    "performance": parts.Performance,
    "follow_up": parts.FollowUp,
}
ALL = [(section, field) for step in STEPS for section in step.sections for field in section.fields]


@pytest.mark.parametrize(("section", "field"), ALL, ids=lambda value: getattr(value, "key", ""))
def test_each_field_stands_for_an_attribute_of_its_part(section: Section, field: Field) -> None:
    names = {item.name for item in fields(PART_OF_SECTION[section.key])}
    assert field.key in names or field.kind is Kind.PLAN


@pytest.mark.parametrize(("section", "field"), ALL, ids=lambda value: getattr(value, "key", ""))
def test_each_field_explains_itself(section: Section, field: Field) -> None:
    assert field.help.endswith("。")
    assert (field.kind is Kind.CHOICE) == bool(field.choices)


def test_there_are_six_steps_in_the_order_of_a_session() -> None:
    assert [step.label for step in STEPS] == ["受理", "当事人", "事实", "依据", "协议", "签署"]


def test_the_official_statistics_have_eighteen_types() -> None:
    assert len(words.DISPUTE_TYPES) == 18
    assert len(words.ETHNICITIES) == 56


def test_an_agent_stands_behind_the_party_he_acts_for() -> None:
    case = Case(
        parties=(
            Party(role="申请人", name="孔子涵", agents=(Agent(kind="法定代理人", name="孔德福"),)),
            Party(role="被申请人", name="魏三妹"),
        )
    )
    assert [(card.at, card.title) for card in cards(case, "parties")] == [
        ("parties/0", "申请人 孔子涵"),
        ("parties/0/agents/0", "孔子涵的法定代理人 孔德福"),
        ("parties/1", "被申请人 魏三妹"),
    ]


def test_consent_is_asked_of_each_party_that_has_a_name() -> None:
    case = Case(parties=(Party(name="孔子涵"), Party(), Party(name="魏三妹")))
    card = cards(case, "intake")[-1]
    assert [card.path(field) for field in card.fields(case) if field.label == "已告知权利义务"] == [
        "consents/=孔子涵/notified",
        "consents/=魏三妹/notified",
    ]


def test_a_field_that_does_not_apply_is_hidden_and_keeps_what_it_holds() -> None:
    case = Case(source="接受委托移送调解", referred_by="法院")
    shown = replace(case, source="主动调解")

    def labels(case: Case) -> list[str]:
        return [field.label for field in cards(case, "intake")[0].fields(case)]

    assert "哪个机关转来" in labels(case)
    assert "哪个机关转来" not in labels(shown)
    assert shown.referred_by == "法院"


def test_a_new_case_is_empty_in_every_step() -> None:
    assert {state.state for state in states(Case(), ()).values()} == {State.EMPTY}


def test_a_step_is_complete_when_no_hole_is_left() -> None:
    term = Term(kind="apology", obligors=("甲",), obligees=("乙",), due=date(2026, 11, 9), text="当场道歉。")
    case = Case(outcome="written", agreed_on=date(2026, 11, 9), terms=(term,))
    assert states(case, ())["agreement"].state is State.COMPLETE
    unfinished = replace(case, terms=(replace(term, obligees=()),))
    assert states(unfinished, ())["agreement"].state is State.UNFINISHED
    assert states(unfinished, ())["agreement"].open_places == 1


def test_a_blocking_problem_keeps_its_step_open_and_a_warning_does_not() -> None:
    case = Case(claims=("赔偿",), facts="事实。")

    def problem(severity: Severity) -> Problem:
        return Problem("X", severity, "facts", "facts", "…", stops=Stops.FINALISE)

    assert states(case, [problem(Severity.BLOCK)])["facts"].state is State.UNFINISHED
    assert states(case, [problem(Severity.WARN)])["facts"].state is State.COMPLETE


def test_a_payment_plan_is_no_hole_once_its_day_is_known() -> None:
    def plan_is_open(term: Term) -> bool:
        return any(field.kind is Kind.PLAN for _, field in holes(Case(terms=(term,)), "agreement"))

    assert plan_is_open(Term(kind="payment"))
    assert not plan_is_open(Term(kind="payment", due=date(2026, 11, 30)))


def test_refusal_recorded_for_one_party_counts_as_begun() -> None:
    case = Case(parties=(Party(name="甲"),), consents=(Consent("甲", refused=True),))
    assert states(case, ())["intake"].state is State.UNFINISHED


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("extended_to", "intake"),
        ("consents/=甲/on", "intake"),
        ("parties/0/agents/1/name", "parties"),
        ("records", "facts"),
        ("court", "agreement"),
        ("terms/0/plan", "agreement"),
        ("signatures/=甲", "signing"),
    ],
)
def test_a_place_is_filled_in_one_step(path: str, key: str) -> None:
    found = step_of(path)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("path", ["sealed_on", "recordsale", "performances"])
def test_what_no_form_asks_has_no_step(path: str) -> None:
    assert step_of(path) is None


def test_the_court_is_asked_for_a_written_agreement_and_the_station_where_the_police_may_punish() -> None:
    def asked(case: Case) -> set[str]:
        return {field.key for field in cards(case, "agreement")[0].fields(case)} & {"court", "police_station"}

    people = (Party(kind="person", name="甲"), Party(kind="person", name="乙"))
    assert asked(Case(parties=people)) == set()
    assert asked(Case(parties=people, outcome="written")) == {"court"}
    assert asked(Case(parties=people, outcome="oral")) == set()
    assert asked(Case(parties=people, outcome="oral", court="某法院")) == {"court"}
    assert asked(Case(parties=people, facts="乙砸坏了甲的院门。")) == {"police_station"}
    assert asked(Case(parties=people, outcome="failed", facts="乙砸坏了甲的院门。")) == set()
    assert asked(Case(police_station="某派出所")) == {"police_station"}
