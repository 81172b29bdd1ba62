"""The data of a server brought up to the program's version, while nobody is logged in."""

from pathlib import Path

from tiaojie_tui.store import migrations
from tiaojie_tui.store.engine import open_store, version_in


def run(home: Path) -> tuple[int, int]:
    """Upgrade, with a copy kept from before; the versions before and after. Raises ``StoreTrouble``."""
    before = version_in(home)
    open_store(home, alone=True).close()
    return before, migrations.NEWEST
