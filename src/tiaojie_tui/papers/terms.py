"""The words of the agreed terms: each as typed, with its sums in figures and 大写, and its performance.

The wording of a term is the mediator's. What the data of the term say beyond it is added in short lines
of its own, so that no sum, day or name that was agreed is missing on paper.
"""

from typing import Any

from tiaojie_tui.domain.case import Case, Recurrence, Term
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.money import capitals, figures
from tiaojie_tui.papers.gaps import GAP, day, filled, names
from tiaojie_tui.papers.money_words import carries, sum_words

_OWED = frozenset({"payment", "deposit"})
"""Kinds of terms that mean nothing without a sum."""


def term_words(case: Case) -> list[dict[str, Any]]:
    """The numbered terms: their paragraphs, lines about sums, instalments and shares."""
    terms = case.terms or (Term(),)
    return [_term(number, term) for number, term in enumerate(terms, 1)]


def _term(number: int, term: Term) -> dict[str, Any]:
    first, *more = filled(term.text).split("\n")
    return {
        "文": [f"{number}．{first}", *more],
        "金额": _sum_lines(term),
        "分期": _instalments(term),
        "份额": _shares(term),
    }


def _sum_lines(term: Term) -> list[str]:
    text = term.text or ""
    said = []
    if term.recurrence is None and (term.amount is not None or term.kind in _OWED):
        said.append(("本条金额", term.amount))
    said += [row for row in (("总额", term.total), ("已付", term.already_paid)) if row[1] is not None]
    missing = [(label, fen) for label, fen in said if fen is None or not carries(text, fen)]
    found = ["；".join(f"{label}：{sum_words(fen, GAP)}" for label, fen in missing) + "。"] if missing else []
    if term.recurrence is not None and not _says(term, term.recurrence):
        found.append(_recurrence(term, term.recurrence))
    return found


def _says(term: Term, recurrence: Recurrence) -> bool:
    """Whether the term's own wording has the sum and the days of a payment that comes back."""
    text = term.text or ""
    ends = [end for end in (recurrence.start, recurrence.end) if end]
    return (
        term.amount is not None and carries(text, term.amount) and all(printed(end) in text for end in ends)
    )


def _recurrence(term: Term, recurrence: Recurrence) -> str:
    until = f"至{printed(recurrence.end)}止，" if recurrence.end else "，"
    each = "每名义务人每次" if len(term.obligors) > 1 else "每次"
    amount = sum_words(term.amount, GAP)
    return f"定期支付：自{printed(recurrence.start)}起{until}{_rhythm(recurrence)}，{each}{amount}。"


def _rhythm(recurrence: Recurrence) -> str:
    if recurrence.every == "quarter":
        return f"每三个月支付一次，于当月{recurrence.day}日前支付"
    if recurrence.every == "year":
        return f"每年{recurrence.start.month}月{recurrence.day}日前支付一次"
    return f"每月{recurrence.day}日前支付一次"


def _instalments(term: Term) -> list[dict[str, str]]:
    rows = [
        {
            "期": f"第{number}期",
            "日期": day(instalment.due),
            "金额": _yuan(instalment.amount),
            "大写": _capitals(instalment.amount),
        }
        for number, instalment in enumerate(term.instalments, 1)
    ]
    if len(rows) > 1:
        total = _total([instalment.amount for instalment in term.instalments])
        rows.append({"期": "合计", "日期": "", "金额": _yuan(total), "大写": _capitals(total)})
    return rows


def _shares(term: Term) -> list[dict[str, str]]:
    shared = [(share.name, share.amount) for share in term.shares]
    if len(shared) > 1:
        shared.append(("合计", sum(amount for _, amount in shared)))
    return [{"姓名": name, "金额": _yuan(fen), "大写": _capitals(fen)} for name, fen in shared]


def _total(amounts: list[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None


def _yuan(fen: int | None) -> str:
    return f"{GAP if fen is None else figures(fen)}元"


def _capitals(fen: int | None) -> str:
    return GAP if fen is None else capitals(fen)


def performance_words(case: Case) -> list[str]:
    """履行方式、时限: for each term who does it for whom, until when and how, as far as the case says."""
    terms = case.terms or (Term(),)
    return [f"第{number}条：{_performance(term)}。" for number, term in enumerate(terms, 1)]


def _performance(term: Term) -> str:
    parts = [f"义务人：{names(term.obligors)}"]
    if term.obligees or term.kind in _OWED:
        parts.append(f"权利人：{names(term.obligees)}")
    until = _until(term)
    if until:
        parts.append(f"时限：{until}")
    if term.method:
        parts.append(f"方式：{term.method}")
    if term.holder:
        parts.append(f"保管人：{term.holder}")
    return "；".join(parts)


def _until(term: Term) -> str:
    last = f"{printed(term.due)}前" if term.due else ""
    if term.instalments:
        return f"{last}按上列日期分{len(term.instalments)}期付清"
    if term.recurrence:
        return "，".join(filter(None, (_rhythm(term.recurrence), last)))
    if term.kind == "payment":
        return f"{last}一次付清" if last else GAP
    return last
