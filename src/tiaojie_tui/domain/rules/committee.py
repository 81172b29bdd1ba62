"""调委会和调解员: they take no fee and keep nobody's money."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case, Names, Term
from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.phrasing import Phrasing, phrasing
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.typed import quoted

_COMMITTEE = "调委会|调解委员会|调解员|调解室|调解工作室|调解中心"
_KEEP = "保管|代管|保存|代为保存|暂存|暂管|账户|账上|转交|代转|代收|代付"


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """For each term: a fee for the mediation, money that the committee or one of its people is to keep."""
    if not agreeing(case):
        return
    fee, keeping = _phrasings(tuple(filter(None, (*case.mediators, case.recorder))))
    for index, term in enumerate(case.terms):
        text, at = prose.even(term.text or ""), paths.join("terms", index, "text")
        if found := fee.first(text):
            yield Found(
                "FEE_CLAUSE",
                at,
                f"第{index + 1}条里{quoted(found)}不能写，人民调解不收任何费用，请删去。",
            )
        if found := keeping.first(text):
            yield Found(
                "DEPOSIT_HELD_BY_COMMITTEE",
                at,
                f"第{index + 1}条里{quoted(found)}不妥，调委会和调解员不要替当事人管钱，"
                "请改为直接支付，或存入双方的共管账户、公证提存。",
            )
        yield from _holder(case, term, index)


@lru_cache(maxsize=16)
def _phrasings(names: Names) -> tuple[Phrasing, Phrasing]:
    """Fee and keeping, for the committee and for those who bear these names."""
    who = "(?:" + "|".join((_COMMITTEE, *map(re.escape, names))) + ")"
    fee = phrasing(
        r"调解(?:服务|工作|手续|工本|劳务|辛苦|经)?费",
        r"调解[^,。;]{0,4}(?:产生|发生|所需|支出)的(?:费用|开支)",
        rf"(?:付给?|支付|给|交给?|交纳|缴纳|向|承担|负担)[^,。;]{{0,6}}{who}[^,。;]{{0,10}}(?:费|报酬|补贴|酬劳|红包|礼金|补助|酬金)",
        unless=r"(?:不|免|未|无|禁止)[^,。;]{0,6}(?:调解|收|费)",
    )
    keeping = phrasing(
        rf"(?:交|存|放|付|打|汇|转)[^,。;]{{0,8}}{who}[^,。;]{{0,8}}(?:{_KEEP}|处(?:$|[,。;存保]))",
        rf"(?:金|款|钱|元)[^,。;]{{0,4}}交[给由]?{who}(?=$|[,。;])",
        rf"(?:暂存|存放|寄存|保管)(?:于|在|到)?[^,。;]{{0,8}}{who}",
        rf"由[^,。;]{{0,10}}{who}[^,。;]{{0,6}}(?:保管|代管|代收|转交|代转|暂存|暂管)",
        unless="不得[^,。;]{0,12}(?:保管|代管|代收)",
    )
    return fee, keeping


def _holder(case: Case, term: Term, index: int) -> Iterator[Found]:
    holder = term.holder or ""
    if term.kind == "deposit" and (
        re.search(_COMMITTEE, holder) or holder in (*case.mediators, case.recorder)
    ):
        yield Found(
            "DEPOSIT_HELD_BY_COMMITTEE",
            paths.join("terms", index, "holder"),
            f"第{index + 1}条的保证金由{quoted(holder)}保管不妥，"
            "调委会和调解员不要替当事人管钱，请改为双方的共管账户或公证提存。",
        )
