"""协议条款: does each say who, to whom, how much and by when, and are these people parties?"""

import difflib
from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case, Term
from tiaojie_tui.domain.money import figures
from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.rules.rates import rates
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.typed import quoted

_NEEDS_OBLIGOR = frozenset({"payment", "act", "apology", "return", "deposit", "guarantee"})
_NEEDS_AMOUNT = frozenset({"payment", "deposit", "allocation"})
_NEEDS_DAY = frozenset({"payment", "deposit", "return"})
_DAY_MAY_BE_IN_TEXT = frozenset({"act", "boundary"})
# Only what is plainly done once has a last day that can be missing …
_DONE_ONCE = Pattern(
    "拆除|拆掉|拆走|清除|清理|清走|清运|移走|移除|搬离|搬走|搬出|腾退|腾空|迁出|迁走|修复|修好|修缮|修建|维修|疏通|"
    "恢复|安装|加装|更换|砌|砍|填平|加固|硬化|支护|交付|交还|归还|返还|退还|退出|补种|重做|铺设"
)
# … and not where it is tied to an event, is to be left undone, or lasts.
_NO_LAST_DAY = Pattern(
    "不得|不再|不准|不许|不要|不能|停止|今后|以后|永久|长期|每[日天晚月年周季次]|当[日天场时]|现场|立即|之?[日天内时]起|"
    r"[\d一二三四五六七八九十两]+个?(?:日|天|周|月|年|小时)(?:之?内|以内)|(?:之?后|以?前)(?:,|$)|期间|保持|维持|配合|协助"
)
# A boundary says how things are; only where something is set up along it is there a last day to miss.
_SET_UP = Pattern(
    r"(?<!已)(?<!已经)(?:埋|立|栽|打|设|砌|筑|修|树|钉|划)[设立下入起筑定]?[^,。;已]{0,10}(?:桩|界石|界碑|界标|墙|围栏|栅栏|篱笆|灰线)"
)
_SET_UP_LATER = Pattern(
    r"当[日天场时]|现场|立即|[\d一二三四五六七八九十两]+个?(?:日|天|周|月)(?:之?内|以内)|不得|不准|不再"
)
# What nobody can know on the day of the agreement has no sum; how it is reckoned takes its place.
_BY_RECEIPT = Pattern("凭[^,。;]{0,8}(?:票|单)|据实|实际(?:发生|支出)|自付|自费|报销后|按实")
_RECKONED = Pattern(
    r"\d\s{0,4}%|百分之|[一二两三四五六七八九十]分之|一半|平均|平摊|均摊|全额|全部|由[^,。;]{1,12}[承负]担"
)
_MONEY_CLAIM = Pattern("赔偿|支付|偿还|归还|返还|补偿|给付|退还")
_ACT_CLAIM = Pattern(
    "停止|拆除|清除|清理|清走|移走|移除|搬离|搬走|腾退|恢复原状|恢复通行|修复|修好|排除妨[碍害]|疏通|返工|重做"
)
_INSTEAD = Pattern("不得|不再|自行|抵|代替|替代|折价|作价")
_ONLY_MONEY = frozenset({"payment", "deposit", "guarantee", "penalty", "allocation"})
_SECURITY = Pattern("押金|保证金|(?<!违)定金|订金")
_ALL_OF_IT = Pattern("合计|共计|总计|一共|各项|全部|抵[扣作销]|[折冲]抵|退还|返还|退款")
_APOLOGY = Pattern("赔礼|道歉")
_GIVEN_UP = Pattern("放弃|撤回|不再(?:要求|主张|追究|索要)|不要求|自愿承担|自理|自行承担")


def plan_path(index: int, term: Term) -> str:
    """Where the days of a term are mended: a payment has one field for all of them."""
    return paths.join("terms", index, "plan" if term.kind == "payment" else "due")


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """Whether there are terms at all, then each in order, then the claims nothing answers."""
    if not agreeing(case):
        return
    if not case.terms:
        yield Found("TERMS_MISSING", "terms", "还没有协议条款，请把谈成的事一条一条写上。")
    for index, term in enumerate(case.terms):
        yield from _people(case, term, index)
        yield from _content(term, index)
    yield from _claims(case)


def _people(case: Case, term: Term, index: int) -> Iterator[Found]:
    parties = [party.called for party in case.parties]
    at = paths.join("terms", index)
    if not term.obligors and term.kind in _NEEDS_OBLIGOR:
        yield Found(
            "OBLIGOR_MISSING", paths.join(at, "obligors"), f"第{index + 1}条没有写由谁来做，请选上义务人。"
        )
    for name in term.obligors:
        if name not in parties:
            yield Found(
                "OBLIGOR_NOT_PARTY",
                paths.join(at, "obligors"),
                f"第{index + 1}条要“{name}”来做，但“{name}”不是本案当事人，协议对其没有约束力；"
                + (_meant(name, parties) or "请加为当事人，或改由当事人来做。"),
            )
    benefiting = dict.fromkeys((*term.obligees, *(share.name for share in term.shares)))
    for name in benefiting:
        if name not in parties:
            field = "obligees" if name in term.obligees else "shares"
            yield Found(
                "OBLIGEE_NOT_PARTY",
                paths.join(at, field),
                f"第{index + 1}条里的“{name}”不是本案当事人，将来不能申请执行；"
                + (_meant(name, parties) or "请加为当事人，或改成对当事人履行。"),
            )


