"""A kind of phrase: the ways it is put, and the words around it that make the same thing harmless.

Everything is sought sentence by sentence in an evened text. Patterns are compiled once, and each
gap in them is bounded, so that no text can make them slow.
"""

from dataclasses import dataclass

from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.pattern import Pattern


@dataclass(frozen=True, slots=True)
class Phrasing:
    """``unless`` is sought in the whole sentence, ``not_after`` in their clause in front of the words."""

    pattern: Pattern
    unless: Pattern | None = None
    not_after: Pattern | None = None

    def first(self, text: str) -> str | None:
        """The first such words in an evened text that nothing around them makes harmless."""
        for sentence in prose.sentences(text):
            if self.unless and self.unless.search(sentence):
                continue
            for match in self.pattern.finditer(sentence):
                before = sentence[: match.start()].rpartition(",")[2]
                if not (self.not_after and self.not_after.search(before)):
                    return match[0].strip(",")
        return None


def phrasing(*ways: str, unless: str = "", not_after: str = "") -> Phrasing:
    """What is put in one of these ways (patterns); an empty excuse excuses nothing."""
    return Phrasing(
        Pattern("|".join(ways)),
        Pattern(unless) if unless else None,
        Pattern(not_after) if not_after else None,
    )
