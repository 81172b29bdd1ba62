"""The proposed wording of a term (协议写法), made from its data alone.

A clause says who, to whom, what, how much, by when and how, so that a court can enforce it. What the data
do not say is a gap, ``＿＿``, and nothing is added that nobody agreed to: no interest, no joint liability,
no consequence of a late payment. The same data give the same words.
"""

from collections.abc import Callable, Sequence
from datetime import date

from tiaojie_tui.domain.case import Case, Instalment, Recurrence, Share, Term
from tiaojie_tui.domain.dates import add_months, printed
from tiaojie_tui.domain.money import MAX_FEN, capitals, figures

GAP = "＿＿"
_ONE_BY_ONE = 12
"""So many instalments are told one by one; more, if regular, by their rhythm (the paper has the table)."""
_HOW = (
    "以",
    "用",
    "由",
    "通过",
    "经",
    "打入",
    "转入",
    "汇入",
    "存入",
    "打到",
    "转到",
    "汇到",
    "存到",
    "当面",
    "交到",
)


def propose(case: Case, term: Term) -> str:
    """The wording proposed for a term; empty while its kind is not chosen."""
    frame = _FRAMES.get(term.kind or "")
    return frame(case, term) if frame else ""


def _people(names: Sequence[str]) -> str:
    return "、".join(names) or GAP


def _everybody(term: Term) -> str:
    return _people(tuple(dict.fromkeys((*term.obligors, *term.obligees))))


def _sum(fen: int | None) -> str:
    """``1200元（大写：壹仟贰佰元整）`` with 人民币 in front."""
    if fen is None:
        return f"人民币{GAP}元（大写：{GAP}）"
    said = capitals(fen) if 0 <= fen <= MAX_FEN else GAP
    return f"人民币{figures(fen)}元（大写：{said}）"


def _by(day: date | None, case: Case) -> str:
    """``于2026年3月20日前``; a day that is the day of agreement itself has no 前."""
    if day is None:
        return f"于{GAP}年{GAP}月{GAP}日前"
    if day == case.agreed_on:
        return f"于达成协议当日（{printed(day)}）"
    return f"于{printed(day)}前"


def _how(term: Term) -> str:
    """The way of payment, as a clause of its own."""
    method = (term.method or "").strip("，,。；; ")
    if not method:
        return f"以{GAP}支付"
    if method.startswith(_HOW):
        return method
    plain = len(method) <= 6 and not set(method) & set("到至给交付入，、")
    return f"以{method}支付" if plain else f"付款方式：{method}"


def _whole(clauses: Sequence[str]) -> str:
    return "，".join(clause for clause in clauses if clause).rstrip("。") + "。"


def _payment(case: Case, term: Term) -> str:
    if term.recurrence is not None:
        paid = _paid_before(term)
        return (f"{paid}。" if paid else "") + _whole(
            [*_again(term, term.recurrence), _divided(term), _how(term)]
        )
    if term.instalments:
        return _in_parts(case, term)
    payer, payee = _people(term.obligors), _people(term.obligees)
    when = _by(term.due, case) + ("一次性" if term.due else "")
    earlier = _earlier(term)
    paid = f"{earlier}由{payer}{when}付清" if earlier else f"{payer}{when}向{payee}支付{_sum(term.amount)}"
    return _whole([paid, _divided(term), _how(term)])


def _in_parts(case: Case, term: Term) -> str:
    """The sum, then each instalment, then what holds for all of them."""
    payer, payee = _people(term.obligors), _people(term.obligees)
    count = f"分{len(term.instalments)}期支付"
    earlier = _earlier(term)
    head = f"{earlier}由{payer}{count}" if earlier else f"{payer}向{payee}支付{_sum(term.amount)}，{count}"
    said = [f"{head}：{instalments_wording(case, term)}。"]
    if term.shares:
        said.append(f"以上款项，{_divided(term)}。")
    how = _how(term)
    said.append(f"{how}。" if "：" in how else f"各期款项均{how}。")
    return "".join(said)


def _earlier(term: Term) -> str:
    """The whole sum and what was paid of it, up to the rest that this term is about; empty without such."""
    paid = _paid_before(term)
    if paid:
        return f"{paid}，余款{_sum(term.amount)}"
    if term.total is not None and term.total != term.amount:
        payer, payee = _people(term.obligors), _people(term.obligees)
        return f"{payer}应向{payee}支付{_sum(term.total)}，其中尚未支付的{_sum(term.amount)}"
    return ""


def _paid_before(term: Term) -> str:
    """What was already paid, and of how much."""
    if not term.already_paid:
        return ""
    payer, payee = _people(term.obligors), _people(term.obligees)
    if term.total is None:
        return f"{payer}在本协议达成前已向{payee}支付{_sum(term.already_paid)}"
    return f"{payer}应向{payee}支付{_sum(term.total)}，在本协议达成前已支付{_sum(term.already_paid)}"


def instalments_wording(case: Case, term: Term) -> str:
    """Each instalment with its day and sum: ``第1期于2026年3月25日前支付人民币16000元（大写：…）；…``."""
    parts = term.instalments
    rhythm = _rhythm_of(parts) if len(parts) > _ONE_BY_ONE else ""
    if rhythm:
        return rhythm
    return "；".join(
        f"第{number}期{_by(part.due, case)}支付{_sum(part.amount)}" for number, part in enumerate(parts, 1)
    )


