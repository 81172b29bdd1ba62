"""What stands in the wording of a term: its sentences, the sums and the days that are written in it.

Reads only what it is sure of; a word it cannot read is no sum and no day.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tiaojie_tui.domain import money
from tiaojie_tui.domain.numerals import read_digits, read_whole
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.typed import Unreadable

_COUNT = "零〇○一二三四五六七八九十百千万亿两"
_CAPITAL = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
_GAP = r"\s{0,4}"
FIGURE = r"(?<!\d)(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,6})?"
"""A number in digits, with thousands separators or without. All lengths are bounded, so no text is slow."""
WORDS = (
    rf"(?:[{_CAPITAL}〇一二三四五六七八九十百千两]{{1,32}}[元圆](?:[{_CAPITAL}]{{1,3}}角)?(?:[{_CAPITAL}]{{1,3}}分)?[整正]?|"
    rf"[{_CAPITAL}]{{1,3}}角(?:[{_CAPITAL}]{{1,3}}分)?[整正]?|[{_CAPITAL}]{{1,3}}分)"
)
"""A sum in hanzi, well written or not."""
_SUM = Pattern(
    rf"(?:¥{_GAP}{FIGURE}(?:{_GAP}[万亿])?(?:{_GAP}元)?|{FIGURE}{_GAP}[百千万亿]{{0,2}}{_GAP}(?:元|块)|"
    rf"{FIGURE}{_GAP}万(?![元块株棵斤公平亩人户字])|{WORDS}|[{_COUNT}]{{1,16}}(?:元|块))"
)
_YEAR, _MONTH, _DAY = (
    r"\d{4}|[〇零○一二三四五六七八九]{4}",
    r"\d{1,2}|[一二三四五六七八九十]{1,2}",
    r"\d{1,2}",
)
_SPOKEN_DAY = Pattern(
    rf"(?<!\d)(?:(?P<year>{_YEAR}){_GAP}年{_GAP})?(?P<month>{_MONTH}){_GAP}月{_GAP}"
    rf"(?P<day>{_DAY}|[一二三四五六七八九十廿]{{1,3}}){_GAP}[日号]"
)
_NUMBER_DAY = Pattern(r"(?<![\d.])(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d.])")
_LUNAR = Pattern(r"(?:农历|阴历|旧历|古历|夏历)[^,。;]{0,6}$")
_LIMIT = Pattern(r"\s{0,4}(?:\([^)]{0,30}\))?\s{0,4}(?:之前|以前|前|止|届满)(?!后)")
_NOT_MONEY = r"\s{0,4}(?:[万千百年月日号天次斤亩株棵头只户人%‰]|公斤|厘?米|平方)"
_FAR = 10
_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as it stands in a text. ``day`` is ``None`` where no year is written, or there is no such day."""

    text: str
    day: date | None
    exists: bool
    limit: bool
    """Something is to be done before it."""


def even(text: str) -> str:
    """The text with full-width forms made narrow (NFKC), so that one pattern finds both."""
    return unicodedata.normalize("NFKC", text)


def sentences(text: str) -> list[str]:
    """The sentences of an evened text."""
    return [sentence for sentence in re.split(r"[。;!?\n]", text) if sentence.strip()]


def clauses(text: str) -> list[str]:
    """The smallest parts of an evened text that stand between marks; commas inside a number do not part."""
    return [clause for clause in re.split(r"[。;:!?\n]|,(?!\d{3}(?!\d))", text) if clause.strip()]


@dataclass(frozen=True, slots=True)
class WrittenSum:
    """A sum of money as it stands in a text, where it begins and ends, and its 分."""

    text: str
    start: int
    end: int
    fen: int


def sums(text: str) -> Iterator[WrittenSum]:
    """The sums in an evened text that can be read, in order."""
    for match in _SUM.finditer(text):
        fen = _read(match[0])
        if fen is not None:
            yield WrittenSum(match[0], match.start(), match.end(), fen)


def states(text: str, fen: int) -> bool:
    """Whether an evened text states this sum: in figures, in 大写, or as a bare number."""
    if any(written.fen == fen for written in sums(text)):
        return True
    bare = re.escape(money.figures(fen))
    return (
        re.search(rf"(?<![\d.]){bare}(?:\.0+)?(?![\d.]|{_NOT_MONEY})", re.sub(r"(?<=\d),(?=\d{3})", "", text))
        is not None
    )


@lru_cache(maxsize=1024)
def _read(text: str) -> int | None:
    capitals = money.read_capitals(text)
    if capitals is not None:
        return capitals
    try:
        return money.parse_money(text)
    except Unreadable:
        return None


def days(text: str) -> Iterator[WrittenDay]:
    """The days of the solar calendar in an evened text, in no set order."""
    for pattern in (_SPOKEN_DAY, _NUMBER_DAY):
        for match in pattern.finditer(text):
            if not _LUNAR.search(text[max(0, match.start() - _FAR) : match.start()]):
                yield _day(match, text)


def _day(match: re.Match[str], text: str) -> WrittenDay:
    said = match["year"]
    year = read_digits(said) if said else None
    month, day = read_whole(match["month"]), read_whole(match["day"])
    limit = _LIMIT.match(text, match.end()) is not None
    try:
        found = date(year or _LEAP_YEAR, month or 0, day or 0)
    except ValueError:
        return WrittenDay(match[0], None, False, limit)
    return WrittenDay(match[0], found if said else None, True, limit)
