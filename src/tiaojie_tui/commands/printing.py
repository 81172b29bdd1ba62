"""The verbs that have to do with printers, one function each; true when all of it was done.

What they need is imported by them: the other verbs talk to no print server.
"""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace

from tiaojie_tui.casework import cases
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.commands import desks


def _print(said: Namespace) -> bool:
    from tiaojie_tui.casework import printing
    from tiaojie_tui.delivery.printing import ONE_SIDED, Stage

    desk = desks.opened(said)
    number = cases.resolve(desk, said.number)
    if said.status:
        told = [done.told(state) for done, state in printing.standing(desk, number)]
        print("\n".join(told) or "这个案件还没有打印过。")
        return True
    try:
        done = printing.print_paper(
            desk,
            number,
            said.paper,
            said.which - 1,
            copies=said.copies,
            queue=said.queue,
            sides=ONE_SIDED if said.one_sided else None,
            draft=said.draft,
        )
    except printing.OneSidedOnly as no:
        raise Refused(f"{no}打单面请加 --one-sided。") from no
    print(f"已交给打印机「{done.job.queue}」：{said.paper} {done.job.copies} 份。")
    if said.wait is not None:
        for state in printing.follow(desk, done, seconds=said.wait):
            print(state.said, flush=True)
        if state.stage is not Stage.PRINTED:
            raise Refused(state.said if state.over else f"等了{said.wait:g}秒，还没有打印完。{state.said}")
    return True


def _printers(said: Namespace) -> bool:
    from tiaojie_tui.casework import printing

    desk, known = desks.opened(said), printing.printers()
    if said.default:
        chosen = printing.printer(said.default)
        printing.choose(desk, replace(printing.choice(desk), queue=chosen.name))
    mine = printing.printer_for(printing.choice(desk).queue, known)
    for queue in known:
        marked = "默认" if queue == mine else ""
        sides = "双面" if queue.two_sided else "单面"
        print(f"{queue.name}\t{queue.about}\t{marked}\t{sides}\t{queue.trouble or '好'}")
    return True


VERBS: dict[str, Callable[[Namespace], bool]] = {"print": _print, "printers": _printers}
