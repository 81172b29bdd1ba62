"""Finding the right article: by what somebody types, and from the case itself.

No model and no network: keywords, and weights that a person can read here. Every suggestion says why it
was made, in the words that matched.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.dates import age_on
from tiaojie_tui.domain.numerals import read_whole
from tiaojie_tui.domain.typed import narrow
from tiaojie_tui.laws.index import Provision, in_force, provisions
from tiaojie_tui.laws.matters import matters, strength


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A provision that may fit, and why; ``cited`` if the case relies on it already."""

    provision: Provision
    reason: str
    cited: bool = False


Hit = tuple[int, str]
"""How well a typed word fits a provision, and the reason to show."""

_ITS_NUMBER = 50
_WHOLE_KEYWORD = 20
_PART_OF_KEYWORD = 8
_IN_QUESTION = 5
_IN_TITLE = 4
_IN_GIST = 3

_OF_THIS_TYPE = 5.0
"""Added to what else speaks for a provision. With nothing else it comes last, those for few types first."""
_USUAL_IN_THIS_TYPE = 6.0
_FOR_ANOTHER_TYPE = 0.5
"""What matched words are worth where the provision belongs to other disputes: the type may be mistaken."""
_ONE_SHORT_WORD = 6.0
"""What belongs to other disputes needs more than this to be shown: one word of three hanzi in the facts."""
_CLAIM, _FACT, _TERM = 3.0, 2.0, 1.0
"""What is asked for tells most; a term's wording tells what was agreed, not what it was about."""
_OF_ITS_MATTER = 2.5
"""What a provision gains for each point by which the case is about a matter it is usually cited in …"""
_NEXT_IN_MATTER = 0.5
"""… less this for each that stands before it there."""
_LONG_ENOUGH = 4
"""A keyword of this many hanzi is as telling as a longer one."""
_WORDS_SHOWN = 5

_BETWEEN_WORDS = re.compile("[ ,;、。]+")
_AS_IN_TITLES = str.maketrans("()", "（）")
_ENDS_OF_TITLES = "法典例定释"
_ARTICLE = re.compile(r"(?P<law>.*?)第?(?P<number>\d+|[〇零一二三四五六七八九十百千]+)条?")


def search(text: str, on: date | None = None) -> list[Suggestion]:
    """The provisions that every typed word hits, best first; given ``on``, those in force that day.

    A word hits by the article's number (288, 二百八十八, 第288条, 民法典288), a keyword, the question, the
    gist or the law's title. A word found nowhere as a whole is taken apart into the keywords in it
    (彩礼返还). Nothing typed finds nothing.
    """
    there = [provision for provision in provisions() if on is None or in_force(provision, on)]
    typed = _BETWEEN_WORDS.split(narrow(text).translate(_AS_IN_TITLES))
    found = [_hits(word, there) for word in typed if word]
    if not found:
        return []
    ranked = [
        (sum(hits[place][0] for hits in found), Suggestion(provision, _reason(hits[place] for hits in found)))
        for place, provision in enumerate(there)
        if all(place in hits for hits in found)
    ]
    return [suggestion for _, suggestion in sorted(ranked, key=lambda scored: -scored[0])]


def propose(case: Case, on: date) -> list[Suggestion]:
    """The provisions that may fit the case, best first, those the case cites already among them.

    Only what is in force on the day of the agreement, or ``on`` (today) while that is open. A provision
    counts for belonging to the dispute type, for being usual in a matter the case is about, and for each
    of its keywords that stands in the claims, the facts, the records, the terms or what the data say (a
    minor, instalments, an oral agreement): the longer a keyword and the fewer provisions share it, the more.
    """
    day = case.agreed_on or on
    said = _said(case, day)
    usual = _usual(case.dispute_type, said)
    ranked = []
    for provision in provisions():
        if not in_force(provision, day):
            continue
        for_matter, matter = usual.get((provision.short, provision.number), (0.0, ""))
        score, matched = _score(provision, case.dispute_type, said, for_matter)
        if score:
            reason = _why(provision, case.dispute_type, matter, matched)
            ranked.append((score, Suggestion(provision, reason, provision.citation in case.legal_basis)))
    return [suggestion for _, suggestion in sorted(ranked, key=lambda scored: -scored[0])]


def _hits(word: str, there: list[Provision]) -> dict[int, Hit]:
    """Where a typed word hits: as a whole, or else by the keywords that stand in it."""
    asked = _ARTICLE.fullmatch(word)
    number = read_whole(asked["number"]) if asked else None
    found: dict[int, Hit] = {}
    for place, provision in enumerate(there):
        if asked and number == provision.number and _called(provision, asked["law"]):
            found[place] = _ITS_NUMBER, provision.article
        elif hit := _hit(provision, word):
            found[place] = hit
    return found or _hits_inside(word, there)


def _hits_inside(word: str, there: list[Provision]) -> dict[int, Hit]:
    inside = _keywords_in(word)
    parts = ((place, inside.intersection(provision.keywords)) for place, provision in enumerate(there))
    return {place: (sum(map(len, found)), "、".join(sorted(found))) for place, found in parts if found}


