"""Whose hands a case is in: given to a mediator (分派, 移交), shared (协办), let go and taken up, guided.

On a server only; on a machine of one's own there is nobody to hand a case to.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tiaojie_tui.casework import permission
from tiaojie_tui.casework.desk import Desk, Refused, refusing
from tiaojie_tui.domain.people import Person, Role
from tiaojie_tui.domain.rights import Action, can
from tiaojie_tui.domain.typed import clean_line
from tiaojie_tui.store import access, cases, destruction, journal, leases, numbering, people, remarks
from tiaojie_tui.store.access import IN_CHARGE, SHARING, Part
from tiaojie_tui.store.cases import Stored
from tiaojie_tui.store.destruction import Deletion
from tiaojie_tui.store.leases import Lease
from tiaojie_tui.store.remarks import Remark

_LONGEST_REMARK = 2000
"""Characters."""


@dataclass(frozen=True, slots=True)
class AtWork:
    """Who has to do with a case, and what the person at this desk may do about it."""

    parts: tuple[Part, ...]
    remarks: tuple[Remark, ...]
    may: frozenset[Action]
    private: bool = False
    """Marked as private by somebody; a case with minors is as narrow without it."""
    deletion: Deletion | None = None
    """Its destruction, where somebody has asked for it."""

    @property
    def may_ask_for_deletion(self) -> bool:
        """Whether the person here may ask for its destruction now."""
        return self.deletion is None and Action.PROPOSE_DELETION in self.may

    @property
    def to_decide(self) -> Deletion | None:
        """The destruction that waits for the person here to agree to it or not."""
        waits = self.deletion is not None and self.deletion.approved_at is None
        return self.deletion if waits and Action.APPROVE_DELETION in self.may else None


@dataclass(frozen=True, slots=True)
class News:
    """What happened to an open case since it was last looked at."""

    stored: Stored | None
    """The case, if somebody has saved it since."""
    held: Lease | None
    """The other session that works on it now."""
    asked_by: tuple[str, ...]
    asking: bool
    """Whether the person at this desk is among them; who has asked and is not has been told no."""
    remarks: int
    """How many pieces of guidance stand beside it."""


def at_work(desk: Desk, number: str) -> AtWork:
    """Who has a part in the case, what was written beside it, what may be done here. Raises ``Refused``."""
    with refusing(), desk.store.reading():
        person, standing = permission.holder(desk), permission.standing(desk, number)
        may = frozenset(action for action in Action if can(person, action, standing))
        parts = tuple(access.parts(desk.store, number))
        asked, beside = destruction.of_case(desk.store, number), tuple(remarks.of_case(desk.store, number))
        private = access.is_private(desk.store, number)
        return AtWork(parts, beside, may, private=private, deletion=asked)


def news(desk: Desk, number: str, version: int) -> News:
    """What is new of a case that is open here in this version. Raises ``Refused``.

    Raises ``Denied`` for who may not read it any more; that a program asks by itself is no attempt of theirs,
    and is not written down.
    """
    with refusing(), desk.store.reading():
        if not permission.allowed(desk, Action.READ, number):
            raise permission.denied(desk, Action.READ, number)
        stored = cases.load(desk.store, number) if cases.version_of(desk.store, number) != version else None
        asked, beside = leases.asked_by(desk.store, number), remarks.count(desk.store, number)
        asking, held = desk.worker.person in asked, leases.other_holder(desk.store, number)
        return News(stored, held, tuple(asked.values()), asking, beside)


def candidates(desk: Desk, number: str, action: Action) -> list[Person]:
    """To whom the case may be handed, or who may share in it: those who mediate and have no part in it yet.

    A colleague of its committee; whoever assigns may let mediators of any committee share (联动调解).
    """
    with refusing(), desk.store.reading():
        now = permission.standing(desk, number)
        everybody = action is Action.SHARE and permission.allowed(desk, Action.ASSIGN, number)
        here = people.people(desk.store, None if everybody else now.committee)
        in_charge = {one.person for one in access.parts(desk.store, number) if one.part == IN_CHARGE}
    taken = now.named if action is Action.SHARE else in_charge
    return [one for one in here if one.role in (Role.MEDIATOR, Role.HEAD) and one.id not in taken]


def give(desk: Desk, number: str, to: Person, *, action: Action) -> None:
    """Put somebody of its committee in charge instead of who was: ASSIGN or HAND_OVER. Raises ``Refused``."""
    with refusing(), permission.granted(desk, action, number):
        _refuse_who_may_not(desk, number, to, action)
        case_id = numbering.case_id(desk.store, number)
        before = [one for one in access.parts(desk.store, number) if one.part == IN_CHARGE]
        access.give(desk.store, case_id, to.id, IN_CHARGE, by=desk.by, at=desk.now())
        # One's own part last: with it goes the right to change who has one.
        for one in sorted(before, key=lambda one: one.person == permission.holder(desk).id):
            access.take_back(desk.store, case_id, one.person)
        act = journal.ASSIGNED if action is Action.ASSIGN else journal.HANDED_OVER
        told: journal.Details = {"从": access.names(before, IN_CHARGE), "给": to.name, "给的人": to.id}
        journal.append(desk.store, desk.entry(act, number, told))


def share(desk: Desk, number: str, to: Person) -> None:
    """Let somebody work on the case, too (协办). Raises ``Refused``."""
    with refusing(), permission.granted(desk, Action.SHARE, number):
        _refuse_who_may_not(desk, number, to, Action.SHARE)
        case_id = numbering.case_id(desk.store, number)
        access.give(desk.store, case_id, to.id, SHARING, by=desk.by, at=desk.now())
        told: journal.Details = {"请": to.name, "请的人": to.id}
        journal.append(desk.store, desk.entry(journal.ASSIGNED, number, told))


def share_no_longer(desk: Desk, number: str, person_id: int) -> None:
    """Somebody does not share in the case any more. Raises ``Refused``."""
    with refusing(), permission.granted(desk, Action.SHARE, number):
        sharing = [one for one in access.parts(desk.store, number) if one.part == SHARING]
        gone = next((one for one in sharing if one.person == person_id), None)
        if gone is None:
            raise Refused("他现在不是这个案件的协办人。")
        access.take_back(desk.store, numbering.case_id(desk.store, number), person_id)
        told: journal.Details = {"不再请": gone.name, "请的人": person_id}
        journal.append(desk.store, desk.entry(journal.ASSIGNED, number, told))


def restrict(desk: Desk, number: str, private: bool) -> None:
    """Show the case to nobody but those it was given to (涉隐私), or to all as before. Raises ``Refused``."""
    with refusing(), permission.granted(desk, Action.RESTRICT, number):
        access.restrict(desk.store, numbering.case_id(desk.store, number), private)
        told: journal.Details = {"限制": "是" if private else "否"}
        journal.append(desk.store, desk.entry(journal.RESTRICTED, number, told))


def restricted(private: bool) -> str:
    """What is said when it is done."""
    if private:
        return "已经限制：只有承办、协办的人看得到这个案件。"
    return "不再限制，调委会主任和司法所也看得到了。"


def ask_for(desk: Desk, number: str) -> None:
    """Ask whoever works on the case now to let it go. Raises ``Refused``."""
    with refusing(), permission.granted(desk, Action.WRITE, number):
        leases.ask(desk.store, number, desk.worker, desk.now())


def let_go(desk: Desk, number: str) -> None:
    """Put the case down, so that who asked for it may take it up. Raises ``Refused``."""
    with refusing():
        leases.release(desk.store, number)


def given_to(who: str) -> str:
    """What is said from then on to the one who let the case go."""
    return f"这个案件已交给{who}接着办，您可以看，不能改。"


def keep(desk: Desk, number: str) -> None:
    """Do not let it go: those who asked are not waited for any more. Raises ``Refused``."""
    with refusing():
        leases.forget_requests(desk.store, number)


def kept_by(who: str) -> str:
    """What is said to the one who asked for the case in vain."""
    return f"{who}先不交，要自己接着办。过一会儿可以再请。"


def end_own_session(desk: Desk, number: str) -> None:
    """Close one's own other window on this case; what was typed there is in its draft. Raises ``Refused``."""
    with refusing():
        lease = leases.other_holder(desk.store, number)
        if lease is not None and not is_own(desk, lease):
            raise Refused(f"正在办的是{lease.holder}，请对方交给您，或者等对方退出。")
        if lease is not None:
            leases.end_process_of(lease)


