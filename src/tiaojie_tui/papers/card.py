"""The 明白卡: one page in large type for the parties of this dispute, in a village's words.

What the law says, what one may and must, what the agreement asks of each, what if it is not kept, where to
turn. It explains; it is neither the law's text nor the agreement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.confirmation import last_day
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.signers import effective_date
from tiaojie_tui.domain.titles import propose_title
from tiaojie_tui.domain.workdays import PUBLISHED, DaysOff
from tiaojie_tui.papers import duties
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.fitting import Wish, clipped, fit, line_count
from tiaojie_tui.papers.gaps import GAP, filled, names
from tiaojie_tui.papers.sheet import Section, sheet

_LINES = 31
"""Of the page below the title and above the last line, headings included."""
_FIRST_POINTS = 3
"""So many provisions are told before any term is told in full."""
_LAWS, _DUTIES = "laws", "duties"
_MAY = (
    "您可以：挑信得过的调解员；不愿谈就不谈，中途也能停；公开谈还是关起门谈，由您说；愿不愿签自己定"
    "（第23条）；随时去仲裁、去法院（第3条）。调解不收钱（第4条）。"
)
_MUST = "您要：说实话；不吵不骂；听人说完；签了照办（第24、31条）。"
_CONFIRM = (
    "双方一起到法院申请司法确认（第33条，民事诉讼法第205条），不收钱；确认了，对方不办可以强制执行。"
    "没有确认的，拿协议去起诉（第32条）。"
)
_WAGES = "不给工钱，可凭协议书申请支付令（劳动争议调解仲裁法第16条）。"
_FAILED = (
    "您还可以申请仲裁、找有关部门，或者到法院起诉（第26条）。一般要在三年内（民法典第188条）；"
    "来调解过，三年从来申请那天重新算（诉讼时效规定第12条）。"
)
_NO_LAW = "还没有选好条文，请问调解员。"
_NO_TERMS = "还没有谈定。"
_END = "本卡只帮您看明白，以协议书和法律原文为准。"


@dataclass(frozen=True, slots=True)
class Point:
    """A provision as the card tells it: ``民法典第288条``, what it says, and how to say it to a farmer."""

    name: str
    gist: str
    say: str
    cited: bool = True
    """The case relies on it; else it is one that would be proposed."""


def card(
    case: Case, points: Sequence[Point], *, final: bool, untold: int = 0, days_off: DaysOff = PUBLISHED
) -> Context:
    """The words of the card. ``points`` come best first; the case cites ``untold`` more provisions.

    ``final``: the agreement is frozen; until then its terms may still change.
    """
    about = _about(case)
    rights = Section("您的权利，您的规矩（人民调解法）", (_MAY, _MUST))
    ended = "没谈成怎么办" if _ended(case) else "说好了不办怎么办"
    later = [
        Section(f"{ended}（人民调解法）", list(_not_kept(case, days_off))),
        Section("不明白，到哪里问", [_where(case)]),
    ]
    bare = [text for text, there in ((_NO_LAW, points), (_NO_TERMS, case.terms)) if not there]
    fixed = [*about, *bare, *(text for section in (rights, *later) for text in section.paragraphs)]
    headings = 1 + len(later) + 2

    def left_out(part: str, places: Sequence[int]) -> str:
        # What is merely proposed may go without a word; what the case relies on may not.
        cited = sum(points[at].cited for at in places) + untold if part == _LAWS else len(places)
        return _left_out(case, cited)

    room = _LINES - line_count(fixed) - headings
    chosen = fit(list(_wishes(case, points)), left_out, room)
    laws = Section("法律怎么说（要点，非原文）", chosen.get(_LAWS) or [left_out(_LAWS, ()) or _NO_LAW])
    agreed = Section(_agreed_heading(case, final), chosen.get(_DUTIES) or [_NO_TERMS])
    sections = [laws, rights, *([] if _ended(case) else [agreed]), *later]
    return sheet("明白卡", about=about, sections=sections, end=[_END])


def _ended(case: Case) -> bool:
    return case.outcome in words.ENDED


def _about(case: Case) -> list[str]:
    title = clipped(filled(case.title or propose_title(case)), 3)
    received = f"{printed(case.accepted_on)}受理" if case.accepted_on else f"{GAP}年{GAP}月{GAP}日受理"
    if _ended(case):
        stage = f"{received}，没有谈成"
    elif case.agreed_on:
        stage = f"{printed(case.agreed_on)}谈成"
    else:
        stage = f"{received}，还在谈"
    return [title, clipped(f"案号：{filled(case.number)}　{stage}", 2)]


def _agreed_heading(case: Case, final: bool) -> str:
    if final or case.outcome == "oral":
        return "各人要做的事"
    return "各人要做的事（还没有定稿，以签字的为准）"


def _wishes(case: Case, points: Sequence[Point]) -> Iterator[Wish]:
    """What the card should say, the most needed first."""
    told = [(f"{point.name}：{point.say}", f"{point.name}：{point.gist}（{point.say}）") for point in points]
    terms = [] if _ended(case) else [duties.of_term(term, at) for at, term in enumerate(case.terms, 1)]
    first, others = range(min(_FIRST_POINTS, len(told))), range(_FIRST_POINTS, len(told))
    for at, (short, _) in enumerate(terms):
        yield Wish(_DUTIES, at, short)
    for at in first:
        yield Wish(_LAWS, at, told[at][0])
    for at, (_, full) in enumerate(terms):
        yield Wish(_DUTIES, at, full)
    for at in first:
        yield Wish(_LAWS, at, told[at][1])
    for length in (0, 1):
        for at in others:
            yield Wish(_LAWS, at, told[at][length])


def _left_out(case: Case, count: int) -> str:
    where = "请问调解员" if _ended(case) or case.outcome == "oral" else "见协议书"
    return f"另有{count}条，{where}。" if count else ""


def _not_kept(case: Case, days_off: DaysOff) -> Iterator[str]:
    if _ended(case):
        yield _FAILED
        return
    effective = effective_date(case)
    if case.outcome == "oral":
        counts, since = "口头说定的也算数（第30条）。", "改写成书面的，签字盖章起30天内"
    else:
        counts, since = (
            "",
            f"{printed(last_day(effective, days_off))}以前" if effective else "协议生效起30天内",
        )
    yield f"{counts}先告诉我们，调委会去催（第31条）。怕对方不办，{since}，{_CONFIRM}"
    if case.dispute_type in words.LABOUR_DISPUTES:
        yield _WAGES


def _where(case: Case) -> str:
    house = clipped(f"{filled(case.committee)}，调解员{names(case.mediators)}", 2)
    return f"{house}。也可以找司法所，或者打12348法律服务热线。调委会电话：{GAP * 3}"
