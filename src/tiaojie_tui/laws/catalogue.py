"""The catalogue: statutes that people cite in mediation, when each version holds, how many articles it has.

``catalogue.json`` has one line a statute. ``versions`` are pairs of the day a wording took force and the
number of its articles, ``null`` where we do not know it: rules stay quiet about what is not known. Numbers
stand only for wordings that were counted or are known for certain; ``until`` and ``replaced_by`` only where
the repeal is known. ``articles_now`` says, for laws that a code took over, where the matter of an article
is regulated today.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from tiaojie_tui.domain.statutes import Statute, Statutes, Version, by_title, plain_title


@cache
def statutes() -> Statutes:
    """The whole catalogue, by title; read once for a process."""
    text = (files("tiaojie_tui.laws") / "catalogue.json").read_text("utf-8")
    return by_title(_statute(entry) for entry in json.loads(text))


def merged(catalogue: Statutes, imported: Iterable[Statute]) -> Statutes:
    """The catalogue with what official texts tell: new statutes, new versions, numbers of articles.

    What the catalogue says stays, and is filled in where it says nothing: a file may be an excerpt, and
    must not make the articles vanish that it leaves out.
    """
    found = {plain_title(statute.title): statute for statute in catalogue.values()}
    for statute in imported:
        name = plain_title(statute.title)
        known = found.get(name)
        found[name] = _refined(known, statute) if known else statute
    return by_title(found.values())


def _refined(known: Statute, official: Statute) -> Statute:
    counted = {version.since: version for version in known.versions}
    for version in official.versions:
        known_here = counted.get(version.since)
        if known_here is None or known_here.articles is None:
            counted[version.since] = version
    return replace(
        known,
        versions=tuple(counted[since] for since in sorted(counted)),
        until=known.until or official.until,
        replaced_by=known.replaced_by or official.replaced_by,
    )


def _statute(entry: dict[str, Any]) -> Statute:
    until = entry.get("until")
    return Statute(
        title=entry["title"],
        short=entry["short"],
        versions=tuple(Version(date.fromisoformat(since), count) for since, count in entry["versions"]),
        until=date.fromisoformat(until) if until else None,
        replaced_by=entry.get("replaced_by"),
        articles_now={int(old): new for old, new in entry.get("articles_now", {}).items()},
    )
