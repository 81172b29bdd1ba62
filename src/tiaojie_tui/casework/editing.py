"""One case open at one screen: what is typed, what can be undone, what is not in the database yet.

Lives in the screen's thread and touches no database: each change goes at once to the draft file, and
``pending`` is the snapshot that ``cases.save`` takes to the database thread.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from tiaojie_tui.domain import exchange, steps
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.domain.progress import StepState, states
from tiaojie_tui.domain.rules import book
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.titles import propose_title
from tiaojie_tui.store.cases import Stored
from tiaojie_tui.store.drafts import DraftFile
from tiaojie_tui.store.leases import Lease
from tiaojie_tui.store.places import Place

BESIDE_THE_TEXT = frozenset({"court", "police_station", "performance", "follow_ups"})
"""What the agreement does not print, and what comes with it in hand: to whom the parties go, 履行, 回访."""
_UNDO_DEPTH = 500
_NO_TABLES = Tables()


@dataclass(frozen=True, slots=True)
class Act:
    """One change that can be undone. Typing on in one field is one act."""

    label: str
    path: str
    before: Case
    after: Case
    signing: bool = False
    """A change of the signing record, which can be taken back while the text is final."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a draft gave back after a session that ended without saving."""

    at: datetime
    labels: tuple[str, ...]

    @property
    def said(self) -> str:
        """What came back, in the words of the form."""
        sections = [section for step in steps.STEPS for section in step.sections]
        named = {field.key: field.label for one in sections if not one.at for field in one.fields}
        named |= {section.at: section.label for section in sections if section.at}
        parts = "、".join(dict.fromkeys(named.get(label, "") for label in self.labels if label in named))
        return f"上次没有存完就断了，已恢复 {self.at:%H:%M} 前写的：{parts or '刚写的内容'}。"


@dataclass(frozen=True, slots=True)
class Pending:
    """A snapshot that waits to be saved: the draft line it ends with tells what the save covers."""

    number: str
    base_version: int
    case: Case
    seq: int
    label: str
    save_id: str
    """The same each time it is sent, so that the store keeps it once."""


