"""Papers of a case: looked at, made, handed out and checked again later.

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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a paper that somebody brings back. ``intact`` only for sealed and unchanged."""

    intact: bool
    sentences: tuple[str, ...]


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
    """The paper as it can be printed now: the agreement's frozen bytes once there are such, else a draft."""
    from tiaojie_tui.papers import make

    if name not in NAMES:
        raise Refused(f"没有叫「{name}」的文书，现在能做的是：{'、'.join(NAMES)}。")
    stored = cases.load(desk, number)
    if name != AGREEMENT:
        return Handout(make.file_name(stored.case, name), _beside(desk, stored, name).docx, True)
    if stored.frozen is None:
        return Handout(make.file_name(stored.case, name), made(desk, stored.case, final=False).docx, False)
    with refusing():
        docx = register.frozen_bytes(desk.store, number, stored.frozen.version)
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


def verify(desk: Desk, docx: bytes) -> Verdict:
    """Whether these bytes are a sealed agreement of this installation, and if changed, where."""
    import hashlib

    from tiaojie_tui.papers import verify as reading

    with refusing():
        same = register.find_by_sha(desk.store, hashlib.sha256(docx).hexdigest())
    if same is not None:
        return _verdict_of_same(same)
    try:
        printed = reading.read_printed(docx)
    except reading.NotReadable as bad:
        return Verdict(False, (f"不认识：{bad}",))
    found = _registered(desk, printed.code, printed.number)
    if found is None:
        return Verdict(False, ("不认识：本机没有登记过这份文书，不能证明它是这里做的。",))
    differences = reading.compare(found.text, printed.text)
    if printed.code != found.frozen.code:
        differences.append(f"校验码：登记的是 {found.frozen.code}，纸上是 {printed.code or '空的'}。")
    return _verdict_of_other(found, differences)


def _registered(desk: Desk, code: str, number: str) -> register.Found | None:
    """The registered paper that bears this code, else the standing one of the case with this number."""
    with refusing():
        found = register.find_by_code(desk.store, code) if code else None
    if found is not None or not number:
        return found
    try:
        frozen = cases.load(desk, number).frozen
    except Refused:
        return None
    with refusing():
        return register.find_by_code(desk.store, frozen.code) if frozen else None


def _verdict_of_same(found: register.Found) -> Verdict:
    frozen, seal = found.frozen, found.seal
    about = f"{frozen.number}《{AGREEMENT}》第{frozen.version}稿，校验码 {frozen.code}"
    if seal is not None:
        return Verdict(True, (f"已封存，未改动：{about}，{_day(seal.sealed_at.date())}封存。",))
    if frozen.voided_at is not None:
        return Verdict(False, (f"已作废：{about}，{_day(frozen.voided_at.date())}作废，不能再用。",))
    return Verdict(False, (f"未封存：{about}，已经定稿，一字未改，但签名盖章后还没有封存。",))


def _verdict_of_other(found: register.Found, differences: list[str]) -> Verdict:
    about = f"{found.frozen.number}《{AGREEMENT}》第{found.frozen.version}稿"
    if differences:
        return Verdict(False, (f"已被改动：和本机登记的{about}不一样。", *differences))
    return Verdict(
        False, (f"文件改动过：文字和本机登记的{about}相同，但文件不是原来那一份（可能另存过）。请用原件。",)
    )


def _day(day: date) -> str:
    from tiaojie_tui.domain import dates

    return dates.printed(day)
