"""怎么付, asked in few questions: the ways to pay, what each asks, and the plan the answers make.

Values in, values out; no widget. What an answer means is read by ``domain``, as in any field.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tiaojie_tui.domain import dates, money, numerals, picking, plan, words
from tiaojie_tui.domain.case import Instalment, Recurrence, Term
from tiaojie_tui.domain.plan import Plan
from tiaojie_tui.domain.typed import Unreadable, narrow

_MOST_SHOWN = 9


@dataclass(frozen=True, slots=True)
class Question:
    """One question: ``hint`` is what the empty field says, ``assumed`` what an empty answer means."""

    key: str
    label: str
    hint: str
    assumed: str | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """A way to pay."""

    key: str
    shown: str
    initials: str
    questions: tuple[Question, ...] = ()


_AMOUNT = Question("amount", "一共付多少", "如 18000、三千五、2.8万")
_DAY = Question("day", "每月几号付", "如 10；月底写 31")
WAYS = (
    Way("once", "一次付清", "ycfq", (Question("first", "哪天之前付清", "如 3.20、2026-3-20、+7（七天后）"),)),
    Way(
        "parts",
        "分成几期",
        "fcjq",
        (
            Question("count", "分几期", "如 4"),
            Question("first", "第一期哪天", "如 10.10、2026-10-10"),
            Question("first_sum", "第一期付多少", "空着就每期一样多", ""),
            Question("gap", "隔几个月一期", "空着就每月一期", "1"),
        ),
    ),
    Way(
        "monthly",
        "每月还，还清为止",
        "myh",
        (
            Question("each", "每月还多少", "如 5000"),
            _DAY,
            Question("from", "从哪个月起", "如 10月、2027年1月；空着就从最近的一次起", ""),
        ),
    ),
    Way(
        "long",
        "按月（季、年）长期给",
        "ayjn",
        (
            Question("each", "每次给多少", "如 500"),
            Question("every", "多久一次", "1 每月  2 每季  3 每年；空着就每月", "1"),
            Question("day", "几号给", "如 1；月底写 31"),
            Question("from", "从哪个月起", "如 10月、2027年1月"),
            Question("until", "给到哪天", "空着就长期", ""),
        ),
    ),
    Way("own", "自己写", "zjx"),
)


def questions(way: Way, term: Term) -> tuple[Question, ...]:
    """What is asked; the sum too where the term does not have it yet."""
    asks_each = any(question.key == "each" for question in way.questions) and way.key == "long"
    return way.questions if term.amount is not None or asks_each else (_AMOUNT, *way.questions)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the answers make: the sum and the plan once all is clear, and what is said of each answer."""

    amount: int | None = None
    plan: Plan | None = None
    proofs: Mapping[str, str] = field(default_factory=dict)
    troubles: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""
    """What is wrong with the answers together."""


def outcome(
    way: Way, term: Term, answers: Mapping[str, str], *, today: date, agreed_on: date | None
) -> Outcome:
    """Read the answers as far as they are given."""
    values: dict[str, int | date | str] = {}
    proofs, troubles = {}, {}
    missing = False
    for question in questions(way, term):
        text = narrow(answers.get(question.key, ""))
        if not text and question.assumed is None:
            missing = True
            continue
        if not text and not question.assumed:
            continue
        try:
            values[question.key] = _read(question.key, text or question.assumed or "", today)
        except Unreadable as unreadable:
            troubles[question.key] = str(unreadable)
        else:
            proofs[question.key] = _proof(question.key, values[question.key], today, agreed_on)
    amount = _sum(values.get("each" if way.key == "long" else "amount"), term)
    if missing or troubles:
        return Outcome(amount, None, proofs, troubles)
    try:
        made = _PLANS[way.key](values, amount or 0, today, agreed_on)
    except Unreadable as unreadable:
        return Outcome(amount, None, proofs, {}, str(unreadable))
    return Outcome(amount, made, proofs)


def _sum(answered: object, term: Term) -> int | None:
    return answered if isinstance(answered, int) else term.amount


def _read(key: str, text: str, today: date) -> int | date | str:
    if key in ("amount", "each", "first_sum"):
        return money.parse_money(text)
    if key in ("first", "until"):
        return dates.parse_date(text, today)
    if key == "every":
        return picking.pick(words.EVERY, text).value
    if key == "from":
        return text if re.search("[月/.-]", text) else f"{text}月"
    return _count(key, text)


