"""Cases as the mediator handles them: list, begin, open, save, leave, bring in and hand out."""

import hashlib
import uuid
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from tiaojie_tui.casework import permission, tables
from tiaojie_tui.casework.desk import Desk, NotSaved, Refused, installation, refusing
from tiaojie_tui.casework.editing import BESIDE_THE_TEXT, Editing, Pending, Recovered, first_place
from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Case, Unread
from tiaojie_tui.domain.rights import Action, may_begin
from tiaojie_tui.domain.titles import propose_title
from tiaojie_tui.store import access, drafts, journal, leases, listing, numbering, places, revisions, scope
from tiaojie_tui.store import cases as stored_cases
from tiaojie_tui.store.cases import Stored
from tiaojie_tui.store.drafts import DraftFile
from tiaojie_tui.store.places import Place
from tiaojie_tui.store.troubles import StoreTrouble

_STAYS_OPEN = BESIDE_THE_TEXT | {"signatures", "sealed_on"}
"""What may still change while a frozen paper waits for its ink."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that the database has committed, with the draft line it covers."""

    stored: Stored
    seq: int


class Conflict(Refused):
    """Somebody else has saved this case since it was opened here."""

    def __init__(self, theirs: Stored) -> None:
        super().__init__("这个案件刚被别人改过，您的内容还在，请逐项选用哪一个。")
        self.theirs = theirs


_LONGEST_FILE = 2_000_000
"""Characters of a case file: some hundred times a long case, and still read in a moment."""


def page(desk: Desk, query: str = "", after: listing.Key | None = None) -> listing.Page:
    """A page of the case list, newest first; ``query`` is names, initials, numbers, phone tails, places."""
    permission.present(desk)
    with refusing():
        return listing.page(desk.store, query, after)


def resolve(desk: Desk, number: str) -> str:
    """The full case number somebody means by ``number``."""
    with refusing():
        return stored_cases.resolve_number(desk.store, number)


def load(desk: Desk, number: str) -> Stored:
    """A case as the database has it, to be looked at. Raises ``Refused``."""
    permission.ask(desk, Action.READ, number)
    with refusing():
        return stored_cases.load(desk.store, number)


def begin(desk: Desk, like: Case | None = None) -> Editing:
    """Open a new case, or one that was begun and left empty, so that no number is skipped."""
    with refusing():
        here = installation(desk)
        case = like or Case()
        if here is not None:
            leader = (desk.mediator,) if desk.mediator else ()
            case = replace(
                case, committee=case.committee or here.committee, mediators=case.mediators or leader
            )
        stored = _create(desk, case, here.numbering if here else None)
    return open_case(desk, stored.case.number or "")


def _create(desk: Desk, case: Case, rule: str | None) -> Stored:
    """Keep a new case; on a server it is its maker's and of their committee."""
    person = permission.holder(desk) if desk.on_server else None
    if person is not None and not may_begin(person):
        raise Refused("登记新案件是调委会的事，您这里只看、指导和分派。")
    return stored_cases.create(
        desk.store, case, by=desk.by, at=desk.now(), save_id=new_save_id(), rule=rule, of=person
    )


def open_case(desk: Desk, number: str, looked_for: str = "") -> Editing:
    """Open a case for work: alone if nobody else has it, else to read; a draft left behind is folded in.

    ``looked_for`` are the words by which it was found.
    """
    at_hand = tables.of(desk)
    _record_view(desk, number, looked_for)
    with refusing():
        stored = stored_cases.load(desk.store, number)
        place = _place_in(desk, number)
        opened = partial(Editing, stored, tables=at_hand, shared=desk.on_server)
        if not permission.allowed(desk, Action.WRITE, number):
            return opened(None, place, only_read=_not_ones_own(desk, number))
        try:
            leases.take(desk.store, number, desk.worker, desk.now())
        except leases.HeldByOther as other:
            return opened(None, place, only_read=str(other), held=other.lease)
        except StoreTrouble as trouble:
            if not trouble.passing:
                raise
            # A full disk takes no lease, but what is on it can be read.
            return opened(None, place, only_read=f"{trouble}现在只能看。")
        folder = desk.home / "drafts"
        left = drafts.recover(folder, number)
        draft = DraftFile(folder, number)
    if left is None or (stored.seal is not None and not left.parts.keys() <= BESIDE_THE_TEXT | {"unread"}):
        return opened(draft, place)
    case = exchange.apply_changes(stored.case, left.parts)
    if case == stored.case:
        draft.saved(left.seq)
        return opened(draft, left.place)
    recovered = Recovered(left.at, tuple(left.parts))
    return opened(draft, left.place, case=case, recovered=recovered)


def read_for_a_reason(desk: Desk, number: str, reason: str) -> None:
    """Open a private case to who may give a reason: to be read, while the session lasts. Raises ``Refused``.

    The reason stands in the journal, where those in charge of the case see it.
    """
    if not reason.strip():
        raise Refused("请写明为什么要看，如 县局督办，核对协议。")
    with refusing():
        with permission.granted(desk, Action.READ_WITH_REASON, number):
            told: journal.Details = {"凭理由": reason.strip()}
            journal.append(desk.store, desk.entry(journal.VIEWED, number, told))
        scope.open_for_a_reason(desk.store, numbering.case_id(desk.store, number, beyond=True))