def _hit(provision: Provision, word: str) -> Hit | None:
    if word in provision.keywords:
        return _WHOLE_KEYWORD, word
    keyword = next((keyword for keyword in provision.keywords if word in keyword), None)
    if keyword:
        return _PART_OF_KEYWORD, keyword
    if word in provision.decides:
        return _IN_QUESTION, provision.decides
    if _called(provision, word):
        return _IN_TITLE, provision.short
    if word in provision.gist:
        return _IN_GIST, f"要点里有“{word}”"
    return None


def _called(provision: Provision, word: str) -> bool:
    """Whether the word is part of the law's title, or an abbreviation of it: 道交法, 劳动仲裁法."""
    if word in provision.short or word in provision.law:
        return True
    letters = iter(provision.short)
    return word[-1] in _ENDS_OF_TITLES and all(letter in letters for letter in word)


def _reason(hits: Iterator[Hit]) -> str:
    return "、".join(dict.fromkeys(reason for _, reason in hits))


def _said(case: Case, day: date) -> dict[str, float]:
    """Every keyword that the case contains, with the weight of the best place it stands in."""
    title = (case.title or "").replace(case.dispute_type or "", "")
    facts = [title, case.facts, *(record.text for record in case.records), *_told_by_data(case, day)]
    places = (
        (_TERM, [term.text for term in case.terms]),
        (_FACT, facts),
        (_CLAIM, list(case.claims)),
    )
    return {
        keyword: weight
        for weight, texts in places
        for keyword in _keywords_in("\n".join(text for text in texts if text))
    }


_TERM_TOLD = {
    "apology": "赔礼道歉",
    "boundary": "地界",
    "guarantee": "担保",
    "penalty": "违约金",
    "return": "返还",
}


def _told_by_data(case: Case, day: date) -> Iterator[str]:
    """What the case says without words, in the words of the index."""
    for party in case.parties:
        age = age_on(party.birth, day) if party.birth and party.birth <= day else None
        if age is not None and age < 18:
            yield "未成年人" if age >= 8 else "不满八周岁"
        for agent in party.agents:
            yield "法定代理人" if agent.kind == words.GUARDIAN else "委托书"
    for term in case.terms:
        yield _TERM_TOLD.get(term.kind or "", "")
        if term.instalments:
            yield "分期支付"
    if case.outcome == "oral":
        yield "口头协议"
    if case.outcome in words.ENDED:
        yield "调解不成"
    if case.referred_by == "公安机关":
        yield "派出所"


def _usual(dispute_type: str | None, said: dict[str, float]) -> dict[tuple[str, int], tuple[float, str]]:
    """What each provision gains by the matters the case is about, and by which of them most."""
    gains: dict[tuple[str, int], tuple[float, str]] = {}
    for matter in matters():
        clear = strength(matter, dispute_type, said) * _OF_ITS_MATTER
        for place, named in enumerate(matter.usual if clear else ()):
            gain = max(clear - place * _NEXT_IN_MATTER, 0.0), matter.name
            gains[named] = max(gains.get(named, gain), gain)
    return gains


def _score(
    provision: Provision, dispute_type: str | None, said: dict[str, float], for_matter: float
) -> tuple[float, list[str]]:
    """How well a provision fits, and its words that stand in the case, the most telling first."""
    standing = [keyword for keyword in provision.keywords if keyword in said]
    worth = {
        keyword: said[keyword] * min(len(keyword), _LONG_ENOUGH) / _sharers()[keyword] ** 0.5
        for keyword in standing
        if not any(keyword != longer and keyword in longer for longer in standing)
    }
    score = sum(worth.values())
    if dispute_type in provision.usual:
        score += _USUAL_IN_THIS_TYPE
    if dispute_type in provision.types:
        score = score + for_matter + _OF_THIS_TYPE if score + for_matter else 1 / len(provision.types)
    elif provision.types and max(score, for_matter) <= _ONE_SHORT_WORD:
        score = 0.0
    else:
        score = score * (_FOR_ANOTHER_TYPE if provision.types else 1) + for_matter
    return score, sorted(worth, key=lambda keyword: -worth[keyword])


def _why(provision: Provision, dispute_type: str | None, matter: str, matched: list[str]) -> str:
    reasons = [f"{matter}常用"] if matter else []
    if dispute_type in provision.usual:
        reasons.append(f"{dispute_type}常用")
    if matched:
        reasons.append("案中有：" + "、".join(matched[:_WORDS_SHOWN]))
    return "；".join(reasons) or f"与{dispute_type}有关"


@cache
def _sharers() -> Counter[str]:
    """How many provisions share each keyword."""
    return Counter(keyword for provision in provisions() for keyword in provision.keywords)


@cache
def _by_opening() -> dict[str, list[str]]:
    """The keywords of the index and of the matters by their first two hanzi, to read a long text once."""
    found = defaultdict(list)
    for keyword in {*_sharers(), *(word for matter in matters() for word in matter.words)}:
        found[keyword[:2]].append(keyword)
    return dict(found)


def _keywords_in(text: str) -> set[str]:
    opening = _by_opening()
    return {
        keyword
        for at in range(len(text))
        for beginning in {text[at], text[at : at + 2]}
        for keyword in opening.get(beginning, ())
        if text.startswith(keyword, at)
    }
