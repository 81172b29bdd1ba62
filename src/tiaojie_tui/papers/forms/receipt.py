"""The 履行凭证 (收条): who received what from whom under which term, signed by whoever received it.

One for each payment recorded as performed, with what is recorded; one for each that is due, for the pen.
A local paper of the dossier, after the agreement (人民调解文书格式, 履行凭证).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tiaojie_tui.domain import performing
from tiaojie_tui.domain.case import Case, Names, Performance, Term
from tiaojie_tui.domain.fulfilment import DONE, NOT_DONE, of_term, paid
from tiaojie_tui.domain.in_short import rhythm
from tiaojie_tui.domain.money import figures
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import called
from tiaojie_tui.papers.gaps import GAP, PEN_LINE, committee, day, filled, names
from tiaojie_tui.papers.money_words import sum_words
from tiaojie_tui.papers.parties import in_pairs

LABELS = {
    **labels.SIGNATURES,
    **labels.PAGES,
    "案件": "纠纷名称",
    "条款": "依据条款",
    "约定": "约定的付款",
    "付款人": "付款人",
    "收款人": "收款人",
    "方式": "约定方式",
    "签名": "收款人、见证人签名、盖章或按指印：",
}
_PAID = frozenset({"payment", "deposit"})


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment of the agreement: which term and instalment (1-based), and what is recorded of it."""

    term: int
    instalment: int | None = None
    recorded: Performance | None = None
    """``None`` for a payment that is still due."""
    before: int = 0
    """分 that were paid towards it already."""


_NONE = Payment(0)
"""Stands for the payment of a case that has none: all of it is for the pen."""


def payments(case: Case) -> tuple[Payment, ...]:
    """Each payment recorded as made, then each that is due, in the order of the terms."""
    terms = range(1, len(case.terms) + 1)
    made = [
        Payment(one.term, one.instalment, one)
        for one in case.performance
        if one.term in terms and one.state != NOT_DONE and _is_of_money(case.terms[one.term - 1], one)
    ]
    return (*made, *(due for number in terms for due in _due(case, number)))


def _is_of_money(term: Term, record: Performance) -> bool:
    return record.amount is not None or term.kind in _PAID


def _due(case: Case, number: int) -> Iterator[Payment]:
    """What is recorded without an instalment counts for the earliest instalments first."""
    term = case.terms[number - 1]
    if term.kind not in _PAID or of_term(case, number) == DONE:
        return
    if not term.instalments:
        yield Payment(number, before=0 if term.recurrence else paid(case, number))
    of_parts = [paid(case, number, part) for part in range(1, len(term.instalments) + 1)]
    left = paid(case, number) - sum(of_parts)
    for part, (agreed, own) in enumerate(zip(term.instalments, of_parts, strict=True), 1):
        taken = min(left, max(0, (agreed.amount or 0) - own))
        left -= taken
        settled = own + taken >= agreed.amount if agreed.amount is not None else _is_done(case, number, part)
        if not settled:
            yield Payment(number, part, before=own + taken)


def _is_done(case: Case, number: int, part: int) -> bool:
    return any((one.term, one.instalment, one.state) == (number, part, DONE) for one in case.performance)


def words(case: Case, at: int = 0) -> Context:
    """The words of the receipt for one of ``payments(case)``; a blank one where there is no such."""
    found = payments(case)
    payment = found[at] if at < len(found) else _NONE
    term = Term() if payment is _NONE else case.terms[payment.term - 1]
    return {
        "项": LABELS,
        "标题": "履行凭证（收条）",
        "编号": filled(case.number),
        "案件": called.dispute(case),
        "条款": _clause(payment, term),
        "约定": _agreed(payment, term),
        "方式": filled(term.method),
        "付款人": _people(case, term.obligors),
        "收款人": _people(case, _receivers(term)),
        "正文": [_received(case, payment, term), *_remark(payment)],
        "说明": f"本收条由收款人核对后签名，付款人、收款人各留一份，交{committee(case)}一份存入卷宗。",
        "签名": in_pairs(_boxes(case, term)),
    }


def _clause(payment: Payment, term: Term) -> str:
    if payment is _NONE:
        return PEN_LINE
    return f"{performing.place(payment.term, payment.instalment)}　{filled(term.text)}"


def _agreed(payment: Payment, term: Term) -> str:
    """What the agreement says of this payment, and what of it was paid before."""
    before = f"，已登记付过{figures(payment.before)}元" if payment.before else ""
    return _due_words(payment, term) + before


def _due_words(payment: Payment, term: Term) -> str:
    if payment.instalment and payment.instalment <= len(term.instalments):
        part = term.instalments[payment.instalment - 1]
        return f"第{payment.instalment}期，{day(part.due)}前，{sum_words(part.amount, GAP)}"
    when = rhythm(term.recurrence) if term.recurrence else f"{day(term.due)}前"
    shares = "、".join(f"{one.name}{figures(one.amount)}元" for one in term.shares)
    return f"{when}，{sum_words(term.amount, GAP)}" + (f"，其中{shares}" if shares else "")


def _receivers(term: Term) -> Names:
    return (term.holder or "",) if term.kind == "deposit" else term.obligees or ("",)


def _people(case: Case, called_so: Names) -> str:
    return names([called.legal(case, name) for name in called_so])


def _received(case: Case, payment: Payment, term: Term) -> str:
    recorded = payment.recorded or Performance(payment.term)
    under = called.agreement(case)
    if payment is not _NONE:
        under += performing.place(payment.term, payment.instalment)
    return (
        f"{called.day_or_pen(recorded.on)}，今收到{_people(case, term.obligors)}按{under}交来的款项，"
        f"计{sum_words(recorded.amount, GAP * 3)}。"
    )


def _remark(payment: Payment) -> list[str]:
    note = payment.recorded.note if payment.recorded else None
    return [f"备注：{note}"] if note else []


def _boxes(case: Case, term: Term) -> list[str]:
    receivers = [called.legal(case, name) for name in _receivers(term)]
    return [*(f"收款人　{name}" for name in receivers), "见证人（人民调解员）"]
