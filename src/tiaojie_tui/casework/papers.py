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
"""The papers beside the agreement that can be looked at while the case is written."""
FORMS = (
    *"卷宗封面 人民调解申请书 人民调解受理登记表 权利义务告知书 授权委托书 调查记录 证据材料目录".split(),
    *"调解记录 延期调解同意书 口头协议登记表 终止调解告知书 撤回调解申请书 履行凭证 回访记录".split(),
    *"治安案件书面申请 司法确认申请书 司法确认材料清单 卷宗情况说明 明白卡 补贴申报表".split(),
)
"""All that can be made beside the agreement; from what each is made stands in ``companions``."""
NAMES = (AGREEMENT, *FORMS)


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


def _words_beside(name: str, stored: Stored, today: date, at_hand: Tables, at: int = 0) -> "Context":
    # With it comes the index of laws, which a start of the program does without.
    from tiaojie_tui.casework import companions

    frozen, sealed = stored.frozen is not None, stored.seal is not None
    return companions.words(name, companions.Ground(stored.case, frozen, today, at_hand, at, sealed))


def made(desk: Desk, case: Case, *, final: bool) -> "Paper":
    """The agreement rendered from the installation's template. Raises ``Refused`` for a bad template."""
    from tiaojie_tui.papers import make

    try:
        return make.make(AGREEMENT, case, final=final, templates=desk.home / "templates")
    except make.BadTemplate as bad:
        raise Refused(str(bad)) from bad


def beside(desk: Desk, stored: Stored, name: str, at: int = 0) -> "Paper":
    """One of ``FORMS``; ``at`` says which of several. Raises ``Refused`` for a bad template."""
    return filled(desk, name, _words_beside(name, stored, desk.today, tables.of(desk), at))


def filled(desk: Desk, name: str, words: "Context") -> "Paper":
    """A paper made from its words with the installation's template. Raises ``Refused``."""
    from tiaojie_tui.papers import make

    try:
        return make.fill(name, words, templates=desk.home / "templates")
    except make.BadTemplate as bad:
        raise Refused(str(bad)) from bad


def hand_out(desk: Desk, number: str, name: str = AGREEMENT, at: int = 0) -> Handout:
    """The paper as it is now: of the agreement the sealed file, else the frozen one, else a draft."""
    from tiaojie_tui.papers import make

    if name not in NAMES:
        raise Refused(f"没有叫「{name}」的文书，现在能做的是：{'、'.join(NAMES)}。")
    stored = cases.load(desk, number)
    if name != AGREEMENT:
        return Handout(make.file_name(stored.case, name), beside(desk, stored, name, at).docx, True)
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
