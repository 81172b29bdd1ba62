"""以后怎么办: rights and deadlines the parties should hear of now, with the agreement they are making."""

from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import awaited, dates, paths, words
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.confirmation import last_day
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.money import figures
from tiaojie_tui.domain.rules import told
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.signers import effective_date
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.workdays import DaysOff

_LABOUR_MONEY = Pattern("工资|劳动报酬|工伤医疗费|经济补偿|赔偿金|工钱")


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """Confirmation by the court, payment order for wages, instalments for a death."""
    if not agreeing(case) or not case.terms:
        return
    yield from _confirmation(case, today, tables.days_off)
    yield from _payment_order(case)
    yield from _death(case)


def _confirmation(case: Case, today: date, days_off: DaysOff) -> Iterator[Found]:
    owed = _owed(case)
    if case.agreed_on is None or case.outcome == "oral" or owed is None:
        return
    effective = effective_date(case)
    if effective is None:
        said = f"{owed}，协议生效后30日内双方可以一起到法院申请司法确认，请告诉当事人。"
    else:
        last = last_day(effective, days_off)
        if today > last:
            return
        unsure = "" if days_off.published(last.year) else f"（{last.year}年的放假安排还没有公布，只算了周末）"
        said = (
            f"{owed}，双方可以一起到法院申请司法确认，最晚{printed(last)}"
            f"{dates.weekday(last)}{unsure}，还剩{(last - today).days}天。"
        )
    yield Found("CONFIRM_DEADLINE", "agreed_on", said)


def _owed(case: Case) -> str | None:
    """What is still to be paid under the terms of payment, in words; ``None`` for nothing."""
    left = 0
    for number, term in enumerate(case.terms, 1):
        if term.kind != "payment" or term.amount is None:
            continue
        if term.recurrence is not None:
            return "还有要按期付的款"
        left += awaited.unpaid(case, number)
    return f"还有{figures(left)}元没有付" if left else None


def _payment_order(case: Case) -> Iterator[Found]:
    if case.dispute_type not in words.LABOUR_DISPUTES:
        return
    for index, term in enumerate(case.terms):
        wages = case.dispute_type == words.LABOUR_DISPUTES[0] or _LABOUR_MONEY.search(term.text or "")
        if term.kind == "payment" and wages:
            yield Found(
                "LABOUR_PAYMENT_ORDER_HINT",
                paths.join("terms", index, "text"),
                "工资等款项到期不付的，劳动者可以凭这份协议书直接向法院申请支付令，请告诉当事人。",
            )
            return


def _death(case: Case) -> Iterator[Found]:
    if not told.of_a_death(case):
        return
    for index, term in enumerate(case.terms):
        if term.kind == "payment" and (len(term.instalments) > 1 or term.recurrence):
            yield Found(
                "PERIODIC_DEATH_COMP_NOTE",
                paths.join("terms", index, "plan"),
                f"第{index + 1}条分期付死亡赔偿款，只有双方都同意才行，请问清权利人，最好让对方提供担保。",
            )
            return
