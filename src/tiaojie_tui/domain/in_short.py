"""A term in a few words: how much, by when, in which way. Empty where the case does not say."""

import re

from tiaojie_tui.domain.case import Recurrence, Term
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.money import figures
from tiaojie_tui.domain.rules import prose

LASTING = "长期"
_LASTS = re.compile("不得|不再|不准|不许|停止|今后|永久|长期|每[日天晚月年周季次]")
"""What is to be left undone, or done again and again, has no last day."""
_AFTER = re.compile(r"在?([^,。;在]{1,14}后[\d一二三四五六七八九十两]+个?(?:日|天|月)内)")
"""A time that runs from an event: 收到票据后10日内."""
_WAYS = re.compile("现金|银行转账|转账|微信|支付宝|汇款|工资卡|账户|当场|当面|书面|口头|自行")


def sum_of(term: Term) -> str:
    """``36000元``; of a payment that comes back, what is due each time and by each."""
    if term.amount is None:
        return f"{figures(sum(share.amount for share in term.shares))}元" if term.shares else ""
    each = "每次" if term.recurrence else ""
    by_each = "每人" if term.recurrence and len(term.obligors) > 1 else ""
    return f"{by_each}{each}{figures(term.amount)}元"


def days_of(term: Term) -> str:
    """``2026年3月20日前``, ``分2期，2026年9月30日前付清``, ``每月5日前，长期``: from the data alone."""
    if term.instalments:
        last = term.instalments[-1].due or term.due
        until = f"，{printed(last)}前付清" if last else ""
        return f"分{len(term.instalments)}期{until}"
    if term.recurrence:
        end = term.recurrence.end
        return f"{rhythm(term.recurrence)}，{f'到{printed(end)}止' if end else LASTING}"
    return f"{printed(term.due)}前" if term.due else ""


def rhythm(recurrence: Recurrence) -> str:
    """``每月5日前``."""
    if recurrence.every == "year":
        return f"每年{recurrence.start.month}月{recurrence.day}日前"
    months = "每三个月一次，当月" if recurrence.every == "quarter" else "每月"
    return f"{months}{recurrence.day}日前"


def days_in_wording(term: Term) -> str:
    """By when, where only the wording says it: a day, a time after an event, or that it lasts."""
    text = prose.even(term.text or "")
    written = "、".join(day.text for day in prose.days(text))
    after = _AFTER.search(text)
    return written or (after[1] if after else "") or (LASTING if _LASTS.search(text) else "")


def way_of(term: Term) -> str:
    """In which way, from the data alone."""
    return f"{term.holder}保管" if term.kind == "deposit" and term.holder else term.method or ""


def way_in_wording(term: Term) -> str:
    """The word for the way that stands in the wording."""
    found = _WAYS.search(term.text or "")
    return found[0] if found else ""
