"""Statutes as the rules know them: how they are cited, when each version holds, how many articles it has.

Only facts; what a statute says is no business of ``domain``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


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
    until: date | None = None
    """The first day on which it no longer holds; ``None`` while it does."""
    replaced_by: str | None = None
    """Full title of what took its place, where something did."""

    def version(self, on: date) -> Version | None:
        """The wording that holds on that day; ``None`` before the first, or once the statute has ended."""
        if self.until is not None and on >= self.until:
            return None
        begun = [version for version in self.versions if version.since <= on]
        return begun[-1] if begun else None


Statutes = Mapping[str, Statute]
"""By full title and by short name."""


def by_title(statutes: Iterable[Statute]) -> Statutes:
    """The same statutes to look up, under the full title and under the name people use."""
    return {name: statute for statute in statutes for name in (statute.short, statute.title)}
