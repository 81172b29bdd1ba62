"""Tables that an office writes by hand, one entry a line: days off (节假日) and the loan prime rate (LPR).

Text in, values out; a ``#`` begins a remark. Raises ``Unreadable`` with the number of the line that is wrong.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tiaojie_tui.domain.lending_rates import Rate
from tiaojie_tui.domain.typed import Unreadable, narrow, quoted
from tiaojie_tui.domain.workdays import DaysOff, span

_DAY = r"\d{4}-\d{1,2}-\d{1,2}"
_DAYS_OFF = re.compile(rf"({_DAY})(?:\s*~\s*({_DAY}))?\s+([休班])")
_RATE = re.compile(rf"({_DAY})\s+(\d{{1,2}}(?:\.\d{{1,4}})?)\s*%?")
_LONGEST = 31
"""Days of the longest range that is believed."""


def read_days_off(text: str) -> DaysOff:
    """Lines like ``2027-01-01 休``, ``2027-02-05~2027-02-13 休`` and ``2027-01-03 班``."""
    found: dict[str, set[date]] = {"休": set(), "班": set()}
    for number, line in _lines(text):
        match = _DAYS_OFF.fullmatch(line)
        if match is None:
            raise _wrong(number, line, "请写成 2027-01-01 休、2027-01-03 班 或 2027-02-05~2027-02-13 休。")
        first = _day(number, match[1])
        last = _day(number, match[2]) if match[2] else first
        if not 0 <= (last - first).days < _LONGEST:
            raise _wrong(number, line, "后一天要晚于前一天，一段不超过31天。")
        found[match[3]] |= set(span(first, last))
    both = found["休"] & found["班"]
    if both:
        raise Unreadable(f"{min(both).isoformat()}既写了休又写了班，请留下对的一行。")
    return DaysOff(frozenset(found["休"]), frozenset(found["班"]))


def read_rates(text: str) -> tuple[Rate, ...]:
    """Lines like ``2026-06-20 2.95``: since when, and the one-year rate in percent."""
    found = []
    for number, line in _lines(text):
        match = _RATE.fullmatch(line)
        if match is None:
            raise _wrong(number, line, "请写成 2026-06-20 2.95（日期，一年期利率百分之几）。")
        found.append(Rate(_day(number, match[1]), Decimal(match[2])))
    return tuple(sorted(found, key=lambda rate: rate.since))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Number and content of every line that says something."""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        said = re.sub("[~～至—]+", "~", narrow(line.partition("#")[0])).strip()
        if said:
            yield number, said


def _day(number: int, written: str) -> date:
    try:
        return date(*map(int, written.split("-")))
    except ValueError:
        raise Unreadable(f"第{number}行：没有{written}这一天，请改正。") from None


def _wrong(number: int, line: str, instead: str) -> Unreadable:
    return Unreadable(f"第{number}行{quoted(line)}读不懂，{instead}")
