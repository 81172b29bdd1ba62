"""卷宗: which papers a case needs now, which later, and what each of them still lacks.

The papers and their order are those of 人民调解文书格式 (司发通〔2010〕239号), with the local ones that are
common beside them; 人民调解法 第27条 asks that all of it is filed. Papers of the court and the police stand
behind the visits, what only the parties take home at the end.
"""

from collections.abc import Iterable
from datetime import date

from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.dossier import afterwards, filing, mediation, opening
from tiaojie_tui.domain.dossier.ground import Ground, Papers
from tiaojie_tui.domain.dossier.item import Item, State
from tiaojie_tui.domain.tables import Tables

_IN_ORDER: tuple[Papers, ...] = (
    filing.cover,
    filing.contents,
    opening.application,
    opening.registration,
    opening.notice,
    opening.authorities,
    opening.inquiries,
    opening.evidence,
    mediation.records,
    mediation.extension,
    mediation.ending,
    afterwards.receipts,
    afterwards.visits,
    afterwards.police,
    afterwards.court,
    filing.note,
    filing.back_cover,
    filing.beside,
)
_NONE = Tables()


def items(case: Case, today: date, *, frozen: bool, sealed: bool, tables: Tables = _NONE) -> tuple[Item, ...]:
    """Every paper of the case in the order of the dossier.

    ``frozen``: the agreement is 定稿; ``sealed``: it is 封存, and of the case only performance and visits may
    still change. ``tables`` is what the installation has to look things up in.
    """
    ground = Ground(case, today, tables, frozen, sealed)
    return tuple(item for papers in _IN_ORDER for item in papers(ground))


def count(found: Iterable[Item]) -> tuple[int, int]:
    """How many papers can be printed, and how many are needed now: 卷宗 11/13."""
    states = [item.state for item in found]
    ready = states.count(State.READY)
    return ready, ready + states.count(State.LACKING)
