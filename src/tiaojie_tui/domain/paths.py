"""One way to name a place in a case, used by steps, problems, drafts and undo alike.

A path is segments joined by ``/``: an attribute (``facts``), a position (``parties/0/name``), or, for
parts that belong to somebody, ``=`` and that name (``consents/=陈守田/on``). Inside a name ``~`` and
``/`` are written ``~0`` and ``~1`` as in RFC 6901.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tiaojie_tui.domain.case import Case, Consent, Signature

_BELONGS_TO_SOMEBODY = {"consents": Consent, "signatures": Signature}


class NoSuchPlace(LookupError):
    """The path names nothing in this case."""


def keyed(name: str) -> str:
    """The path segment for the part that belongs to ``name``."""
    return "=" + name.replace("~", "~0").replace("/", "~1")


def name_of(segment: str) -> str:
    """The name in a segment made by ``keyed``."""
    return segment[1:].replace("~1", "/").replace("~0", "~")


def join(*segments: str | int) -> str:
    """A path from its segments; empty ones are left out."""
    return "/".join(str(segment) for segment in segments if segment != "")


def get(case: Case, path: str) -> Any:
    """What stands at ``path``; ``None`` for a part of somebody that is not recorded yet.

    Raises ``NoSuchPlace`` where the path leads beyond what the case has.
    """
    here: Any = case
    for segment in path.split("/"):
        if here is None:
            return None
        here = _step(here, segment, path)
    return here


def _step(here: Any, segment: str, path: str) -> Any:
    if segment.startswith("="):
        return next((part for part in here if part.name == name_of(segment)), None)
    if isinstance(here, tuple):
        try:
            return here[int(segment)]
        except (ValueError, IndexError):
            raise NoSuchPlace(path) from None
    if not hasattr(here, segment):
        raise NoSuchPlace(path)
    return getattr(here, segment)


def put(case: Case, path: str, value: Any) -> Case:
    """The case with ``value`` at ``path``; somebody's part is made where it is missing."""
    return _put(case, path.split("/"), value, path)  # type: ignore[no-any-return]


def _put(here: Any, segments: Sequence[str], value: Any, path: str) -> Any:
    head, rest = segments[0], segments[1:]
    if isinstance(here, tuple):
        if head.startswith("="):
            return _put_keyed(here, segments, value, path)
        try:
            old = here[int(head)]
        except (ValueError, IndexError):
            raise NoSuchPlace(path) from None
        new = _put(old, rest, value, path) if rest else value
        return (*here[: int(head)], new, *here[int(head) + 1 :])
    if not hasattr(here, head):
        raise NoSuchPlace(path)
    child = getattr(here, head)
    if rest and rest[0].startswith("="):
        child = _with_part(child, head, name_of(rest[0]))
    return replace(here, **{head: _put(child, rest, value, path) if rest else value})


def _put_keyed(parts: tuple[Any, ...], segments: Sequence[str], value: Any, path: str) -> Any:
    name = name_of(segments[0])
    return tuple(
        (_put(part, segments[1:], value, path) if len(segments) > 1 else value) if part.name == name else part
        for part in parts
    )


def _with_part(parts: tuple[Any, ...], head: str, name: str) -> tuple[Any, ...]:
    if any(part.name == name for part in parts) or head not in _BELONGS_TO_SOMEBODY:
        return parts
    return (*parts, _BELONGS_TO_SOMEBODY[head](name))


def insert(case: Case, path: str, part: Any, at: int | None = None) -> Case:
    """The case with ``part`` put into the list at ``path``, at its end unless ``at`` is given."""
    parts = get(case, path)
    where = len(parts) if at is None else at
    return put(case, path, (*parts[:where], part, *parts[where:]))


def remove(case: Case, path: str) -> Case:
    """The case without the list element at ``path``."""
    parent, _, last = path.rpartition("/")
    parts = get(case, parent)
    if last.startswith("="):
        return put(case, parent, tuple(part for part in parts if part.name != name_of(last)))
    at = int(last)
    if not 0 <= at < len(parts):
        raise NoSuchPlace(path)
    return put(case, parent, (*parts[:at], *parts[at + 1 :]))
