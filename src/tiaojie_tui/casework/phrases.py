"""The phrase library (常用语): sentence patterns with blanks, by dispute type and by where they are used.

The data lie in ``phrases/*.json``, one file a dispute type and one for all of them. A phrase says how a
thing is put, never what happened: whatever differs from case to case is a blank, ``＿＿``, and a blank
that stays is printed as the gap it is.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case

FACTS = "facts"
CLAIMS = "claims"
INQUIRY = "inquiry"
"""In an inquiry record (调查记录)."""
MEDIATION = "mediation"
"""In a mediation record (调解记录)."""
FAILURE = "failure"
"""Why it came to no agreement."""
NOTICE = "notice"
"""Said aloud when rights and duties are told (告知)."""

_OF_FIELDS = {"facts": FACTS, "claims": CLAIMS, "failure_reason": FAILURE}
_OF_RECORDS = {"调查记录": INQUIRY, "调解记录": MEDIATION}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One pattern: its text, the label it is picked by, the label's pinyin initials."""

    text: str
    label: str
    initials: str


def phrases(place: str, dispute_type: str | None) -> tuple[Phrase, ...]:
    """The phrases for a place: those of the dispute type first, then those for every dispute.

    ``place`` is one of the names above or ``of_term(kind)``; for any other there are none.
    """
    own = _library().get((dispute_type, place), ()) if dispute_type else ()
    return own + _library().get((None, place), ())


def of_term(kind: str) -> str:
    """The place that the wording of a term of this kind is."""
    return f"term/{kind}"


def place_of(case: Case, path: str) -> str | None:
    """Which phrases fit the field at this path; ``None`` where there are none, or its kind is not chosen."""
    head, *rest = path.split("/")
    if head == "consents":
        return NOTICE
    if head in ("records", "terms") and rest[1:] == ["text"]:
        kind = paths.get(case, paths.join(head, rest[0], "kind")) or ""
        return _OF_RECORDS.get(kind) if head == "records" else (of_term(kind) if kind else None)
    return _OF_FIELDS.get(path)


@cache
def _library() -> dict[tuple[str | None, str], tuple[Phrase, ...]]:
    found = {}
    for file in (files("tiaojie_tui.casework") / "phrases").iterdir():
        kept = json.loads(file.read_text("utf-8"))
        for place, entries in kept["places"].items():
            found[kept["dispute_type"], place] = tuple(Phrase(**entry) for entry in entries)
    return found
