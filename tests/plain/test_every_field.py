"""Whatever the schema asks for, the line asks for: each field of each card, in the order of the forms."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from tests.terminal.homes import at_desk, prepare
from tiaojie_tui.casework import cases
from tiaojie_tui.casework.parts import additions
from tiaojie_tui.domain import steps, words
from tiaojie_tui.domain.case import Case, Record, Screening, Term
from tiaojie_tui.domain.injury.inputs import Dependant, Injury
from tiaojie_tui.plain import form
from tiaojie_tui.plain.line import Line
from tiaojie_tui.plain.opened import Opened

FORMS = [step for step in steps.STEPS if step.key not in ("basis", "signing")]


class Patient(Line):
    """Somebody who presses Enter at every question, and remembers what was asked."""

    def __init__(self) -> None:
        super().__init__(BytesIO(), BytesIO())
        self.asked: list[str] = []

    def ask(self, question: str, explained: Sequence[str] = ()) -> str:
        self.asked.append(question)
        return ""


def everything() -> Iterator[Case]:
    """Cases in which, together, every field of the schema applies."""
    case = Case(
        source=words.REFERRED,
        accepted_on=date(2026, 11, 2),
        screening=Screening(reserved=True),
        outcome="written",
        police_station="云溪县公安局白杨派出所",
    )
    for step in FORMS:
        for kind in ("个人", "单位"):
            for offered in additions(step.key, case, None):
                if step.key != "parties" or offered.name == kind:
                    case, _ = offered.add(case)
    case = replace(case, parties=tuple(replace(one, name=f"甲{at}") for at, one in enumerate(case.parties)))
    for card in [card for card in steps.cards(case, "parties") if card.section.key == "party"]:
        for offered in additions("parties", case, card):
            case = offered.add(case)[0] if "代理人" in offered.name else case
    case = replace(case, records=(Record(kind="调查记录"), Record(kind="调解记录")))
    hurt = Injury(victim="甲0", harm="disability", solatium=100, fault=5000, dependants=(Dependant(),))
    yield replace(case, injuries=(hurt, replace(hurt, harm="death")))
    yield Case(outcome="failed", terms=(Term(kind="payment"),))


@pytest.mark.parametrize("case", [*everything()], ids=["agreed", "failed"])
def test_each_field_that_applies_is_asked_in_the_order_of_the_forms(case: Case, tmp_path: Path) -> None:
    home = tmp_path / "home"
    prepare(home)
    with at_desk(home) as desk:
        editing = cases.begin(desk)
        editing.case = case
        for step in FORMS:
            line = Patient()
            form.walk(Opened(desk, line, editing, ()), step)
            asked = [one for one in line.asked if one[0].isdecimal()]
            wanted = [field for card in steps.cards(case, step.key) for field in card.fields(case)]
            assert len(asked) == len(wanted)
            for question, field in zip(asked, wanted, strict=True):
                assert f"{field.of} {field.label}".strip() in question
        editing.close()


def test_these_cases_have_every_field_of_the_schema() -> None:
    sections = [section for step in FORMS for section in step.sections]
    schema = {(section.key, field.key) for section in sections for field in section.fields}
    shown = {
        (card.section.key, field.key.rpartition("/")[2])
        for case in everything()
        for step in FORMS
        for card in steps.cards(case, step.key)
        for field in card.fields(case)
    }
    assert shown == schema
