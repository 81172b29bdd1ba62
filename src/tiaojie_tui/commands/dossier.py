"""The verb ``dossier``: which papers a case needs, and which of them can be printed."""

import json
from argparse import Namespace

from tiaojie_tui.casework import cases, dossier
from tiaojie_tui.commands import desks


def run(said: Namespace) -> bool:
    """List the papers of the case in the order of the dossier."""
    desk = desks.opened(said)
    found = dossier.of(desk, cases.resolve(desk, said.number))
    if said.json:
        print(json.dumps(dossier.as_json(found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(dossier.lines(found)))
    return True
