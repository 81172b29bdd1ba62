"""The verbs of the command line, one function each; true when all of it was done.

They say what they did on standard output and raise ``Refused`` for what cannot be done.
"""

from argparse import Namespace
from collections.abc import Callable

from tiaojie_tui.commands import cases, dossier, laws, printing, register

VERBS: dict[str, Callable[[Namespace], bool]] = {
    **cases.VERBS,
    **printing.VERBS,
    **register.VERBS,
    "dossier": dossier.run,
    "laws": laws.run,
}
