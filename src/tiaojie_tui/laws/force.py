"""When a version of a statute took force, and which others end with it: read from its own words.

The last article says 本法自…起施行. In a law that was amended since, that is still the day of its first
version, and the text does not tell since when the amended one holds; then the day of the amendment stands in.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from tiaojie_tui.domain.official import Article

_DAY = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
_ANY_DAY = re.compile(_DAY)
_IN_FORCE = re.compile(rf"(?:自{_DAY}起?|{_DAY}起?)(?:施行|实施|生效)")
_AT_ONCE = re.compile("自(?:公布|发布)之日起(?:施行|实施|生效)")
_AMENDED_LAST = re.compile("修正(?!.*修订)")
"""A revision (修订) enacts the whole text anew, its last article too; an amendment (修正) does not."""
_ENDING = re.compile("[^。；]*同时废止")
_LISTED = re.compile("《((?:[^《》]|《[^《》]*》)*)》(?:[（(][^）)]*[）)])?(?=[、，和及《同]|以及)")
_LOOKED_AT = 3
"""Articles from the end in which the day is looked for: rules on transition may follow it."""


def days(
    articles: Sequence[Article], date_line: str, announced: str, published: date | None
) -> tuple[date, date, bool] | None:
    """The day of the version, the day it took force and whether the text says so; ``None`` without days."""
    ending = "\n".join("\n".join(article.paragraphs) for article in articles[-_LOOKED_AT:])
    dated = published or _last_day(_IN_FORCE.sub("", date_line)) or _last_day(_IN_FORCE.sub("", announced))
    named = [day for text in (ending, date_line, announced) for day in _in_force(text)]
    if dated is None:
        return (named[0], named[0], True) if named else None
    stated = next((day for day in named if day >= dated), None)
    if stated:
        return dated, stated, True
    return dated, dated, bool(_AT_ONCE.search(ending)) and not _AMENDED_LAST.search(date_line)


def repealed(last: Article) -> Iterator[str]:
    """The titles that the last article ends as a whole, not those of which it ends only some articles."""
    for sentence in _ENDING.findall("".join(last.paragraphs)):
        yield from (title.strip() for title in _LISTED.findall(sentence))


def _in_force(text: str) -> Iterator[date]:
    for found in _IN_FORCE.finditer(text):
        day = _date(*(group for group in found.groups() if group))
        if day:
            yield day


def _last_day(text: str) -> date | None:
    return max((day for found in _ANY_DAY.findall(text) if (day := _date(*found))), default=None)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
