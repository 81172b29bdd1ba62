"""利息: a rate above what the law lets stand, and interest that was kept back from the loan itself."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.numerals import read_number
from tiaojie_tui.domain.problems import Severity
from tiaojie_tui.domain.rules import lending, prose
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.rules.rates import WrittenRate, rates
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.typed import quoted

_NOT_AGREED_BEFORE = Pattern(
    "(?<!按)(?<!按照)原|曾|不(?:再|得|能|可|应|予|超|高|按|计|要|付)|放弃|免除|免收|取消|超过|高于|上限|最高"
)
_NOT_AGREED_AFTER = Pattern(
    "[^。;]{0,14}(?:改|调整|降|变更|减|过高|超过|超出|无效|不再|不予|不计|放弃|免|取消|作废)"
)
_GIVEN_UP = Pattern(
    "(?:放弃|免除|免收|免去|不再|不计|不要|不付|不支付|不收)[^,。;]{0,12}利?息|"
    "利息[^,。;]{0,8}(?:放弃|免|不再|不要|不计)|只[还付归][^,。;]{0,4}本金|无息"
)
_KEPT_BACK = Pattern(
    "砍头息|头息|(?:预先|预|先|提前|当场|当时|直接|事先)(?:从本金[中里]?)?扣(?:除|下|去|掉|了)?[^,。;已]{0,14}息|"
    "息[^,。;已]{0,8}(?:预先|预|先|提前|当场|当时|直接|事先)(?:从本金[中里]?)?扣|"
    "扣(?:除|下|去|掉|了)[^,。;已]{0,12}利?息[^,。;]{0,8},?(?:实际|实得|到手|只)"
)
_FORBIDS = Pattern("不得|不能|不可|不准|禁止|没有|未|不(?:存在|予)")
_IN_HAND = Pattern("实际|实得|实收|实借|到手|只(?:收|拿|得|给)")
_MANY_TIMES = Pattern(
    r"(?:LPR|贷款市场报价利率|市场报价利率)[^,。;\d]{0,8}(\d{1,3}(?:\.\d+)?|[五六七八九十])倍"
)
_PRINCIPAL = Pattern("借|本金")
_MAX_TIMES = 4


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """What the terms promise, then what the loan itself bore where the terms go by it."""
    if not agreeing(case):
        return
    cap = lending.cap(case, today, tables.rates)
    texts = [prose.even(term.text or "") for term in case.terms]
    for index, text in enumerate(texts):
        at, where = paths.join("terms", index, "text"), f"第{index + 1}条里"
        yield from _above((rate for rate in rates(text) if not _only_told(rate)), cap, at, where)
        yield from _many_times(text, at, where)
        if _kept_back(text):
            yield _found_kept_back(at, f"{where}写的")
    yield from _of_loan(case, texts, cap)


def _above(said: Iterable[WrittenRate], cap: lending.Cap | None, at: str, where: str) -> Iterator[Found]:
    """The first of these rates that is one of interest and too high."""
    for rate in said if cap else ():
        if cap and not rate.penal and (rate.yearly or 0) > cap.yearly:
            yield _too_high(rate, cap, at, where)
            return


def _many_times(text: str, at: str, where: str) -> Iterator[Found]:
    times = _MANY_TIMES.search(text)
    if times and (read_number(times[1]) or 0) > _MAX_TIMES:
        yield Found(
            "INTEREST_CAP", at, f"{where}{quoted(times[0])}超过了四倍，超出部分法院不支持，请改为不超过四倍。"
        )


def _only_told(rate: WrittenRate) -> bool:
    """Told of the past or forbidden, not agreed on."""
    return bool(_NOT_AGREED_BEFORE.search(rate.before) or _NOT_AGREED_AFTER.match(rate.after))


def _too_high(rate: WrittenRate, cap: lending.Cap, at: str, where: str) -> Found:
    said = f"{where}{quoted(rate.text)}合年利率{lending.shown(rate.yearly or Decimal(0))}%"
    if cap.of_old_loan:
        return Found(
            "INTEREST_CAP",
            at,
            f"{said}，而2020年8月20日以后的利息最多按{cap.because}算，请核对重算{cap.note}。",
            Severity.HINT,
        )
    return Found(
        "INTEREST_CAP", at, f"{said}，超过了{cap.because}，超出部分法院不支持，请改到这个数以内{cap.note}。"
    )


def _kept_back(text: str) -> bool:
    for sentence in prose.sentences(text):
        match = _KEPT_BACK.search(sentence)
        if match and not _FORBIDS.search(sentence[: match.end()]):
            return True
    return False


def _found_kept_back(at: str, where: str) -> Found:
    return Found(
        "INTEREST_CAP",
        at,
        f"{where}利息先从本金里扣了，本金只能按实际到手的数算，请写明实际出借多少，利息按它计算。",
    )


def _of_loan(case: Case, texts: list[str], cap: lending.Cap | None) -> Iterator[Found]:
    """What the facts tell counts where the terms neither set another rate nor leave the interest out."""
    facts, agreed = prose.even(case.facts or ""), "\n".join(texts)
    if not lending.is_loan(case):
        return
    settled = _GIVEN_UP.search(agreed) or any(not rate.penal and rate.period for rate in rates(agreed))
    only_principal = "息" not in agreed and _paid(case) <= max(_told(facts, _PRINCIPAL), default=0)
    if not (settled or (case.terms and only_principal)):
        still = (rate for rate in rates(facts) if not _NOT_AGREED_AFTER.match(rate.after))
        yield from _above(still, cap, "facts", "事实里约定的")
    if _kept_back(facts):
        in_hand = _told(facts, _IN_HAND)
        reckoned = any(prose.states(agreed, fen) for fen in in_hand)
        if not (reckoned or (case.terms and _paid(case) <= max(in_hand, default=0))):
            yield _found_kept_back("facts", "事实里写到")


def _told(facts: str, beside: Pattern) -> list[int]:
    """The sums that stand beside these words."""
    return [
        written.fen
        for clause in prose.clauses(facts)
        if beside.search(clause)
        for written in prose.sums(clause)
    ]


def _paid(case: Case) -> int:
    return sum(term.total or term.amount or 0 for term in case.terms if term.kind in ("payment", "return"))
