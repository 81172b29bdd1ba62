"""Destroying a case (销毁): the head of its committee asks, somebody else of the judicial office agrees.

From then on the case is only kept (仅保存). The administrator executes it at the console when its
retention is over. On a server only: with one mediator there are no two who could agree.
"""

from tiaojie_tui.casework import permission
from tiaojie_tui.casework.desk import Desk, Refused, refusing
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.domain.typed import clean_line
from tiaojie_tui.store import destruction, journal, leases, numbering
from tiaojie_tui.store.destruction import Deletion

BEFORE_ASKING = (
    "司法所的人同意以后，这个案件只保存，不能再改、再打印；保管期满由管理员销毁，销毁了不能恢复。"
    "请写明理由，不要写案情。"
)
BEFORE_AGREEING = "同意以后马上只保存，不能再改、再打印。保管期满由管理员销毁，销毁了不能恢复。"
"""What comes of asking for it, and of agreeing to it; said before either is done."""
ASKED, AGREED = "已经提请，等司法所的人同意。", "已经同意，这个案件现在只保存。"
DECLINED = "没有同意，案件照旧。"
"""What is said when it is done."""
_LONGEST_REASON = 200
"""Characters."""


def waiting(desk: Desk, number: str) -> Deletion | None:
    """What was asked for this case; ``None`` for nothing. Raises ``Refused``."""
    with refusing():
        return destruction.of_case(desk.store, number)


def propose(desk: Desk, number: str, reason: str) -> None:
    """Ask for the destruction of the case. Raises ``Refused``."""
    reason = clean_line(reason)[:_LONGEST_REASON]
    if not reason:
        raise Refused("请写一句为什么要销毁，如 保管期限已满。")
    person = _person(desk)
    with refusing(), permission.granted(desk, Action.PROPOSE_DELETION, number):
        destruction.propose(desk.store, number, reason, person, desk.now())
        journal.append(desk.store, desk.entry(journal.DELETION_ASKED, number))


def approve(desk: Desk, number: str) -> None:
    """Agree to what somebody else has asked for; nobody may be at work on the case. Raises ``Refused``."""
    person = _person(desk)
    with refusing(), permission.granted(desk, Action.APPROVE_DELETION, number):
        asked = destruction.of_case(desk.store, number)
        if asked is not None and asked.proposed_by_id == person:
            raise Refused("提请的人自己不能同意，要由司法所的另一个人来看。")
        if leases.held(desk.store, numbering.case_id(desk.store, number)):
            raise Refused("有人正在办这个案件，请他先退出，再来同意销毁。")
        destruction.approve(desk.store, number, person, desk.now())
        journal.append(desk.store, desk.entry(journal.DELETION_AGREED, number))


def reject(desk: Desk, number: str) -> None:
    """The case stays as it is. Raises ``Refused``."""
    with refusing(), permission.granted(desk, Action.APPROVE_DELETION, number):
        destruction.reject(desk.store, number)
        journal.append(desk.store, desk.entry(journal.DELETION_REJECTED, number))


def _person(desk: Desk) -> int:
    if not desk.on_server:
        raise Refused("销毁案件要两个人先后同意，只有乡镇服务器上能做。")
    return permission.holder(desk).id
