"""The six steps (步骤) and their fields: one schema for the forms, the check screen and the commands.

A step is made of sections. A section is one card of fields about the case itself (``at`` empty), or a
list of like parts (``many``), one card each. A field's ``key`` is an attribute below the card's path, so
the path of every value on screen is ``paths.join(card, field.key)``.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.words import Choice


class Kind(Enum):
    """What a field takes, and so how its typing is read and shown."""

    LINE = auto()
    TEXT = auto()
    LINES = auto()
    """Several short texts, one a line."""
    DATE = auto()
    MOMENT = auto()
    """Day and time of day."""
    MONEY = auto()
    """分, typed and shown as 元."""
    NUMBER = auto()
    PERCENT = auto()
    """Hundredths of a percent, typed and shown as 70%."""
    CHOICE = auto()
    """One word of ``choices``, picked by number, initials or part of the word."""
    FLAG = auto()
    """是, 否, or not known."""
    NAMES = auto()
    """Several names, picked from ``offers`` by number or typed."""
    PLAN = auto()
    """How a sum is paid: the term's ``due``, ``instalments`` and ``recurrence`` together."""
    SHARES = auto()
    ID_NUMBER = auto()
    CREDIT_CODE = auto()
    PHONE = auto()


class Offer(Enum):
    """Which words the program may propose for a typed field; any other may be typed too."""

    MEDIATORS = auto()
    PARTIES = auto()
    SIGNERS = auto()
    """Parties, agents and mediators: everybody who may have been present."""
    ETHNICITIES = auto()
    KNOWN_PERSONS = auto()
    """People of earlier cases, by name, initials or phone tail."""
    KNOWN_FIGURES = auto()
    """A province's yearly figures that an earlier case used, all of them at once."""


Shown = Callable[[Case, Any], bool]


def _always(_case: Case, _part: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Field:
    """One value a person fills in; ``help`` is what F1 says: what for, an example, what if unknown."""

    key: str
    label: str
    kind: Kind
    help: str
    choices: tuple[Choice, ...] = ()
    offer: Offer | None = None
    required: bool = False
    shown: Shown = _always
    """Whether the field applies; a field that does not is hidden, and what it holds is kept."""
    of: str = ""
    """Whom the value is about, where one card asks it of several people."""


@dataclass(frozen=True, slots=True)
class Section:
    """Like fields on one card. ``at`` is the path of the part, or of the list of parts if ``many``."""

    key: str
    label: str
    at: str
    fields: tuple[Field, ...]
    many: bool = False
    each_party: bool = False
    """The fields are asked of each party: ``at`` is a list kept by name."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of the six steps a case walks through."""

    key: str
    label: str
    sections: tuple[Section, ...]
    purpose: str
    """One sentence: what is done here, in the mediator's words."""


@dataclass(frozen=True, slots=True)
class Card:
    """One screenful: a section with the path of the part it shows (empty: the case itself)."""

    section: Section
    at: str
    title: str

    def path(self, field: Field) -> str:
        """Where this card's field stands in the case."""
        return paths.join(self.at, field.key)

    def fields(self, case: Case) -> tuple[Field, ...]:
        """The fields that apply now, in order."""
        if self.section.each_party:
            return tuple(
                replace(field, key=paths.join(paths.keyed(party.called), field.key), of=party.called)
                for party in case.parties
                if party.called
                for field in self.section.fields
                if field.shown(case, case.consent(party.called))
            )
        part = paths.get(case, self.at) if self.at else case
        return tuple(field for field in self.section.fields if field.shown(case, part))
