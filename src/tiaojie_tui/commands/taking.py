"""Taking papers away on a person's own machine: ``get`` and ``taken``."""

import sys
from argparse import Namespace
from collections.abc import Callable

from tiaojie_tui.casework import taking
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.commands import desks, given


def _get(said: Namespace) -> bool:
    if said.output is None and sys.stdout.isatty():
        raise Refused("文书不能打在屏幕上，请写 -o 文件名，或者用 > 存到文件。")
    _, content = taking.get(desks.opened(said), said.number, said.name, of_anyone=True)
    if said.output is None:
        sys.stdout.buffer.write(content)
        return True
    given.write(said.output, content)
    return True


def _taken(said: Namespace) -> bool:
    for entry in taking.takings(desks.opened(said), said.number):
        told = entry.details
        what = told.get("sha256", told.get("结果", ""))
        print(f"{entry.at:%Y-%m-%d %H:%M}\t{entry.who}\t{told['方式']}\t{told['文书']}\t{what}")
    return True


VERBS: dict[str, Callable[[Namespace], bool]] = {"get": _get, "taken": _taken}
