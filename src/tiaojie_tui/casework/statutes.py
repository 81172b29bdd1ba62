"""Official texts at hand: brought in from files, shown article by article, searched, listed.

Which version holds on a day, and whether it still does, is said as far as the texts at hand and the index of
provisions know it. Where no text is at hand, the index answers with its gist, which is no official text.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from tiaojie_tui.casework.desk import Desk, Refused, refusing
from tiaojie_tui.domain import citing
from tiaojie_tui.domain.case import Citation
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.official import Article, Text
from tiaojie_tui.domain.statutes import Statute, Version, find
from tiaojie_tui.laws import articles, catalogue, files, index, titles
from tiaojie_tui.laws.refusal import NotAStatute
from tiaojie_tui.store import statutes, tokens
from tiaojie_tui.store.statutes import Kept, Put

MOST_FOUND = 50
_AROUND = 5
"""Characters of a snippet before the word, few, for a line of the list in step 4 shows twelve."""
_SNIPPET = 60

Began = Callable[[int, int, Path], None]
"""Told before each file: how many are done, how many there are, which is next."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file: the text and what storing it did, or the sentence that refuses it."""

    file: Path
    text: Text | None = None
    put: Put | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """One version of a statute and how it stands on a day."""

    version: Kept
    status: str
    """现行, 未施行, 旧版 (a later version holds) or 已废止."""
    until: date | None = None
    """The first day on which it no longer holds, where that is known."""
    replaced_by: str = ""
    """The full title of what took the place of a statute that ended, where that is known."""

    @property
    def short(self) -> str:
        """The statute as people call it."""
        return titles.short(self.version.title)

    @property
    def in_force(self) -> bool:
        return self.status == "现行"

    @property
    def said(self) -> str:
        """Which version it is and whether it is in force, in a sentence."""
        version = self.version
        since = f"{printed(version.since)}起施行"
        if not version.since_stated:
            since = f"从哪天起施行原文没有写明，按{printed(version.since)}算"
        return f"{printed(version.dated)}的版本，{since}，{self.said_of_force}。"

    @property
    def said_of_force(self) -> str:
        """Whether it is in force, and what to read where it is not."""
        if self.status == "未施行":
            return "还没有施行"
        if self.until is None or self.in_force:
            return "现行有效"
        if self.status == "旧版":
            return f"{printed(self.until)}起已由新版代替"
        return f"{printed(self.until)}起已废止" + (
            f"，现在看《{self.replaced_by}》" if self.replaced_by else ""
        )


@dataclass(frozen=True, slots=True)
class Official:
    """One article in its official words, and the version it stands in."""

    standing: Standing
    article: Article

    @property
    def citation(self) -> Citation:
        return Citation(self.standing.version.title, self.article.name)

    @property
    def name(self) -> str:
        """``民法典第二百八十八条``."""
        return self.standing.short + self.article.name


@dataclass(frozen=True, slots=True)
class Found:
    """An article that a search found, with a piece of its text around the first word."""

    official: Official
    snippet: str


# Bringing in


def files_in(named: Iterable[Path]) -> list[Path]:
    """The files that are meant: those named, and in folders every .docx and .txt at any depth."""
    found: list[Path] = []
    for path in named:
        if not path.is_dir():
            found.append(path)
            continue
        inside = [Path(folder, name) for folder, _, names in os.walk(path) for name in names]
        wanted = [file for file in inside if file.suffix.lower() in files.KINDS and file.name[0] not in ".~"]
        found += sorted(wanted)
    return found


def import_files(desk: Desk, named: Sequence[Path], began: Began = lambda *_: None) -> list[Reading]:
    """Keep the official texts in these files, each wholly or not at all. Raises ``Refused``.

    A file that cannot be read as a statute stops only itself.
    """
    readings = []
    for done, file in enumerate(named):
        began(done, len(named), file)
        try:
            text = files.read(file)
        except NotAStatute as refused:
            readings.append(Reading(file, refused=str(refused)))
            continue
        with refusing():
            readings.append(Reading(file, text, statutes.put(desk.store, text, titles.short(text.title))))
    return readings


# What is at hand


def listing(desk: Desk, on: date | None = None) -> tuple[Standing, ...]:
    """All versions at hand with their standing on that day (today), by title, the oldest first."""
    with refusing():
        kept = statutes.kept(desk.store)
    return tuple(_standing(version, kept, on or desk.today) for version in kept)


def imported(desk: Desk) -> tuple[Statute, ...]:
    """The statutes at hand as the rules know them.

    An amended law does not say since when its present version holds. What the catalogue knows is believed
    then; of a law it does not know, the day of the amendment stands in.
    """
    with refusing():
        kept = statutes.kept(desk.store)
    found = []
    for title, group in groupby(kept, lambda one: one.title):
        same = list(group)
        sure = [one for one in same if one.since_stated]
        told = sure if find(catalogue.statutes(), title) else same
        versions = tuple(Version(one.since, one.last_article) for one in told)
        found.append(Statute(title, titles.short(title), versions, *_end(title, same[0].since, kept)))
    return tuple(found)


