"""The papers of a case at the line: read out, printed, taken as a file."""

from dataclasses import replace

from tiaojie_tui.casework import dossier, papers, taking
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.papers import AGREEMENT
from tiaojie_tui.domain.dossier.item import Item
from tiaojie_tui.plain import answers
from tiaojie_tui.plain.answers import Command
from tiaojie_tui.plain.opened import Opened

_PAGE = 20
"""Rows that are read out before it is asked whether to go on."""


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
            print_out(opened, item.paper, item.at)
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
        print_out(opened, AGREEMENT, 0)
    except Refused as refused:
        opened.tell(str(refused))


def print_out(opened: Opened, paper: str, at: int) -> None:
    """Ask how a paper is printed, and print it. Raises ``Refused``."""
    # Imported here: it brings the print server's language with it, which no other question needs.
    from tiaojie_tui.plain import printing

    printing.ask(opened, paper, at)
