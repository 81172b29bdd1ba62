"""What a single rule finds, before the book adds its weight and its law."""

from collections.abc import Iterable
from dataclasses import dataclass

from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Case, Party
from tiaojie_tui.domain.problems import Severity


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's id, the path where to mend it, and the sentence for the mediator."""

    rule: str
    field: str
    message: str
    severity: Severity | None = None
    """Only where this finding weighs otherwise than its rule does."""
    about: str = ""
    """The words it is about, where the rule speaks of each of several in one field."""


def agreeing(case: Case) -> bool:
    """Whether there may still be an agreement, or is one: nothing has failed or been withdrawn."""
    return case.outcome not in words.ENDED


def listed(names: Iterable[str]) -> str:
    """Names joined as a sentence joins them."""
    return "、".join(names)


def who(party: Party, index: int) -> str:
    """The party as a message names it: its name, or its place in the list while it has none."""
    return party.called or f"第{index + 1}个当事人"
