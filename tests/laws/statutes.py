"""The statutes of the reference material, article by article, for checking the index against them."""

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tests.shared_material import shared_folder

_ARTICLE = re.compile(r"^(第[零一二三四五六七八九十百千]+条)[\s　]*", re.MULTILINE)
_CHAPTER = re.compile(r"^(?=第[一二三四五六七八九十百]+[编章])", re.MULTILINE)
_IN_FORCE_FROM = re.compile(r"自(\d+)年(\d+)月(\d+)日")
_ENDED_ON = re.compile(r"废止：(\d{4}-\d{2}-\d{2})起")


@dataclass(frozen=True)
class Statute:
    """One text: its articles by number in hanzi, and what the list of texts says of its force."""

    articles: dict[str, str]
    text: str
    first_in_force: date | None
    """The day the law itself, in its first version, took force; ``None`` where the list does not say."""
    ended_on: date | None

    def around(self, article: str) -> str:
        """The chapter the article stands in, and the two articles before and after it."""
        order = list(self.articles)
        at = order.index(article)
        neighbours = "".join(self.articles[one] for one in order[max(0, at - 2) : at + 3])
        chapters = _CHAPTER.split(self.text)
        return neighbours + next(text for text in chapters if f"\n{article}" in f"\n{text}")


def laws_folder() -> Path | None:
    """Where the statutes lie; ``None`` where they are absent."""
    shared = shared_folder()
    return shared / "laws" if shared else None


@cache
def statutes() -> dict[str, Statute]:
    """Every statute by its full title."""
    folder = laws_folder()
    assert folder
    listed = json.loads((folder / "index.json").read_text("utf-8"))
    return {entry["law"]: _read(folder / entry["file"], entry) for entry in listed}


def _read(file: Path, entry: dict[str, str | None]) -> Statute:
    text = file.read_text("utf-8")
    pieces = _ARTICLE.split(text)
    articles = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    first = _IN_FORCE_FROM.search(entry["effective_clause"] or "")
    ended = _ENDED_ON.search(entry["note"] or "")
    return Statute(
        articles=articles,
        text=text,
        first_in_force=date(*map(int, first.groups())) if first else None,
        ended_on=date.fromisoformat(ended[1]) if ended else None,
    )
