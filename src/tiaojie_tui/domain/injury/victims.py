"""The injured persons of a case, and what the rest of the case says of them."""

from datetime import date

from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.injury.calculation import Calculation, calculate
from tiaojie_tui.domain.injury.inputs import Injury


def birth_of(case: Case, injury: Injury) -> date | None:
    """The victim's day of birth: as written with the injury, else with the party of that name."""
    if injury.birth is not None or injury.victim is None:
        return injury.birth
    party = case.party(injury.victim)
    return party.birth if party else None


def called(injury: Injury) -> str:
    """The victim's name on screen."""
    return injury.victim or "受害人"


def calculation(case: Case, injury: Injury) -> Calculation:
    """The calculation of one injury of this case."""
    return calculate(injury, birth_of(case, injury))