class Editing:
    """The open case. ``case`` is what stands on screen, ``stored`` what the database has.

    ``only_read`` says why this session may look at the case and not change it; ``None`` if it may.
    ``held`` is the other session that has it, ``shared`` that it lies on a server of many,
    ``tables`` is what the rules look things up in.
    """

    def __init__(
        self,
        stored: Stored,
        draft: DraftFile | None,
        place: Place,
        *,
        case: Case | None = None,
        only_read: str | None = None,
        held: Lease | None = None,
        shared: bool = False,
        recovered: Recovered | None = None,
        tables: Tables = _NO_TABLES,
    ) -> None:
        self.stored = stored
        self.case = case or stored.case
        self.place = place
        self.only_read = only_read
        self.held = held
        self.shared = shared
        self.recovered = recovered
        self.tables = tables
        self._draft = draft
        self._seq = 0
        self._done: list[Act] = []
        self._undone: list[Act] = []
        self._typing = False
        self._unsure: Pending | None = None
        if self.dirty:
            self._journal()

    @property
    def number(self) -> str:
        return self.stored.case.number or ""

    @property
    def read_only(self) -> str | None:
        """Why nothing may be changed now, as a sentence; ``None`` when it may."""
        if self.only_read is not None:
            return self.only_read
        if self.stored.seal is not None:
            return "协议已经封存，不能再改。确有变动，请用 F12 菜单里的「补充协议」另立一份。"
        if self.stored.frozen is not None:
            return f"已定稿（第{self.stored.frozen.version}稿）。要改，请先到第6步作废这一稿。"
        return None

    @property
    def dirty(self) -> bool:
        """Whether something on screen is not in the database yet."""
        return self.case != self.stored.case

    @property
    def draft_trouble(self) -> str | None:
        """Why the draft file could not be written, as a sentence; ``None`` while it can."""
        return self._draft.trouble if self._draft else None

    def go(self, step: str, path: str) -> None:
        """Remember where the mediator is."""
        self.place = Place(self.number, step, path)

    def change(self, label: str, path: str, case: Case, *, signing: bool = False) -> bool:
        """Put ``case`` on screen in place of the present one, because of ``path``; false when read-only.

        ``signing`` marks a change of the signing record, which a frozen paper still allows.
        """
        if case == self.case:
            return True
        if not self._allows(path, signing):
            return False
        before = self.case
        case = _titled(before, case)
        if self._typing and self._done and self._done[-1].path == path and self._done[-1].label == label:
            before = self._done.pop().before
        self._done = [*self._done[-_UNDO_DEPTH:], Act(label, path, before, case, signing)]
        self._undone.clear()
        self._typing = True
        self.case = case
        self._journal()
        return True

    def locks(self, path: str) -> bool:
        """Whether what stands at ``path`` may not be changed now."""
        return not self._allows(path, signing=False)

    def may_change(self, signing: bool) -> bool:
        """Whether the text, or for ``signing`` the signing record, may be changed now."""
        if signing:
            return self.only_read is None and self.stored.seal is None
        return self.read_only is None

    def _allows(self, path: str, signing: bool) -> bool:
        beside = path.partition("/")[0] in BESIDE_THE_TEXT
        return self.only_read is None if beside else self.may_change(signing)

    def pause(self) -> None:
        """The mediator left the field: what is typed next is an act of its own."""
        self._typing = False

    def undo(self) -> Act | None:
        """Take back the last act and say which it was; ``None`` when there is none."""
        return self._turn(self._done, self._undone, lambda act: act.before)

    def redo(self) -> Act | None:
        """Do again what was last undone."""
        return self._turn(self._undone, self._done, lambda act: act.after)

    def _turn(self, source: list[Act], target: list[Act], case_of: Callable[[Act], Case]) -> Act | None:
        if not source or not self._allows(source[-1].path, source[-1].signing):
            return None
        act = source.pop()
        target.append(act)
        self._typing = False
        self.case = case_of(act)
        self._journal()
        return act

    def _journal(self) -> None:
        self._seq += 1
        if self._draft is not None:
            parts = exchange.changes(self.stored.case, self.case)
            self._seq = self._draft.append(self.stored.version, parts, self.place)

    def pending(self) -> Pending | None:
        """What waits to be saved; ``None`` when all of it is in the database."""
        if self._unsure is not None or not self.dirty:
            return self._unsure
        label = self._done[-1].label if self._done else "恢复草稿"
        return Pending(self.number, self.stored.version, self.case, self._seq, label, uuid.uuid4().hex)

    def unsure(self, pending: Pending) -> None:
        """An error came back, but the snapshot may have been committed before it.

        It is sent again as it was before anything newer: else the newer one would meet our own save as
        somebody else's.
        """
        self._unsure = pending

    def saved(self, stored: Stored, seq: int) -> None:
        """The database has the state of draft line ``seq``; later lines stay in the draft."""
        untouched = self._seq == seq
        self._unsure = None
        self.stored = stored
        if untouched:
            self.case = stored.case
        if self._draft is not None:
            self._draft.saved(seq)
            if not untouched:
                self._journal()

    def rebase(self, theirs: Stored, chosen: Case) -> None:
        """After a refused save: go on from what is stored now, with the values that were chosen."""
        self.stored = theirs
        self._unsure = None
        self._done.clear()
        self._undone.clear()
        self.case = chosen
        self._journal()

    def registered(self, stored: Stored) -> None:
        """The paper was frozen, voided or sealed: go on from what is stored now, with nothing to undo.

        To undo past a voiding would bring signatures back that were made on another text.
        """
        self.stored, self.case = stored, stored.case
        self._unsure = None
        self._done.clear()
        self._undone.clear()
        self._typing = False
        if self._draft is not None:
            self._draft.saved(self._seq)

    def follow(self, stored: Stored) -> None:
        """Somebody else has saved the case that is only read here."""
        self.stored, self.case = stored, stored.case

    def let_go(self, why: str) -> None:
        """From now on the case is only read here; all of it was saved before."""
        self.only_read = why
        self._done.clear()
        self._undone.clear()
        self.close()
        self._draft = None

    def close(self) -> None:
        """Let go of the draft file; what is not saved stays in it."""
        if self._draft is not None:
            self._draft.close()

    def problems(self, today: date) -> tuple[Problem, ...]:
        """What the rules say of the case as it stands on screen."""
        return book.check(self.case, today, self.tables)

    def states(self, problems: tuple[Problem, ...]) -> dict[str, StepState]:
        """The state of each step as it stands on screen."""
        return states(self.case, problems)


def _titled(before: Case, case: Case) -> Case:
    """A title nobody has written by hand follows the parties and the type."""
    if case.title != before.title or (case.title and case.title != propose_title(before)):
        return case
    return replace(case, title=propose_title(case) or None)


def first_place(number: str) -> Place:
    """Where a case opens that nobody has worked on here before."""
    return Place(number, steps.STEPS[0].key, "")
