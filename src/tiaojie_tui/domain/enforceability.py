"""Enforceability at a glance: of each term who, for whom, what, how much, by when and how, with its holes;
whether a court would enforce it as it is written, and confirm the agreement.

What speaks against a term is what the rules say of it; nothing is judged a second time here. That a
mediator lets a warning pass makes no term clearer, so passed ones count.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tiaojie_tui.domain import in_short, paths, progress, words
from tiaojie_tui.domain.case import Case, Term
from tiaojie_tui.domain.confirmation import Readiness, Reason, readiness
from tiaojie_tui.domain.problems import Problem, Severity
from tiaojie_tui.domain.rules import book
from tiaojie_tui.domain.tables import Tables

WHO, WHOM, WHAT, HOW_MUCH, WHEN, HOW = "谁", "对谁", "做什么", "多少", "什么时候", "怎么做"
"""The six questions, in their order."""
_NONE = Tables()
_WEIGHTY = (Severity.BLOCK, Severity.WARN)
_NO_BAR = frozenset({"DEPOSIT_HELD_BY_COMMITTEE", "DUE_BEFORE_AGREEMENT", "INJURY_NOT_STABLE"})
"""Rules that say of a term what is unwise or odd in it, and does not keep a court from enforcing it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the six questions a term has to answer; ``hole`` where an answer is needed and missing."""

    label: str
    path: str
    text: str
    hole: bool


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term: its six answers, and what speaks against enforcing it as it is written."""

    number: int
    kind: str
    parts: tuple[Part, ...]
    doubts: tuple[Reason, ...]

    @property
    def enforceable(self) -> bool:
        return not self.doubts

    @property
    def path(self) -> str:
        """Where to go on: the first doubt, else the first hole, else the wording."""
        doubts = [doubt.path for doubt in self.doubts]
        holes = [part.path for part in self.parts if part.hole]
        wording = [part.path for part in self.parts if part.label == WHAT]
        return [*doubts, *holes, *wording][0]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The whole agreement at a glance."""

    terms: tuple[TermRow, ...]
    confirmation: Readiness


def look(case: Case, today: date, tables: Tables = _NONE) -> Outlook:
    """The agreement as it stands."""
    problems = book.check(replace(case, passed=()), today, tables)
    wanted = {card.path(field) for card, field in progress.holes(case, "agreement")}
    terms = tuple(_row(term, index, problems, wanted) for index, term in enumerate(case.terms))
    doubts = [(row.number, doubt) for row in terms for doubt in row.doubts]
    return Outlook(terms, readiness(case, today, doubts, tables.days_off))


def _row(term: Term, index: int, problems: Sequence[Problem], wanted: set[str]) -> TermRow:
    at = paths.join("terms", index)
    here = [problem for problem in problems if problem.field.startswith(f"{at}/")]
    missing = {problem.field for problem in here if problem.rule.endswith("_MISSING")}
    # That a sum is needed the form cannot know: what is divided may be a house.
    wanted = missing | {path for path in wanted if path != paths.join(at, "amount")}
    parts = tuple(
        _part(label, paths.join(at, key), known, guessed, wanted, missing)
        for label, key, known, guessed in _answers(term)
    )
    doubts = tuple(
        Reason(problem.message, problem.field, problem.rule)
        for problem in here
        if problem.severity in _WEIGHTY and problem.rule not in _NO_BAR
    )
    return TermRow(index + 1, words.shown(words.TERM_KINDS, term.kind), parts, doubts)


def _answers(term: Term) -> tuple[tuple[str, str, str, str], ...]:
    """Label, field, what the data say, and what else stands in the wording."""
    when = "plan" if term.kind == "payment" else "due"
    how = "holder" if term.kind == "deposit" else "method"
    return (
        (WHO, "obligors", "、".join(term.obligors), ""),
        (WHOM, "obligees", "、".join(term.obligees), ""),
        (WHAT, "text", (term.text or "").replace("\n", ""), ""),
        (HOW_MUCH, "amount", in_short.sum_of(term), ""),
        (WHEN, when, in_short.days_of(term), in_short.days_in_wording(term)),
        (HOW, how, in_short.way_of(term), in_short.way_in_wording(term)),
    )


def _part(label: str, path: str, known: str, guessed: str, wanted: set[str], missing: set[str]) -> Part:
    """What a rule misses is a hole, whatever else the wording may seem to say."""
    text = known or ("" if path in missing else guessed)
    return Part(label, path, text, not text and path in wanted)
