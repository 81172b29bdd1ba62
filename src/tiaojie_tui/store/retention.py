"""How long cases are kept (保管期限): years from the agreement on, by type of dispute, as the office sets it.

Neither 人民调解法 nor a national rule gives a number; what is not set runs for ever.
"""

from datetime import date

from tiaojie_tui.store import settings
from tiaojie_tui.store.engine import Store

_SETTING = "保管年限："
ANY = "其他"
"""Stands for the types that have no years of their own."""


def set_years(store: Store, dispute_type: str, years: int | None) -> None:
    """Cases of this type are kept for so many years; ``None``: for ever."""
    settings.put(store, _SETTING + dispute_type, None if years is None else str(years))


def last_day(store: Store, dispute_type: str, closed_on: date) -> date | None:
    """The last day on which a case of this type must be there; ``None`` where nothing is set for it."""
    found = settings.get(store, _SETTING + dispute_type) or settings.get(store, _SETTING + ANY)
    if found is None:
        return None
    year = closed_on.year + int(found)
    try:
        return closed_on.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 2, 28)
