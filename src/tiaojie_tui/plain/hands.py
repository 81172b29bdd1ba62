"""谁在办 at the line: who has the case; ask for it, let it go, give it, share it; guidance beside it."""

import time
from collections.abc import Callable

from tiaojie_tui.casework import deletion, handing
from tiaojie_tui.casework.handing import AtWork
from tiaojie_tui.domain import dates
from tiaojie_tui.domain.people import Person
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.plain import answers
from tiaojie_tui.plain.going import Again
from tiaojie_tui.plain.opened import Opened
from tiaojie_tui.store.access import SHARING

_ENDS_WITHIN = 5.0
"""Seconds in which one's own other window is gone."""
_GO_ON = "接着办，现在没有人在办"

_Act = Callable[[], None]


def choose(opened: Opened) -> None:
    """Say who is at work, and do what may be done about it. Raises ``Refused`` and ``Again``."""
    opened.hear_news()
    offered = _of_lease(opened)
    if opened.editing.shared:
        found = handing.at_work(opened.desk, opened.editing.number)
        opened.line.say(handing.in_words(found.parts) or "还没有登记承办人。")
        for one in found.remarks:
            opened.line.say(f"指导意见 {dates.printed(one.at.date())} {one.name}：{one.text}")
        offered += _of_parts(opened, found)
    if not offered:
        opened.line.say("现在没有要做的。")
        return
    chosen = opened.line.choose("写编号；回菜单按回车：", [shown for shown, _ in offered])
    if chosen is not None:
        offered[chosen][1]()


def _of_lease(opened: Opened) -> list[tuple[str, _Act]]:
    editing = opened.editing
    if opened.asked_by:
        who = "、".join(opened.asked_by)
        return [
            (f"交给{who}接着办", lambda: _let_go(opened)),
            ("先不交", lambda: _keep(opened)),
        ]
    if editing.held is not None and handing.is_own(opened.desk, editing.held):
        return [("在这里接着办，那个窗口会关掉", lambda: _take_over(opened))]
    if editing.held is not None and editing.shared:
        return [(f"请{editing.held.holder}交给我", lambda: _ask_for(opened))]
    if editing.held is None and editing.only_read is not None and not editing.shared:
        return [(_GO_ON, _again)]
    return []


def _of_parts(opened: Opened, found: AtWork) -> list[tuple[str, _Act]]:
    editing = opened.editing
    offered: list[tuple[str, _Act]] = []
    if editing.held is None and editing.only_read is not None and Action.WRITE in found.may:
        offered.append((_GO_ON, _again))
    if Action.ASSIGN in found.may:
        offered.append(("分派给别人承办", lambda: _give(opened, Action.ASSIGN)))
    elif Action.HAND_OVER in found.may:
        offered.append(("移交给别人承办", lambda: _give(opened, Action.HAND_OVER)))
    if Action.SHARE in found.may:
        offered.append(("请人协办", lambda: _share(opened)))
        sharing = [one for one in found.parts if one.part == SHARING]
        if sharing:
            offered.append(("不再请人协办", lambda: _share_no_longer(opened, found)))
    if Action.RESTRICT in found.may:
        named = "不再限制查看" if found.private else "限制查看：涉隐私，只有承办、协办的人看得到"
        offered.append((named, lambda: _restrict(opened, not found.private)))
    if Action.REMARK in found.may:
        offered.append(("写指导意见", lambda: _remark(opened)))
    return [*offered, *_of_deletion(opened, found)]


def _of_deletion(opened: Opened, found: AtWork) -> list[tuple[str, _Act]]:
    if found.may_ask_for_deletion:
        return [("提请销毁，要司法所的人同意", lambda: _propose_deletion(opened))]
    asked = found.to_decide
    if asked is None:
        return []
    return [
        (f"同意销毁，{asked.proposed_by}提请：{asked.reason}", lambda: _agree_to_deletion(opened)),
        ("不同意销毁，案件照旧", lambda: _decline_deletion(opened)),
    ]


