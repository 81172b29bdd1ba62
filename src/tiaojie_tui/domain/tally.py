"""What is counted over the cases of a month (人民调解案件情况统计表): plain figures, made in ``reports``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tiaojie_tui.domain.case import Case

BODIES = (
    "村调委会",
    "居调委会",
    "乡镇调委会",
    "街道调委会",
    "企事业单位调委会",
    "社会团体和其他组织调委会",
)
"""The kinds of committees that the statistics tell apart (不同主体)."""

_HOUSE = "人民调解委员会"
_BODY_OF = {
    "村": BODIES[0],
    "社区": BODIES[1],
    "居": BODIES[1],
    "乡": BODIES[2],
    "镇": BODIES[2],
    "街道": BODIES[3],
}
"""What a committee's name ends in before 人民调解委员会, and the body it therefore is."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Figures of one committee or mediator for one month. A case counts in the month in which it was closed.

    What a case does not say is in none of the figures by source, type or body, and in ``unsaid`` instead.
    """

    accepted: int
    """Taken in this month, whatever became of them."""
    closed: int
    """调解案件总数: agreed, failed or withdrawn in this month."""
    parties: int
    written: int
    oral: int
    failed: int
    withdrawn: int
    complex: int
    """疑难复杂, and those graver still."""
    fen: int
    """协议涉及金额."""
    unsummed: int
    """Agreements whose sum the case does not settle: not in ``fen``."""
    performed: int
    """Agreements of this month all of whose terms are recorded as performed."""
    by_source: Mapping[str, int]
    by_referrer: Mapping[str, int]
    by_type: Mapping[str, int]
    by_body: Mapping[str, int]
    """Empty where the committee's name does not tell of what kind it is."""
    unsaid: Mapping[str, int]
    """Of how many closed cases this item is unknown, by the item's Chinese name."""

    @property
    def agreed(self) -> int:
        """调解成功."""
        return self.written + self.oral


@dataclass(frozen=True, slots=True)
class Listed:
    """A case in a mediator's list of the month."""

    case: Case
    leads: bool
    """The mediator leads it; else takes part, and it is counted for the one who leads."""
    closed_on: date | None


def body_of(committee: str) -> str | None:
    """Of which kind a committee is, where its name tells: 青石村人民调解委员会 is a 村调委会."""
    name = committee.strip()
    if not name.endswith(_HOUSE):
        return None
    stem = name.removesuffix(_HOUSE).removesuffix("民委员会").removesuffix("委会")
    return next((body for end, body in _BODY_OF.items() if stem.endswith(end)), None)
