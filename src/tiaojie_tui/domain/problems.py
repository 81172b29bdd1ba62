"""What a rule says of a case: a problem, its weight, and where to mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs."""

    BLOCK = "block"
    """Stops 定稿 or 生效; never stops typing or printing a draft."""
    WARN = "warn"
    """May be passed with a reason that is kept, as a hint may."""
    HINT = "hint"
    ALERT = "alert"
    """Somebody may be in danger: act first; then it may be passed, saying what was done."""


DANGER = "注意安全"
"""The word an alert is seen by, on every screen."""
_WEIGHT = {
    Severity.ALERT: DANGER,
    Severity.BLOCK: "必改",
    Severity.WARN: "提醒",
    Severity.HINT: "提示",
}
_BEFORE_EFFECT = "待办"
"""What is still to be done on paper after 定稿: nothing is wrong with it yet."""


class Stops(StrEnum):
    """Which act a blocking problem stops."""

    FINALISE = "finalise"
    """定稿: the text cannot be frozen."""
    EFFECT = "effect"
    """生效 and 封存: the text may be printed and signed, but the agreement is not effective yet."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong or missing, in words for a mediator.

    ``rule`` is an id of the rule table, ``step`` a key of ``schema.STEPS``, ``field`` a path of
    ``domain.paths`` (of the nearest list where a whole part is missing), ``basis`` the law it rests on.
    """

    rule: str
    severity: Severity
    step: str
    field: str
    message: str
    basis: str = ""
    stops: Stops = Stops.FINALISE
    about: str = ""
    """The words it is about, where its rule speaks of each of several in one field."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What a reason for letting it pass is kept by."""
        return self.rule, self.field, self.about

    @property
    def may_pass(self) -> bool:
        """Whether a mediator may let it pass with a reason: all but what blocks."""
        return self.severity is not Severity.BLOCK

    @property
    def weight(self) -> str:
        """How much it weighs, in the word that people read."""
        later = self.severity is Severity.BLOCK and self.stops is Stops.EFFECT
        return _BEFORE_EFFECT if later else _WEIGHT[self.severity]

    def blocks(self, act: Stops) -> bool:
        """Whether this problem stops ``act``; what stops 定稿 stops 生效 too."""
        return self.severity is Severity.BLOCK and (act is Stops.EFFECT or self.stops is Stops.FINALISE)
