"""A case on which one rule is tried, marked with the rule and with the kind of trial it is.

``test_every_rule.py`` counts the marks: each rule has to fire, to keep quiet, and to be tried at its edge.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from tests.domain.factories import TODAY
from tests.domain.rules.reports import reported
from tiaojie_tui.domain.case import Case

KINDS = frozenset({"fires", "quiet", "edge"})


@dataclass(frozen=True)
class Trial:
    """One case, and whether the rule has to speak of it."""

    rule: str
    case: Case
    speaks: bool
    today: date

    def run(self) -> None:
        assert (self.rule in reported(self.case, self.today)) is self.speaks


def fires(rule: str, case: Case, today: date = TODAY) -> Any:
    """The rule has to speak."""
    return _marked(Trial(rule, case, True, today), "fires")


def quiet(rule: str, case: Case, today: date = TODAY) -> Any:
    """The rule must not speak."""
    return _marked(Trial(rule, case, False, today), "quiet")


def edge(rule: str, speaks: bool, case: Case, today: date = TODAY) -> Any:
    """A case just on one side or the other of where the rule begins to speak."""
    return _marked(Trial(rule, case, speaks, today), "edge")


def _marked(trial: Trial, kind: str) -> Any:
    return pytest.param(trial, marks=pytest.mark.rule(trial.rule, kind), id=f"{trial.rule}-{kind}")
