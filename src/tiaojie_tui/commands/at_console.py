"""The administrator's console, as a command sees it."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.office import console
from tiaojie_tui.office.console import Console
from tiaojie_tui.office.trouble import OfficeTrouble
from tiaojie_tui.store.troubles import StoreTrouble


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what cannot be done for the office into the sentence that the administrator reads."""
    try:
        yield
    except (OfficeTrouble, StoreTrouble) as trouble:
        raise Refused(str(trouble)) from trouble


@contextmanager
def opened(said: Namespace, *, wait: float = 15) -> Iterator[Console]:
    """The data of the server, for one act, after ``wait`` seconds for others at most. Raises ``Refused``."""
    with refusing(), console.opened(said.home, wait=wait) as here:
        yield here
