"""Who may do what to which case: one table, and no for everything that does not stand in it.

Source: the role matrix of the township server. A case is somebody's own when it was given to them or they
share in it (承办, 协办); of their committee (village); or anybody else's. A case that touches privacy or
minors (民法典 第1032条, 个人信息保护法 第28条, 第31条) is there only for those it was given to.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from tiaojie_tui.domain.people import Person, Role


class Action(StrEnum):
    """What somebody wants to do to a case, as the journal names it."""

    LIST = "看目录"
    """See number, title and state in the list."""
    READ = "查看"
    WRITE = "修改"
    REVEAL = "查看证件"
    """See identity numbers and telephones whole."""
    PRINT = "打印"
    TAKE = "取走"
    FINALISE = "定稿"
    VOID = "作废"
    SEAL = "封存"
    ASSIGN = "分派"
    """Give the case to a mediator, take it back, let anybody share in it."""
    HAND_OVER = "移交"
    """Let a colleague of the committee have the case in one's place."""
    SHARE = "请人协办"
    """Let a colleague of the committee work on the case, too, or no longer."""
    REMARK = "批注"
    """Write guidance (指导意见) beside the case."""
    RESTRICT = "限制查看"
    """Mark the case as private, or no longer."""
    READ_WITH_REASON = "说明理由查看"
    """Read a private case that was not given to oneself."""
    PROPOSE_DELETION = "提请销毁"
    APPROVE_DELETION = "同意销毁"
    SEE_VIEWERS = "看查阅记录"


class Relation(StrEnum):
    """How somebody stands to a case."""

    OWN = "本人"
    COMMITTEE = "本会"
    OTHER = "外会"


@dataclass(frozen=True, slots=True)
class Standing:
    """What matters of a case for rights. ``named`` are the ids of those it was given to."""

    committee: int | None
    named: frozenset[int] = field(default_factory=frozenset)
    narrow: bool = False
    """Private, or with a minor in it."""
    closed: bool = False
    """Sealed or filed."""
    kept: bool = False
    """Only kept (仅保存) from now on, or deleted."""
    reasoned: bool = False
    """A reason to read it was given in this session, and stands in the journal."""

    @property
    def unsealed(self) -> "Standing":
        """The same case, were it not closed."""
        return replace(self, closed=False)


_A = Action
_LOOK = frozenset({_A.LIST, _A.READ, _A.REVEAL, _A.SEE_VIEWERS})
_PAPERS = frozenset({_A.PRINT, _A.TAKE})
_OWN_WORK = _LOOK | _PAPERS | {_A.WRITE, _A.FINALISE, _A.VOID, _A.SEAL, _A.RESTRICT, _A.HAND_OVER, _A.SHARE}
_HEAD_OVER = _LOOK | _PAPERS | {_A.ASSIGN, _A.SHARE, _A.PROPOSE_DELETION, _A.RESTRICT}
_OFFICE_OVER = _LOOK | _PAPERS | {_A.REMARK, _A.APPROVE_DELETION}

_TABLE: dict[tuple[Role, Relation], frozenset[Action]] = {
    (Role.MEDIATOR, Relation.OWN): _OWN_WORK,
    (Role.MEDIATOR, Relation.COMMITTEE): frozenset({_A.LIST}),
    (Role.HEAD, Relation.OWN): _OWN_WORK | _HEAD_OVER,
    (Role.HEAD, Relation.COMMITTEE): _HEAD_OVER,
    (Role.OFFICE, Relation.OWN): _OWN_WORK | _OFFICE_OVER,
    (Role.OFFICE, Relation.OTHER): _OFFICE_OVER,
    (Role.CHIEF, Relation.OWN): _OWN_WORK | _OFFICE_OVER,
    (Role.CHIEF, Relation.OTHER): _OFFICE_OVER,
}
_NARROW_TO_STRANGERS: dict[Role, frozenset[Action]] = {
    Role.CHIEF: frozenset({_A.READ_WITH_REASON, _A.APPROVE_DELETION})
}
"""Of a case that is not open to them, those who stand here may do this much."""
WHEN_ONLY_KEPT = _LOOK | {_A.READ_WITH_REASON, _A.APPROVE_DELETION}
"""What may still be done to a case that is only kept."""
WITH_REASON = _LOOK
"""What a reason opens of a private case, to those who may give one."""
BEGINNERS = (Role.MEDIATOR, Role.HEAD)
"""Those who register cases, each of their own committee."""
_NOT_WHEN_CLOSED = frozenset({_A.FINALISE, _A.VOID, _A.SEAL})


def relation(person: Person, case: Standing) -> Relation:
    """How ``person`` stands to the case."""
    if person.id in case.named:
        return Relation.OWN
    if person.committee is not None and person.committee == case.committee:
        return Relation.COMMITTEE
    return Relation.OTHER


def can(person: Person, action: Action, case: Standing) -> bool:
    """Whether ``person`` may do this to a case that stands so.

    WRITE of a closed case means what comes after closing (履行, 回访); the store refuses the rest.
    """
    allowed = _allowed(person.role, relation(person, case), narrow=case.narrow)
    if case.reasoned and _A.READ_WITH_REASON in allowed:
        allowed |= WITH_REASON
    if case.closed:
        allowed -= _NOT_WHEN_CLOSED
    if case.kept:
        allowed &= WHEN_ONLY_KEPT
    return action in allowed


def holders(action: Action, how: Relation, *, narrow: bool) -> frozenset[Role]:
    """The roles that may do this to a case they stand to so, while it is neither closed nor only kept."""
    return frozenset(role for role in Role if action in _allowed(role, how, narrow=narrow))


def _allowed(role: Role, how: Relation, *, narrow: bool) -> frozenset[Action]:
    if narrow and how is not Relation.OWN:
        return _NARROW_TO_STRANGERS.get(role, frozenset())
    return _TABLE.get((role, how), frozenset())


def may_begin(person: Person) -> bool:
    """Whether ``person`` may register a new case: members of a committee only."""
    return person.committee is not None and person.role in BEGINNERS
