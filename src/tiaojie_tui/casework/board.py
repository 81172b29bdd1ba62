"""The signing board in words: its lines, what is recorded in each, what is missing on the whole.

Values in, values out. Nothing here ever proposes that somebody has signed.
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


def whole(case: Case) -> str:
    """Since when the agreement is effective, or what is still missing."""
    since = signers.effective_date(case)
    if since is not None:
        return f"签名、盖章都齐了，协议从{dates.printed(since)}（最后那天）起生效。"
    empty = len(signers.unsigned(case, case.agreed_on))
    missing = [f" {empty} 个签名"] if empty else []
    missing += ["调委会印章"] if case.sealed_on is None else []
    return f"还差{'和'.join(missing)}，协议还没有生效；齐了以后，从最后那天起生效。"
