"""Text that cannot act on a terminal: the one filter for every way out to a screen or a line."""

import re

_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
NEVER_SHOWN = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff{_INVISIBLE}]")
"""Control characters, what turns the direction of writing round, and what nobody sees; not the line break."""


def plain(text: object) -> str:
    """Text with every character that could act on the terminal replaced."""
    return NEVER_SHOWN.sub("\ufffd", str(text))
