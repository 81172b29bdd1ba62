"""Statutes as the rules know them: how they are cited, when each version holds, how many articles it has.

Only facts; what a statute says is no business of ``domain``.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

STATE = "中华人民共和国"
_LEFT_OUT = re.compile(rf"{STATE}|^最高人民法院(?=关于)|[《》〈〉\s]|（\d{{4}}年?(?:修正|修订|版)）$")
_AS_IN_TITLES = str.maketrans("()", "（）")
_MISTYPED_ENDS = {"法": "发珐", "典": "点店", "例": "列利", "定": "订", "释": "是"}
"""Slips for the last hanzi of a title. Any other there makes another paper of it: 劳动合同书, 保险条款."""
_ALIKE = 0.8
"""Of five hanzi one may differ. Shorter titles differ by no more than that from their neighbours."""
_INTERPRETED = re.compile(f"(?:适用|贯彻执行)[《〈](?:{STATE})?([^》〉]+)[》〉]")


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a statute: the day it took force, and its last article's number where that is known."""

    since: date
    articles: int | None = None


@dataclass(frozen=True, slots=True)
class Statute:
    """A law, regulation or interpretation: full official title, the name people use, its versions by time."""

    title: str
    short: str
    versions: tuple[Version, ...] = ()
    """Those whose first day is known; none at all where even the statute's first day is not."""
    until: date | None = None
    """The first day on which it no longer holds; ``None`` while it does."""
    replaced_by: str | None = None
    """Full title of what took its place, where something did."""
    articles_now: Mapping[int, int] = field(default_factory=dict, hash=False)
    """Of its articles those whose matter has one place in ``replaced_by``, and which article that is."""

    def version(self, on: date) -> Version | None:
        """The wording that holds on that day; ``None`` before the first, or once the statute has ended."""
        if self.until is not None and on >= self.until:
            return None
        begun = [version for version in self.versions if version.since <= on]
        return begun[-1] if begun else None


Statutes = Mapping[str, Statute]
"""By full title and by short name, each as ``plain_title`` leaves it."""


def by_title(statutes: Iterable[Statute]) -> Statutes:
    """The same statutes to look up, under the full title and under the name people use."""
    return {plain_title(name): one for one in statutes for name in (one.short, one.title)}


def plain_title(title: str) -> str:
    """A title without what people leave out, or write in their own way.

    The state, the court, marks, blanks and the year of an amendment: 《民法典》 and
    ``中华人民共和国民法典`` are one law, （一） and (一) one interpretation.
    """
    return _LEFT_OUT.sub("", title.translate(_AS_IN_TITLES).strip())


def find(statutes: Statutes, title: str) -> Statute | None:
    """The statute a title means; ``None`` for one that is not known."""
    return statutes.get(plain_title(title))


def interpreted(statutes: Statutes, title: str) -> Statute | None:
    """The statute that an interpretation says it interprets: 关于适用《…》若干问题的解释."""
    named = _INTERPRETED.search(title)
    return find(statutes, named[1]) if named else None


def meant(statutes: Statutes, title: str) -> Statute | None:
    """The statute an unknown title is clearly a slip for; ``None`` where it may be a law we do not know.

    Its last hanzi is a slip (民法点), or of five hanzi one within is wrong, missing or too many. Titles that
    differ in a numeral are two laws.
    """
    typed = plain_title(title)
    if not typed or typed in statutes:
        return None
    for end, slips in _MISTYPED_ENDS.items():
        if typed[-1] in slips and typed[:-1] + end in statutes:
            return statutes[typed[:-1] + end]
    near = [name for name in statutes if name[-1] == typed[-1] != "）" and abs(len(name) - len(typed)) <= 1]
    return next((statutes[name] for name in difflib.get_close_matches(typed, near, 1, _ALIKE)), None)
