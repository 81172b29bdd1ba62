"""How a sum is paid (怎么付): at once, in instalments, or again and again; read, shown and computed.

A plan is the ``due``, ``instalments`` and ``recurrence`` of a term, taken together. ``show_plan`` prints it
in the words that ``parse_plan`` reads back to the same plan. Sums are exact 分; what the sum is comes
from the term, so a plan that needs it is refused while it is not known.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Instalment, Recurrence, Term
from tiaojie_tui.domain.dates import add_months, iso, printed
from tiaojie_tui.domain.money import figures, parse_money
from tiaojie_tui.domain.plan_words import DAY, EXAMPLES, FROM, UNTIL, Bearings, Words, day_of, month_of
from tiaojie_tui.domain.typed import Unreadable, quoted

_MOST_PARTS = 360
_MONTHS = {"月": 1, "季": 3, "半年": 6, "年": 12}
_EVERY = {"月": "month", "季": "quarter", "年": "year"}
_NO_DAY, _NO_SUM, _NO_LAST = "日期未定", "金额未定", "期限未定"
_LAST = f"最后期限 ?({DAY}|未定)$"
_REST = "(?:余款|余下的?|剩下的?|剩余的?|其余的?|尾款|余额)"
_ITEM = re.compile(
    rf"(?:第[0-9]+期|首期|首付|先)?(?P<rest>{_REST})?[: ]*(?P<day>{DAY}|{_NO_DAY})(?:之前|以前|前)? *"
    rf"(?:再|先)?(?:付给|支付|付|还|给)?(?!清) *(?P<amount>(?:{_REST}|付清|结清|还清)+|.*)"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a term's sum is paid; with instalments, ``due`` is the day of the last one."""

    due: date | None = None
    instalments: tuple[Instalment, ...] = ()
    recurrence: Recurrence | None = None


def plan_of(term: Term) -> Plan:
    """The plan a term holds."""
    return Plan(term.due, term.instalments, term.recurrence)


def with_plan(term: Term, plan: Plan) -> Term:
    """The term, paid by this plan."""
    return replace(term, due=plan.due, instalments=plan.instalments, recurrence=plan.recurrence)


