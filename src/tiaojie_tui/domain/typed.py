"""Text as people type it: what may be stored at all, and the one error for what cannot be read.

Input methods and old terminals bring full-width digits, control and invisible characters; they are
removed here, before anything is stored, and nowhere else. Rare hanzi, variation selectors, the middle
dot and full-width punctuation are kept as typed.
"""

import re
import unicodedata


class Unreadable(ValueError):
    """What was typed cannot be read as the field's value; the message is a sentence for the mediator."""


_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_NEVER_IN_TEXT = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff{_INVISIBLE}\U000e0000-\U000e007f]"
)
_QUOTED = 24
_LINE_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def clean_text(typed: str) -> str:
    """Text of several lines as it may be stored: line breaks are ``\\n``, characters composed (NFC)."""
    with_breaks = _LINE_BREAKS.sub("\n", typed)
    return unicodedata.normalize("NFC", _NEVER_IN_TEXT.sub("", with_breaks))


def clean_line(typed: str) -> str:
    """Text of one line as it may be stored; line breaks and tabs become one space each run."""
    return re.sub(r"[\n\t]+", " ", clean_text(typed)).strip()


def narrow(typed: str) -> str:
    """For reading numbers and dates: full-width forms made narrow (NFKC), surrounding blanks removed."""
    return unicodedata.normalize("NFKC", clean_line(typed)).strip()


def quoted(typed: str) -> str:
    """What was typed, as a message repeats it: in quotes, and no longer than a line of the screen bears."""
    line = clean_line(typed)
    return f"“{line}”" if len(line) <= _QUOTED else f"“{line[:_QUOTED]}…”"