def _again() -> None:
    raise Again


def _let_go(opened: Opened) -> None:
    if not opened.save():
        return
    who = opened.asked_by[0]
    handing.let_go(opened.desk, opened.editing.number)
    opened.editing.let_go(handing.given_to(who))
    opened.tell(opened.editing.only_read or "")


def _keep(opened: Opened) -> None:
    handing.keep(opened.desk, opened.editing.number)
    opened.asked_by = ()
    opened.line.say("好的，案件还在您手里。")


def _ask_for(opened: Opened) -> None:
    handing.ask_for(opened.desk, opened.editing.number)
    opened.asking = True
    opened.line.say("已经告诉对方。对方交出或者退出以后，再到这里接着办。")


def _take_over(opened: Opened) -> None:
    handing.end_own_session(opened.desk, opened.editing.number)
    deadline = time.monotonic() + _ENDS_WITHIN
    while time.monotonic() < deadline:
        if handing.news(opened.desk, opened.editing.number, opened.editing.stored.version).held is None:
            raise Again
        time.sleep(0.1)
    opened.line.say("那个窗口还没有关掉，过一会儿再来。")


def _person(opened: Opened, question: str, action: Action) -> Person | None:
    found = handing.candidates(opened.desk, opened.editing.number, action)
    if not found:
        opened.line.say("没有别的调解员可以选，请让管理员先登记。")
        return None
    chosen = opened.line.choose(question, [f"{one.name} {one.role}" for one in found])
    return None if chosen is None else found[chosen]


def _give(opened: Opened, action: Action) -> None:
    to = _person(opened, "交给谁承办，写编号；不交按回车：", action)
    if to is None or not opened.save():
        return
    opened.line.say(f"以后由{to.name}承办，原来的承办人不再能改，只按各自的身份看。")
    if opened.line.sure(f"交给{to.name}吗？"):
        handing.give(opened.desk, opened.editing.number, to, action=action)
        raise Again


def _share(opened: Opened) -> None:
    to = _person(opened, "请谁协办，写编号；不请按回车：", Action.SHARE)
    if to is not None:
        handing.share(opened.desk, opened.editing.number, to)
        opened.line.say(f"{to.name}现在可以和您一起办这个案件了。")


def _share_no_longer(opened: Opened, found: AtWork) -> None:
    sharing = [one for one in found.parts if one.part == SHARING]
    chosen = opened.line.choose("不再请谁，写编号；不变按回车：", [one.name for one in sharing])
    if chosen is not None:
        handing.share_no_longer(opened.desk, opened.editing.number, sharing[chosen].person)
        opened.line.say("已经记下。")


def _restrict(opened: Opened, private: bool) -> None:
    handing.restrict(opened.desk, opened.editing.number, private)
    opened.line.say(handing.restricted(private))


def _propose_deletion(opened: Opened) -> None:
    opened.line.say(deletion.BEFORE_ASKING)
    reason = opened.line.ask("提请销毁的理由；不提请按回车：")
    if answers.command(reason) is None:
        deletion.propose(opened.desk, opened.editing.number, reason)
        opened.line.say(deletion.ASKED)


def _agree_to_deletion(opened: Opened) -> None:
    opened.line.say(deletion.BEFORE_AGREEING)
    if opened.line.sure("同意销毁吗？"):
        deletion.approve(opened.desk, opened.editing.number)
        opened.line.say(deletion.AGREED)


def _decline_deletion(opened: Opened) -> None:
    deletion.reject(opened.desk, opened.editing.number)
    opened.line.say(deletion.DECLINED)


def _remark(opened: Opened) -> None:
    text = opened.line.ask("给承办人的指导意见，如 付款的日子要写清楚；不写按回车：")
    if answers.command(text) is None:
        handing.remark(opened.desk, opened.editing.number, text)
        opened.line.say("指导意见已经记下，承办人打开案件就看到。")
