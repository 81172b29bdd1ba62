"""The month in figures: pure counting over cases. What the cases do not say is not guessed.

A case counts in the month in which it was closed: agreed on, or, where nothing was agreed, last mediated.
Counting by the day of acceptance would lose each agreement of a case taken in earlier, whose month has
been reported already.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from tiaojie_tui.domain import words
from tiaojie_tui.domain.agreed_sum import agreed_sum
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.fulfilment import DONE, of_case
from tiaojie_tui.domain.tally import BODIES, Listed, Tally, body_of

TOTAL = "合计"
NO_MEDIATOR = "没有写调解员"
_COMPLEX = ("疑难复杂", "重大")


def closed_on(case: Case) -> date | None:
    """The day mediation ended; ``None`` while it goes on, or where no day is written down."""
    if case.outcome in words.AGREED:
        return case.agreed_on
    if case.outcome in words.ENDED:
        held = [one.at.date() for one in case.records if one.at and one.kind != "调查记录"]
        return max(held, default=None)
    return None


def undated(cases: Iterable[Case]) -> tuple[Case, ...]:
    """Closed cases that no month can count, because the day they ended is not written down."""
    closed = (case for case in cases if case.outcome in (*words.AGREED, *words.ENDED))
    return tuple(case for case in closed if closed_on(case) is None)


def figures(cases: Iterable[Case], month: date, committee: str = "") -> Tally:
    """The figures of these cases for the month in which ``month`` lies."""
    cases = tuple(cases)
    closed = [case for case in cases if _within(closed_on(case), month)]
    outcomes = Counter(case.outcome for case in closed)
    agreed = [case for case in closed if case.outcome in words.AGREED]
    sums = [agreed_sum(case) for case in agreed]
    body = body_of(committee)
    return Tally(
        accepted=sum(_within(case.accepted_on, month) for case in cases),
        closed=len(closed),
        parties=sum(len(case.parties) for case in closed),
        written=outcomes["written"],
        oral=outcomes["oral"],
        failed=outcomes["failed"],
        withdrawn=outcomes["withdrawn"],
        complex=sum(case.difficulty in _COMPLEX for case in closed),
        fen=sum(fen for fen in sums if fen is not None),
        unsummed=sums.count(None),
        performed=sum(of_case(case) == DONE for case in agreed),
        by_source=_counted(words.values(words.SOURCES), [case.source for case in closed]),
        by_referrer=_counted(
            words.values(words.REFERRERS),
            [case.referred_by for case in closed if case.source == words.REFERRED],
        ),
        by_type=_counted(words.values(words.DISPUTE_TYPES), [case.dispute_type for case in closed]),
        by_body={name: len(closed) if name == body else 0 for name in BODIES} if body else {},
        unsaid={
            "案件来源": sum(not case.source for case in closed),
            "委托移送的单位": sum(case.source == words.REFERRED and not case.referred_by for case in closed),
            "纠纷类型": sum(not case.dispute_type for case in closed),
            "难易程度": sum(not case.difficulty for case in closed),
        },
    )


def by_mediator(
    cases: Iterable[Case], month: date, mediators: Sequence[str] = ()
) -> tuple[tuple[str, Tally], ...]:
    """The figures of each mediator, each case counted once, for whoever leads it; then those of all.

    ``mediators`` stand first, in their order, also those without a case.
    """
    cases = tuple(cases)
    leaders = [case.mediators[0] if case.mediators else NO_MEDIATOR for case in cases]
    in_month = [
        leader
        for leader, case in zip(leaders, cases, strict=True)
        if _within(case.accepted_on, month) or _within(closed_on(case), month)
    ]
    rows = [
        (name, figures([case for case, leader in zip(cases, leaders, strict=True) if leader == name], month))
        for name in dict.fromkeys((*mediators, *in_month))
    ]
    return (*rows, (TOTAL, figures(cases, month)))


def by_committee(cases: Iterable[Case], month: date, committee: str = "") -> tuple[tuple[str, Tally], ...]:
    """The figures of one committee, of which all the cases are, or of each whose name stands in them."""
    if committee:
        return ((committee, figures(cases, month, committee)),)
    cases = tuple(cases)
    names = sorted({case.committee or "" for case in cases})
    return tuple(
        (name, figures([case for case in cases if (case.committee or "") == name], month, name))
        for name in names
    )


def listed(cases: Iterable[Case], mediator: str, month: date) -> tuple[Listed, ...]:
    """The cases of a mediator that were taken in or closed in this month, the oldest first."""
    found = [
        Listed(case, case.mediators[0] == mediator, closed_on(case))
        for case in cases
        if mediator in case.mediators
        and (_within(case.accepted_on, month) or _within(closed_on(case), month))
    ]
    return tuple(sorted(found, key=lambda one: (one.case.accepted_on or date.max, one.case.number or "")))


def _within(day: date | None, month: date) -> bool:
    return day is not None and (day.year, day.month) == (month.year, month.month)


def _counted(names: Sequence[str], found: Iterable[str | None]) -> dict[str, int]:
    counts = Counter(found)
    return {name: counts[name] for name in names}
