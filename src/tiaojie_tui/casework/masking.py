"""Who sees identity numbers and telephones whole: on a server nobody until they ask, which is written down.

On a machine of one's own nothing is covered. Papers that are printed or taken away keep their numbers.
"""

from tiaojie_tui.casework import permission
from tiaojie_tui.casework.desk import Desk, refusing
from tiaojie_tui.domain import masking
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.store import journal

SECONDS = 30
"""How long numbers stay whole on screen after somebody asked."""


def applies(desk: Desk) -> bool:
    """Whether numbers are covered for whoever is at this desk."""
    return desk.on_server


def covered(desk: Desk, text: str) -> str:
    """The text as it may be shown at this desk."""
    return masking.masked(text) if applies(desk) else text


def reveal(desk: Desk, number: str, where: str) -> None:
    """Write down that the numbers of this case are looked at ``where``; show them only when this returns.

    Raises ``Refused`` when they may not be seen, or when it cannot be written down.
    """
    told = {"处": where, "设备": desk.device}
    with refusing(), permission.granted(desk, Action.REVEAL, number):
        journal.append(desk.store, desk.entry(journal.REVEALED, number, told))
