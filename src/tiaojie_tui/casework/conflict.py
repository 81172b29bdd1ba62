"""When two have changed one case: the fields that differ, and the case that keeps what was chosen.

Lists are compared part by part while it is plain which part is which; else the whole list is one choice, for
a person put together from two would be worse than a question.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields, is_dataclass
from itertools import zip_longest
from typing import Any

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case


@dataclass(frozen=True, slots=True)
class Difference:
    """A place (``domain.paths``) that both have changed, each in another way."""

    path: str
    mine: Any
    theirs: Any


def differences(base: Case, mine: Case, theirs: Case) -> tuple[Difference, ...]:
    """The places that both sides changed since ``base`` and that differ now."""
    merging = _Merging(frozenset())
    merging.value("", base, mine, theirs)
    return tuple(merging.disputed)


def merged(base: Case, mine: Case, theirs: Case, keep_mine: Collection[str]) -> Case:
    """Theirs, with everything only I changed, and of the disputed places those in ``keep_mine``."""
    case: Case = _Merging(frozenset(keep_mine)).value("", base, mine, theirs)
    return case


class _Merging:
    """One comparison of three states; ``disputed`` gathers what needs a choice."""

    def __init__(self, keep_mine: frozenset[str]) -> None:
        self._keep_mine = keep_mine
        self.disputed: list[Difference] = []

    def value(self, path: str, base: Any, mine: Any, theirs: Any) -> Any:
        if mine in (base, theirs):
            return theirs
        if theirs == base:
            return mine
        if is_dataclass(base) and type(base) is type(mine) is type(theirs):
            return self._parts(path, base, mine, theirs)
        if isinstance(base, tuple) and _told_apart(base, mine) and _told_apart(base, theirs):
            return self._list(path, base, mine, theirs)
        self.disputed.append(Difference(path, mine, theirs))
        return mine if path in self._keep_mine else theirs

    def _parts(self, path: str, base: Any, mine: Any, theirs: Any) -> Any:
        values = {
            field.name: self.value(
                paths.join(path, field.name), *(getattr(one, field.name) for one in (base, mine, theirs))
            )
            for field in fields(base)
        }
        return type(base)(**values)

    def _list(self, path: str, base: Any, mine: Any, theirs: Any) -> Any:
        """Part by part; what was put at the end by either stays, theirs before mine."""
        many = len(base)
        kept = [
            self.value(paths.join(path, at), *of_one)
            for at, of_one in enumerate(zip(base, mine[:many], theirs[:many], strict=True))
        ]
        added = [one for one in mine[many:] if one not in theirs[many:]]
        return (*kept, *theirs[many:], *added)


def _told_apart(base: tuple[Any, ...], other: Any) -> bool:
    """Whether the parts of ``base`` stand in ``other`` where they stood, each of them still itself."""
    return len(other) >= len(base) and all(
        _is_still(one, same) for one, same in zip(base, other, strict=False)
    )


def _is_still(one: Any, other: Any) -> bool:
    """Whether ``other`` is ``one`` with something changed in it, and not another part in its place."""
    if one == other:
        return True
    if not is_dataclass(one):
        return False
    same = different = 0
    for before, after in _said(one, other):
        same += before == after
        different += before != after and bool(before)
    return same >= different


def _said(one: Any, other: Any) -> Iterator[tuple[Any, Any]]:
    """The values of two parts, field by field, where one of them says something."""
    values = ([getattr(part, field.name) for field in fields(part)] for part in (one, other))
    return ((before, after) for before, after in zip_longest(*values) if before or after)
