"""When two have changed one case: what differs, and the case that keeps what was chosen."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Case


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of the case (a key of the exchange format) that both have changed, each in another way."""

    part: str
    mine: Any
    theirs: Any


def differences(base: Case, mine: Case, theirs: Case) -> tuple[Difference, ...]:
    """The parts that both sides changed since ``base`` and that differ now."""
    my_changes, their_changes = exchange.changes(base, mine), exchange.changes(base, theirs)
    return tuple(
        Difference(part, my_changes[part], their_changes[part])
        for part in my_changes
        if part in their_changes and my_changes[part] != their_changes[part]
    )


def merged(base: Case, mine: Case, theirs: Case, keep_mine: Collection[str]) -> Case:
    """Theirs, with everything only I changed, and of the disputed parts those in ``keep_mine``."""
    disputed = {difference.part for difference in differences(base, mine, theirs)}
    my_changes = exchange.changes(base, mine)
    taken = {part: value for part, value in my_changes.items() if part not in disputed or part in keep_mine}
    return exchange.apply_changes(theirs, taken)
