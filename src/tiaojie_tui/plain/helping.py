"""帮: phrases, how a sum is paid, who gets how much, the wording from the data, each asked step by step.

What comes of it is typed into the field as if the mediator had written it.
"""

from tiaojie_tui.casework import claim, entry, injury, paying, phrases
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.paying import Way
from tiaojie_tui.casework.phrases import Phrase
from tiaojie_tui.domain import money, paths, plan, shares, wording
from tiaojie_tui.domain.case import Share, Term
from tiaojie_tui.domain.schema import Card, Field, Kind, Offer
from tiaojie_tui.domain.typed import Unreadable
from tiaojie_tui.plain import answers, paragraphs
from tiaojie_tui.plain.answers import Command
from tiaojie_tui.plain.going import Elsewhere
from tiaojie_tui.plain.opened import Opened
from tiaojie_tui.plain.wording import without_keys

_GAP = "＿＿"
_AROUND = 8
"""Characters on either side of a gap, by which it is asked for."""


def word(opened: Opened, card: Card, field: Field) -> str:
    """What 帮 does at this field, in a word; empty where it has nothing to offer."""
    place = phrases.place_of(opened.case, card.path(field))
    if field.kind in (Kind.PLAN, Kind.SHARES):
        return "一步步问"
    if field.offer is Offer.KNOWN_FIGURES:
        return "照抄以前案件的数字"
    if place == phrases.NOTICE:
        return "念告知" if field.kind is Kind.FLAG and field.required else ""
    if place:
        return "常用语"
    if card.at.startswith("injuries/"):
        return "看总账"
    return "按数据拟写" if card.section.at == "terms" and field.key == "text" else ""


def help_me(opened: Opened, card: Card, field: Field) -> bool:
    """Help to fill this field; whether something was written into it."""
    place = phrases.place_of(opened.case, card.path(field))
    if field.kind is Kind.PLAN:
        return _plan(opened, card, field)
    if field.kind is Kind.SHARES:
        return _shares(opened, card, field)
    if field.offer is Offer.KNOWN_FIGURES:
        return _figures(opened, card)
    if place:
        return _phrase(opened, card, field, place)
    if card.at.startswith("injuries/"):
        return _account(opened, card)
    if card.section.at == "terms":
        return _reworded(opened, card)
    opened.line.say("这一项没有常用语，直接写。写 ? 看说明。")
    return False


def _write(opened: Opened, card: Card, key: str, text: str) -> bool:
    """Type a text into the field of this card that has this key."""
    field = next(field for field in card.section.fields if field.key == key)
    case = entry.typed(opened.case, card, field, text, opened.at_hand, named=opened.case)
    changed = opened.change(field.label, card.path(field), case)
    if changed:
        opened.saved(entry.standing(opened.case, card, field, opened.at_hand).text)
    return changed


# 怎么付


def _plan(opened: Opened, card: Card, field: Field) -> bool:
    chosen = opened.line.choose("怎么付，写编号：", [way.shown for way in paying.WAYS])
    if chosen is None:
        return False
    way, term = paying.WAYS[chosen], _term(opened, card)
    if not way.questions:
        opened.line.say("直接写，如 3月25日16000，9月30日20000；每月10号5000直到还清。")
        return False
    given: dict[str, str] = {}
    for question in paying.questions(way, term):
        if not _answered(opened, way, term, question, given):
            return False
    found = paying.outcome(way, term, given, today=opened.at_hand.today, agreed_on=opened.case.agreed_on)
    if found.plan is None:
        opened.tell(found.trouble or "还不清楚怎么付，请再来一遍。")
        return False
    opened.line.say(*paying.told(found.amount, found.plan))
    if not opened.line.sure("念一遍，就这样写吗？"):
        return False
    if found.amount is not None and found.amount != term.amount:
        _write(opened, card, "amount", money.figures(found.amount))
    return _write(opened, card, field.key, plan.show_plan(plan.with_plan(_term(opened, card), found.plan)))


def _term(opened: Opened, card: Card) -> Term:
    found: Term = paths.get(opened.case, card.at)
    return found


def _answered(opened: Opened, way: Way, term: Term, question: paying.Question, given: dict[str, str]) -> bool:
    """Ask one question of a way to pay until it can be read; false when it was given up with <."""
    while True:
        typed = opened.line.ask(f"{question.label}（{question.hint}）：", (question.hint,))
        if answers.command(typed) is Command.BACK:
            return False
        given[question.key] = typed
        found = paying.outcome(way, term, given, today=opened.at_hand.today, agreed_on=opened.case.agreed_on)
        if question.key in found.troubles:
            opened.tell(found.troubles[question.key])
        elif typed.strip() or question.assumed is not None:
            return True


# 各人份额


