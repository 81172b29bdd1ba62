"""What one may type in Latin letters for Chinese text: its pinyin, whole or by initials.

A character of several readings is found by each of them: as a surname 单 is shan, 仇 is qiu. The tables
of readings are large and are loaded at the first use.
"""

import os
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

_COMBINATIONS = 64
"""At most so many ways to read one text: past that, only the first reading of further characters."""
_TITLE_SYLLABLES = 8
"""A title is found from any of its characters on, by as many syllables as one would type."""


def is_typed(word: str) -> bool:
    """Whether a folded word could be pinyin: letters a to z only."""
    return word.isascii() and word.isalpha()


def of_name(name: str) -> set[str]:
    """Whole pinyin and initials of a name, in every reading."""
    syllables = [readings(character) for character in name if readings(character)]
    if not syllables:
        return set()
    return {"".join(way) for way in _ways(syllables)} | {
        "".join(way) for way in _ways([_initials(syllable) for syllable in syllables])
    }


def of_title(title: str) -> set[str]:
    """Whole pinyin and initials from each character of a title on."""
    starts = range(len(title))
    return {typed for start in starts for typed in of_name(title[start : start + _TITLE_SYLLABLES])}


def _ways(syllables: Iterable[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    ways, kept = 1, []
    for readings_here in syllables:
        ways *= len(readings_here)
        kept.append(readings_here if ways <= _COMBINATIONS else readings_here[:1])
    return product(*kept)


def _initials(syllables: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(syllable[0] for syllable in syllables))


@lru_cache(maxsize=8192)
def readings(character: str) -> tuple[str, ...]:
    """The readings of a character without tones, the commonest first; its own letter or digit; or none."""
    if character.isascii():
        return (character,) if character.isalnum() else ()
    os.environ["PYPINYIN_NO_PHRASES"] = "true"  # phrases cost 30 MB, and names are not phrases
    from pypinyin import Style, pinyin

    [found] = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore") or [[]]
    return tuple(dict.fromkeys(spelled for one in found for spelled in _spellings(one)))


def _spellings(syllable: str) -> tuple[str, ...]:
    """ü is typed v or u."""
    plain = syllable.replace("ü", "v")
    return (plain, plain.replace("v", "u")) if "v" in plain else (plain,)