def _rhythm_of(parts: tuple[Instalment, ...]) -> str:
    """Equal monthly parts with at most the last one differing, in two clauses; empty if they are not."""
    days = [part.due for part in parts if part.due is not None]
    sums = [part.amount for part in parts]
    if len(days) < len(parts) or len(set(sums[:-1])) != 1:
        return ""
    day = max(due.day for due in days)
    if days != [add_months(days[0], place, day) for place in range(len(days))]:
        return ""
    from_to = f"自{printed(days[0])}起至{printed(days[-2])}止"
    regular = f"{from_to}，每月{_day_of_month(day)}前支付{_sum(sums[0])}，共{len(days) - 1}期"
    return f"{regular}；第{len(days)}期于{printed(days[-1])}前支付{_sum(sums[-1])}"


def _day_of_month(day: int) -> str:
    return f"{day}日" if day <= 28 else f"{day}日（当月没有这一天的，为当月最后一日）"


def _again(term: Term, recurrence: Recurrence) -> list[str]:
    """A payment that comes back: the sum is that of each time and of each obligor."""
    payer, payee = _people(term.obligors), _people(term.obligees)
    each = "各自" if len(term.obligors) > 1 else ""
    until = f"至{printed(recurrence.end)}止" if recurrence.end else ""
    day = _day_of_month(recurrence.day)
    when = {
        "month": f"每月{day}前",
        "quarter": f"每三个月支付一次，于当月{day}前",
        "year": f"每年{recurrence.start.month}月{day}前",
    }.get(recurrence.every, f"每{GAP}{day}前")
    last = "" if recurrence.end else "长期支付"
    return [
        f"{payer}自{printed(recurrence.start)}起{until}",
        f"{each}{when}向{payee}支付{_sum(term.amount)}",
        last,
    ]


def _divided(term: Term) -> str:
    """Who of several gets or bears how much."""
    if not term.shares:
        return ""
    names = {share.name for share in term.shares}
    if names <= set(term.obligees) - set(term.obligors):
        return f"其中{_listed(term.shares, '支付给', '')}"
    if names <= set(term.obligors) - set(term.obligees):
        return f"其中{_listed(term.shares, '由', '承担')}"
    return f"其中{_listed(term.shares, '', '')}"


def _listed(shares: Sequence[Share], before: str, after: str) -> str:
    return "，".join(f"{before}{share.name}{after}{_sum(share.amount)}" for share in shares)


def _act(case: Case, term: Term) -> str:
    to = f"对{_people(term.obligees)}承担下列义务："
    return _whole([f"{_people(term.obligors)}{to}{_by(term.due, case)}{GAP}", _by_method(term)])


def _by_method(term: Term) -> str:
    return f"方式：{term.method.strip('，,。；; ')}" if term.method else ""


def _apology(case: Case, term: Term) -> str:
    manner = f"以{term.method or GAP}的方式"
    return f"{_people(term.obligors)}{_by(term.due, case)}{manner}向{_people(term.obligees)}赔礼道歉。"


def _boundary(case: Case, term: Term) -> str:
    return _whole([f"{_everybody(term)}以{GAP}为界", f"{_by(term.due, case)}{GAP}", _by_method(term)])


def _return(case: Case, term: Term) -> str:
    thing = _sum(term.amount) if term.amount is not None else GAP
    back = f"{_people(term.obligors)}{_by(term.due, case)}向{_people(term.obligees)}返还{thing}"
    return _whole([back, _by_method(term)])


def _division(case: Case, term: Term) -> str:
    thing = GAP + (_sum(term.amount) if term.amount is not None else "")
    shares = _listed(term.shares, "", "分得") if term.shares else GAP
    return _whole([f"{_everybody(term)}对{thing}按下列方式分割：{shares}", f"{_by(term.due, case)}分割完毕"])


def _allocation(case: Case, term: Term) -> str:
    shares = _listed(term.shares, "", "分得") if term.shares else GAP
    among = _people(term.obligees or term.obligors)
    return _whole(
        [f"{among}之间对{GAP}款{_sum(term.amount)}按下列份额分配：{shares}", f"{_by(term.due, case)}分配完毕"]
    )


def _deposit(case: Case, term: Term) -> str:
    payer, payee = _people(term.obligors), _people(term.obligees)
    paid = f"{payer}{_by(term.due, case)}向{payee}交存保证金{_sum(term.amount)}"
    return _whole([paid, f"由{term.holder or GAP}保管", f"具备{GAP}的条件后{GAP}日内退还"])


def _guarantee(case: Case, term: Term) -> str:
    within = f"在{_sum(term.amount)}的范围内" if term.amount is not None else ""
    # Without a word on it the law makes it a general guarantee (民法典第686条): the parties must choose.
    return (
        f"{_people(term.obligors)}对{GAP}在本协议第{GAP}条的义务，向{_people(term.obligees)}{within}"
        f"承担{GAP}保证责任，保证期间至{printed(term.due) if term.due else f'{GAP}年{GAP}月{GAP}日'}止。"
    )


def _penalty(case: Case, term: Term) -> str:
    when = _by(term.due, case) if term.due else f"于逾期之日起{GAP}日内"
    return (
        f"{_people(term.obligors)}未按本协议第{GAP}条的约定履行的，应{when}向{_people(term.obligees)}"
        f"支付违约金{_sum(term.amount)}。"
    )


def _other(case: Case, term: Term) -> str:
    when = _by(term.due, case) if term.due else ""
    return _whole([f"{_everybody(term)}一致同意：{when}{GAP}", _by_method(term)])


_FRAMES: dict[str, Callable[[Case, Term], str]] = {
    "payment": _payment,
    "act": _act,
    "apology": _apology,
    "boundary": _boundary,
    "return": _return,
    "division": _division,
    "allocation": _allocation,
    "deposit": _deposit,
    "guarantee": _guarantee,
    "penalty": _penalty,
    "other": _other,
}
