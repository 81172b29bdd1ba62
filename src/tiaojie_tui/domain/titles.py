"""The title of a case, made from its parties and its type, as dossiers are named."""

from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Case, Party

_COUNTED = "零一二三四五六七八九十"
_NAMED_IN_FULL = 2
"""Up to so many on one side all are named; more are 甲等三人."""


def propose_title(case: Case) -> str:
    """``陈守田与陈守业邻里纠纷``; an empty string while nobody is named."""
    sides = [_side(case, words.APPLICANT), _side(case, words.RESPONDENT)]
    named = "与".join(side for side in sides if side)
    if not named:
        named = _several([_named(case, party) for party in case.parties if party.called])
    # 其他 tells the categories of the statistics apart; in a title it says nothing.
    return named + (case.dispute_type or "纠纷").removeprefix("其他") if named else ""


def _side(case: Case, role: str) -> str:
    return _several([_named(case, party) for party in case.parties if party.role == role and party.called])


def _named(case: Case, party: Party) -> str:
    """The legal name; where two bear it, how the case tells them apart."""
    alike = sum(other.name == party.name for other in case.parties)
    return party.name if party.name and alike == 1 else party.called


def _several(names: list[str]) -> str:
    if len(names) <= _NAMED_IN_FULL:
        return "、".join(names)
    count = _COUNTED[len(names)] if len(names) < len(_COUNTED) else str(len(names))
    return f"{names[0]}等{count}人"
