"""履行 and 回访 on the form of step 5: what was done towards the agreement, and who went to see.

The committee watches over the performance (人民调解法 第31条), so both are written down also after 封存.
"""

from collections.abc import Iterator
from typing import Any

from tiaojie_tui.domain import paths, words
from tiaojie_tui.domain.case import Case, Performance
from tiaojie_tui.domain.fulfilment import DONE
from tiaojie_tui.domain.money import figures
from tiaojie_tui.domain.schema import Card, Field, Kind, Offer, Section

_DATE_HELP = "可写 11.23、2026-11-23、今天、昨天。"


def _of_money(case: Case, part: Any) -> bool:
    known = part is not None and 0 < part.term <= len(case.terms)
    return known and (part.amount is not None or case.terms[part.term - 1].kind in words.MONEY_TERMS)


# One field, one line: a form is read down its labels.
# fmt: off
PERFORMANCE = Section(
    "performance",
    "履行",
    "performance",
    (
        Field("on", "哪天", Kind.DATE, "履行的那天；没有履行的，写问清楚的那天。" + _DATE_HELP, required=True),
        Field("amount", "付了多少", Kind.MONEY, "这一次实际付的数，看着收条、转账记录写。没有付就空着。", shown=_of_money),
        Field("state", "履行情况", Kind.CHOICE, "照实选：这一条（期）办完了没有。", words.PERFORMANCE_STATES, required=True),
        Field("note", "备注", Kind.LINE, "如 转账、收款人写了收条；没有履行的，写为什么。"),
    ),
    many=True,
)
FOLLOW_UP = Section(
    "follow_up",
    "回访",
    "follow_ups",
    (
        Field("on", "哪天去的", Kind.DATE, "回访的那天。" + _DATE_HELP, required=True),
        Field("visitor", "谁去的", Kind.LINE, "回访的调解员。按编号选或直接写姓名。", offer=Offer.MEDIATORS, required=True),
        Field("visited", "见了谁", Kind.NAMES, "按编号选，几个人用逗号隔开。", offer=Offer.PARTIES),
        Field("text", "回访情况", Kind.TEXT, "协议履行了没有、满意不满意、有没有新的矛盾、做了什么。", required=True),
        Field("satisfaction", "满意吗", Kind.CHOICE, "当事人自己说的。", words.SATISFACTIONS),
    ),
    many=True,
)
# fmt: on


def place(term: int, instalment: int | None) -> str:
    """``第1条第2期``."""
    return f"第{term}条" + (f"第{instalment}期" if instalment else "")


def cards(case: Case) -> list[Card]:
    """A card for each record of performance, called by what it is a record of."""
    return [
        Card(PERFORMANCE, paths.join("performance", at), f"{place(one.term, one.instalment)}的履行")
        for at, one in enumerate(case.performance)
    ]


def to_record(case: Case) -> Iterator[tuple[str, Performance]]:
    """What of the agreement can be recorded as performed: its name, and a record that says nothing yet."""
    done = {(one.term, one.instalment) for one in case.performance if one.state == DONE}
    for number, term in enumerate(case.terms, 1):
        for part in range(1, len(term.instalments) + 1) or (None,):
            if (number, part) not in done or term.recurrence is not None:
                yield f"{place(number, part)}的履行{_sum(case, number, part)}", Performance(number, part)


def _sum(case: Case, number: int, part: int | None) -> str:
    term = case.terms[number - 1]
    fen = term.instalments[part - 1].amount if part else term.amount
    return f"　{figures(fen)}元" if fen is not None else ""
