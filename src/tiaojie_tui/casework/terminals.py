"""What was measured of the terminal that somebody logs in from, so that it is asked only once.

Kept by the key: a key belongs to one computer, and its terminal program draws the same every day.
"""

from tiaojie_tui.casework.desk import Desk, refusing
from tiaojie_tui.store import preferences

_NAME = "终端"


def remembered(desk: Desk) -> str | None:
    """How this terminal draws, as it was kept; ``None`` for one never measured. Raises ``Refused``."""
    with refusing():
        return preferences.get(desk.store, _who(desk), _NAME)


def remember(desk: Desk, drawing: str) -> None:
    """Keep how this terminal draws, in place of an earlier measurement. Raises ``Refused``."""
    with refusing():
        preferences.put(desk.store, _who(desk), _NAME, drawing)


def _who(desk: Desk) -> str:
    return f"{desk.account}/{desk.key.id}" if desk.key else desk.account
