"""The papers of a case at the line: read out, printed, taken as a file."""

from dataclasses import replace

from tiaojie_tui.casework import dossier, papers, printing, taking
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.papers import AGREEMENT
from tiaojie_tui.casework.printing import OneSidedOnly, Printing
from tiaojie_tui.delivery.printing import ONE_SIDED
from tiaojie_tui.domain.dossier.item import Item
from tiaojie_tui.plain import answers
from tiaojie_tui.plain.answers import Command
from tiaojie_tui.plain.opened import Opened

_PAGE = 20
"""Rows that are read out before it is asked whether to go on."""
_FOLLOWED = 20.0
"""Seconds for which a printing is followed before the next question."""


def choose(opened: Opened) -> None:
    """The dossier by number; each paper can be read, printed, taken. Enter leads back."""
    while True:
        if not opened.save():
            return
        try:
            found = dossier.of(opened.desk, opened.editing.number)
        except Refused as refused:
            opened.tell(str(refused))
            return
        opened.line.say(f"【卷宗】{found.ready}/{found.wanted} 份可以打印")
        told = [f"{item.label} {item.state.value}" for item in found.items]
        chosen = opened.line.choose("哪一份，写编号；回菜单按回车：", told)
        if chosen is None:
            return
        _one(opened, found.items[chosen])


def _one(opened: Opened, item: Item) -> None:
    if item.why:
        opened.tell(item.why)
    chosen = opened.line.choose("写编号；不要按回车：", ("看", "打印", "存成文件取走"))
    try:
        if chosen == 0:
            _look(opened, item)
        elif chosen == 1:
            _print(opened, item.paper, item.at)
        elif chosen == 2:
            path = taking.save(opened.desk, opened.editing.number, item.paper, item.at)
            opened.line.say(f"文书在这里：{path}")
    except Refused as refused:
        opened.tell(str(refused))


def look_at_agreement(opened: Opened) -> None:
    """Read out the agreement in the words that are printed."""
    stored = replace(opened.editing.stored, case=opened.case)
    read_out(opened, papers.look(stored, opened.line.width))


def _look(opened: Opened, item: Item) -> None:
    stored, width = opened.editing.stored, opened.line.width
    if item.paper == AGREEMENT:
        look_at_agreement(opened)
    elif item.paper in papers.BESIDE:
        today, tables = opened.at_hand.today, opened.editing.tables
        read_out(opened, papers.look_beside(item.paper, stored, today, tables, width))
    else:
        read_out(opened, papers.look_form(opened.desk, stored, item.paper, item.at)(width))


def read_out(opened: Opened, rows: list[str]) -> None:
    """Say rows, some at a time."""
    for start in range(0, len(rows), _PAGE):
        opened.line.say(*rows[start : start + _PAGE])
        if start + _PAGE < len(rows):
            left = len(rows) - start - _PAGE
            typed = opened.line.ask(f"还有 {left} 行，按回车接着看，不看了写 < ：")
            if answers.command(typed) is Command.BACK:
                return


def print_agreement(opened: Opened) -> None:
    """Print the agreement, or say why not."""
    try:
        _print(opened, AGREEMENT, 0)
    except Refused as refused:
        opened.tell(str(refused))


def _print(opened: Opened, paper: str, at: int) -> None:
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
