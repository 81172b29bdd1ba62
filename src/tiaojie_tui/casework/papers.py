"""Papers of a case: looked at, made and handed out.

The docx stack is imported by the functions that need it; looking at a paper on screen does not.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tiaojie_tui.casework import cases, tables
from tiaojie_tui.casework.desk import Desk, Refused, refusing
from tiaojie_tui.delivery import files
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.papers import preview
from tiaojie_tui.store import register
from tiaojie_tui.store.cases import Stored

if TYPE_CHECKING:
    from tiaojie_tui.papers.context import Context
    from tiaojie_tui.papers.make import Paper

AGREEMENT = "人民调解协议书"
BESIDE = ("明白卡", "卷宗情况说明")
"""The papers beside the agreement; from what they are made stands in ``companions``."""
NAMES = (AGREEMENT, *BESIDE)


@dataclass(frozen=True, slots=True)
class Handout:
    """A paper as a file: the name it should bear, its bytes, and whether it is more than a draft."""

    file_name: str
    docx: bytes
    final: bool


def look(stored: Stored, width: int) -> list[str]:
    """The agreement as lines of at most ``width`` cells, in the words that will be printed."""
    if stored.frozen is None:
        return preview.lines(stored.case, width)
    return preview.lines(stored.case, width, draft=False, code=stored.frozen.code)


def look_beside(name: str, stored: Stored, today: date, at_hand: Tables, width: int) -> list[str]:
    """One of ``BESIDE`` as lines of at most ``width`` cells."""
    from tiaojie_tui.papers import sheet

    return sheet.lines(_words_beside(name, stored, today, at_hand), width)


def _words_beside(name: str, stored: Stored, today: date, at_hand: Tables) -> "Context":
    # With it comes the index of laws, which a start of the program does without.
    from tiaojie_tui.casework import companions

    ground = companions.Ground(stored.case, stored.frozen is not None, today, at_hand)
    return companions.words(name, ground)


def made(desk: Desk, case: Case, *, final: bool) -> "Paper":
    """The agreement rendered from the installation's template. Raises ``Refused`` for a bad template."""
    from tiaojie_tui.papers import make

    try:
        return make.make(AGREEMENT, case, final=final, templates=desk.home / "templates")
    except make.BadTemplate as bad:
        raise Refused(str(bad)) from bad


def _beside(desk: Desk, stored: Stored, name: str) -> "Paper":
    from tiaojie_tui.papers import make

    words = _words_beside(name, stored, desk.today, tables.of(desk))
    try:
        return make.fill(name, words, templates=desk.home / "templates")
    except make.BadTemplate as bad:
        raise Refused(str(bad)) from bad


def hand_out(desk: Desk, number: str, name: str = AGREEMENT) -> Handout:
    """The paper as it is now: of the agreement the sealed file, else the frozen one, else a draft."""
    from tiaojie_tui.papers import make

    if name not in NAMES:
        raise Refused(f"没有叫「{name}」的文书，现在能做的是：{'、'.join(NAMES)}。")
    stored = cases.load(desk, number)
    if name != AGREEMENT:
        return Handout(make.file_name(stored.case, name), _beside(desk, stored, name).docx, True)
    if stored.frozen is None:
        return Handout(make.file_name(stored.case, name), made(desk, stored.case, final=False).docx, False)
    with refusing():
        frozen = register.frozen_bytes(desk.store, number, stored.frozen.version)
        docx = register.sealed_bytes(desk.store, number, "docx") or frozen
    return Handout(make.file_name(stored.case, name), docx, True)


def write_out(desk: Desk, number: str, name: str = AGREEMENT) -> Path:
    """The paper as a file in the installation's folder of papers; where it is. Raises ``Refused``."""
    handout = hand_out(desk, number, name)
    folder = desk.home / "papers"
    target = folder / (handout.file_name if handout.final else f"草稿{handout.file_name}")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        files.write(target, handout.docx)
    except files.NotWritten as trouble:
        raise Refused(str(trouble)) from trouble
    except OSError as trouble:
        raise Refused(f"文件夹「{folder}」建不了，请管理员看看硬盘和权限。") from trouble
    return target
