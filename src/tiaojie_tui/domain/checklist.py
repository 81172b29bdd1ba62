"""A whole case to check (核对): each step, card and field with what stands in it, and what is wrong there.

Made from the same schema as the forms, so that it cannot drift from them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tiaojie_tui.domain import paths, reading, signers, steps
from tiaojie_tui.domain.case import Case, Passed
from tiaojie_tui.domain.differing import shown_part
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.domain.progress import StepState, states, value_at
from tiaojie_tui.domain.rules import book
from tiaojie_tui.domain.schema import Card, Field, Kind, Step
from tiaojie_tui.domain.tables import Tables

_NONE = Tables()
_NOT_SIGNED = frozenset({"oral", "failed", "withdrawn"})


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step begins here."""

    step: Step
    state: StepState


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card begins here."""

    title: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """What stands in a field, or in a part that has no fields; empty where it is still to be filled."""

    path: str
    label: str
    text: str
    wanted: bool
    """Whether the papers need it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says of the field above it; with the ``reason`` for which it was let pass."""

    problem: Problem
    reason: str | None = None

    @property
    def path(self) -> str:
        return self.problem.field


Row = StepRow | CardRow | FieldRow | Remark


def rows(case: Case, today: date, tables: Tables = _NONE) -> tuple[Row, ...]:
    """The whole case from the first step to the last, each problem once, at its place."""
    problems = book.check(case, today, tables)
    remarks = [Remark(problem) for problem in problems] + list(_let_pass(case, problems, today, tables))
    step_states = states(case, problems)
    found: list[Row] = []
    for step in steps.STEPS:
        found.append(StepRow(step, step_states[step.key]))
        left = [remark for remark in remarks if remark.problem.step == step.key]
        of_step = list(_signing(case) if step.key == "signing" else _fields(case, step))
        for row in of_step:
            found.append(row)
            here = [remark for remark in left if isinstance(row, FieldRow) and remark.path == row.path]
            found += here
            left = [remark for remark in left if remark not in here]
        found += left
    return tuple(found)


def only_open(whole: Sequence[Row]) -> tuple[Row, ...]:
    """The fields that are needed and empty or of which something is said, and the headings they are under."""
    kept: list[Row] = []
    heads: list[Row] = []
    for row, after in zip(whole, [*whole[1:], None], strict=True):
        if isinstance(row, StepRow):
            heads = [row]
        elif isinstance(row, CardRow):
            heads = [*(head for head in heads if isinstance(head, StepRow)), row]
        elif _is_open(row, after):
            kept += [*heads, row]
            heads = []
    return tuple(kept)


def _is_open(row: FieldRow | Remark, after: Row | None) -> bool:
    if isinstance(row, Remark):
        return True
    said_of_it = isinstance(after, Remark) and after.path == row.path
    return said_of_it or (row.wanted and not row.text)


def passing(case: Case, problem: Problem, reason: str) -> Case:
    """The case in which this warning is let pass, for this reason."""
    return replace(
        case, passed=(*case.passed, Passed(problem.rule, problem.field, reason, problem.about or None))
    )


def taken_back(case: Case, problem: Problem) -> Case:
    """The case in which this warning is given again."""
    kept = (one for one in case.passed if (one.rule, one.field, one.about or "") != problem.key)
    return replace(case, passed=tuple(kept))


def _let_pass(case: Case, given: Sequence[Problem], today: date, tables: Tables) -> Iterator[Remark]:
    reasons = {(one.rule, one.field, one.about or ""): one.reason for one in case.passed}
    if not reasons:
        return
    for problem in book.check(replace(case, passed=()), today, tables):
        if problem not in given:
            yield Remark(problem, reasons[problem.key])


def _fields(case: Case, step: Step) -> Iterator[Row]:
    for card in steps.cards(case, step.key):
        if not card.section.fields:
            yield FieldRow(card.at, card.section.label, shown_part(paths.get(case, card.at)), False)
            continue
        title = ""
        for field in card.fields(case):
            if title != f"{card.title}  {field.of}".strip():
                title = f"{card.title}  {field.of}".strip()
                yield CardRow(title)
            yield FieldRow(card.path(field), field.label, _standing(case, card, field), field.required)


def _standing(case: Case, card: Card, field: Field) -> str:
    """The value as the form shows it, or what was typed and cannot be read."""
    path = card.path(field)
    unread = next((kept.text for kept in case.unread if kept.path == path), None)
    if unread is not None:
        return unread
    shown = reading.show(field, value_at(case, path, field), case, path)
    return f"{shown} 元" if shown and field.kind is Kind.MONEY else shown


def _signing(case: Case) -> Iterator[Row]:
    """Who must sign and what is recorded of it, then the committee's seal."""
    if case.outcome in _NOT_SIGNED:
        return
    for signer in signers.required_signers(case, case.agreed_on):
        path = paths.join("signatures", paths.keyed(signer.name or signer.of))
        signature = signers.signature_of(case, signer)
        text = f"{signature.method} {signature.on}" if signature else ""
        yield FieldRow(path, f"{signer.name}（{signer.capacity}）", text, True)
    yield FieldRow("sealed_on", "调委会印章", str(case.sealed_on or ""), True)