_MOST = {"day": 31, "count": 360, "gap": 120}


def _count(key: str, text: str) -> int:
    said = text.rstrip("期个月号日次")
    number = numerals.read_whole(said)
    if number is not None and 1 <= number <= _MOST[key]:
        return number
    raise Unreadable(f"“{text}”不对，请写 1 到 {_MOST[key]} 的数字。")


def _proof(key: str, value: object, today: date, agreed_on: date | None) -> str:
    if isinstance(value, date):
        return f"{dates.iso(value)}  {dates.explain(value, agreed_on, today)}"
    if key in ("amount", "each", "first_sum") and isinstance(value, int):
        return f"人民币{money.capitals(value)}"
    return words.shown(words.EVERY, str(value)) if key == "every" else ""


Values = Mapping[str, object]


def _once(values: Values, _amount: int, _today: date, _agreed_on: date | None) -> Plan:
    return Plan(_day(values["first"]))


def _parts(values: Values, amount: int, _today: date, _agreed_on: date | None) -> Plan:
    count, gap, first = _int(values["count"]), _int(values["gap"]), _day(values["first"])
    if "first_sum" not in values:
        parts = plan.equal_parts(amount, count, first, gap)
        return Plan(parts[-1].due, parts)
    first_sum = _int(values["first_sum"])
    if count < 2 or first_sum >= amount:
        raise Unreadable("第一期就付完了，不用分期；请核对第一期付多少、分几期。")
    second = dates.add_months(first, gap, first.day)
    rest = plan.equal_parts(amount - first_sum, count - 1, second, gap, first.day)
    return Plan(rest[-1].due, (Instalment(first, first_sum), *rest))


def _monthly(values: Values, amount: int, today: date, agreed_on: date | None) -> Plan:
    begin = f"从{values['from']}起" if "from" in values else ""
    said = f"每月{values['day']}号 {money.figures(_int(values['each']))} 直到还清 {begin}"
    return plan.parse_plan(said, amount, today, agreed_on)


def _long(values: Values, amount: int, today: date, agreed_on: date | None) -> Plan:
    every = words.shown(words.EVERY, str(values["every"]))
    until = f"到 {dates.iso(_day(values['until']))}" if "until" in values else "长期"
    return plan.parse_plan(f"{every}{values['day']}号 从{values['from']}起 {until}", amount, today, agreed_on)


_PLANS = {"once": _once, "parts": _parts, "monthly": _monthly, "long": _long}


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value


def _day(value: object) -> date:
    assert isinstance(value, date)
    return value


def told(amount: int | None, made: Plan) -> list[str]:
    """The plan laid out to be read aloud before it is taken: each payment, then the sum of all."""
    if made.recurrence is not None:
        return _told_again(amount or 0, made.recurrence)
    if not made.instalments:
        day = made.due
        once = f"{dates.printed(day)}（{dates.weekday(day)}）前一次付清" if day else ""
        return [once, _told_sum(amount or 0)]
    lines = [_told_part(number, part) for number, part in enumerate(made.instalments, 1)]
    if len(lines) > _MOST_SHOWN:
        left_out = len(lines) - _MOST_SHOWN + 1
        lines = [*lines[: _MOST_SHOWN - 3], f"..（中间{left_out}期照此）", *lines[-2:]]
    return [*lines, _told_sum(sum(part.amount or 0 for part in made.instalments))]


def _told_part(number: int, part: Instalment) -> str:
    day = f"{dates.iso(part.due)}  {dates.weekday(part.due)}" if part.due else ""
    return f"第{number:>2}期   {day}   {money.figures(part.amount or 0)} 元"


def _told_sum(fen: int) -> str:
    return f"合计 {money.figures(fen)} 元，人民币{money.capitals(fen)}"


def _told_again(amount: int, again: Recurrence) -> list[str]:
    times = {"month": 12, "quarter": 4, "year": 1}[again.every]
    each = f"每次 {money.figures(amount)} 元，人民币{money.capitals(amount)}"
    end = f"到{dates.printed(again.end)}为止" if again.end else "长期，不写到哪天为止"
    return [
        f"{words.shown(words.EVERY, again.every)}{again.day}号，{each}",
        f"第一次 {dates.printed(again.start)}，{end}",
        f"一年 {times} 次，共 {money.figures(amount * times)} 元",
    ]
