"""A mediator's process reduced to its saves, for faults at every call that touches the disk.

``python -m tests.acceptance.saver HOME NUMBER SAVES`` lengthens the facts of a case so many times; asked for
``0`` it begins a new case. It says ``asked ID`` before each save, then ``saved ID VERSION`` once the store
has acknowledged it, or ``told NAME`` and ``stand REVISIONS``; what is told is sent again, as the screen does.
Each line goes out by one unbuffered write.
"""

import contextlib
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from tiaojie_tui.domain.case import Case
from tiaojie_tui.store import cases
from tiaojie_tui.store.engine import Store, open_store
from tiaojie_tui.store.troubles import StoreTrouble

_TRIES = 3


def written(case: Case, turn: int) -> Case:
    """The case after the save of this turn: every second one spills over many pages."""
    return replace(
        case, facts=f"{turn}。" + "墙根渗水。" * (3000 if turn % 2 else 3), claims=(f"第{turn}次",) * 3
    )


def _say(line: str) -> None:
    os.write(1, line.encode() + b"\n")


def _sent(store: Store, name: str, act: Callable[[], cases.Stored]) -> cases.Stored:
    """Let this be done, and again like a mediator who was told that it failed."""
    for _ in range(_TRIES):
        _say(f"asked {name}")
        try:
            done = act()
        except StoreTrouble as trouble:
            _say(f"told {type(trouble).__name__}")
            with contextlib.suppress(StoreTrouble):
                [(revisions,)] = store.sql("SELECT count(*) FROM revisions")
                _say(f"stand {revisions}")
            if not trouble.passing:
                raise
        else:
            _say(f"saved {name} {done.version}")
            return done
    raise SystemExit(3)


def main(home: str, number: str, saves: str) -> None:
    store = open_store(Path(home))
    stored = cases.load(store, number)
    _say("ready")
    sent = {"by": "许佳", "at": datetime(2026, 3, 20, 12, 0)}
    for turn in range(1, int(saves) + 1):
        name, case = f"save-{turn}", written(stored.case, turn)
        save = partial(cases.save, store, stored.version, case, label="写", save_id=name, **sent)
        stored = _sent(store, name, save)
    if saves == "0":
        new = Case(facts="墙根渗水。")
        _sent(store, "new", partial(cases.create, store, new, save_id="new", **sent))


if __name__ == "__main__":
    main(*sys.argv[1:])
