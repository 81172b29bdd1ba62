"""金额: instalments and shares add up, the total is what was paid and what is left, 大写 and 小写 agree."""

import re
from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import money, paths
from tiaojie_tui.domain.case import Case, Term
from tiaojie_tui.domain.money import figures
from tiaojie_tui.domain.numerals import read_whole
from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.rules.terms import plan_path
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.typed import Unreadable, quoted

_GAP = r"\s{0,4}"
_FIGURE = rf"(?P<figure>{prose.FIGURE}{_GAP}[百千万亿]{{0,2}}){_GAP}(?:元|块)?整?"
_WORDS = rf"(?P<words>{prose.WORDS})"
_TOLD_INSTALMENT = Pattern(r"第(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})期(?P<told>[^,。;后第]{0,28})")
_SPOKEN_FIRST = Pattern(
    rf"(?P<figure>[一二三四五六七八九十百千万亿两零〇]{{1,16}}(?:元|块))整?\({_GAP}(?:人民币)?大写[:]?{_GAP}(?:人民币)?{_WORDS}"
)
_FIGURE_FIRST = Pattern(
    rf"{_FIGURE}{_GAP}(?:人民币)?(?:\({_GAP}|,?{_GAP}即|,?{_GAP}(?=人民币大写|大写)|(?=人民币)|(?<=元))(?:人民币)?(?:金额)?(?:大写)?(?:金额)?[:]?{_GAP}(?:人民币)?{_WORDS}"
)
_WORDS_FIRST = Pattern(
    rf"{_WORDS}{_GAP}(?:\({_GAP}|,?{_GAP}(?=小写|¥))(?:小写)?\)?(?:金额)?[:]?{_GAP}(?:人民币)?¥?[:]?{_GAP}{_FIGURE}"
)


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """The sums of each term: within the data, then between data and wording, then within the wording."""
    if not agreeing(case):
        return
    for index, term in enumerate(case.terms):
        yield from _instalments(term, index)
        yield from _shares(term, index)
        yield from _total(term, index)
        yield from _wording(term, index)
        yield from _told_instalments(term, index)
        yield from _capitals(term, index)


def _instalments(term: Term, index: int) -> Iterator[Found]:
    known = [part.amount for part in term.instalments if part.amount is not None]
    if not known or len(known) < len(term.instalments) or term.amount in (None, sum(known)):
        return
    yield Found(
        "INSTALLMENT_SUM_MISMATCH",
        plan_path(index, term),
        f"第{index + 1}条各期合计{figures(sum(known))}元，"
        f"金额写的是{figures(term.amount or 0)}元，{_off(sum(known), term.amount or 0)}，请改到一致。",
    )


def _shares(term: Term, index: int) -> Iterator[Found]:
    together = sum(share.amount for share in term.shares)
    if not term.shares or term.amount in (None, together):
        return
    yield Found(
        "SHARE_SUM_MISMATCH",
        paths.join("terms", index, "shares"),
        f"第{index + 1}条各人份额合计{figures(together)}元，"
        f"金额写的是{figures(term.amount or 0)}元，{_off(together, term.amount or 0)}，请改到一致。",
    )


def _off(found: int, wanted: int) -> str:
    return f"{'多' if found > wanted else '少'}{figures(abs(found - wanted))}元"


def _total(term: Term, index: int) -> Iterator[Found]:
    if term.total is None or term.amount is None:
        return
    paid = term.already_paid or 0
    if term.total != paid + term.amount:
        yield Found(
            "TOTAL_MISMATCH",
            paths.join("terms", index, "total"),
            f"第{index + 1}条已付{figures(paid)}元加还要付{figures(term.amount)}元是"
            f"{figures(paid + term.amount)}元，总额写的是{figures(term.total)}元，请改到一致。",
        )


def _wording(term: Term, index: int) -> Iterator[Found]:
    """The sum is in the wording: itself, or as the parts that make it up."""
    if not term.amount or not term.text:
        return
    text = prose.even(term.text)
    parts: list[list[int | None]] = [
        [term.amount],
        [part.amount for part in term.instalments],
        [share.amount for share in term.shares],
        [term.total, term.already_paid],
    ]
    if any(sums and all(fen is not None and prose.states(text, fen) for fen in sums) for sums in parts):
        return
    yield Found(
        "FIGURE_TEXT_MISMATCH",
        paths.join("terms", index, "text"),
        f"第{index + 1}条的金额是{figures(term.amount)}元，协议写法里没有这个数，请核对后改到一致。",
    )


def _told_instalments(term: Term, index: int) -> Iterator[Found]:
    """The first instalment whose sum the wording tells otherwise than the plan."""
    text = prose.even(term.text or "")
    for match in _TOLD_INSTALMENT.finditer(text) if term.instalments else ():
        number = read_whole(match["number"]) or 0
        planned = term.instalments[number - 1].amount if 0 < number <= len(term.instalments) else None
        told = next(prose.sums(match["told"]), None)
        if told and planned is not None and told.fen != planned:
            yield Found(
                "FIGURE_TEXT_MISMATCH",
                paths.join("terms", index, "text"),
                f"第{index + 1}条第{number}期定的是{figures(planned)}元，"
                f"协议写法里写的是{quoted(told.text)}，请核对后改到一致。",
            )
            return


def _capitals(term: Term, index: int) -> Iterator[Found]:
    text = prose.even(term.text or "")
    for match in (*_FIGURE_FIRST.finditer(text), *_SPOKEN_FIRST.finditer(text), *_WORDS_FIRST.finditer(text)):
        try:
            fen = money.parse_money(match["figure"])
        except Unreadable:
            continue
        words = match["words"]
        if money.read_capitals(words) == fen or (_ordinary(words) == fen and "大写" not in match[0]):
            continue
        yield Found(
            "FIGURE_WORDS_MISMATCH",
            paths.join("terms", index, "text"),
            f"第{index + 1}条里小写{figures(fen)}元和大写{quoted(words)}不一致，"
            f"{figures(fen)}元的大写是“{money.capitals(fen)}”，请核对后改到一致。",
        )


def _ordinary(words: str) -> int | None:
    """A sum in ordinary hanzi, not in 大写, in 分: 一千二百元."""
    if re.search("[壹贰叁肆伍陆柒捌玖拾佰仟]", words):
        return None
    try:
        return money.parse_money(words.rstrip("整正"))
    except Unreadable:
        return None
