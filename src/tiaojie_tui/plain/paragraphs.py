"""Texts of several lines, asked line by line: each answer is a line more, and a line can be put anew."""

import re

from tiaojie_tui.casework import entry
from tiaojie_tui.domain.numerals import read_whole
from tiaojie_tui.domain.schema import Card, Field, Kind
from tiaojie_tui.domain.typed import narrow
from tiaojie_tui.plain.opened import Opened

KINDS = frozenset({Kind.TEXT, Kind.LINES})
_PUT_ANEW = re.compile(r"\s*改\s*(\d+|[一二三四五六七八九十]+)[\s:：,，、]+(?P<text>.*\S)\s*")
_TAKE_OUT = re.compile(r"删\s*(\d+|[一二三四五六七八九十]+)")
_SHOWN = 24
"""Characters of a line that are said again; ? says all of it."""


def how(text: str, field: Field, *, again: bool) -> str:
    """How to go on writing, beside the label; in short when it is asked ``again``."""
    unit = "条" if field.kind is Kind.LINES else "段"
    if not text:
        return f"{'必填，' if field.required else ''}一行写一{unit}，写完按回车"
    last = len(text.split("\n"))
    if again:
        return f"{last} {unit}，再写，或按回车往下"
    return f"已有 {last} {unit}，再写就加在后面，「改{last} 新的字」、「删{last}」，按回车往下"


def tell(opened: Opened, text: str) -> None:
    """Say what stands there, the beginning of each line."""
    lines = text.split("\n")
    opened.line.say(*(f"{number} {_short(line)}" for number, line in enumerate(lines, 1)), hanging=3)


def _short(line: str) -> str:
    return line if len(line) <= _SHOWN + 8 else f"{line[:_SHOWN]}..（共{len(line)}字）"


def take(opened: Opened, card: Card, field: Field, typed: str) -> None:
    """Add what was typed as a line of its own, or put or take out the line that it names."""
    lines = lines_of(opened, card, field)
    anew, out = _PUT_ANEW.fullmatch(typed), _TAKE_OUT.fullmatch(narrow(typed))
    meant = anew or out
    number = read_whole(narrow(meant[1])) if meant else None
    if meant is None or number is None:
        put(opened, card, field, [*lines, typed])
    elif not 1 <= number <= len(lines):
        opened.line.say(f"没有第 {number} 段，一共 {len(lines)} 段。")
    else:
        put(opened, card, field, [*lines[: number - 1], *([anew["text"]] if anew else []), *lines[number:]])


def lines_of(opened: Opened, card: Card, field: Field) -> list[str]:
    """The lines that stand there now."""
    text = entry.standing(opened.case, card, field, opened.at_hand).text
    return text.split("\n") if text else []


def put(opened: Opened, card: Card, field: Field, lines: list[str]) -> None:
    """Put these lines in place of what stands there."""
    case = entry.typed(opened.case, card, field, "\n".join(lines), opened.at_hand, named=opened.case)
    if opened.change(field.label, card.path(field), case):
        opened.saved(f"{len(lines)} 段" if field.kind is Kind.TEXT else f"{len(lines)} 条")