def _meant(name: str, parties: list[str]) -> str:
    near = difflib.get_close_matches(name, parties, 1, 0.6)
    return f"是不是“{near[0]}”？请核对后改正。" if near and len(name) > 2 else ""


def _content(term: Term, index: int) -> Iterator[Found]:
    at, number = paths.join("terms", index), f"第{index + 1}条"
    if not (term.text or "").strip():
        yield Found(
            "TERM_TEXT_MISSING", paths.join(at, "text"), f"{number}还没有协议写法，印出来是空的，请写上。"
        )
    if term.kind in _NEEDS_AMOUNT and term.amount is None and not _can_be_reckoned(term):
        sums = [part.amount for part in term.instalments if part.amount is not None]
        hint = f"各期合计是{figures(sum(sums))}元，请核对后" if sums else "请"
        yield Found("AMOUNT_MISSING", paths.join(at, "amount"), f"{number}没有写金额，{hint}写上确切的数。")
    for place, part in enumerate(term.instalments, 1):
        if part.amount is None:
            yield Found("AMOUNT_MISSING", plan_path(index, term), f"{number}第{place}期没有写金额，请写上。")
        if part.due is None:
            yield Found(
                "DUE_MISSING", plan_path(index, term), f"{number}第{place}期没有写日期，请写上年月日。"
            )
    if _lacks_day(term):
        done = "付清" if term.kind in ("payment", "deposit") else "做完"
        yield Found(
            "DUE_MISSING",
            plan_path(index, term),
            f"{number}没有写什么时候前{done}，请写上年月日。",
        )


def _can_be_reckoned(term: Term) -> bool:
    """Whether the shares, a share of later bills, or a rate of interest say how much without a sum."""
    if term.kind == "allocation" and term.shares:
        return True
    text = prose.even(term.text or "")
    interest = any(rate.period and not rate.penal for rate in rates(text))
    return interest or bool(_BY_RECEIPT.search(text) and _RECKONED.search(text))


def _lacks_day(term: Term) -> bool:
    if term.due or term.instalments or term.recurrence:
        return False
    if term.kind in _NEEDS_DAY:
        return True
    text = prose.even(term.text or "")
    if term.kind not in _DAY_MAY_BE_IN_TEXT or any(prose.days(text)):
        return False
    if term.kind == "boundary":
        return any(
            _SET_UP.search(clause) and not _SET_UP_LATER.search(clause) for clause in prose.clauses(text)
        )
    return bool(_DONE_ONCE.search(text) and not _NO_LAST_DAY.search(text))


def _claims(case: Case) -> Iterator[Found]:
    """Only what is sure: nothing at all was agreed, or nothing of the kind that was asked for."""
    texts = "\n".join(term.text or "" for term in case.terms)
    # While the parties still talk, the step where claims are written need not ask for terms.
    still_talking = not case.terms and case.outcome in (None, "open")
    if not case.claims or still_talking or _GIVEN_UP.search(texts):
        return
    has_money = any(
        term.kind in ("return", "division", "allocation", "payment") or term.amount for term in case.terms
    )
    apologises = any(term.kind == "apology" for term in case.terms)
    only_money = all(term.kind in _ONLY_MONEY for term in case.terms) and not _INSTEAD.search(texts)
    for claim in case.claims:
        unanswered = (
            not case.terms
            or (_MONEY_CLAIM.search(claim) and not has_money)
            or (only_money and _asks_for_an_act(claim, texts))
            or (_SECURITY.search(claim) and not (_SECURITY.search(texts) or _ALL_OF_IT.search(texts)))
            or (_APOLOGY.search(claim) and not (_APOLOGY.search(texts) or apologises))
        )
        if unanswered:
            yield Found(
                "CLAIM_WITHOUT_TERM",
                "claims",
                f"请求{quoted(_bare(claim))}还没有对应的条款，请写一条，或写明自愿放弃。",
            )


def _asks_for_an_act(claim: str, texts: str) -> bool:
    """Whether a claim asks for something to be done of which the terms have not a word."""
    acts = _ACT_CLAIM.findall(claim)
    return bool(acts) and not any(act[0] in texts for act in acts)


def _bare(claim: str) -> str:
    return claim.removeprefix("请求").removeprefix("要求") or claim
