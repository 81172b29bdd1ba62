"""Reading and writing the parts of a case by their shape: which keys, in which order, of which kind.

A shape refuses a key it does not know, so that nothing of a file is passed over in silence.
"""

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tiaojie_tui.domain.exchange.place import Place, Wrong, shown
from tiaojie_tui.domain.exchange.values import How, Value, refuse_twice

NOTHING: tuple[Any, ...] = (None, ())


def _everywhere(_part: Any) -> bool:
    return True


def _nowhere(_part: Any) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a part, named as the attribute it fills."""

    name: str
    label: str
    value: Value
    required: bool = False
    since: int = 1
    """The version of the format that brought it."""
    allowed: Callable[[Any], bool] = _everywhere
    """Whether a file may hold it, given the rest of the part: what is hidden on screen is not exported."""
    misplaced: str = ""
    """What to say of a file that holds it where it is not allowed."""
    null: Callable[[Any], bool] = _nowhere
    """Whether it is written as ``null`` when unknown: the part asks for it and nobody has answered yet."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of part: its class and its keys in the order of the format's table."""

    of: Callable[..., Any]
    keys: tuple[Key, ...]

    def read(self, raw: Any, place: Place, how: How) -> Any:
        """The part that ``raw`` describes. Raises ``Wrong``."""
        if not isinstance(raw, dict):
            raise place.wrong(f"应是一个对象 {{…}}，现在是{shown(raw)}")
        refuse_twice(raw, place)
        self._refuse_unknown(raw, place, how.version)
        found = {
            key.name: key.value.read(raw[key.name], place.key(key.name, key.label), how)
            for key in self.keys
            if raw.get(key.name) is not None
        }
        for key in self.keys:
            if key.required and key.name not in found:
                raise place.wrong(f"里缺少“{key.label}”（{key.name}），请补上")
        part = self.of(**found)
        if how.strict:
            self._refuse_misplaced(part, place)
        return part

    def _refuse_unknown(self, raw: dict[str, Any], place: Place, version: int) -> None:
        known = {key.name: key for key in self.keys}
        for name in raw:
            if name not in known:
                near = difflib.get_close_matches(name, known, 1, 0.75)
                hint = f"，是不是想写“{near[0]}”？" if near else "，请删去，或改成格式说明里的名称"
                raise _unknown(place, name, hint)
            if known[name].since > version:
                raise _unknown(place, name, "，它要“tiaojie-case/2”才有，请改文件开头的 format，或删去这一项")

    def _refuse_misplaced(self, part: Any, place: Place) -> None:
        for key in self.keys:
            if getattr(part, key.name) not in NOTHING and not key.allowed(part):
                raise place.key(key.name, key.label).wrong(key.misplaced)

    def write(self, part: Any, whole: bool) -> dict[str, Any]:
        """The part as plain JSON. ``whole`` keeps what is hidden; without it, the part as a file has it."""
        found: dict[str, Any] = {}
        for key in self.keys:
            value = getattr(part, key.name)
            if not (whole or key.allowed(part)):
                continue
            if value not in NOTHING:
                found[key.name] = key.value.write(value, whole)
            elif key.null(part):
                found[key.name] = key.value.write(value, whole) if value == () else None
        return found


def _unknown(place: Place, name: str, hint: str) -> Wrong:
    where = Place(f"{place.path}.{shown(name)}" if place.path else shown(name))
    owner = f"{place.spoken}里的" if place.spoken else ""
    return Wrong(f"{owner}“{shown(name)}”（{where.path}）不是本格式的项目{hint}")


@dataclass(frozen=True, slots=True)
class Part:
    """A single part as the value of a key."""

    shape: Shape

    def read(self, raw: Any, place: Place, how: How) -> Any:
        return self.shape.read(raw, place, how)

    def write(self, value: Any, whole: bool) -> Any:
        return self.shape.write(value, whole)


@dataclass(frozen=True, slots=True)
class Parts:
    """A list of like parts; ``counted`` names one of them: 第 {} 个当事人."""

    shape: Shape
    counted: str

    def read(self, raw: Any, place: Place, how: How) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            raise place.wrong(f"应是列表 […]，现在是{shown(raw)}")
        return tuple(
            self.shape.read(part, place.part(index, self.counted), how) for index, part in enumerate(raw)
        )

    def write(self, value: tuple[Any, ...], whole: bool) -> list[Any]:
        return [self.shape.write(part, whole) for part in value]
