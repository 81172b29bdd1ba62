"""履行: how far what was agreed is recorded as done. From silence nothing is concluded."""

from collections.abc import Sequence

from tiaojie_tui.domain.case import Case, Performance

DONE, PARTLY, NOT_DONE = "已履行", "部分履行", "未履行"


def of_term(case: Case, number: int) -> str | None:
    """How far this term (1-based) is recorded as performed; ``None`` where nothing is recorded.

    A payment that comes back is never wholly performed: a record tells of one time only.
    """
    term = case.terms[number - 1]
    records = [one for one in case.performance if one.term == number and one.state]
    if not records:
        return None
    done = [one for one in records if one.state != NOT_DONE]
    if not done:
        return NOT_DONE
    if term.recurrence is not None:
        return PARTLY
    if term.amount is not None:
        whole = any(_covers(one, term.amount) for one in done) or paid(case, number) >= term.amount
    else:
        whole = any(one.state == DONE and one.instalment is None for one in done)
    return DONE if whole else PARTLY


def of_case(case: Case) -> str | None:
    """The same of the whole agreement; ``None`` where nothing is recorded of any term."""
    states = [of_term(case, number) for number in range(1, len(case.terms) + 1)]
    if not any(states):
        return None
    if all(state == DONE for state in states):
        return DONE
    return PARTLY if DONE in states or PARTLY in states else NOT_DONE


def paid(case: Case, number: int, instalment: int | None = None) -> int:
    """分 recorded as paid towards a term, or towards one instalment of it.

    An instalment recorded as performed without its sum counts as what was agreed for it.
    """
    parts = case.terms[number - 1].instalments
    return sum(
        one.amount or _agreed([part.amount for part in parts], one)
        for one in case.performance
        if one.term == number and one.state != NOT_DONE and instalment in (None, one.instalment)
    )


def _covers(record: Performance, amount: int) -> bool:
    known = record.amount is None or record.amount >= amount
    return record.state == DONE and record.instalment is None and known


def _agreed(parts: Sequence[int | None], record: Performance) -> int:
    at = record.instalment or 0
    return parts[at - 1] or 0 if record.state == DONE and 0 < at <= len(parts) else 0
