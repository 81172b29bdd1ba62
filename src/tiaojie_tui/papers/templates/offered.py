"""What each paper offers to its template: the fields that its samples have."""

from collections.abc import Iterator
from typing import Any

from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.templates.samples import SAMPLES


def offered(name: str) -> Context:
    """The fields of a paper: one of each list, which has all fields that any of its elements has."""
    return _together([_merged(sample) for sample in SAMPLES[name]()])  # type: ignore[no-any-return]


def sometimes_empty(name: str) -> frozenset[str]:
    """The lists of a paper in which there may be nothing (``条款[].分期``)."""
    return frozenset(path for sample in SAMPLES[name]() for path in _empty(sample, ""))


def _empty(value: Any, at: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _empty(part, f"{at}.{name}".lstrip("."))
    elif isinstance(value, list):
        yield from () if value else (at,)
        for part in value:
            yield from _empty(part, f"{at}[]")


def leaves(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Path and example of every word that is printed: ``当事人[].姓名``, ``[]`` for each of a list."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, f"{at}.{name}".lstrip("."))
    else:
        for part in value:
            yield from leaves(part, f"{at}[]")


def _merged(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _merged(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_together([_merged(part) for part in value])] if value else []
    return value


def _together(parts: list[Any]) -> Any:
    """One for all: of words the first that says something, of groups all fields, of lists what is in any."""
    if isinstance(parts[0], dict):
        names = dict.fromkeys(name for part in parts for name in part)
        return {name: _together([part[name] for part in parts if name in part]) for name in names}
    if isinstance(parts[0], list):
        inner = [one for part in parts for one in part]
        return [_together(inner)] if inner else []
    return next((part for part in parts if part.strip("＿ ")), parts[0])
