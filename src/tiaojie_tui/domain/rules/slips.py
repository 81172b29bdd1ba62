"""写错、用混的词: miswritten words, 定金 and 订金, 赔偿 and 补偿, 抚养, 扶养 and 赡养.

A wrong word is wrong anywhere. Words that only differ in law are questioned in the terms alone, and only
where what stands beside them settles which one is meant.
"""

import re
from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case, Term
from tiaojie_tui.domain.money import figures
from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.rules.phrasing import phrasing
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.typed import quoted

_SLIPS = {
    "瞻养": "赡养",
    "膳养": "赡养",
    "道欠": "道歉",
    "道谦": "道歉",
    "陪礼": "赔礼",
    "陪偿": "赔偿",
    "赔尝": "赔偿",
    "补尝": "补偿",
    "彩光": "采光",
    "扶恤金": "抚恤金",
    "扶慰金": "抚慰金",
    "权力义务": "权利义务",
    "权力和义务": "权利和义务",
    "权力与义务": "权利与义务",
    "权力、义务": "权利、义务",
    "承但": "承担",
    "屡行": "履行",
    "起讼": "起诉",
    "防碍": "妨碍",
    "即往不咎": "既往不咎",
}
_SLIP = Pattern("|".join(_SLIPS))
_PARENTS = (
    "(?:老人|父母|父亲|母亲|双亲|老父|老母|爹娘|爷爷|奶奶|外公|外婆|姥爷|姥姥|祖父|祖母|外祖父|外祖母|公婆|"
    "岳父|岳母)"
)
_CHILDREN = (
    "(?:孩子|小孩|婴儿|幼子|幼女|儿童|儿子|女儿|婚生子|婚生女|非婚生子|孙子|孙女|外孙|未成年子女|年幼子女)"
)
_SMALL = "(?:未成年的?|年幼的?|幼小的?|小的?)?"
_SPOUSE = "(?:妻子|丈夫|配偶|爱人|老伴)"
_RELATIONS = (
    # 遗赠扶养 is a contract of its own; 抚养爷爷奶奶带大的… tells of something else.
    (
        phrasing(
            rf"(?:[^遗赠]|^)[抚扶]养(?:费)?{_PARENTS}(?!的|带)",
            rf"{_PARENTS}的?[抚扶]养(?:费|义务|责任)",
            rf"对[^,。;]{{0,4}}{_PARENTS}[^,。;]{{0,4}}[抚扶]养(?:义务|责任)",
            unless="遗赠",
        ),
        "赡养",
    ),
    (
        phrasing(
            rf"[赡扶]养(?:费)?{_SMALL}{_CHILDREN}(?!的)",
            rf"{_CHILDREN}的?[赡扶]养费",
            unless="遗赠|轮流|由",
        ),
        "抚养",
    ),
    (phrasing(rf"[抚赡]养{_SPOUSE}", r"夫妻[^,。;]{0,6}[抚赡]养(?:义务|费)", unless="子女|孩子"), "扶养"),
)
_FEE = Pattern("([抚扶赡]养)(?:费|义务|责任)")
_OLD, _GROWN_UP, _GENERATION = 60, 18, 16
_WITH_EFFECT = phrasing(
    r"(?:双倍|加倍|两倍)[^,。;]{0,4}(?:返还|退还|退)[^,。;]{0,4}订金",
    r"订金[^。;]{0,16}(?:双倍|不予?退|不再退|没收|罚没|无权)",
    r"(?:无权|不得)[^,。;]{0,6}(?:要求)?(?:返还|退还)[^,。;]{0,4}订金",
)
_PAID_AS_SECURITY = phrasing(
    r"(?:支付|交付|给付|交纳|缴纳|交|付)[^,。;]{0,12}订金", not_after="已|退|返|曾|此前|归还|扣除|前期"
)
_MIXED = phrasing(
    r"赔偿(?:\(|/|、|或者?|和|及|与)?补偿",
    r"赔[(/、]补\)?偿|补[(/、]赔\)?偿",
    r"补偿(?:\(|/|、|或者?|和|及|与)?赔偿",
    unless="放弃|不再|不得|不要求|任何|无其他|经济补偿",
)
_EITHER = Pattern(r"定[(/、]订\)?金|订[(/、]定\)?金")
_ANSWERS_FOR, _MAKES_UP_FOR = Pattern("赔偿"), Pattern("补偿(?:款|金|费)")
_BOTH_BY_LAW = Pattern("经济补偿|赔偿金")
_DEPOSIT = Pattern(r"定金[^,。;\d]{0,8}$")
_PRICE = Pattern(r"(?:总价|总额|总款|价款|货款|合同价|合同金额|房款|工程款|标的额|共计|合计)[^,。;\d]{0,8}$")
_LARGEST_DEPOSIT = 20


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """Wrong words in all that is printed, then for each term the words that are taken for one another."""
    for field, where, text in _printed(case):
        slip = _SLIP.search(text)
        if slip:
            yield _found(field, f"{where}里的“{slip[0]}”是错别字，请改成“{_SLIPS[slip[0]]}”。")
    if agreeing(case):
        day = case.agreed_on or today
        for index, term in enumerate(case.terms):
            text = prose.even(term.text or "")
            for said in (_deposit(term, text), _mixed(text), _relation(case, term, text, day)):
                if said:
                    yield _found(paths.join("terms", index, "text"), f"第{index + 1}条里{said}")


