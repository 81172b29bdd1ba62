"""The shape that all papers but the agreement have: a title, what it is about, sections, last lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tiaojie_tui.papers.cells import centred, wrap
from tiaojie_tui.papers.context import Context, Unprintable, printable


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the paragraphs under it."""

    heading: str
    paragraphs: Sequence[str]


def sheet(title: str, *, about: Sequence[str], sections: Sequence[Section], end: Sequence[str]) -> Context:
    """The context of such a paper."""
    return {
        "标题": title,
        "关于": list(about),
        "节": [{"题": section.heading, "段": list(section.paragraphs)} for section in sections],
        "末": list(end),
    }


def lines(context: Context, width: int) -> list[str]:
    """The same words as lines of at most ``width`` cells.

    A value that cannot be printed gives the one line that says so.
    """
    try:
        return list(_lines(printable(context), width))
    except Unprintable as bad:
        return wrap(str(bad), width)


def _lines(context: Context, width: int) -> Iterator[str]:
    yield centred(context["标题"], width)
    for about in context["关于"]:
        yield from wrap(about, width)
    for section in context["节"]:
        yield ""
        yield from wrap(section["题"], width)
        for paragraph in section["段"]:
            yield from wrap(paragraph, width, first=2, hanging=2)
    yield ""
    for end in context["末"]:
        yield from wrap(end, width)
