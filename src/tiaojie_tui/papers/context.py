"""What a template is filled with: every word of a paper under the Chinese name a clerk reads there.

A context is plain ``dict``, ``list`` and ``str``, because a template may be edited by hands we do not know:
nothing in it can be called or changed.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any

from tiaojie_tui.domain.typed import clean_text

Context = dict[str, Any]


class Unprintable(ValueError):
    """A value holds a character that paper cannot show; the message is a sentence for the mediator."""


def printable(context: Context) -> Context:
    """The context with its words composed (NFC). Raises ``Unprintable`` for control characters."""
    return _printable(context)  # type: ignore[no-any-return]


def _printable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _printable(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_printable(part) for part in value]
    composed = unicodedata.normalize("NFC", value)
    if clean_text(composed) != composed:
        bad = next(char for char in composed if clean_text(char) != char)
        near = clean_text(composed)[:12]
        raise Unprintable(f"「{near}」这段文字里有打印不出来的字符（U+{ord(bad):04X}），请删掉重打。")
    return composed


def leaves(value: Any) -> Iterator[str]:
    """All words of a context or of a part of it, in its order."""
    if isinstance(value, str):
        yield value
    else:
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)
