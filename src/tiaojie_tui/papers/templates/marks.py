"""What stands in ``{{ }}`` and ``{% %}`` of one paragraph: understood, or refused in words.

A template may print fields, repeat for each of a list, and leave out what is empty; nothing else. jinja2 can
do far more, and some of it would run code or lose words in silence.
"""

import re
from dataclasses import dataclass

_NAME = r"[^\W\d]\w*"
_PATH = rf"{_NAME}(?:\.{_NAME})*"
_TAG = re.compile(r"\{\{(?P<printed>[^{}]*)\}\}|\{%(?P<steering>(?:(?!%\})[^{}])*)%\}")
_PRINT = re.compile(rf"\s*({_PATH})\s*")
_STEER = re.compile(
    rf"(?P<of>p |tr )?\s*(?:for\s+(?P<one>{_NAME})\s+in\s+(?P<many>{_PATH})|if\s+(?P<test>{_PATH})"
    r"|(?P<word>else|endif|endfor))\s*"
)
_BLANK_FIRST = re.compile(r"\s+(p|tr|tc|r)\s")
_SHOWN = 40
_FULL_WIDTH = re.compile("[\uff01-\uff5e\u3000\u3001\u3002\u3008-\u3011\u2018\u2019\u201c\u201d]")
_NARROW = {0xFF5B: "{", 0xFF5D: "}"}
_PERCENT_OF_TAG = re.compile("(?<=[{｛])％|％(?=[}｝])")
_NOT_FOR_US = re.compile(r"\s*(?:tc|r|colspan|cellbg)\s")


class BadMark(Exception):
    """A mark that cannot be used; the message is a sentence that goes on after the paragraph's text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark as it is understood, and where in the paragraph's text it stands."""

    start: int
    end: int
    text: str
    word: str
    """``print``, ``for``, ``if``, ``else``, ``endif`` or ``endfor``."""
    path: str = ""
    """What is printed, tested or gone through."""
    one: str = ""
    """In ``for``: how each of the list is called."""
    of: str = ""
    """``p``: takes its whole paragraph; ``tr``: its whole row; nothing: stands within a paragraph."""


def marks_in(text: str) -> list[Mark]:
    """The marks of a paragraph. Raises ``BadMark`` for the first that cannot be used."""
    narrow = _PERCENT_OF_TAG.sub("%", text).translate(_NARROW)
    found = list(_TAG.finditer(narrow))
    if found and narrow != text:
        raise BadMark("花括号或百分号打成了全角的，请换成半角的 {{ }} 和 {% %}。")
    _refuse_stray_braces(narrow, text)
    return [_mark(one) for one in found]


def _refuse_stray_braces(narrow: str, text: str) -> None:
    rest = _TAG.sub("", narrow)
    if "{#" in rest:
        raise BadMark("有 {# #} 注释，请删掉。")
    if re.search("[{}]", rest):
        wide = "，也不能用全角的" if narrow != text else ""
        raise BadMark(
            f"花括号不成对，标记要在同一段里写完，如 {{{{ 编号 }}}}，两边各两个{wide}；不是标记就换别的括号。"
        )


def _mark(found: re.Match[str]) -> Mark:
    text = found[0]
    if found["printed"] is not None:
        path = _PRINT.fullmatch(found["printed"])
        if path is None:
            raise BadMark(_why_not(text, found["printed"]))
        return Mark(found.start(), found.end(), text, "print", path[1])
    steering = _STEER.fullmatch(found["steering"])
    if steering is None:
        raise BadMark(_why_not(text, found["steering"]))
    of = (steering["of"] or "").strip()
    if steering["many"]:
        return Mark(found.start(), found.end(), text, "for", steering["many"], steering["one"], of)
    if steering["test"]:
        return Mark(found.start(), found.end(), text, "if", steering["test"], of=of)
    return Mark(found.start(), found.end(), text, steering["word"], of=of)


def _why_not(text: str, inside: str) -> str:
    text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    wide = _FULL_WIDTH.search(inside)
    if wide:
        sign = "空格" if wide[0] == "\u3000" else f"「{wide[0]}」"
        return f"标记「{text}」里有全角的{sign}，请删掉或换成半角的。"
    if not inside.strip():
        return f"标记「{text}」是空的，请写上项目名称，或者删掉。"
    if text.startswith("{%") and _BLANK_FIRST.match(inside):
        return f"标记「{text}」里「{{%」后面不能有空格，如 {{%p for 人 in 当事人 %}}。"
    if text.startswith("{{"):
        return f"标记「{text}」里只能写项目的名称，如 {{{{ 人.姓名 }}}}，不能写算式、过滤器或程序。"
    if _NOT_FOR_US.match(inside):
        return f"标记「{text}」这里用不了，只有 {{%p … %}}（占一段）和 {{%tr … %}}（占一行表格）。"
    return f"标记「{text}」看不懂，只能用 for … in …、endfor、if …、else、endif。"
