"""The signing board in words: its lines, and what is said of the line one stands on.

Values in, values out; no widget. Nothing here ever proposes that somebody has signed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tiaojie_tui.casework import signing
from tiaojie_tui.domain import dates, paths, signers
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.signers import Signer
from tiaojie_tui.store.cases import Stored

SIGNATURES = "signatures"
_NOT_YET = "还没签"
_NOBODY = "没有人能签"


@dataclass(frozen=True, slots=True)
class PaperLine:
    """The frozen text itself."""

    version: int
    code: str
    copies: int


@dataclass(frozen=True, slots=True)
class StampLine:
    """The committee's seal and its day."""

    on: date | None


BoardLine = PaperLine | signing.Row | StampLine


def place(line: BoardLine) -> str:
    """Where a line stands in the case, as a path."""
    if isinstance(line, signing.Row):
        return paths.join(SIGNATURES, paths.keyed(line.signer.name or line.signer.of))
    return SIGNATURES if isinstance(line, PaperLine) else "sealed_on"


def copies(case: Case) -> int:
    """How many copies are printed and signed."""
    return case.copies or case.lawful_copies


def lines(stored: Stored, case: Case) -> tuple[BoardLine, ...]:
    """The frozen text, then who must sign in the order of the paper, then the committee's seal."""
    assert stored.frozen is not None
    paper = PaperLine(stored.frozen.version, stored.frozen.code, copies(case))
    return (paper, *signing.board(case), StampLine(case.sealed_on))


def first_open(board: Sequence[BoardLine]) -> int:
    """The line that comes next: the first that is not filled, else the text itself."""
    return next((at for at, line in enumerate(board) if is_open(line)), 0)


def is_open(line: BoardLine) -> bool:
    """Whether ink is still missing here."""
    if isinstance(line, PaperLine):
        return False
    return line.on is None if isinstance(line, StampLine) else line.signature is None


def ways(signer: Signer) -> tuple[tuple[str, str], ...]:
    """Everybody who may sign in this place, by name and capacity; empty where nobody can."""
    return tuple((name, capacity) for name, capacity in signer.ways if name)


def row(number: int, line: BoardLine) -> tuple[str, ...]:
    """A line as the columns of the list: number, who, in which capacity, how and when."""
    if isinstance(line, PaperLine):
        return "", f"协议书第{line.version}稿", f"打印 {line.copies} 份", f"校验码 {line.code}"
    if isinstance(line, StampLine):
        return str(number), "调委会印章", "", f"{dates.iso(line.on)} 盖章" if line.on else "还没盖"
    signature, signer = line.signature, line.signer
    if signature is not None and signature.on is not None:
        inked = f"{dates.iso(signature.on)} {signature.method}"
        return str(number), signature.name, _short(signature.capacity or signer.capacity), inked
    able = ways(signer)
    who = able[0][0] if able else signer.capacity
    return str(number), who, _short(signer.capacity), _NOT_YET if able else _NOBODY


def _short(capacity: str) -> str:
    """The capacity without whose it is: the line one stands on says that in full."""
    return capacity.rpartition("的")[2]


def said_of(line: BoardLine, *, sealed: bool) -> str:
    """One or two sentences on the line one stands on: what it is, which keys act."""
    if isinstance(line, PaperLine):
        acts = "" if sealed else "要改字，按 F4 作废这一稿。"
        return f"每页脚下都印着校验码 {line.code}，没有「草稿」字样。回车打印。{acts}"
    if isinstance(line, StampLine):
        return _said_of_stamp(line, sealed)
    who = f"{line.signer.name}（{line.signer.capacity}）"
    signature = line.signature
    if signature is not None and signature.on is not None:
        inked = f"{dates.printed(signature.on)}{signature.method}"
        signed = f"{signature.name}（{signature.capacity}），{inked}。"
        return signed if sealed else f"{signed}登记错了：回车改，F4 取消。"
    if not ways(line.signer):
        return f"{line.signer.of or '这里'}没有人能签。回车看怎么办。"
    others = "、".join(f"{name}（{capacity}）" for name, capacity in ways(line.signer)[1:])
    either = f"也可以由{others}签。" if others else ""
    return f"{who}还没签。{either}看着本人在纸上签了，再按回车登记。"


def _said_of_stamp(line: StampLine, sealed: bool) -> str:
    if line.on is None:
        return "每一份都盖上调委会的印章以后，按回车登记盖章的日期。"
    said = f"{dates.printed(line.on)}盖了调委会印章。"
    return said if sealed else f"{said}登记错了：回车改，F4 取消。"


def why_nobody(signer: Signer) -> str:
    """What to do where nobody is known who could sign."""
    if signer.of and signer.capacity.endswith("法定代理人"):
        return (
            f"{signer.of}不满十八岁，要由父母等法定代理人签名，可是案件里没有写。"
            f"先在「协议书」那一行按 F4 作废这一稿，再到第2步给{signer.of}加上法定代理人，重新定稿。"
        )
    return (
        "这里的姓名是空的，不知道该由谁签。"
        "先在「协议书」那一行按 F4 作废这一稿，到前面几步把姓名补上，重新定稿。"
    )


def whole(case: Case) -> str:
    """Since when the agreement is effective, or what is still missing."""
    since = signers.effective_date(case)
    if since is not None:
        return f"签名、盖章都齐了，协议从{dates.printed(since)}（最后那天）起生效。"
    empty = len(signers.unsigned(case, case.agreed_on))
    missing = [f" {empty} 个签名"] if empty else []
    missing += ["调委会印章"] if case.sealed_on is None else []
    return f"还差{'和'.join(missing)}，协议还没有生效；齐了以后，从最后那天起生效。"
