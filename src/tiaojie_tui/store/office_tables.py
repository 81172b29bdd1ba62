"""The tables an office writes itself: two text files in the data folder, read anew each time."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tiaojie_tui.domain import office_tables
from tiaojie_tui.domain.lending_rates import Rate
from tiaojie_tui.domain.typed import Unreadable
from tiaojie_tui.domain.workdays import DaysOff

_FOLDER = "tables"
_DAYS_OFF, _RATES = "节假日.txt", "LPR.txt"
_LARGEST = 100_000
"""Bytes; a file beyond it is no table of dates."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OfficeTables:
    """What the office's files say. A file that is absent or broken says nothing.

    ``troubles`` tells of the broken ones, a sentence each.
    """

    days_off: DaysOff
    rates: tuple[Rate, ...]
    troubles: tuple[str, ...]


def read(home: Path) -> OfficeTables:
    """The tables of this data folder."""
    troubles: list[str] = []
    return OfficeTables(
        _read(home, _DAYS_OFF, office_tables.read_days_off, DaysOff(frozenset()), troubles),
        _read(home, _RATES, office_tables.read_rates, (), troubles),
        tuple(troubles),
    )


def _read(home: Path, name: str, reader: Callable[[str], T], nothing: T, troubles: list[str]) -> T:
    """One file as its reader understands it, or ``nothing`` and one trouble more."""
    path = home / _FOLDER / name
    try:
        if path.stat().st_size > _LARGEST:
            raise Unreadable("太大了，不像是一张表。")
        return reader(path.read_text("utf-8"))
    except FileNotFoundError:
        return nothing
    except Unreadable as unreadable:
        said = str(unreadable)
    except UnicodeDecodeError:
        said = "不是UTF-8文字，请用记事本另存为UTF-8。"
    except OSError:
        said = "打不开，请看看权限。"
    troubles.append(f"{_FOLDER}/{name}没有用上：{said}")
    return nothing
