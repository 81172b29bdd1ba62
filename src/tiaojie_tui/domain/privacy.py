"""What makes a case one for few eyes: minors in it (个人信息保护法 第28条; 未成年人保护法 第4条)."""

from datetime import date

from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.dates import age_on
from tiaojie_tui.domain.identity import read_id_number
from tiaojie_tui.domain.signers import LIMITED_BELOW


def has_minor(case: Case, on: date) -> bool:
    """Whether a party was under 18 when the case was taken on, or where that is not known, on day ``on``."""
    day = case.accepted_on or on
    births = (party.birth or _birth(party.id_number) for party in case.parties)
    return any(birth is not None and birth <= day and age_on(birth, day) < LIMITED_BELOW for birth in births)


def _birth(id_number: str | None) -> date | None:
    return read_id_number(id_number).birth if id_number else None
