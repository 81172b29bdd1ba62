"""Single values of the case file: how each is read from JSON and written to it.

``How.strict`` is for files that come from outside. Without it only what cannot be kept as a value is refused,
because a draft must give back whatever stood on screen.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from tiaojie_tui.domain import characters, percent
from tiaojie_tui.domain.case import Share
from tiaojie_tui.domain.exchange.place import Place, shown
from tiaojie_tui.domain.money import MAX_FEN, exact
from tiaojie_tui.domain.words import Choice

_MONEY = re.compile(r"(\d{1,30})\.(\d\d)")
_SIGNED_MONEY = re.compile(r"(-?)(\d+)\.(\d\d)")
_PERCENT = re.compile(r"(0|[1-9]\d{0,2})\.(\d\d)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
# Directional overrides and their like can make a paper read otherwise than it is stored.
_DISTURBING = re.compile(
    "[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class How:
    """How a document is read: strictly or not, and by which version of the format."""

    strict: bool
    version: int


class JsonObject(dict[str, Any]):
    """An object as it stood in the file; ``twice`` is a key it had more than once."""

    twice: str | None = None


def refuse_twice(raw: Any, place: Place) -> None:
    """Refuse an object with a double key: which of the two values is meant cannot be known."""
    if isinstance(raw, JsonObject) and raw.twice is not None:
        raise place.wrong(f"里“{shown(raw.twice)}”写了两遍，请只留一个")


class Value(Protocol):
    """One kind of value. ``read`` raises ``Wrong``; ``write`` gives plain JSON; ``whole``: nothing hidden."""

    def read(self, raw: Any, place: Place, how: How) -> Any: ...

    def write(self, value: Any, whole: bool) -> Any: ...


@dataclass(frozen=True, slots=True)
class Text:
    """A string; with ``lines`` it may have line breaks and tabs."""

    lines: bool = False

    def read(self, raw: Any, place: Place, how: How) -> str:
        if not isinstance(raw, str):
            raise place.wrong(f"应是加引号的文字，现在是{shown(raw)}")
        if not how.strict:
            return raw
        text = characters.modern(raw)
        self._refuse_unprintable(text, place)
        return text

    def _refuse_unprintable(self, raw: str, place: Place) -> None:
        for char in raw:
            if char in "\n\t":
                if not self.lines:
                    raise place.wrong("里有换行或制表符，请写成一行")
            elif char == "\r":
                raise place.wrong("里有回车符（\\r），换行请只用 \\n")
            elif unicodedata.category(char) in ("Cc", "Cs") or _DISTURBING.match(char):
                raise place.wrong(f"里有印不出来的字符（{shown(char)}），请删去")
            elif characters.is_private(char):
                raise place.wrong(f"里有{characters.about_private(char).rstrip('。')}")

    def write(self, value: str, whole: bool) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Word:
    """A string out of a closed list."""

    choices: tuple[Choice, ...]

    def read(self, raw: Any, place: Place, how: How) -> str:
        known = [choice.value for choice in self.choices]
        if not isinstance(raw, str) or (how.strict and raw not in known):
            wanted = [
                f"“{choice.value}”" + (f"（{choice.shown}）" if choice.shown != choice.value else "")
                for choice in self.choices
            ]
            listed = "或".join(wanted) if len(wanted) == 2 else "、".join(wanted) + "之一"
            raise place.wrong(f"应写{listed}，现在是“{shown(raw)}”")
        return raw

    def write(self, value: str, whole: bool) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Methods:
    """Ways of signing joined by ``、``: 签名、按指印."""

    known: tuple[str, ...]

    def read(self, raw: Any, place: Place, how: How) -> str:
        parts = raw.split("、") if isinstance(raw, str) else []
        if not isinstance(raw, str) or (how.strict and not (set(parts) <= set(self.known))):
            listed = "、".join(f"“{word}”" for word in self.known)
            raise place.wrong(f"应写{listed}，几种一起用顿号连着写，现在是“{shown(raw)}”")
        if how.strict and len(set(parts)) < len(parts):
            raise place.wrong(f"同一种写了两遍，现在是“{shown(raw)}”")
        return raw

    def write(self, value: str, whole: bool) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Day:
    """A date as ``YYYY-MM-DD``."""

    def read(self, raw: Any, place: Place, how: How) -> date:
        if not isinstance(raw, str) or not _DATE.fullmatch(raw) or not raw.isascii():
            raise place.wrong(f"应写成 2026-03-20 这样的日期，现在是“{shown(raw)}”")
        try:
            return date.fromisoformat(raw)
        except ValueError:
            raise place.wrong(f"没有“{raw}”这一天，请核对") from None

    def write(self, value: date, whole: bool) -> str:
        return value.isoformat()


@dataclass(frozen=True, slots=True)
class Moment:
    """Day and minute as ``YYYY-MM-DDTHH:MM``."""

    def read(self, raw: Any, place: Place, how: How) -> datetime:
        written = isinstance(raw, str) and raw.isascii()
        if not written or (how.strict and not _MOMENT.fullmatch(raw)):
            raise place.wrong(f"应写成 2026-03-20T14:30 这样的时间，现在是“{shown(raw)}”")
        try:
            return datetime.fromisoformat(raw)
        except ValueError:
            raise place.wrong(f"没有“{shown(raw)}”这个时间，请核对") from None

    def write(self, value: datetime, whole: bool) -> str:
        if whole and (value.second or value.microsecond or value.tzinfo):
            return value.isoformat()
        return value.replace(tzinfo=None).isoformat(timespec="minutes")


@dataclass(frozen=True, slots=True)
class Money:
    """A decimal string in yuan with two places; inside, integer 分."""

    def read(self, raw: Any, place: Place, how: How) -> int:
        if not isinstance(raw, str):
            raise place.wrong(f'应写成 "1200.00" 这样加引号的元数，现在是{shown(raw)}')
        if not how.strict and (signed := _SIGNED_MONEY.fullmatch(raw)):
            fen = int(signed[2]) * 100 + int(signed[3])
            return -fen if signed[1] else fen
        if raw.startswith("-"):
            raise place.wrong(f"不能是负数，现在是“{shown(raw)}”")
        match = _MONEY.fullmatch(raw)
        if match is None or not raw.isascii() or (len(match[1]) > 1 and match[1].startswith("0")):
            raise place.wrong(f"应写成 1200.00 这样的元数，带两位小数，不写逗号和单位，现在是“{shown(raw)}”")
        fen = int(match[1]) * 100 + int(match[2])
        if fen > MAX_FEN:
            raise place.wrong(f"太大，最多 {exact(MAX_FEN)} 元，现在是“{shown(raw)}”")
        return fen

    def write(self, value: int, whole: bool) -> str:
        return exact(value)


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, from ``least`` to ``most``."""

    least: int
    most: int

    def read(self, raw: Any, place: Place, how: How) -> int:
        if not isinstance(raw, int) or isinstance(raw, bool):
            raise place.wrong(f"应是不加引号的整数，现在是{shown(raw)}")
        if how.strict and not self.least <= raw <= self.most:
            raise place.wrong(f"应在 {self.least} 到 {self.most} 之间，现在是{shown(raw)}")
        return raw

    def write(self, value: int, whole: bool) -> int:
        return value


