"""Official texts: kept a version at a time, found by their words.

A version is told by its title and the day it took force. A text with the words of one that is kept is that
one, whatever days and blanks its file shows: the .docx and the .txt of a law are not two versions.
"""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from peewee import SQL, Table, fn

from tiaojie_tui.domain.official import Article, Text
from tiaojie_tui.store import tokens
from tiaojie_tui.store.engine import Row, Store

_STATUTES, _REPEALS = Table("statutes"), Table("statute_repeals")
_ARTICLES, _SEARCH = Table("statute_articles"), Table("statute_search")
_AT_ONCE = 500
"""Rows of one INSERT; SQLite allows 32 766 values."""
_WEIGHTS = (1.0, 1.0, 4.0, 4.0, 2.0, 2.0)
"""What a word weighs in title, headings and text, each by ones and pairs. A title says little of one article:
all of its law would come first."""


class Put(Enum):
    """What storing a text did."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    """The same version was there with other words, which are replaced."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One version of a statute that is kept; its parts are those of ``official.Text``."""

    id: int
    title: str
    doc_no: str
    date_line: str
    dated: date
    since: date
    since_stated: bool
    articles: int
    """How many it has; 第X条之一 counts too."""
    last_article: int
    repeals: tuple[str, ...]


def put(store: Store, text: Text, called: str) -> Put:
    """Keep a text, all of it or nothing; ``called`` is what people call the statute, to be found by it."""
    digest = _digest(text.articles)
    s = _STATUTES.c
    with store.transaction():
        versions = store.rows(_STATUTES.select(s.id, s.since, s.digest).where(s.title == text.title))
        if any(kept == digest for *_, kept in versions):
            return Put.SAME
        same_day = [id for id, since, _ in versions if since == text.since.isoformat()]
        if same_day:
            store.write(_STATUTES.delete().where(s.id.in_(same_day)))
        _insert(store, text, called, digest)
    return Put.CHANGED if same_day else Put.NEW


def _insert(store: Store, text: Text, called: str, digest: str) -> None:
    statute = store.write(
        _STATUTES.insert(
            title=text.title,
            doc_no=text.doc_no,
            date_line=text.date_line,
            dated=text.dated.isoformat(),
            since=text.since.isoformat(),
            since_stated=int(text.since_stated),
            articles=len(text.articles),
            last_article=text.articles[-1].number,
            digest=digest,
        )
    )
    _insert_all(store, _REPEALS, ({"statute_id": statute, "title": title} for title in set(text.repeals)))
    _insert_all(store, _ARTICLES, (_row(statute, article) for article in text.articles))
    a = _ARTICLES.c
    ids = store.rows(_ARTICLES.select(a.id).where(a.statute_id == statute).order_by(a.id))
    titles = tokens.folded(f"{text.title}\n{called}")
    entries = zip(ids, text.articles, strict=True)
    _insert_all(store, _SEARCH, (_entry(id, titles, article) for (id,), article in entries))


def _insert_all(store: Store, table: Any, rows: Iterable[dict[str, Any]]) -> None:
    every = [{getattr(table.c, name): value for name, value in row.items()} for row in rows]
    for start in range(0, len(every), _AT_ONCE):
        store.write(table.insert(every[start : start + _AT_ONCE]))


def _row(statute: int, article: Article) -> dict[str, Any]:
    return {
        "statute_id": statute,
        "number": article.number,
        "inserted": article.inserted,
        "headings": "\n".join(article.headings),
        "text": "\n".join(article.paragraphs),
    }


def _entry(id: int, titles: str, article: Article) -> dict[str, Any]:
    headings = tokens.folded("\n".join(article.headings))
    text = tokens.folded("\n".join(article.paragraphs))
    return {
        "rowid": id,
        "title_ones": tokens.ones(titles),
        "title_pairs": tokens.pairs(titles),
        "headings_ones": tokens.ones(headings),
        "headings_pairs": tokens.pairs(headings),
        "text_ones": tokens.ones(text),
        "text_pairs": tokens.pairs(text),
    }


def _digest(articles: Iterable[Article]) -> str:
    """The same for the same words, however they are spaced and in whichever width their commas stand."""
    said = "".join(article.name + "".join((*article.headings, *article.paragraphs)) for article in articles)
    return hashlib.sha256("".join(tokens.folded(said).split()).encode()).hexdigest()


def kept(store: Store) -> list[Kept]:
    """All versions, by title, the oldest first."""
    s = _STATUTES.c
    with store.reading():
        rows = store.rows(
            _STATUTES.select(
                *(s.id, s.title, s.doc_no, s.date_line, s.dated, s.since, s.since_stated),
                *(s.articles, s.last_article),
            ).order_by(s.title, s.since)
        )
        ended: dict[int, list[str]] = {}
        for statute, title in store.rows(_REPEALS.select(_REPEALS.c.statute_id, _REPEALS.c.title)):
            ended.setdefault(statute, []).append(title)
    return [_kept(row, tuple(ended.get(row[0], ()))) for row in rows]


def _kept(row: Row, repeals: tuple[str, ...]) -> Kept:
    id, title, doc_no, date_line, dated, since, stated, articles, last = row
    days = date.fromisoformat(dated), date.fromisoformat(since)
    return Kept(id, title, doc_no, date_line, *days, bool(stated), articles, last, repeals)


def article(store: Store, statute: int, number: int, inserted: int = 0) -> Article | None:
    """One article of one version."""
    a = _ARTICLES.c
    wanted = (a.statute_id == statute) & (a.number == number) & (a.inserted == inserted)
    row = store.row(_ARTICLES.select(a.number, a.inserted, a.headings, a.text).where(wanted))
    return _article(row) if row else None


def find(
    store: Store,
    words: Collection[str],
    number: tuple[int, int] | None,
    first: Collection[int],
    limit: int,
) -> list[tuple[int, Article]]:
    """Articles in which every word is found (in title, headings or text), each with the id of its statute.

    Given ``number``, only those with that number and insertion. Those of the statutes in ``first`` come
    first, then by how often and where the words stand.
    """
    a = _ARTICLES.c
    chosen = _ARTICLES.select(a.id)
    if words:
        together = " AND ".join(tokens.phrase(word, "title", "headings", "text") for word in words)
        chosen = chosen.join(_SEARCH, on=_SEARCH.c.rowid == a.id).where(
            SQL("statute_search MATCH ?", [together])
        )
    if number:
        chosen = chosen.where((a.number == number[0]) & (a.inserted == number[1]))
    rank = [fn.bm25(SQL("statute_search"), *_WEIGHTS)] if words else []
    order = (a.statute_id.in_(list(first)).desc(), *rank, a.statute_id, a.number, a.inserted)
    with store.reading():
        ids = [id for (id,) in store.rows(chosen.order_by(*order).limit(limit))]
        columns = (a.id, a.statute_id, a.number, a.inserted, a.headings, a.text)
        found = {id: row for id, *row in store.rows(_ARTICLES.select(*columns).where(a.id.in_(ids)))}
    return [(found[id][0], _article(tuple(found[id][1:]))) for id in ids]


def _article(row: Row) -> Article:
    number, inserted, headings, text = row
    return Article(
        number, inserted, tuple(filter(None, headings.split("\n"))), tuple(filter(None, text.split("\n")))
    )
