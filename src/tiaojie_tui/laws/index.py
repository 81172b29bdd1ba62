"""The index of provisions (法条) that village disputes turn on: pointers and plain words, never statute text.

The data lie in ``provisions/*.json``, one file a field of law; the catalogue knows how people call each
law, and when it ended. Dates: ``since`` is the day the article took force with this number and content
(where earlier amendments leave that open, the day the law's present version took force); ``until`` is the
first day on which it no longer holds, that of its law where the entry names none. Two entries may bear one
article of one law when their times differ.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from tiaojie_tui.domain.case import Citation
from tiaojie_tui.domain.numerals import read_whole
from tiaojie_tui.domain.statutes import Statute, plain_title
from tiaojie_tui.laws import catalogue

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Provision:
    """One article of one law: when it holds, what it is about, and how to say it to a farmer."""

    law: str
    """Full official title, as it is cited."""
    article: str
    """``第二百八十八条``."""
    short: str
    """The law as people call it: 民法典."""
    number: int
    """The article's number."""
    since: date
    until: date | None
    types: Words
    """Dispute types it belongs to; empty: any dispute."""
    usual: Words
    """Those of ``types`` in which hardly any agreement does without it."""
    keywords: Words
    """Official words and those that villagers say."""
    decides: str
    """The question it answers."""
    gist: str
    """What it says, in our own words: 要点, not the text."""
    say: str
    """One sentence to say to the parties."""

    @property
    def citation(self) -> Citation:
        """How a case cites it."""
        return Citation(self.law, self.article)

    @property
    def name(self) -> str:
        """``民法典第二百八十八条``: for the screen; papers print the full title."""
        return self.short + self.article


_PART = re.compile("(?<=.)第[^条]+[款项].*$")


@cache
def provisions() -> tuple[Provision, ...]:
    """The whole index, in the order of its files; read once for a process."""
    folder = files("tiaojie_tui.laws")
    fields = sorted((folder / "provisions").iterdir(), key=lambda file: file.name)
    return tuple(
        _provision(entry, catalogue.statutes()[plain_title(entry["law"])])
        for field in fields
        if field.name.endswith(".json")
        for entry in json.loads(field.read_text("utf-8"))
    )


def find(citation: Citation, on: date) -> Provision | None:
    """The provision a citation means; where one article has several, that in force on the day, else the last.

    A 款 or 项 of an article is found as the article.
    """
    same = _by_citation().get(Citation(citation.law, _PART.sub("", citation.article)), ())
    return next((one for one in same if in_force(one, on)), same[-1] if same else None)


def in_force(provision: Provision, on: date) -> bool:
    """Whether the provision holds on that day."""
    return provision.since <= on and (provision.until is None or on < provision.until)


@cache
def _by_citation() -> dict[Citation, list[Provision]]:
    found: dict[Citation, list[Provision]] = {}
    for provision in sorted(provisions(), key=lambda one: one.since):
        found.setdefault(provision.citation, []).append(provision)
    return found


def _provision(entry: dict[str, Any], statute: Statute) -> Provision:
    until = entry.get("until")
    number = read_whole(entry["article"][1:-1])
    if number is None:
        raise ValueError(entry["article"])
    return Provision(
        law=entry["law"],
        article=entry["article"],
        short=statute.short,
        number=number,
        since=date.fromisoformat(entry["since"]),
        until=date.fromisoformat(until) if until else statute.until,
        types=tuple(entry["types"]),
        usual=tuple(entry.get("usual", ())),
        keywords=tuple(entry["keywords"]),
        decides=entry["decides"],
        gist=entry["gist"],
        say=entry["say"],
    )
