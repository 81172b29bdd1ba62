"""The verb ``dossier``: which papers a case needs, which of them can be printed, or all of them bound."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from tiaojie_tui.casework import cases, dossier
from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.commands import desks, given


def run(said: Namespace) -> bool:
    """List the papers of the case in the order of the dossier, or bind them into a file."""
    desk = desks.opened(said)
    number = cases.resolve(desk, said.number)
    if said.output or said.folder:
        return _bind(desk, number, said.output, said.folder)
    found = dossier.of(desk, number)
    if said.json:
        print(json.dumps(dossier.as_json(found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(dossier.lines(found)))
    return True


def _bind(desk: Desk, number: str, pdf: str | None, folder: str | None) -> bool:
    from tiaojie_tui.casework import binding, taking

    made = binding.bind(desk, number, lambda doing: print(doing, file=sys.stderr, flush=True))
    if pdf:
        given.write(pdf, made.pdf)
    if folder:
        taking.put_together(Path(folder), dict(made.files))
    print(made.told)
    for remark in made.remarks:
        print(remark)
    return True
