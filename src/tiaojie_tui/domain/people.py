"""The people of a township server (调解员、主任、司法所), and what is known of each of them here."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is: each sees and does what ``rights`` says, and nothing else."""

    MEDIATOR = "调解员"
    HEAD = "主任"
    """Head of a committee (人民调解委员会主任); mediates as well."""
    OFFICE = "司法所"
    """Staff of the township's judicial office."""
    CHIEF = "所长"
    """Head of the judicial office."""


OF_THE_OFFICE = frozenset({Role.OFFICE, Role.CHIEF})
"""Those who belong to no committee."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may log in. ``committee`` is the id of theirs; ``None`` for the judicial office's."""

    id: int
    name: str
    role: Role
    committee: int | None
