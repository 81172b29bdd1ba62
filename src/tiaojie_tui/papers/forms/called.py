"""How the forms call what a case is about: its dispute, its agreement, the day it was reached."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tiaojie_tui.domain import words
from tiaojie_tui.domain.agreed_sum import agreed_sum
from tiaojie_tui.domain.case import Case, Party
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.titles import propose_title
from tiaojie_tui.papers.gaps import GAP, PEN_DAY, filled, names
from tiaojie_tui.papers.money_words import sum_words
from tiaojie_tui.papers.parties import named

NOTHING_AGREED = "没有达成协议"


def dispute(case: Case) -> str:
    """The title of the case, as given or as made from its parties; room for it while nobody is named."""
    return case.title or propose_title(case) or f"{GAP * 5}纠纷"


def agreement(case: Case) -> str:
    """``编号为(2026)人调字第7号的人民调解协议书``."""
    return f"编号为{filled(case.number)}的{'口头调解协议' if case.outcome == 'oral' else '人民调解协议书'}"


def source(case: Case) -> str:
    """How the case came; of a referred one also who sent it."""
    if case.source == words.REFERRED:
        return f"{case.source}（{filled(case.referred_by)}）"
    return filled(case.source)


def outcome(case: Case) -> str:
    """``达成书面协议``, or the gap."""
    return filled(words.shown(words.OUTCOMES, case.outcome))


def agreed(case: Case) -> str:
    """The day of the agreement, or room to write it; that there is none, where mediation ended without."""
    return NOTHING_AGREED if nothing_agreed(case) else day_or_pen(case.agreed_on)


def nothing_agreed(case: Case) -> bool:
    """Whether mediation ended without an agreement; what stands in the terms was not agreed then."""
    return case.outcome in words.ENDED


def total(case: Case) -> str:
    """The sum that was agreed on, in figures and 大写; gaps where the case does not settle it."""
    if nothing_agreed(case):
        return NOTHING_AGREED
    fen = agreed_sum(case) if case.terms else None
    return "不涉及金额" if fen == 0 else sum_words(fen, GAP)


def people(parties: Iterable[Party]) -> str:
    """Legal names, joined."""
    return names([filled(party.name) for party in parties])


def legal(case: Case, name: str) -> str:
    """The legal name of a party that terms call otherwise; another name as it is."""
    party = case.party(name)
    return named(party) if party else filled(name)


def all_applicants(case: Case) -> Case:
    """The case as all its parties apply together, to a court or the police."""
    return replace(case, parties=tuple(replace(party, role=words.APPLICANT) for party in case.parties))


def day_or_pen(value: date | None) -> str:
    """A day, or room to write it."""
    return printed(value) if value else PEN_DAY


def month(day: date) -> str:
    """``2026年11月``."""
    return f"{day.year}年{day.month}月"
