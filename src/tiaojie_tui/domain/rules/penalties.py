"""违约金: a penalty so high that a court would cut it down.

A rate by day or month is measured as percent a year, like interest. A part or a fixed sum is measured by what
is owed: for money paid late the loss is little more than interest, so 30 % is much; for breaking an agreement
as a whole, 130 % of all that it is about.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case, Term
from tiaojie_tui.domain.money import figures
from tiaojie_tui.domain.numerals import read_whole
from tiaojie_tui.domain.rules import lending, prose
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.lending import shown
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.rules.rates import rates
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.typed import quoted

_PENALTY = "(?:违约金|滞纳金|罚款|罚金|罚)"
_PENALTY_BEFORE = Pattern(rf"{_PENALTY}[^,。;\d]{{0,10}}$")
_PENALTY_AFTER = Pattern(rf"(?:作为|作|整)?的?{_PENALTY}")
_FAR = 40
"""Characters around a sum in which is sought whether it is a penalty."""
_UNPAID = Pattern("不付|未付|付款|还款|欠款|不还|未还|[不未]支付|[不未]按期支付|到期不")
_LATE = Pattern("逾期|拖延|延迟|迟延|[不未]按[期时]")
_ANY_BREACH = Pattern("任何一方|哪一方|谁|反悔|违约(?!金)|违反|不履行(?:本|上述)?协议")
_OF_ACT = Pattern("拆|搬|修|清理|清除|移走|腾退|恢复|堵|占用|施工|停止|打扰|辱骂|殴打")
_PER_DAY = Pattern(r"(?:每|按)(?:逾期|迟延|延迟|拖延|超过|晚)?[一1]?[日天]|(?:逾期|延迟|拖延|晚)[一1][日天]")
_OTHER_TERM = Pattern(r"第([一二三四五六七八九十\d]{1,3})[条项款]")
_TIMES = Pattern(r"(?:双|加|[两二三四五六七八九十]|\d{1,2})倍")
_BREACH = Pattern("违约|迟延|延迟|拖延|加收|加付|逾期|反悔|不履行|未履行|不按|未按|不付|不还")
_SPOKEN_OF = Pattern(f"{_PENALTY}|{_BREACH.pattern}")
_LAWFUL_MANY = Pattern("定金|利息|LPR|报价利率|基准|消费者|欺诈|假一|工资")
_BY_LPR = Pattern("LPR|报价利率|基准|上浮|加计")
_TO_MEND = "太高了，法院会减，请改到不超过损失的130%，写成确切的数。"
_LATE_LIMIT, _WHOLE_LIMIT = 30, 130
_DAYS = 365
_CUSTOMARY_A_DAY = Decimal("0.05")
"""万分之五 a day is what taxes paid late bear, and the usual wording of contracts."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a penalty is measured by: the sum at stake, and from how many percent of it on it is too much."""

    fen: int
    limit: int


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """For each term the first penalty in it that is too high."""
    if not agreeing(case):
        return
    cap = lending.cap(case, today, tables.rates)
    for index, term in enumerate(case.terms):
        text = prose.even(term.text or "")
        if not _SPOKEN_OF.search(text):
            continue
        at = paths.join("terms", index, "text")
        said = (
            (_by_rate(text, cap) if cap else "")
            or _by_part(text)
            or _by_times(text)
            or _by_sum(case, term, text, cap)
        )
        if said:
            yield Found("PENALTY_HIGH", at, f"第{index + 1}条里{said}")


def _by_rate(text: str, cap: lending.Cap) -> str:
    for rate in rates(text):
        by_custom = rate.period == "日" and rate.percent <= _CUSTOMARY_A_DAY
        if rate.penal and not by_custom and (rate.yearly or 0) > cap.yearly:
            return _too_fast(f"{quoted(rate.text)}的违约金", rate.yearly or Decimal(0), cap)
    return ""


def _too_fast(what: str, yearly: Decimal, cap: lending.Cap) -> str:
    return f"{what}一年合{shown(yearly)}%，太高了，法院会减，请改到{cap.because}以内{cap.note}。"


def _by_part(text: str) -> str:
    for rate in rates(text):
        clause = rate.before + rate.text + rate.after.partition(",")[0]
        of_sum = rate.penal and not rate.period and "违约金" in clause and not _BY_LPR.search(clause)
        if of_sum and rate.percent > _LATE_LIMIT:
            return f"违约金是应付款的{shown(rate.percent)}%，{_TO_MEND}"
    return ""


def _by_times(text: str) -> str:
    for sentence in prose.sentences(text):
        found = _TIMES.search(sentence) if _BREACH.search(sentence) else None
        if found and not _LAWFUL_MANY.search(sentence):
            return f"违约要付{quoted(found[0])}，{_TO_MEND}"
    return ""


def _by_sum(case: Case, term: Term, text: str, cap: lending.Cap | None) -> str:
    """A fixed sum, once or for each day, measured by what the term is about."""
    measure = _measure(case, term, text)
    for sentence in prose.sentences(text) if measure else ():
        for written in prose.sums(sentence):
            lead = sentence[max(0, written.start - _FAR) : written.start]
            named = _PENALTY_BEFORE.search(lead) or _PENALTY_AFTER.match(sentence, written.end)
            if not (measure and named):
                continue
            if _PER_DAY.search(lead) and cap:
                yearly = Decimal(written.fen * _DAYS * 100) / measure.fen
                if yearly > cap.yearly:
                    return _too_fast(f"每天{figures(written.fen)}元的违约金", yearly, cap)
            elif written.fen * 100 > measure.fen * measure.limit:
                return (
                    f"违约金{figures(written.fen)}元，而应付的一共{figures(measure.fen)}元，太高了，法院会减，"
                    "请改到不超过损失的130%。"
                )
    return ""


def _measure(case: Case, term: Term, text: str) -> _Measure | None:
    """The money terms a penalty stands for; ``None`` where it stands for something that has no price here."""
    if term.kind in ("act", "boundary", "apology", "return"):
        return None
    named = [read_whole(number) or 0 for number in _OTHER_TERM.findall(text)]
    if term.kind == "payment":
        backed = [term]
    elif named:
        backed = [case.terms[number - 1] for number in named if 0 < number <= len(case.terms)]
    else:
        backed = [one for one in case.terms if one.kind == "payment"]
    of_act = _OF_ACT.search(text) is not None
    of_money = term.kind == "payment" or named or _UNPAID.search(text)
    late = bool(of_money) or (not of_act and _LATE.search(text) is not None)
    if not late and (of_act or not _ANY_BREACH.search(text)):
        return None
    sums = [one.total or one.amount for one in backed if one.recurrence is None]
    if not sums or any(fen is None for fen in sums):
        return None
    return _Measure(sum(fen or 0 for fen in sums), _LATE_LIMIT if late else _WHOLE_LIMIT)