def is_own(desk: Desk, lease: Lease) -> bool:
    """Whether a lease is this person's own, from another window."""
    return lease.person == desk.worker.person and lease.holder == desk.by


def remark(desk: Desk, number: str, text: str) -> None:
    """Write guidance beside the case. Raises ``Refused``."""
    text = clean_line(text)
    if not text:
        raise Refused("没有写内容，没有记下。")
    if len(text) > _LONGEST_REMARK:
        raise Refused(f"写得太长（{len(text)}字），最多{_LONGEST_REMARK}字，请写简短些。")
    person = permission.holder(desk)
    with refusing(), permission.granted(desk, Action.REMARK, number):
        remarks.add(desk.store, number, person.id, Remark(desk.now(), person.name, text))
        journal.append(desk.store, desk.entry(journal.REMARKED, number, {"字数": len(text)}))


def _refuse_who_may_not(desk: Desk, number: str, to: Person, action: Action) -> None:
    if to not in candidates(desk, number, action):
        raise Refused(f"不能交给{to.name}：请在名单里选一位。")


def in_words(parts: Sequence[Part]) -> str:
    """Who is in charge and who shares; empty where the case was given to nobody."""
    named = ((part, access.names(parts, part)) for part in (IN_CHARGE, SHARING))
    return "   ".join(f"{part} {who}" for part, who in named if who)
