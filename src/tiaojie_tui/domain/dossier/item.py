"""One line of the dossier: a paper, and whether it can be printed, lacks something, comes later."""

from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """How it stands with a paper, in the word that people read."""

    READY = "可打印"
    """It is needed, and all that belongs on it is known."""
    LACKING = "缺"
    """It is needed by now, and something that belongs on it is not known."""
    LATER = "以后"
    """It will be needed."""
    BY_CHOICE = "需要时"
    """It may be printed by whoever wants it; the dossier is complete without it."""


@dataclass(frozen=True, slots=True)
class Item:
    """A paper of the case.

    ``at`` says which of several it is: the entrusted agent, record, payment or follow-up, counted from 0.
    """

    paper: str
    """The paper's name, which is also its template's."""
    at: int
    label: str
    """The name that tells it from its like: 授权委托书（张三）."""
    state: State
    why: str
    """A sentence: what is missing, from when it is needed, or for whom it is; empty where all is said."""
    step: str | None = None
    """Key of the step in which the gap is filled; ``None`` where there is none."""
    field: str | None = None
    """Path of the field to fill; ``None`` where there is none."""
