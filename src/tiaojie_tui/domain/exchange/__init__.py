"""The exchange format ``tiaojie-case``: a case as one JSON document, and what drafts and revisions keep.

A file from outside is read strictly: what the format does not know, or a value that cannot be, is refused
with its JSON path and a sentence that says what to write, and nothing of it is taken. Drafts are read
leniently and lose nothing, hidden answers included. Version 2 is version 1 plus the keys marked so in
``format``; it is written only when one of them is set.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tiaojie_tui.domain.case import Case, Screening
from tiaojie_tui.domain.exchange.format import CASE
from tiaojie_tui.domain.exchange.place import Place, Wrong, shown
from tiaojie_tui.domain.exchange.values import How, JsonObject

_NAMES = {"tiaojie-case/1": 1, "tiaojie-case/2": 2}
_KEYS = {key.name: key for key in CASE.keys}
_LENIENT = How(strict=False, version=2)


class BadCase(ValueError):
    """A document that is not a case of this format; the message is a Chinese sentence for its author."""


def load(text: str | bytes) -> Case:
    """The case in a file's text, or in its bytes, which must be UTF-8. Raises ``BadCase``."""
    try:
        raw = _parsed(text)
        return _case(raw, How(strict=True, version=_version(raw)))
    except Wrong as wrong:
        raise BadCase(_sentence(wrong)) from None


def dumps(case: Case) -> str:
    """The case as a file: what the forms hide is left out, and so is what is not known."""
    document = {"format": _format(case), **CASE.write(_without_default(case), whole=False)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def encode(case: Case) -> dict[str, Any]:
    """The whole case as plain JSON values, hidden answers included; ``decode`` gives the same case back."""
    return {"format": _format(case), **CASE.write(_without_default(case), whole=True)}


def decode(document: Mapping[str, Any]) -> Case:
    """The case that ``encode`` described. Raises ``BadCase`` where the document has another shape."""
    try:
        return _case(dict(document), _LENIENT)
    except Wrong as wrong:
        raise BadCase(_sentence(wrong)) from None


def changes(old: Case, new: Case) -> dict[str, Any]:
    """The top-level parts in which ``new`` differs, as plain JSON values; ``None`` for one now empty."""
    found = {}
    for name, key in _KEYS.items():
        value = getattr(new, name)
        if value != getattr(old, name):
            found[name] = None if value in (None, Screening()) else key.value.write(value, True)
    return found


def apply_changes(case: Case, parts: Mapping[str, Any]) -> Case:
    """The case with the parts that ``changes`` found put in. Raises ``BadCase`` for other parts."""
    empty = Case()
    found = {}
    try:
        for name, raw in parts.items():
            if name not in _KEYS:
                raise Wrong(f"草稿里的“{shown(name)}”不是本格式的项目，它可能是更新版本的程序写的")
            key = _KEYS[name]
            place = Place().key(name, key.label)
            found[name] = getattr(empty, name) if raw is None else key.value.read(raw, place, _LENIENT)
    except Wrong as wrong:
        raise BadCase(_sentence(wrong)) from None
    return replace(case, **found)


def _sentence(wrong: Wrong) -> str:
    said = str(wrong)
    return said if said.endswith("？") else said + "。"


def _parsed(text: str | bytes) -> Any:
    try:
        decoded = text.decode("utf-8") if isinstance(text, bytes) else text
        return json.loads(decoded.removeprefix("\ufeff"), object_pairs_hook=_object)
    except UnicodeDecodeError:
        raise Wrong("案件文件不是 UTF-8 编码，请用记事本或 WPS 另存为 UTF-8 再导入") from None
    except json.JSONDecodeError as error:
        raise Wrong(
            f"案件文件不是完整的 JSON，第 {error.lineno} 行第 {error.colno} 个字附近写错了，请改好再导入"
        ) from None
    except RecursionError:
        raise Wrong("案件文件里的括号套得太深，不是案件文件，请核对") from None
    except ValueError:
        raise Wrong("案件文件里有太长的数字，请核对") from None


def _object(pairs: list[tuple[str, Any]]) -> JsonObject:
    found = JsonObject()
    for name, value in pairs:
        if name in found and found.twice is None:
            found.twice = name
        found[name] = value
    return found


def _version(raw: Any) -> int:
    if not isinstance(raw, dict):
        raise Place().wrong("应是一个对象 {…}，最外面是大括号")
    name = raw.get("format")
    if not isinstance(name, str) or name not in _NAMES:
        said = f"，现在是“{shown(name)}”" if name is not None else "，现在没有写"
        raise Place().key("format", "格式").wrong(f"应写“tiaojie-case/1”{said}")
    return _NAMES[name]


def _case(raw: dict[str, Any], how: How) -> Case:
    content = JsonObject({name: value for name, value in raw.items() if name != "format"})
    content.twice = raw.twice if isinstance(raw, JsonObject) else None
    case: Case = CASE.read(content, Place(), how)
    return case


def _without_default(case: Case) -> Any:
    """The case for writing: an untouched screening is as good as none."""
    return replace(case, screening=None) if case.screening == Screening() else case  # type: ignore[arg-type]


def _format(case: Case) -> str:
    beyond = any(getattr(case, key.name) not in (None, (), Screening()) for key in CASE.keys if key.since > 1)
    return (
        "tiaojie-case/2"
        if beyond or any(one.refused is not None for one in case.consents)
        else "tiaojie-case/1"
    )
