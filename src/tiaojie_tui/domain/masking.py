"""Identity numbers and telephones with all but their last four characters covered (遮住).

They are found in any text by their shape, so that nothing has to know where in a case one may stand. What is
covered keeps its length, and its width on screen: a text that was broken into rows stays so.
"""

import re
from collections.abc import Collection, Iterator, Set

SHOWN = 4
"""Characters at the end that tell one number from another without giving it away."""
_D = "[0-9０-９]"
_BREAK = r"(?:[ ]*\n[ ]*)?"
"""A number may go on in the next row."""
_IN_GROUPS = (
    f"{_D}{{6}}[ -]{_D}{{8}}[ -]?{_D}{{3}}[0-9０-９XxＸｘ]",
    f"1{_D}{{2}}[ -]{_D}{{4}}[ -]{_D}{{4}}",
    f"0{_D}{{2,3}}[ -－]{_D}{{7,8}}",
)
_CALLED = "(?:电话|手机|联系方式|证号|号码)[^0-9０-９\\n]{0,6}"
LEAST, _LEAST_CALLED = 11, 7
"""Digits from which on a number is one of these: a mobile telephone has 11, one without area code 7."""
_DIGIT = re.compile("[0-9０-９XxＸｘ]")
_FULL_WIDTH = re.compile("[０-９Ｘｘ]")
_NUMBER = re.compile(
    f"(?P<called>{_CALLED})?(?P<number>{'|'.join((*_IN_GROUPS, _D + '+' + _BREAK + _D + '*[XxＸｘ]?'))})"
)


def numbers(text: str, least: int = LEAST) -> Set[str]:
    """The numbers in the text that are covered, as their digits alone."""
    return frozenset(plain_number(text[start:end]) for start, end in spans(text, least))


def spans(text: str, least: int = LEAST) -> Iterator[tuple[int, int]]:
    """Where these numbers begin and end. ``least`` digits make a number that nothing else tells to be one."""
    for found in _NUMBER.finditer(text):
        number = found["number"]
        digits = len(plain_number(number))
        if digits >= (min(least, _LEAST_CALLED) if found["called"] else least):
            yield found.span("number")


def masked(text: str, *, but: Collection[str] = (), least: int = LEAST) -> str:
    """The text with these numbers covered; those in ``but`` stay."""
    parts, at = [], 0
    for start, end in spans(text, least):
        if plain_number(text[start:end]) not in but:
            parts += [text[at:start], _covered(text[start:end])]
            at = end
    return "".join((*parts, text[at:])) if parts else text


def plain_number(number: str) -> str:
    """The digits of a number, without what parts them."""
    return "".join(_DIGIT.findall(number))


def _covered(number: str) -> str:
    left = len(plain_number(number)) - SHOWN
    covered = []
    for character in number:
        is_digit = _DIGIT.match(character) is not None
        if is_digit and left > 0:
            left -= 1
            covered.append("＊" if _FULL_WIDTH.match(character) else "*")
        else:
            covered.append(character)
    return "".join(covered)