def _standing(version: Kept, kept: Sequence[Kept], on: date) -> Standing:
    end, successor = _end(version.title, version.since, kept)
    later = [one.since for one in kept if one.title == version.title and one.since > version.since]
    until = min((day for day in (*later, end) if day), default=None)
    if version.since > on:
        return Standing(version, "未施行", until, successor or "")
    if end and end <= on:
        return Standing(version, "已废止", until, successor or "")
    return Standing(version, "旧版" if until and until <= on else "现行", until, successor or "")


def _end(title: str, since: date, kept: Iterable[Kept]) -> tuple[date | None, str | None]:
    """When a statute that held since that day ended, and what took its place."""
    ended = [(one.since, one.title) for one in kept if title in one.repeals and one.since > since]
    if ended:
        return min(ended)
    known = find(catalogue.statutes(), title)
    return (known.until, known.replaced_by) if known else (None, None)


# One article


def official(desk: Desk, citation: Citation, on: date | None = None) -> Official | None:
    """The official words of a citation in the version of that day (today); ``None`` if not at hand."""
    versions = [one for one in listing(desk, on) if one.version.title == citation.law.strip("《》")]
    number = articles.number_of(citation.article)
    if not versions or number is None:
        return None
    chosen = _of_the_day(versions)
    with refusing():
        article = statutes.article(desk.store, chosen.version.id, *number)
    return Official(chosen, article) if article else None


def show(desk: Desk, law: str, article: str, on: date | None = None) -> Official | index.Provision:
    """The article that is meant (民法典, 288) in the version of that day; else what the index knows of it.

    ``article`` is as ``laws.articles.read_article`` gives it. Raises ``Refused``.
    """
    at_hand = {one.version.title for one in listing(desk, on)}
    known = {statute.title for statute in catalogue.statutes().values()}
    meant = titles.meant(law, sorted(at_hand | known))
    if len(meant) > 1:
        raise Refused(f"「{law}」可能是{'、'.join(f'《{one}》' for one in meant[:5])}，请写明是哪一部。")
    if not meant:
        raise Refused(
            f"没有《{law.strip('《》')}》：还没有导入它的原文，法条索引里也没有。导入用 tiaojie laws import。"
        )
    citation = Citation(meant[0], article)
    found = official(desk, citation, on) or index.find(citation, on or desk.today)
    if found is None and meant[0] in at_hand:
        raise Refused(f"《{meant[0]}》没有{article}，请核对条号。")
    if found is None:
        raise Refused(
            objection(citation, on or desk.today)
            or f"还没有导入《{meant[0]}》的原文，索引里也没有{article}。导入用 tiaojie laws import。"
        )
    return found


def objection(citation: Citation, on: date) -> str:
    """Why the catalogue says it cannot be cited on that day; empty where it does not say so."""
    found = citing.objection(citation.law, citation.article, on, catalogue.statutes())
    return found.message if found else ""


def _of_the_day(versions: Sequence[Standing]) -> Standing:
    """The version that holds; else the last one that did; else the first that will."""
    begun = [one for one in versions if one.status != "未施行"]
    return begun[-1] if begun else versions[0]


# Searching


def search(desk: Desk, typed: str, on: date | None = None, limit: int = MOST_FOUND) -> tuple[Found, ...]:
    """The articles at hand in which every typed word stands, what holds on that day (today) first.

    A word may name an article by its number: 288, 第288条, 民法典288.
    """
    words, number = _asked(typed)
    if not words and number is None:
        return ()
    standings = {one.version.id: one for one in listing(desk, on)}
    first = [id for id, standing in standings.items() if standing.in_force]
    with refusing():
        found = statutes.find(desk.store, words, number, first, limit)
    return tuple(
        Found(Official(standings[id], article), _snippet(article, words))
        for id, article in found
        if id in standings  # another process may have brought one in just now
    )


def _asked(typed: str) -> tuple[list[str], tuple[int, int] | None]:
    words, number = [], None
    for word in tokens.words_of(typed.translate(str.maketrans("，、。；,;《》", "        "))):
        law, article = articles.split(word)
        if article:
            number = articles.number_of(article)
        words += [law] if law else []
    return words, number


def _snippet(article: Article, words: Sequence[str]) -> str:
    """A piece of the text around the first of the words in it; else its beginning."""
    text = "".join(article.paragraphs)
    folded = text.casefold()
    places = [place for place in (folded.find(word) for word in words) if place >= 0]
    start = max(0, min(places, default=0) - _AROUND)
    piece = text[start : start + _SNIPPET]
    return f"{'…' if start else ''}{piece}{'…' if start + _SNIPPET < len(text) else ''}"
