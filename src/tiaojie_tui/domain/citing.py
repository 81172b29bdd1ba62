"""May this article be cited? One judgement, for the rules and for the screen where citations are chosen.

A law must be in force on the day of the agreement. Where the dispute arose while an older law held, the
older law may decide it (民法典时间效力规定 第1条): then a remark says so and it may be cited. What is not
known of a law is not objected to.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tiaojie_tui.domain import statutes as known
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.numerals import in_hanzi, read_whole
from tiaojie_tui.domain.statutes import Statute, Statutes
from tiaojie_tui.domain.typed import narrow

_COUNT = "[0-9〇零一二三四五六七八九十百千]+"
_PART = f"(?:之{_COUNT})?(?:第{_COUNT}款)?(?:第?[（(]?{_COUNT}[）)]?项)?"
_ARTICLE = re.compile(f"第?(?P<number>{_COUNT})条?{_PART}")
_MARKED = re.compile(r"《(?P<law>(?:[^《》]|《[^《》]*》)+)》(?:[（(][^（）()]*[）)])?")
_BARE = re.compile(f"第{_COUNT}条")
_NEXT = re.compile(rf"(?:、|和|及|与|以及|，|,)?\s*(?P<article>第{_COUNT}条{_PART})")
_BEFORE_A_LAW = frozenset("依照据按循和与及、，。；：,;:（( 违反用合")


@dataclass(frozen=True, slots=True)
class Objection:
    """Why an article cannot be cited: the id of the rule that says so, and the sentence."""

    rule: str
    message: str
    only_a_remark: bool = False
    """It may be cited after all, if the facts are as old as the case says."""


def objection(
    law: str, article: str | None, on: date, statutes: Statutes, event: date | None = None
) -> Objection | None:
    """What speaks against citing the article, or the law as a whole; ``None`` where nothing does.

    ``on`` is the day of the agreement and ``event`` the day of what the dispute is about, where known.
    """
    statute = known.find(statutes, law)
    if statute is None:
        interpreted = known.interpreted(statutes, law)
        return _ended(interpreted, None, on, statutes, event, "对") if interpreted else None
    ended = _ended(statute, article, on, statutes, event)
    if ended and not ended.only_a_remark:
        return ended
    return _not_yet(statute, on) or _no_such_article(statute, article, on, event) or ended


def named_in(text: str, statutes: Statutes) -> Iterator[tuple[str, str | None]]:
    """The laws that a wording names in marks, each with each of its articles, or with ``None``.

    Without marks a known law is recognised too, right before its article: 依照婚姻法第二十一条.
    """
    text = narrow(text)
    for found in _MARKED.finditer(text):
        articles = tuple(_articles_at(text, found.end()))
        yield from ((found["law"], article) for article in articles or (None,))
    for found in _BARE.finditer(text):
        law = _law_before(text[: found.start()], statutes)
        if law:
            yield from ((law, article) for article in _articles_at(text, found.start()))


def _ended(
    statute: Statute, article: str | None, on: date, statutes: Statutes, event: date | None, about: str = ""
) -> Objection | None:
    if statute.until is None or on < statute.until:
        return None
    its_own = f"{about}《{statute.short}》" + ("的司法解释" if about else "")
    now = _successor(statute, article, statutes)
    if event is not None and statute.version(event):
        return Objection(
            "REPEALED_LAW",
            f"{its_own}已于{printed(statute.until)}废止；事情发生在{printed(event)}，当时它还有效，可以引用。"
            f"一直延续到废止以后的事，请改引{now}。",
            only_a_remark=True,
        )
    return Objection("REPEALED_LAW", f"{its_own}已于{printed(statute.until)}废止，请改引{now}。")


def _successor(statute: Statute, article: str | None, statutes: Statutes) -> str:
    if statute.replaced_by is None:
        return "现在有效的规定"
    after = known.find(statutes, statute.replaced_by)
    number = statute.articles_now.get(_number(article) or 0)
    return f"《{after.short if after else statute.replaced_by}》" + (
        f"第{in_hanzi(number)}条" if number else "的相应条文"
    )


def _not_yet(statute: Statute, on: date) -> Objection | None:
    first = statute.versions[0].since if statute.versions else None
    if first is None or first <= on:
        return None
    return Objection(
        "LAW_NOT_IN_FORCE",
        f"《{statute.short}》{printed(first)}才施行，{printed(on)}还不能引用，请引当时有效的规定。",
    )


def _no_such_article(statute: Statute, article: str | None, on: date, event: date | None) -> Objection | None:
    """Objects only where every version that may decide is known to lack the article."""
    versions = [statute.version(day) for day in (on, event) if day]
    counts = [version.articles for version in versions if version]
    there = max((count for count in counts if count), default=None)
    if article is None or there is None or None in counts:
        return None
    number = _number(article)
    if number is None:
        return Objection(
            "ARTICLE_MISSING",
            f"《{statute.short}》后面写的“{article.strip()}”不是条号，请写成第几条；它共有{there}条。",
        )
    if 1 <= number <= there:
        return None
    return Objection("ARTICLE_MISSING", f"《{statute.short}》共有{there}条，没有第{number}条，请核对条号。")


def _number(article: str | None) -> int | None:
    found = _ARTICLE.fullmatch(narrow(article or "").replace(" ", ""))
    return read_whole(found["number"]) if found else None


def _articles_at(text: str, at: int) -> Iterator[str]:
    while found := _NEXT.match(text, at):
        yield found["article"]
        at = found.end()


def _law_before(text: str, statutes: Statutes) -> str | None:
    """The longest known title that the text ends with, if no longer word may end with it."""
    names = sorted((name for name in statutes if text.endswith(name)), key=len)
    if not names:
        return None
    before = text.removesuffix(names[-1]).removesuffix(known.STATE)
    return names[-1] if not before or before[-1] in _BEFORE_A_LAW else None
