"""Which backups in a folder are old enough to go; their names say when they were made."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

_NAME = re.compile(r"tiaojie-(\d{8}-\d{6})-(\d+)-([0-9a-f]{16})\.db\.(?:age|tar)")
_ALWAYS = 3
"""So many of the newest stay, whatever the clock says."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long backups are kept: all of so many days, then the last one of each of so many months."""

    days: int = 14
    months: int = 24


def name(made_at: datetime, seq: int, head: str, *, encrypted: bool) -> str:
    """The name of a backup. Seq and hash of the journal's head in it are an anchor outside the server."""
    return f"tiaojie-{made_at:%Y%m%d-%H%M%S}-{seq}-{head[:16]}.db.{'age' if encrypted else 'tar'}"


def made_at(file: str) -> datetime | None:
    """When a backup of this name was made; ``None`` for any other file."""
    found = _NAME.fullmatch(file)
    try:
        return datetime.strptime(found[1], "%Y%m%d-%H%M%S") if found else None
    except ValueError:
        return None


def to_go(files: Iterable[str], now: datetime, keeping: Keeping) -> list[str]:
    """The names of the backups that need not be kept any longer; files of other names never."""
    dated = sorted(((at, one) for one in files if (at := made_at(one))), reverse=True)
    month_of = {(at.year, at.month): one for at, one in reversed(dated)}  # the last one of each month
    oldest = now.year * 12 + now.month - keeping.months
    kept = {one for (year, month), one in month_of.items() if year * 12 + month >= oldest}
    kept |= {one for at, one in dated if now - at <= timedelta(days=keeping.days)}
    kept |= {one for _, one in dated[:_ALWAYS]}
    return sorted(one for _, one in dated if one not in kept)