@dataclass(frozen=True, slots=True)
class Percent:
    """A decimal string of percent with two places; inside, hundredths of a percent."""

    def read(self, raw: Any, place: Place, how: How) -> int:
        match = _PERCENT.fullmatch(raw) if isinstance(raw, str) and raw.isascii() else None
        if match is None or int(match[1]) * 100 + int(match[2]) > percent.WHOLE:
            raise place.wrong(f'应写成 "70.00" 这样加引号的百分数，0 到 100，现在是“{shown(raw)}”')
        return int(match[1]) * 100 + int(match[2])

    def write(self, value: int, whole: bool) -> str:
        return exact(value)


@dataclass(frozen=True, slots=True)
class Flag:
    """``true`` or ``false``."""

    def read(self, raw: Any, place: Place, how: How) -> bool:
        if not isinstance(raw, bool):
            raise place.wrong(f"应写 true（是）或 false（否），不加引号，现在是{shown(raw)}")
        return raw

    def write(self, value: bool, whole: bool) -> bool:
        return value


@dataclass(frozen=True, slots=True)
class Texts:
    """A list of names or other short texts."""

    def read(self, raw: Any, place: Place, how: How) -> tuple[str, ...]:
        if not isinstance(raw, list):
            raise place.wrong(f'应是列表，如 ["…", "…"]，现在是{shown(raw)}')
        return tuple(Text().read(text, place.item(index), how) for index, text in enumerate(raw))

    def write(self, value: tuple[str, ...], whole: bool) -> list[str]:
        return list(value)


@dataclass(frozen=True, slots=True)
class Shares:
    """Name → money. A draft may for a while hold one name twice; it then keeps a list of pairs."""

    def read(self, raw: Any, place: Place, how: How) -> tuple[Share, ...]:
        if isinstance(raw, list) and not how.strict:
            return tuple(self._pair(pair, place.item(index), how) for index, pair in enumerate(raw))
        if not isinstance(raw, dict):
            raise place.wrong(f'应写成 {{"姓名": "1200.00"}} 的样子，现在是{shown(raw)}')
        refuse_twice(raw, place)
        return tuple(
            Share(Text().read(name, place, how), Money().read(amount, place.entry(name), how))
            for name, amount in raw.items()
        )

    def _pair(self, raw: Any, place: Place, how: How) -> Share:
        if not isinstance(raw, list) or len(raw) != 2:
            raise place.wrong(f"应是姓名和金额两项，现在是{shown(raw)}")
        return Share(Text().read(raw[0], place, how), Money().read(raw[1], place, how))

    def write(self, value: tuple[Share, ...], whole: bool) -> Any:
        money = Money()
        if whole and len({share.name for share in value}) < len(value):
            return [[share.name, money.write(share.amount, whole)] for share in value]
        # A file has one entry for each name: what one person gets twice is added up.
        sums: dict[str, int] = {}
        for share in value:
            sums[share.name] = sums.get(share.name, 0) + share.amount
        return {name: money.write(amount, whole) for name, amount in sums.items()}
