"""The verbs of the command line, one function each; true when all of it was done.

They say what they did on standard output and raise ``Refused`` for what cannot be done.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace


def verbs() -> dict[str, "Callable[[Namespace], bool]"]:
    """Each verb and what it does. Loaded when one is run: the door does without all of them."""
    from tiaojie_tui.commands import (
        cases,
        check_terminal,
        doctor,
        dossier,
        laws,
        office,
        printing,
        register,
        taking,
        templates,
    )

    return {
        **cases.VERBS,
        **printing.VERBS,
        **register.VERBS,
        **taking.VERBS,
        "check-terminal": check_terminal.run,
        "doctor": doctor.run,
        "dossier": dossier.run,
        "laws": laws.run,
        "office": office.run,
        "templates": templates.run,
    }
