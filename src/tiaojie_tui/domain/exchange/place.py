"""Where in a case file something stands: its JSON path, and the same in words for the person who mends it."""

from dataclasses import dataclass

_SHOWN = 30
"""How many characters of a wrong value a sentence repeats."""


class Wrong(ValueError):
    """A place in the file holds what the format does not allow; the message is a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Place:
    """``path`` is the JSON path (``parties[1].sex``), ``spoken`` says it (第 2 个当事人的“性别”)."""

    path: str = ""
    spoken: str = ""
    owner: str = ""
    """The part that this is a value of, spoken."""

    def key(self, name: str, label: str) -> "Place":
        """The value of a key of the object that stands here."""
        path = f"{self.path}.{name}" if self.path else name
        return Place(path, f"{self.spoken}的“{label}”" if self.spoken else f"“{label}”", self.spoken)

    def part(self, index: int, counted: str) -> "Place":
        """A part in the list that stands here; ``counted`` says which: 第 {} 个当事人."""
        said = counted.format(index + 1)
        return Place(f"{self.path}[{index}]", f"{self.owner}的{said}" if self.owner else said)

    def item(self, index: int) -> "Place":
        """A plain value in the list that stands here."""
        return Place(f"{self.path}[{index}]", f"{self.spoken}的第 {index + 1} 项")

    def entry(self, name: str) -> "Place":
        """The value of a free key, such as a person's name in ``shares``."""
        return Place(f'{self.path}["{shown(name)}"]', f"{self.spoken}里“{shown(name)}”的一项")

    def wrong(self, sentence: str) -> Wrong:
        """The error that says of this place what is to be done."""
        where = f"{self.spoken}（{self.path}）" if self.path else "案件文件"
        return Wrong(where + sentence)


def shown(value: object) -> str:
    """A wrong value as a sentence may repeat it: short, on one line, nothing that disturbs a terminal."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    if not isinstance(value, str):
        return _short(repr(value))
    return _short("".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in value))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
