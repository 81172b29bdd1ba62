"""Before a paper is final: is there a character in the case that paper would not show?

A printer says nothing of it: the place stays empty, or shows another sign, and a name is wrong for good.
"""

from collections.abc import Iterator

from tiaojie_tui.delivery import fonts
from tiaojie_tui.domain import characters, paths, reading, steps
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.differing import shown_part
from tiaojie_tui.domain.progress import value_at


def unprintable(case: Case) -> list[str]:
    """A sentence for each character that would not be printed, with the field in which it stands.

    Old private codes are always told; what the fonts lack is told where this machine can say which it has.
    """
    texts = list(_texts(case))
    lacking = fonts.missing(characters.rare("".join(text for _, text in texts))) or frozenset()
    return [
        _shown(f"{place}里的“{char}”") + _why(char)
        for place, text in texts
        for char in dict.fromkeys(text)
        if characters.is_private(char) or char in lacking
    ]


def _shown(words: str) -> str:
    """With a box for what no screen shows either."""
    return "".join("□" if characters.is_private(char) else char for char in words)


def _why(char: str) -> str:
    if characters.is_private(char):
        return f"是{characters.about_private(char)}"
    return (
        f"（U+{ord(char):04X}）这台机器的字体里都没有，纸上会是空白，"
        "请管理员装上有这个字的字体，或者改用别的写法。"
    )


def _texts(case: Case) -> Iterator[tuple[str, str]]:
    """What stands in each field of the six steps, with the field's name as the forms have it."""
    for step in steps.STEPS:
        for card in steps.cards(case, step.key):
            if not card.section.fields:
                yield f"「{card.title}」", shown_part(paths.get(case, card.at))
            for field in card.fields(case):
                path = card.path(field)
                yield (
                    f"「{card.title}」的「{field.label}」",
                    reading.show(field, value_at(case, path, field), case, path),
                )
