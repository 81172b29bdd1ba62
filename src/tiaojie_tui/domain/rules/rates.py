"""Rates as they stand in a text (月息二分, 年利率15%, 每日千分之五), each read as percent a year.

Reads only what it is sure of. 分 and 厘 go by custom: 月息1分 is 1 % a month, 年息1分 is 10 % a year,
and a 分 without a period is one of a month.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tiaojie_tui.domain.numerals import read_digits, read_number
from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.pattern import Pattern

_N = r"(?:\d{1,6}(?:\.\d{1,6})?|[零一二三四五六七八九十百两]{1,6}(?:点[零一二三四五六七八九]{1,4})?)"
_VALUE = Pattern(
    rf"(?P<percent>{_N})\s{{0,3}}%|百分之(?P<in_hundred>{_N})|(?P<mille>{_N})\s{{0,3}}‰|千分之(?P<in_thousand>{_N})|"
    rf"万分之(?P<in_myriad>{_N})|"
    rf"(?P<fen>{_N})\s{{0,3}}分(?:(?P<half>半)|(?P<li>[\d一二三四五六七八九])厘?(?![\d百千万]))?(?![之期钟别次成得给割配摊])|"
    rf"(?P<only_li>{_N})\s{{0,3}}厘(?!米)"
)
_PARTS_OF_PERCENT = {
    "percent": Decimal(1),
    "in_hundred": Decimal(1),
    "mille": Decimal("0.1"),
    "in_thousand": Decimal("0.1"),
    "in_myriad": Decimal("0.01"),
}
_TIMES_A_YEAR = {"年": 1, "月": 12, "日": 365}
_PERIOD_BEFORE = Pattern(
    r"(?:(?P<named>[年月日])(?:利率|利息|化利率|化|息|利)|每个?(?P<each>[年月日天])|[按逐](?P<by>[年月日天])|"
    r"(?:逾期|迟延|延迟|拖延|超过|延期|晚)[一1]?个?(?P<late>[日天月]))[^。;\d%‰]{0,14}$|"
    r"(?:^|(?<=[为息,:(的率付以]))(?P<bare>[年月日天])\s{0,3}(?:的|按|按照)?$"
)
_PERIOD_AFTER = Pattern(r"\s{0,3}(?:/|每|的)\s{0,3}(?P<after>[年月日天])")
_SAYS_INTEREST_BEFORE = Pattern(r"(?:利息|利率|息|利)(?:按|为|是|约定为?|:)?\s{0,3}$")
_SAYS_INTEREST_AFTER = Pattern(r"\s{0,3}的?(?:利|息)")
_SAYS_RATE_BEFORE = Pattern(r"利率(?:按|为|是|定为|约定为|:)?\s{0,3}$")
_SUM_OF_INTEREST = Pattern(r"每个?(?P<period>[年月日天])[^,。;\d]{0,8}息[^,。;\d]{0,6}$")
_FAR = 24
"""Characters in front of a number in which its period is sought."""
_AROUND = 60
"""Characters around a number in which is sought what it is the rate of."""
_INTEREST = r"利息|利率|[年月日分厘]利|(?<![信休平消姑])息|占用费"
_PENALTY = "违约金|滞纳金|罚|加付|加收"
_LATE = "逾期|违约|迟延|延迟|拖延|不按期|未按期|不按时|未按时"


@dataclass(frozen=True, slots=True)
class WrittenRate:
    """A rate of interest or of a penalty; ``period`` is 年, 月, 日 or empty where none is said."""

    text: str
    percent: Decimal
    period: str
    penal: bool
    before: str
    """What stands before it in its clause."""
    after: str
    """What stands after it in its sentence, as far as it matters."""

    @property
    def yearly(self) -> Decimal | None:
        """Percent a year; ``None`` for a plain part of a sum."""
        times = _TIMES_A_YEAR.get(self.period)
        return None if times is None else self.percent * times


def rates(text: str) -> Iterator[WrittenRate]:
    """The rates of interest and of penalties in an evened text; other parts and shares are none."""
    for sentence in prose.sentences(text):
        for match in _VALUE.finditer(sentence):
            found = _rate(sentence, match)
            if found:
                yield found
        yield from _in_money(sentence)


def _in_money(sentence: str) -> Iterator[WrittenRate]:
    """Interest that is said as a sum for each period, measured by the largest sum told before it."""
    told: list[prose.WrittenSum] = []
    for written in prose.sums(sentence):
        said = _SUM_OF_INTEREST.search(sentence[max(0, written.start - _FAR) : written.start])
        if said and told:
            percent = Decimal(written.fen * 100) / max(before.fen for before in told)
            period, after = said["period"].replace("天", "日"), sentence[written.end :][:_AROUND]
            yield WrittenRate(said[0] + written.text, percent, period, False, "", after)
        elif written.fen:
            told.append(written)


def _rate(sentence: str, match: re.Match[str]) -> WrittenRate | None:
    lead, after = sentence[max(0, match.start() - _AROUND) : match.start()], sentence[match.end() :][:_AROUND]
    clause = lead.rpartition(",")[2]
    penal = _is_penal(clause + match[0] + after.partition(",")[0], lead + match[0] + after)
    said = _PERIOD_BEFORE.search(lead[-_FAR:])
    period = said[said.lastgroup or 0] if said else _period_after(lead[-_FAR:], match, after)
    period = period.replace("天", "日")
    percent = _percent(match, period)
    by_custom = match["fen"] or match["only_li"]
    if penal is None or percent is None or (by_custom and period not in ("年", "月")):
        return None
    return WrittenRate((said[0] if said else "") + match[0], percent, period, penal, clause, after)


def _period_after(lead: str, match: re.Match[str], after: str) -> str:
    """The period that is said behind the number, or goes without saying; empty for none."""
    later = _PERIOD_AFTER.match(after)
    if later:
        return later["after"]
    if match["fen"] or match["only_li"]:
        return "月" if _SAYS_INTEREST_BEFORE.search(lead) or _SAYS_INTEREST_AFTER.match(after) else ""
    return "年" if _SAYS_RATE_BEFORE.search(lead) else ""


def _is_penal(clause: str, around: str) -> bool | None:
    """Whether the rate is a penalty's, by the nearest words; ``None`` for neither penalty nor interest."""
    for place in (clause, around):
        if re.search(_PENALTY, place):
            return True
        if re.search(_INTEREST, place):
            return False
    return True if re.search(_LATE, around) else None


def _percent(match: re.Match[str], period: str) -> Decimal | None:
    for name, part in _PARTS_OF_PERCENT.items():
        if match[name]:
            number = _number(match[name])
            return None if number is None else number * part
    fen = _number(match["fen"] or "零")
    li = _number(match["only_li"] or match["li"] or ("五" if match["half"] else "零"))
    if fen is None or li is None:
        return None
    return (fen + li / 10) * (10 if period == "年" else 1)


def _number(said: str) -> Decimal | None:
    """A number with or without decimals, these also behind 点: 12.5, 十二点五."""
    whole, _, decimals = said.partition("点")
    number, part = read_number(whole), read_digits(decimals) if decimals else 0
    if number is None or part is None:
        return None
    return number + Decimal(part).scaleb(-len(decimals))
