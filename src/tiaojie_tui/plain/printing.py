"""Printing at the line: on what, how often; handed over once 是 was said, and followed for a while."""

from dataclasses import replace

from tiaojie_tui.casework import printing
from tiaojie_tui.casework.papers import AGREEMENT
from tiaojie_tui.casework.printing import OneSidedOnly, Printing
from tiaojie_tui.delivery.printing import ONE_SIDED
from tiaojie_tui.plain import answers
from tiaojie_tui.plain.answers import Command
from tiaojie_tui.plain.opened import Opened

_FOLLOWED = 20.0
"""Seconds for which a printing is followed before the next question."""


def ask(opened: Opened, paper: str, at: int) -> None:
    """Ask on what and how often, hand it over, and follow it for a while. Raises ``Refused``."""
    if not opened.save():
        return
    desk, number, line = opened.desk, opened.editing.number, opened.line
    draft = paper == AGREEMENT and opened.editing.stored.frozen is None
    for done, state in printing.standing(desk, number):
        line.say(done.told(state))
    known = printing.printers()
    queue = printing.printer_for(printing.choice(desk).queue, known)
    if queue is None or len(known) > 1:
        chosen = line.choose(
            f"哪台打印机，写编号；{f'用「{queue.name}」' if queue else '不打'}按回车：",
            [f"{one.name} {one.about} {one.trouble or ''}".strip() for one in known],
        )
        queue = known[chosen] if chosen is not None else queue
    if queue is None:
        return
    copies = _copies(opened, printing.copies_of(desk, number, paper))
    what = f"《{paper}》{'草稿' if draft else ''} {copies} 份"
    if copies is None or not line.sure(f"用「{queue.name}」打印{what}吗？"):
        return
    line.say("正在排版，要几秒。")
    try:
        done = printing.print_paper(desk, number, paper, at, copies=copies, queue=queue.name, draft=draft)
    except OneSidedOnly as no:
        if not line.sure(f"{no}打单面吗？"):
            return
        done = printing.print_paper(
            desk, number, paper, at, copies=copies, queue=queue.name, sides=ONE_SIDED, draft=draft
        )
    printing.choose(desk, replace(printing.choice(desk), queue=queue.name))
    _follow(opened, done)


def _copies(opened: Opened, usual: int) -> int | None:
    """How many copies; ``None`` when it was given up with <."""
    while True:
        typed = opened.line.ask(f"打几份，{usual} 份按回车，不打了写 < ：")
        said = answers.command(typed)
        if said is Command.KEEP:
            return usual
        if said is Command.BACK:
            return None
        number = answers.number_meant(typed, 99)
        if number is not None:
            return number
        opened.line.say("请写 1 到 99 的数字。")


def _follow(opened: Opened, done: Printing) -> None:
    opened.line.say("已交给打印机。")
    over = False
    for state in printing.follow(opened.desk, done, seconds=_FOLLOWED):
        opened.tell(state.said)
        over = state.over
    if not over:
        opened.line.say("还没有打完，先不等了。过一会儿再到打印里看。")