def until_paid(amount: int, each: int, day: int, first: date) -> tuple[Instalment, ...]:
    """``each`` on ``day`` of every month from that of ``first``, and what is left in the last month.

    Sums in 分. Raises ``Unreadable`` where that is no payment, or would never end.
    """
    if not 0 < each <= amount:
        raise Unreadable(f"每次付{figures(each)}元不对，应大于零，不超过金额{figures(amount)}元。")
    count = -(-amount // each)
    return _monthly(amount, each, count, day, first, 1)


def equal_parts(
    amount: int, count: int, first: date, every_months: int, day: int | None = None
) -> tuple[Instalment, ...]:
    """``count`` equal parts from ``first`` on, the remainder on the last; whole 元 where the sum is whole.

    ``day`` is the day of the month where ``first`` lies in a month too short for it.
    """
    each = amount // max(count, 1)
    if amount % 100 == 0:
        each -= each % 100
    if count < 1 or each <= 0:
        raise Unreadable(f"{figures(amount)}元分不成{count}期。")
    return _monthly(amount, each, count, day or first.day, first, every_months)


def _monthly(
    amount: int, each: int, count: int, day: int, first: date, every_months: int
) -> tuple[Instalment, ...]:
    if count > _MOST_PARTS:
        raise Unreadable(f"要付{count}期，太多了，最多{_MOST_PARTS}期，请核对每期的数。")
    days = [add_months(first, place * every_months, day) for place in range(count)]
    sums = [each] * (count - 1) + [amount - each * (count - 1)]
    return tuple(map(Instalment, days, sums))


def show_plan(term: Term) -> str:
    """The plan in words that ``parse_plan`` reads back; empty while nothing is agreed."""
    parts = [
        f"{iso(part.due) if part.due else _NO_DAY} {_NO_SUM if part.amount is None else figures(part.amount)}"
        for part in term.instalments
    ]
    again = term.recurrence
    if again is not None:
        end = f"到 {iso(again.end)}" if again.end else "长期"
        parts.append(f"{words.shown(words.EVERY, again.every)}{again.day}号 从 {iso(again.start)} {end}")
    if not parts:
        return f"{iso(term.due)} 一次付清" if term.due else ""
    if term.due != (term.instalments[-1].due if term.instalments else None):
        parts.append(f"最后期限 {iso(term.due)}" if term.due else "最后期限 未定")
    return "；".join(parts)


def parse_plan(text: str, amount: int | None, today: date, agreed_on: date | None) -> Plan:
    """The plan somebody means for a sum of ``amount`` 分. Raises ``Unreadable`` for what is not clear."""
    said, bearings = Words(text), Bearings(today, agreed_on)
    if not said.left:
        raise Unreadable(f"还没有写怎么付，{EXAMPLES}")
    last = said.take(_LAST)
    said.left = said.left.strip("; ")
    if re.search("每|按[月季年]", said.left):
        plan = _repeated(said, amount, bearings)
    elif re.search("分[0-9]+[期次]", said.left):
        raise Unreadable(f"{quoted(said.typed)}没有说隔多久付一期，请写如：分6期 从10月起每月10号。")
    else:
        plan = _listed(said, amount, bearings)
    if not last:
        return plan
    return replace(plan, due=None if last[1] == "未定" else day_of(last[1], bearings))


def _unclear(said: Words) -> Unreadable:
    return Unreadable(f"{quoted(said.typed)}看不明白怎么付，{EXAMPLES}")


def _known(amount: int | None) -> int:
    if amount is None:
        raise Unreadable("请先填金额，再写怎么付。")
    return amount


def _listed(said: Words, amount: int | None, bearings: Bearings) -> Plan:
    """One payment, or instalments each with its day and sum."""
    # A comma between three digits belongs to a number.
    items = [item.strip() for item in re.split("[;、。]|,(?![0-9]{3}(?![0-9]))", said.left) if item.strip()]
    if len(items) == 1 and re.search("一次|付清|结清|还清", items[0]):
        return _at_once(said, amount, bearings)
    parts: list[Instalment] = []
    for place, item in enumerate(items):
        found = _ITEM.fullmatch(item)
        if not found:
            raise _unclear(said)
        if not found["amount"] and not found["rest"]:
            if len(items) == 1 and found["day"] != _NO_DAY:
                return Plan(day_of(found["day"], bearings))
            raise Unreadable(f"第{place + 1}期{quoted(item)}没有写金额，如 9月30日20000，最后一期可写 余款。")
        due = None if found["day"] == _NO_DAY else day_of(found["day"], bearings)
        before = parts[-1].due if parts else None
        if due and before and due < before and not re.match("[0-9]{4}", found["day"]):
            raise Unreadable(f"第{place + 1}期{printed(due)}比前一期早，请写上年份。")
        part_sum: int | None
        if re.fullmatch(f"(?:{_REST}|[付结还]清)+", found["amount"] or found["rest"]):
            part_sum = _rest_after(parts, amount, place == len(items) - 1)
        else:
            part_sum = None if found["amount"] == _NO_SUM else parse_money(found["amount"])
            if found["rest"] and part_sum != _rest_after(parts, amount, place == len(items) - 1):
                raise Unreadable(f"第{place + 1}期{quoted(item)}和余款对不上，请核对，或只写 余款。")
        parts.append(Instalment(due, part_sum))
    return Plan(parts[-1].due, tuple(parts))


def _rest_after(parts: list[Instalment], amount: int | None, is_last: bool) -> int:
    paid = [part.amount for part in parts if part.amount is not None]
    if not is_last or not parts or len(paid) < len(parts):
        raise Unreadable("“余款”只能写在最后一期，前面各期要写明金额。")
    rest = _known(amount) - sum(paid)
    if rest <= 0:
        raise Unreadable(f"前面各期合计{figures(sum(paid))}元，没有余款了，请核对。")
    return rest


def _at_once(said: Words, amount: int | None, bearings: Bearings) -> Plan:
    said.take(_REST)
    said.take("一次性?(?:付清|结清|还清|支付|付|给)?|付清|结清|还清")
    day = said.take(f"(?<![0-9]){DAY}(?:之前|以前|前)?")
    if day is None:
        raise Unreadable("哪一天付清？请写如：3月20日一次付清，或 签约当天一次付清。")
    due = day_of(re.sub("(?:之前|以前|前)$", "", day[0]), bearings)
    _same_as_amount(said.take_money(), amount, said)
    return Plan(due)


def _same_as_amount(stated: int | None, amount: int | None, said: Words) -> None:
    if stated is None or stated == amount:
        return
    if amount is None:
        raise Unreadable(f"请先在“金额”里写{figures(stated)}，再写怎么付。")
    raise Unreadable(f"{quoted(said.typed)}里的{figures(stated)}元和金额{figures(amount)}元不一样，请核对。")


def _repeated(said: Words, amount: int | None, bearings: Bearings) -> Plan:
    """Equal parts, so much a month until it is paid, or for a long time."""
    until_it_is_paid = said.take("(?:直到|直至|到|至)?(?:全部)?(?:还清|付清|结清)(?:为?止)?")
    count = said.take("(?:平均)?分([0-9]{1,4})[期次](?:平均)?")
    long = said.take("长期|一直(?:付|给)?")
    begin, end = said.take(FROM), said.take(UNTIL)
    every = said.take(
        "(?:每|按)(半年|月|季|年)(?:(?P<month>[0-9]{1,2})月)?(?:(?P<day>[0-9]{1,2})日)?(?:之前|以前|前)?"
    )
    if every is None or (every["month"] and every[1] != "年"):
        raise _unclear(said)
    day = int(every["day"]) if every["day"] else None
    if day is None and begin is not None and begin["day"]:
        day = day_of(begin["day"], bearings).day
    if day is None:
        raise Unreadable(f"{quoted(said.typed)}没有说几号，请写如：每月10号5000直到还清。")
    if not 1 <= day <= 31:
        raise Unreadable(f"没有{day}号，请写 1 到 31。")
    first = _first_day(begin, every, day, bearings)
    counted = add_months(first, 0 if add_months(first, 0, day) >= first else 1, day)
    if until_it_is_paid and not count and not end:
        return _paid_off(said, _known(amount), every[1], day, counted)
    if count and not (end or long):
        return _in_parts(said, _known(amount), int(count[1]), _MONTHS[every[1]], day, counted)
    if until_it_is_paid or count or not (long or end):
        raise Unreadable(f"{quoted(said.typed)}没有说付到什么时候，请写 到 2028-03-31、长期 或 直到还清。")
    return _recurring(said, amount, every[1], day, first, end, bearings)


def _first_day(begin: re.Match[str] | None, every: re.Match[str], day: int, bearings: Bearings) -> date:
    """The first day of payment; where none is said, the next one after the agreement."""
    if begin is not None and begin["day"]:
        return day_of(begin["day"], bearings)
    if begin is not None:
        first = add_months(month_of(begin["month"], bearings), 0, day)
    elif every[1] == "月" or every["month"]:
        said = f"{every['month']}月" if every["month"] else None
        start = month_of(said, bearings) if said else bearings.begin
        first = add_months(start, 0, day)
        if first <= bearings.begin:
            first = add_months(first, 12 if said else 1, day)
    else:
        raise Unreadable(f"每{every[1]}付，请写明从哪个月起，如：每{every[1]}10号 从10月起 长期。")
    if bearings.agreed_on is not None and first < bearings.agreed_on:
        raise Unreadable(f"{printed(first)}在签约之前，请写明从哪年哪月起。")
    return first


def _paid_off(said: Words, amount: int, every: str, day: int, first: date) -> Plan:
    if every != "月":
        raise Unreadable("直到还清的，请按月写，如：每月10号5000直到还清。")
    rest = said.take("(?:余下的?|余款|剩下的?|还欠)([0-9][0-9.,]*[万千百元]*)")
    _same_as_amount(parse_money(rest[1]) if rest else None, amount, said)
    each = said.take_money()
    if each is None:
        raise Unreadable(f"{quoted(said.typed)}没有说每月付多少，请写如：每月10号5000直到还清。")
    parts = until_paid(amount, each, day, first)
    return Plan(parts[-1].due, parts)


def _in_parts(said: Words, amount: int, count: int, months: int, day: int, first: date) -> Plan:
    each = said.take_money()
    if each is not None and each * count != amount:
        raise Unreadable(f"{quoted(said.typed)}分{count}期和金额{figures(amount)}元对不上，请核对。")
    parts = equal_parts(amount, count, first, months, day)
    return Plan(parts[-1].due, parts)


def _recurring(
    said: Words,
    amount: int | None,
    every: str,
    day: int,
    first: date,
    end: re.Match[str] | None,
    bearings: Bearings,
) -> Plan:
    if every not in _EVERY:
        raise Unreadable("长期付的，请按月、按季或按年写，如：每月1号500长期。")
    last = None
    if end is not None:
        last = (
            day_of(end["day"], bearings)
            if end["day"]
            else add_months(month_of(end["month"], bearings), 0, day)
        )
        if last < first:
            raise Unreadable(f"到{printed(last)}比开始的{printed(first)}还早，请核对。")
    _same_as_amount(said.take_money(), amount, said)
    return Plan(recurrence=Recurrence(_EVERY[every], day, first, last))
