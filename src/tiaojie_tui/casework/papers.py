"""Papers of a case: looked at, made and handed out.

The docx stack is imported by the functions that need it; looking at a paper on screen does not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tiaojie_tui.casework import cases, tables
from tiaojie_tui.casework.desk import Desk, Refused, refusing
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
"""The papers beside the agreement that can be looked at while the case is written."""
FORMS = (
    *"卷宗封面 卷内目录 人民调解申请书 人民调解受理登记表 权利义务告知书 授权委托书 调查记录".split(),
    *"证据材料目录 调解记录 延期调解同意书 口头协议登记表 终止调解告知书 撤回调解申请书".split(),
    *"履行凭证 回访记录 治安案件书面申请 司法确认申请书 司法确认材料清单".split(),
    *"卷宗情况说明 卷宗封底 明白卡 补贴申报表".split(),
)
"""All that can be made beside the agreement; from what each is made stands in ``companions``."""
NAMES = (AGREEMENT, *FORMS)


@dataclass(frozen=True, slots=True)
class Makings:
    """What the papers of a case are made from. Once a desk has gathered it, making them needs no desk."""

    stored: Stored
    today: date
    tables: Tables
    templates: Path
    """The installation's own, which go first."""

    def label(self, name: str, at: int = 0) -> str:
        """What a paper is called among its like."""
        from tiaojie_tui.casework import dossier

        return dossier.label_of(self.stored, self.today, self.tables, name, at)


@dataclass(frozen=True, slots=True)
class Handout:
    """A paper as a file: what it is called, its file name, its bytes, and whether it is more than a draft."""

    label: str
    file_name: str
    docx: bytes
    final: bool


def makings(desk: Desk, stored: Stored) -> Makings:
    """What the papers of this case are made from today."""
    return Makings(stored, desk.today, tables.of(desk), _templates(desk))


def _templates(desk: Desk) -> Path:
    return desk.home / "templates"


def look(stored: Stored, width: int) -> list[str]:
    """The agreement as lines of at most ``width`` cells, in the words that will be printed."""
    if stored.frozen is None:
        return preview.lines(stored.case, width)
    return preview.lines(stored.case, width, draft=False, code=stored.frozen.code)


def look_beside(name: str, stored: Stored, today: date, at_hand: Tables, width: int) -> list[str]:
    """One of ``BESIDE`` as lines of at most ``width`` cells."""
    from tiaojie_tui.papers import sheet

    return sheet.lines(_words_beside(name, stored, today, at_hand), width)


def look_form(desk: Desk, stored: Stored, name: str, at: int = 0) -> Callable[[int], list[str]]:
    """One of ``FORMS`` as it is printed, made now: its lines for each width in cells. Raises ``Refused``."""
    from tiaojie_tui.papers import form_text

    return partial(form_text.laid_out, form_text.printed(beside(makings(desk, stored), name, at).docx))


def _words_beside(name: str, stored: Stored, today: date, at_hand: Tables, at: int = 0) -> "Context":
    # With it comes the index of laws, which a start of the program does without.
    from tiaojie_tui.casework import companions

    frozen, sealed = stored.frozen is not None, stored.seal is not None
    return companions.words(name, companions.Ground(stored.case, frozen, today, at_hand, at, sealed))


def made(desk: Desk, case: Case, *, final: bool) -> "Paper":
    """The agreement rendered from the installation's template. Raises ``Refused`` for a bad template."""
    return agreement(case, _templates(desk), final=final)


def agreement(case: Case, templates: Path, *, final: bool) -> "Paper":
    """The agreement rendered from the template that goes first. Raises ``Refused`` for a bad template."""
    from tiaojie_tui.papers import make

    try:
        return make.make(AGREEMENT, case, final=final, templates=templates)
    except make.BadTemplate as bad:
        raise Refused(str(bad)) from bad


def beside(of: Makings, name: str, at: int = 0) -> "Paper":
    """One of ``FORMS``; ``at`` says which of several. Raises ``Refused`` for a bad template."""
    return from_template(name, _words_beside(name, of.stored, of.today, of.tables, at), of.templates)


def filled(desk: Desk, name: str, words: "Context") -> "Paper":
    """A paper made from its words with the installation's template. Raises ``Refused``."""
    return from_template(name, words, _templates(desk))


def from_template(name: str, words: "Context", templates: Path) -> "Paper":
    """A paper made from its words with the template that goes first. Raises ``Refused``."""
    from tiaojie_tui.papers import make

    try:
        return make.fill(name, words, templates=templates)
    except make.BadTemplate as bad:
        raise Refused(str(bad)) from bad


def hand_out(desk: Desk, number: str, name: str = AGREEMENT, at: int = 0) -> Handout:
    """The paper as it is now: of the agreement the sealed file, else the frozen one, else a draft."""
    from tiaojie_tui.papers import make

    if name not in NAMES:
        raise Refused(f"没有叫「{name}」的文书，现在能做的是：{'、'.join(NAMES)}。")
    stored = cases.load(desk, number)
    if name != AGREEMENT:
        of = makings(desk, stored)
        label = of.label(name, at)
        return Handout(label, make.file_name(stored.case, label), beside(of, name, at).docx, True)
    file_name = make.file_name(stored.case, name)
    if stored.frozen is None:
        return Handout(name, file_name, made(desk, stored.case, final=False).docx, False)
    with refusing():
        frozen = register.frozen_bytes(desk.store, number, stored.frozen.version)
        docx = register.sealed_bytes(desk.store, number, "docx") or frozen
    return Handout(name, file_name, docx, True)
