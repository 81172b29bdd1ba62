"""The papers that go beside the agreement: from what each is made, and its words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tiaojie_tui.domain import checklist, dossier
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.checklist import FieldRow, Remark
from tiaojie_tui.domain.dossier import filing
from tiaojie_tui.domain.dossier.item import Item
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.laws import index, search
from tiaojie_tui.laws.index import Provision
from tiaojie_tui.papers import card, note
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import back, book, confirmation, contents, subsidy

CARD, NOTE = "明白卡", "卷宗情况说明"
COURT_LIST, SUBSIDY = "司法确认材料清单", "补贴申报表"
_PROPOSED = 3
"""Provisions a card tells of while the case cites none that holds: no more, a proposal may be wide of it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What such a paper is made from."""

    case: Case
    final: bool
    """The agreement is frozen."""
    today: date
    tables: Tables
    at: int = 0
    """Which of several: the entrusted agent, record, payment or follow-up, counted from 0."""
    sealed: bool = False


def words(name: str, ground: Ground) -> Context:
    """The words of one of ``NAMES``."""
    own = _PAPERS.get(name)
    return own(ground) if own else book.FORMS[name](ground.case, ground.at)


def _card(ground: Ground) -> Context:
    case, day = ground.case, ground.case.agreed_on or ground.today
    found = [index.find(cited, day) for cited in case.legal_basis]
    cited = [_point(one, cited=True) for one in found if one is not None and index.in_force(one, day)]
    points = cited or [_point(one.provision, cited=False) for one in search.propose(case, day)[:_PROPOSED]]
    return card.card(
        case,
        points,
        final=ground.final,
        untold=len(case.legal_basis) - len(cited),
        days_off=ground.tables.days_off,
    )


def _point(provision: Provision, *, cited: bool) -> card.Point:
    name = f"{provision.short}第{provision.number}条"
    return card.Point(name, provision.gist.rstrip("。"), provision.say.rstrip("。"), cited)


def _note(ground: Ground) -> Context:
    return note.note(ground.case, list(_let_pass(ground)))


def _let_pass(ground: Ground) -> Iterator[note.LetPass]:
    """All that was let pass, also what the rules, on this later day, say no more."""
    rows = checklist.rows(ground.case, ground.today, ground.tables)
    said = {
        row.problem.key: row.problem.message
        for row in rows
        if isinstance(row, Remark) and row.reason is not None
    }
    labels = {row.path: row.label for row in rows if isinstance(row, FieldRow)}
    for passed in ground.case.passed:
        place = labels.get(passed.field, "案件")
        gone = f"「{place}」处的一条提醒（现在已不再出现）"
        yield note.LetPass(said.get((passed.rule, passed.field, passed.about or ""), gone), passed.reason)


def _court_list(ground: Ground) -> Context:
    return confirmation.list_words(ground.case, ground.tables.days_off)


def _subsidy(ground: Ground) -> Context:
    return subsidy.words(ground.case, papers=dossier.count(_items(ground)))


def _contents(ground: Ground) -> Context:
    """The list for the pen: what would be bound today, without pages."""
    return contents.words(
        ground.case, [contents.Row(item.label) for item in _items(ground) if filing.is_listed(item)]
    )


def _back(ground: Ground) -> Context:
    return back.words(ground.case, None)


def _items(ground: Ground) -> tuple[Item, ...]:
    return dossier.items(
        ground.case, ground.today, frozen=ground.final, sealed=ground.sealed, tables=ground.tables
    )


_PAPERS: dict[str, Callable[[Ground], Context]] = {
    CARD: _card,
    NOTE: _note,
    COURT_LIST: _court_list,
    SUBSIDY: _subsidy,
    filing.CONTENTS: _contents,
    filing.BACK: _back,
}
NAMES = (*book.FORMS, *_PAPERS)
