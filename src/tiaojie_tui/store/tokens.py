"""How text becomes the words of a full-text index: single characters and pairs, for any script.

With both, a word of any length is found exactly where a plain scan would find it. A token is the code
points in hexadecimal: nothing that is typed can be an operator of the index.
"""

import unicodedata
from itertools import pairwise


def words_of(query: str) -> list[str]:
    """The words of a query in the form in which text is compared, each once."""
    return list(dict.fromkeys(folded(query).split()))


def folded(text: str) -> str:
    """Text as it is compared: full-width forms made narrow, upper case made lower."""
    return unicodedata.normalize("NFKC", text).casefold()


def ones(text: str) -> str:
    """The tokens of single characters."""
    return " ".join(_points(text))


def pairs(text: str) -> str:
    """The tokens of neighbouring characters."""
    return " ".join(first + second for first, second in pairwise(_points(text)))


def phrase(word: str, *texts: str) -> str:
    """What to match for a word in any of these texts, each indexed in columns ``…_ones`` and ``…_pairs``."""
    kind, found = ("ones", ones(word)) if len(word) == 1 else ("pairs", pairs(word))
    columns = " ".join(f"{text}_{kind}" for text in texts)
    return f'{{{columns}}} : "{found}"'


def _points(text: str) -> list[str]:
    """Each code point in six hexadecimal digits; all at once, for a statute book has a million."""
    digits = text.encode("utf-32-be", "surrogatepass").hex()
    return [digits[at + 2 : at + 8] for at in range(0, len(digits), 8)]
