"""村委会和村集体: the village guarantees nobody's debt, and its land and money are for the assembly to give.

A debt that the village owes already, from a contract, is paid without asking again.
"""

import re
from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case, Term
from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.rules.phrasing import phrasing
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.typed import quoted

COLLECTIVE = (
    "(?:村委会|村民委员会|村集体|集体经济组织|村经济合作社|股份经济合作社|经济联合社|村民小组|村小组|村组|"
    "生产队|发包方|村里|组里|队里|社里|村第?[一二三四五六七八九十\\d]{1,3}组(?=将|把|同意|收回|补偿|支付|应|于|从|给|自愿|$))"
)
_COMMITTEE = "(?:村委会|村民委员会|调委会|人民调解委员会)"
_GUARANTEE = phrasing(
    rf"{_COMMITTEE}[^,。;]{{0,10}}(?:担保|连带(?:清偿|保证)?责任|保证责任|保证人|提供保证|作保|兜底)",
    rf"(?:担保人|保证人)[:是为]?[^,。;]{{0,10}}{_COMMITTEE}",
    rf"(?:不付|不还|未付|未还|逾期|不能|不履行|付不清|还不清|不足)[^。;]{{0,16}}{_COMMITTEE}(?:(?!督促|监督|协助|协调|组织|调解|催)[^,。;]){{0,8}}"
    "(?:清偿|垫付|垫支|代付|支付|赔偿|补足|还(?!款人)|付(?=$|[,。;]))",
    rf"{_COMMITTEE}保证[^,。;]{{1,10}}(?:按期|按时|如期|到期)[^,。;]{{0,6}}(?:付|还|履行|清)",
    unless=r"不(?:得|能|提供|承担|作|做|负)[^,。;]{0,8}(?:担保|责任|保证)",
)
_ASSEMBLY = Pattern("(?:村民|村民代表|社员|成员|成员代表|户代表|村民小组)(?:会议|大会)|四议两公开|一事一议")
_DEBT = Pattern("工程款|工资|工钱|货款|劳务|运费|借款|欠款|租金|电费|水费")
_LAND = r"(?:地|田|山|林|塘|\d亩)"
_OWN_LAND = r"(?:宅基地|机动地|集体土地|集体地|耕地|荒地|地块|山场|林场|鱼塘|\d亩)"
_GIVE = "(?:支付|补偿|赔偿|发放|分配|补发|分给|补助|给付|承担|补给)"
_PROMISE = phrasing(
    rf"{COLLECTIVE}[^,。;]{{0,16}}(?:划|分|调|补|批|拨|租|包|划拨|安排|分配)给[^,。;]{{0,16}}{_LAND}",
    rf"{COLLECTIVE}[^,。;]{{0,24}}{_LAND}[^,。;]{{0,8}}(?:划|分|调|补|批|拨|发包|租|承包|出租|出让|划拨)给",
    rf"{COLLECTIVE}[^,。;]{{0,16}}(?:划拨|划出?|拨出?|拿出|安排|调剂|补划|补分|置换|调整)[^,。;]{{0,12}}{_OWN_LAND}",
    rf"{COLLECTIVE}[^,。;]{{0,12}}{_GIVE}[^,。;]{{0,20}}(?:\d|款|费|金|收益|分红|份额)",
    rf"集体(?:的?资金|收入|收益|经济收益|账户|积累)[^,。;]{{0,12}}(?:{_GIVE}|列支|分|出|给|解决)",
    r"(?:征地|土地)补偿(?:款|费)[^。;]{0,24}[村组][^,。;]{0,12}(?:分配|发放|提留|平分)",
    unless="协助|协调|督促|监督|见证|代为|配合|不承担|不负",
    not_after="向|给|对|支付|赔偿|缴|交|付|还",
)


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """For each term: who guarantees, and whether the assembly has been asked for what the village gives."""
    if not agreeing(case):
        return
    asked = _ASSEMBLY.search(_all_told(case)) is not None
    for index, term in enumerate(case.terms):
        text, at = prose.even(term.text or ""), paths.join("terms", index, "text")
        if found := _GUARANTEE.first(text):
            yield Found(
                "VILLAGE_COMMITTEE_GUARANTEE",
                at,
                f"第{index + 1}条里{quoted(found)}不能写，村民委员会不得提供担保，请删去，或改由个人担保。",
            )
        else:
            yield from _guarantor(term, index)
        if not asked and not _DEBT.search(text) and _gives(term, text):
            yield Found(
                "VILLAGE_ASSEMBLY_CHECK",
                at,
                f"第{index + 1}条要动用村集体的土地或钱，须先经村民会议或村民代表会议讨论决定，"
                "请在事实里写明哪天的会议同意的。",
            )


def is_collective(name: str) -> bool:
    """Whether a party is the village: its committee, its groups, its collective organisation."""
    return re.search(COLLECTIVE, name) is not None


def _guarantor(term: Term, index: int) -> Iterator[Found]:
    for name in term.obligors:
        if term.kind == "guarantee" and re.search(_COMMITTEE, name):
            yield Found(
                "VILLAGE_COMMITTEE_GUARANTEE",
                paths.join("terms", index, "obligors"),
                f"第{index + 1}条由{name}担保不行，村民委员会不得提供担保，请改由个人或别的单位担保。",
            )


def _gives(term: Term, text: str) -> bool:
    pays = term.kind in ("payment", "allocation", "division") and any(map(is_collective, term.obligors))
    return pays or _PROMISE.first(text) is not None


def _all_told(case: Case) -> str:
    return "\n".join(
        (
            case.facts or "",
            *(term.text or "" for term in case.terms),
            *(one.name or "" for one in case.evidence),
            *(record.text or "" for record in case.records),
        )
    )