def _found(field: str, message: str) -> Found:
    return Found("DEPOSIT_WORD", field, message)


def _printed(case: Case) -> Iterator[tuple[str, str, str]]:
    yield "facts", "纠纷主要事实", case.facts or ""
    yield "claims", "请求事项", "\n".join(case.claims)
    for index, term in enumerate(case.terms):
        yield paths.join("terms", index, "text"), f"第{index + 1}条", term.text or ""


def _deposit(term: Term, text: str) -> str:
    """订金 with the effect of 定金, or that may be meant to have it; 定金 above what the law knows."""
    if ("定金" in text and "订金" in text) or _EITHER.search(text):
        return "“定金”和“订金”混着写，意思不一样，请统一：有担保作用的写“定金”，预先付的写“预付款”。"
    if _WITH_EFFECT.first(text):
        return "的“订金”没有双倍返还、不退的效力，双方是这个意思的，请改成“定金”。"
    if _PAID_AS_SECURITY.first(text):
        return "的“订金”没有担保作用，要它有定金的作用请改成“定金”，只是先付一部分的请改成“预付款”。"
    deposit, price = _beside(text, _DEPOSIT), _beside(text, _PRICE) or term.total
    if deposit and price and deposit * 100 > price * _LARGEST_DEPOSIT:
        return (
            f"的定金{figures(deposit)}元超过了总额{figures(price)}元的20%，"
            "超出部分没有定金的效力，请减到20%以内。"
        )
    return ""


def _beside(text: str, before: Pattern) -> int | None:
    """The first sum that these words introduce."""
    return next((written.fen for written in prose.sums(text) if before.search(text[: written.start])), None)


def _mixed(text: str) -> str:
    """赔偿 answers for a wrong, 补偿 does not: one sum cannot be both."""
    both = _ANSWERS_FOR.search(text) and _MAKES_UP_FOR.search(text) and not _BOTH_BY_LAW.search(text)
    one_sum = len({written.fen for written in prose.sums(text)}) == 1
    if (both and one_sum) or _MIXED.first(text):
        return "又写“赔偿”又写“补偿”，请统一：有过错要负责任的写“赔偿”，没有过错、自愿给的写“补偿”。"
    return ""


def _relation(case: Case, term: Term, text: str, day: date) -> str:
    for words, right in _RELATIONS:
        found = words.first(text)
        if found and right not in found:
            return _support(found, right)
    fee, right = _FEE.search(text), _right_by_age(case, term, text, day)
    return _support(fee[0], right) if fee and right and fee[1] != right else ""


def _support(found: str, right: str) -> str:
    return f"的{quoted(found)}应写“{right}”：长辈养晚辈是抚养，晚辈养长辈是赡养，平辈之间是扶养。"


def _right_by_age(case: Case, term: Term, text: str, day: date) -> str:
    """抚养 for a minor who receives it, 赡养 for an old person whose children's age the payers have."""
    ages = {party.called: day.year - party.birth.year for party in case.parties if party.birth}
    paid, paying = ([ages.get(name) for name in names] for names in (term.obligees, term.obligors))
    receive, give = [age for age in paid if age is not None], [age for age in paying if age is not None]
    if not receive or not give or len(receive) < len(paid) or len(give) < len(paying):
        return ""
    if max(receive) < _GROWN_UP <= min(give):
        return "抚养"
    by_children = min(receive) >= _OLD and min(receive) - max(give) >= _GENERATION
    return "赡养" if by_children and not re.search(_CHILDREN + "|子女", text) else ""