def _shares(opened: Opened, card: Card, field: Field) -> bool:
    term = _term(opened, card)
    names = term.obligees if len(term.obligees) > 1 else term.obligors
    if len(names) < 2:
        opened.line.say("收钱的和付钱的都只有一个人，不用分份额。")
        return False
    if term.amount is not None:
        chosen = opened.line.choose("写编号：", ("平分", "各写各的"))
        if chosen is None:
            return False
        if chosen == 0:
            return _write(opened, card, field.key, "平分")
    found = [Share(name, fen) for name in names if (fen := _share(opened, name)) is not None]
    return _write(opened, card, field.key, shares.show_shares(tuple(found))) if found else False


def _share(opened: Opened, name: str) -> int | None:
    """The sum for one person in 分; ``None`` for nothing typed."""
    while True:
        typed = opened.line.ask(f"{name}多少（如 20000，不分给他就按回车）：")
        if answers.command(typed) is not None:
            return None
        try:
            return money.parse_money(typed)
        except Unreadable as unreadable:
            opened.tell(str(unreadable))


# 常用语


def _phrase(opened: Opened, card: Card, field: Field, place: str) -> bool:
    found = phrases.phrases(place, opened.case.dispute_type)
    if place == phrases.NOTICE:
        opened.line.say("念给双方听，念过了再写「是」：", *(phrase.text for phrase in found))
        return False
    proposed = wording.propose(opened.case, _term(opened, card)) if card.section.at == "terms" else ""
    if proposed:
        found = (Phrase(proposed, "按上面的数据拟写", ""), *found)
    if not found:
        opened.line.say("这一项没有常用语，直接写。")
        return False
    chosen = opened.line.choose("用哪一句，写编号；不用按回车：", [phrase.label for phrase in found])
    if chosen is None:
        return False
    if proposed and chosen == 0 and _GAP not in proposed:
        return _reworded(opened, card)
    before = paragraphs.lines_of(opened, card, field) if field.kind in paragraphs.KINDS else []
    # A proposal with gaps that nobody has touched is in the way; words of the mediator stay.
    kept = [] if proposed and (chosen == 0 or "\n".join(before) == proposed) else before
    return _put(opened, card, field, kept, found[chosen].text)


def _put(opened: Opened, card: Card, field: Field, kept: list[str], text: str) -> bool:
    """Put the phrase behind the lines that are kept, and ask for its gaps; each answer is saved at once.

    What is passed over stays a gap.
    """

    def written(phrase: str) -> bool:
        whole = "\n".join((*kept, phrase))
        case = entry.typed(opened.case, card, field, whole, opened.at_hand, named=opened.case)
        return opened.change(field.label, card.path(field), case)

    opened.line.say(text)
    if not written(text):
        return False
    filled, *pieces = text.split(_GAP)
    for at, piece in enumerate(pieces, 1):
        before, after = filled[-_AROUND:].rpartition("\n")[2], piece[:_AROUND].partition("\n")[0]
        typed = opened.line.ask(f"第{at}个空，共{len(pieces)}个，“{before}＿＿{after}”，填：")
        filled += (_GAP if answers.command(typed) else typed.strip()) + piece
        written(_GAP.join((filled, *pieces[at:])))
    opened.saved()
    return True


def _reworded(opened: Opened, card: Card) -> bool:
    path = paths.join(card.at, "text")
    changed = opened.change("重新拟写", path, entry.reworded(opened.case, card.at))
    if changed:
        opened.line.say(_term(opened, card).text or "还写不出来，先把上面的填上。")
        opened.saved()
    return changed


# 赔偿计算


def _figures(opened: Opened, card: Card) -> bool:
    try:
        used = injury.figures_used(opened.desk, opened.editing.number)
    except Refused:
        used = []
    if not used:
        opened.line.say("以前的案件里没有，请照省统计局公布的写。")
        return False
    told = [f"{injury.figures_named(one.figures)}  {injury.figures_told(one.figures)}" for one in used]
    chosen = opened.line.choose("照抄哪一套，写编号；不抄按回车：", told)
    if chosen is None:
        return False
    taken = injury.figures_adopted(opened.case, card.at, used[chosen].figures)
    changed = opened.change("选用年度数字", card.at, taken)
    if changed:
        opened.saved("已照抄，请核对是不是上一年度的")
    return changed


def _account(opened: Opened, card: Card) -> bool:
    """Say the whole calculation of one injured person, and offer to take its sum over into a term."""
    at = "/".join(card.at.split("/")[:2])
    one = next(one for one in injury.computed(opened.case, opened.at_hand.today) if one.at == at)
    opened.tell(*(line.replace("\t", "  ") for line in injury.as_lines(one)))
    if not one.calculation.left or one.unread:
        return False
    places = claim.places(opened.case)
    chosen = opened.line.choose(
        f"还应付 {money.figures(one.calculation.left)} 元，写进哪一条；不写按回车：",
        [f"{shown} {told}".strip() for _, shown, told in places],
    )
    if chosen is None:
        return False
    case, path = claim.claimed(opened.case, one, places[chosen][0])
    if opened.change("取用赔偿数额", path, case):
        opened.saved(without_keys("已写进协议条款"))
        raise Elsewhere(5, path)
    return False
