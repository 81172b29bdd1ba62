"""The six digits (密码) that open a screen again: how they are typed, and which are guessed too easily."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

LENGTH = 6


def digits(typed: str) -> str:
    """The digits among what was typed, also those of an input method that is switched to full width."""
    return "".join(one for one in unicodedata.normalize("NFKC", typed) if one in "0123456789")


def too_easy(pin: str) -> bool:
    """Whether the six digits are among the first that anybody would try: rows, repetitions, dates."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    repeated = any(pin == pin[:length] * (LENGTH // length) for length in (1, 2, 3))
    pairs = all(pin[at] == pin[at + 1] for at in (0, 2, 4))
    return len(steps) == 1 or repeated or pairs or any(_dates(pin))


def _dates(pin: str) -> Iterator[bool]:
    """A birthday as people write it: 700312, 120370, 031270, 197003."""
    first, second, third = pin[:2], pin[2:4], pin[4:]
    yield _is_date(first, second, third)
    yield _is_date(third, second, first)
    yield _is_date(third, first, second)
    yield 1900 <= int(pin[:4]) <= 2099 and 1 <= int(third) <= 12


def _is_date(year: str, month: str, day: str) -> bool:
    try:
        date(2000 + int(year), int(month), int(day))  # of 1900 and 2000 the second has a 29 February
    except ValueError:
        return False
    return True