def _not_ones_own(desk: Desk, number: str) -> str:
    in_charge = access.names(access.parts(desk.store, number), access.IN_CHARGE)
    whose = f"这个案件由{in_charge}承办" if in_charge else "这个案件还没有分派承办人"
    return f"{whose}，您可以看，不能改。"


def _record_view(desk: Desk, number: str, looked_for: str) -> None:
    """On a server, write down who opens the case before anything of it is given out.

    With no room left on the disk one's own case can still be read; what is private cannot, nor others' cases.
    """
    if not desk.on_server:
        return
    try:
        with refusing(), permission.granted(desk, Action.READ, number):
            told = {"设备": desk.device}
            if looked_for:  # of names only that the same was looked for again
                told["查找"] = hashlib.sha256(looked_for.encode()).hexdigest()[:16]
            journal.append(desk.store, desk.entry(journal.VIEWED, number, told))
    except NotSaved:
        standing = permission.standing(desk, number)
        own = desk.person is not None and desk.person.id in standing.named
        if standing.narrow or not own or not permission.allowed(desk, Action.READ, number):
            raise


def _place_in(desk: Desk, number: str) -> Place:
    last = places.last(desk.store, desk.account)
    return last if last is not None and last.number == number else first_place(number)


def resume(desk: Desk) -> Editing | None:
    """The case this account was last at, on the same step and field; ``None`` to start from the list."""
    with refusing():
        last = places.last(desk.store, desk.account)
    if last is None:
        return None
    with suppress(Refused):
        # A case that was given to somebody else since is no offence to be written down.
        if permission.allowed(desk, Action.READ, last.number):
            return open_case(desk, last.number)
    with refusing():
        places.remember(desk.store, desk.account, None)
    return None


def save(desk: Desk, pending: Pending, place: Place) -> Saved:
    """Commit a snapshot. Raises ``Conflict`` when somebody else has saved first, ``Refused`` otherwise."""
    with refusing():
        try:
            with permission.granted(desk, Action.WRITE, pending.number):
                stored = _save(desk, pending)
                places.remember(desk.store, desk.account, place)
        except stored_cases.StaleSave as stale:
            raise Conflict(stale.theirs) from stale
    return Saved(stored, pending.seq)


class TakenOver(Refused):
    """Another session works on the case now."""

    def __init__(self, by: leases.Lease) -> None:
        where = f"在{by.device}上" if by.device else ""
        super().__init__(f"{by.holder}{where}接着办这个案件了，刚才写的没有存进去，还在这个窗口里。")


def _save(desk: Desk, pending: Pending) -> Stored:
    other = leases.other_holder(desk.store, pending.number)
    if other is not None:
        raise TakenOver(other)
    now = stored_cases.load(desk.store, pending.number)
    _refuse_change_of_frozen(now, pending.case)
    stored = stored_cases.save(
        desk.store,
        pending.base_version,
        pending.case,
        by=desk.by,
        at=desk.now(),
        label=pending.label,
        save_id=pending.save_id,
        now=now,
    )
    if desk.on_server and stored.version != now.version:
        # What was saved stays out of the journal; its hash makes the history a part of the chain.
        told: journal.Details = {
            "版本": stored.version,
            "项": "、".join(exchange.changes(now.case, stored.case)),
            "sha256": revisions.hash_of(desk.store, pending.number, stored.version),
        }
        journal.append(desk.store, desk.entry(journal.CHANGED, pending.number, told))
    return stored


def _refuse_change_of_frozen(now: Stored, case: Case) -> None:
    if now.frozen is None:
        return
    touched = set(exchange.changes(now.case, case)) - _STAYS_OPEN
    if _unread_of_the_text(now.case) == _unread_of_the_text(case):
        touched -= {"unread"}
    if touched:
        raise Refused("协议已经定稿，不能直接改。要改，请先到第6步作废这一稿，再重新定稿、签名。")


def _unread_of_the_text(case: Case) -> list[Unread]:
    return [one for one in case.unread if one.path.partition("/")[0] not in _STAYS_OPEN]


def leave(desk: Desk, number: str, place: Place | None) -> None:
    """Let go of a case. ``place`` is where the next start begins; ``None`` for the list."""
    with refusing():
        places.remember(desk.store, desk.account, place)
        leases.release(desk.store, number)
        stored_cases.discard_empty(desk.store, number)


def bring_in(desk: Desk, text: str) -> Stored:
    """Store a case file (``tiaojie-case``). Raises ``Refused``; nothing of a refused file is kept."""
    if len(text) > _LONGEST_FILE:
        raise Refused("这个文件太大，不像一个案件，没有导入。")
    try:
        case = exchange.load(text)
    except exchange.BadCase as bad:
        raise Refused(str(bad)) from bad
    if case == Case(number=case.number):
        raise Refused("文件里除了格式和编号什么也没有，没有导入。")
    with refusing():
        here = installation(desk)
        committee = case.committee or (here.committee if here else None)
        case = replace(case, committee=committee, title=case.title or propose_title(case) or None)
        return _create(desk, case, here.numbering if here else None)


def hand_out(desk: Desk, number: str) -> str:
    """The case as a case file. Raises ``Refused``."""
    permission.ask(desk, Action.TAKE, number)
    return exchange.dumps(load(desk, number).case)


def new_save_id() -> str:
    """A fresh id by which the store knows a save that is sent twice."""
    return uuid.uuid4().hex
