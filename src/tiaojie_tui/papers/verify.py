"""Is this paper what was printed then? Reading a file back, its 校验码, and where it differs.

The 校验码 is the first 80 bits of the SHA-256 of all printed text, header and footer included, its own
place left out. It binds a sheet of paper to the text in the register; only the hash of the whole file,
kept in the register, proves the file.
"""

import base64
import difflib
import hashlib
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tiaojie_tui.papers.package import NotReadable, read_parts
from tiaojie_tui.papers.printed_text import printed_lines

__all__ = ["NotReadable", "Printed", "code_of", "compare", "read_printed"]

CODE = re.compile("[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}")
_HEADING = re.compile("〔(页眉|正文|页脚)：([0-9]+) 段〕")
_NUMBER = re.compile("编号[：:](.+)")
_MOST_LINES = 200
"""Beyond this a comparison line by line takes too long, and nobody reads it."""
_MOST_DIFFERENCES = 10
_AROUND = 12


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper read back: its text without the code, the case number and the code it bears (or ``""``)."""

    text: str
    number: str
    code: str


def read_printed(docx: bytes) -> Printed:
    """What is printed on a .docx from anywhere. Raises ``NotReadable`` with a sentence."""
    return printed_in(read_parts(docx))


def printed_in(parts: Mapping[str, bytes]) -> Printed:
    """What is printed on a .docx, from its parts by name. Raises ``NotReadable``."""
    lines = printed_lines(parts)
    codes = [code for place in ("页眉", "页脚") for line in lines[place] for code in CODE.findall(line)]
    for place in ("页眉", "页脚"):
        lines[place] = [CODE.sub("", line) for line in lines[place]]
    numbers = (found[1].strip() for line in lines["正文"] if (found := _NUMBER.match(line)))
    return Printed(_text(lines), next(numbers, ""), codes[0] if codes else "")


def _text(lines: Mapping[str, Sequence[str]]) -> str:
    """One text from the lines of each place; how many lines follow is said, so that it reads one way only."""
    return "\n".join(
        line for place, found in lines.items() for line in (f"〔{place}：{len(found)} 段〕", *found)
    )


def code_of(text: str) -> str:
    """The 校验码 of a text as ``Printed`` has it: ``XXXX-XXXX-XXXX-XXXX``, letters A to Z and 2 to 7."""
    code = base64.b32encode(hashlib.sha256(text.encode()).digest()).decode()[:16]
    return "-".join(code[start : start + 4] for start in range(0, 16, 4))


def compare(stored_text: str, printed_text: str) -> list[str]:
    """Where a paper's text differs from the registered one, in plain Chinese; empty if nowhere."""
    stored, printed = _places(stored_text), _places(printed_text)
    found = [
        difference
        for place in dict.fromkeys((*stored, *printed))
        for difference in _differences(place, stored.get(place, []), printed.get(place, []))
    ]
    if len(found) > _MOST_DIFFERENCES:
        rest = len(found) - _MOST_DIFFERENCES
        return [*found[:_MOST_DIFFERENCES], f"另有 {rest} 处不同。"]
    return found


def _places(text: str) -> dict[str, list[str]]:
    """The lines of each place again, by the counts in the headings."""
    found: dict[str, list[str]] = {}
    lines = iter(text.split("\n"))
    for line in lines:
        heading = _HEADING.fullmatch(line)
        if heading:
            found[heading[1]] = [line for _, line in zip(range(int(heading[2])), lines, strict=False)]
    return found


def _differences(place: str, stored: list[str], printed: list[str]) -> Iterator[str]:
    if stored == printed:
        return
    same = _same(stored, printed)
    shorter = min(len(stored), len(printed)) - same
    after = min(shorter, _same(stored[::-1], printed[::-1]))
    before, now = stored[same : len(stored) - after], printed[same : len(printed) - after]
    if max(len(before), len(now)) > _MOST_LINES:
        yield f"{place}从第 {same + 1} 段起：原有 {len(before)} 段，现为 {len(now)} 段，相差太多。"
        return
    matcher = difflib.SequenceMatcher(None, before, now, autojunk=False)
    for kind, low, high, new_low, new_high in matcher.get_opcodes():
        if kind == "equal":
            continue
        pairs = itertools.zip_longest(before[low:high], now[new_low:new_high])
        for step, (old, new) in enumerate(pairs):
            yield _difference(place, same + low + step, same + new_low + step, old, new)


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many elements at the beginning are the same."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def _difference(place: str, at: int, now_at: int, before: str | None, now: str | None) -> str:
    if before is None:
        return f"{place}第 {now_at + 1} 段：多出「{_short(now or '', 0)}」。"
    if now is None:
        return f"{place}第 {at + 1} 段：少了「{_short(before, 0)}」。"
    first = _same(before, now)
    return f"{place}第 {at + 1} 段：原文「{_short(before, first)}」，现为「{_short(now, first)}」。"


def _short(line: str, first: int) -> str:
    """The line where it first differs, with some words on both sides."""
    start, end = max(0, first - _AROUND), first + 2 * _AROUND
    return ("…" if start else "") + line[start:end].replace("\u2028", " ") + ("…" if end < len(line) else "")
