"""What is recorded of the performance (履行), in words. What is not recorded is never claimed."""

from tiaojie_tui.domain import performing
from tiaojie_tui.domain.case import Case, Performance
from tiaojie_tui.papers.gaps import GAP, PEN_DAY, day, filled
from tiaojie_tui.papers.money_words import sum_words


def record(one: Performance) -> str:
    """A line: ``第1条第2期：2026年9月30日，已履行，人民币20000元（大写：贰万元整）。转账``."""
    parts = [day(one.on), filled(one.state)]
    if one.amount is not None:
        parts.append(sum_words(one.amount, GAP))
    where, note = performing.place(one.term, one.instalment), (one.note or "").replace("\n", " ")
    return f"{where}：{'，'.join(parts)}。{note}"


def records(case: Case) -> list[str]:
    """Every record, a line each."""
    return [record(one) for one in case.performance]


def of_each_term(case: Case) -> list[str]:
    """For each term its records, or room for the pen; records of no term of the case last."""
    numbers = range(1, len(case.terms) + 1)
    found = []
    for number in numbers:
        here = [record(one) for one in case.performance if one.term == number]
        found += here or [f"第{number}条：{PEN_DAY}，情况{GAP * 3}"]
    return found + [record(one) for one in case.performance if one.term not in numbers]
