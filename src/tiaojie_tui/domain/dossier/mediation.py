"""From the talks to their end: records, prolonging, and the paper that the outcome asks for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.dossier.ground import Gap, Ground, by_choice, later
from tiaojie_tui.domain.dossier.item import Item
from tiaojie_tui.domain.dossier.opening import of_records
from tiaojie_tui.domain.rules.days import USUAL_DAYS
from tiaojie_tui.domain.rules.found import agreeing
from tiaojie_tui.domain.signers import effective_date

_RECORD = "调解记录"
_EXTENSION = "延期调解同意书"
_AGREEMENT = "人民调解协议书"
_WITHDRAWAL = "撤回调解申请书"


def records(ground: Ground) -> list[Item]:
    """调解记录 (人民调解法 第27条): one for each time they talked, one at least before a case ends."""
    found = list(of_records(ground, _RECORD))
    if found or ground.case.outcome == "withdrawn":
        return found
    if not ground.over:
        return [later(_RECORD, "双方坐下来谈的时候记。")]
    return [ground.lacking(_RECORD, [Gap("records", "一份调解记录也没有")])]


def extension(ground: Ground) -> list[Item]:
    """延期调解同意书 (司法部令第75号 第33条): where they talked for more than thirty days."""
    case = ground.case
    if case.accepted_on is None or not agreeing(case):
        return []
    until, usual = case.agreed_on or ground.today, case.accepted_on + timedelta(days=USUAL_DAYS)
    if case.extended_to is not None:
        over = until > max(usual, case.extended_to)
        gaps = [Gap("extended_to", f"延期到{printed(case.extended_to)}，也已经过了")] if over else []
        return [ground.lacking(_EXTENSION, gaps)]
    if until > usual:
        gap = Gap(
            "extended_to",
            f"受理到{'达成协议' if case.agreed_on else '今天'}超过{USUAL_DAYS}天，没有写延期到哪一天",
        )
        return [ground.lacking(_EXTENSION, [gap])]
    if ground.over:
        return []
    return [by_choice(_EXTENSION, f"到{printed(usual)}谈不完、各方都同意再谈的，签这一份。", "extended_to")]


def ending(ground: Ground) -> list[Item]:
    """The paper of the outcome; while there is none, the agreement is to come and anybody may withdraw."""
    return _OF_OUTCOME.get(ground.case.outcome or "", _open)(ground)


def _open(ground: Ground) -> list[Item]:
    """Each party may end the mediation at any time (人民调解法 第23条)."""
    return [
        later(_AGREEMENT, "谈成以后写条款、定稿、签名。"),
        by_choice(_WITHDRAWAL, "申请人不想再调解的，签这一份。"),
    ]


def _written(ground: Ground) -> list[Item]:
    """人民调解协议书 (人民调解法 第28、29条): printed from the frozen text alone."""
    if ground.frozen or ground.sealed:
        ready = ground.lacking(_AGREEMENT, [])
        if effective_date(ground.case) is None:
            ready = replace(ready, why="签名、盖章还没有登记齐。", step="signing")
        return [ready]
    return [ground.lacking(_AGREEMENT, _blocks(ground) or [Gap("signatures", "内容齐了，还没有定稿")])]


def _oral(ground: Ground) -> list[Item]:
    """口头协议登记表 (人民调解法 第28、30条)."""
    return [ground.lacking("口头协议登记表", _blocks(ground))]


def _failed(ground: Ground) -> list[Item]:
    """终止调解告知书 (人民调解法 第26条): ended, and told of arbitration, administration and court."""
    return [ground.lacking("终止调解告知书", ground.gaps_in("failure_reason"))]


def _withdrawn(ground: Ground) -> list[Item]:
    """撤回调解申请书 (人民调解法 第23条)."""
    return [ground.lacking(_WITHDRAWAL, ground.gaps_in("failure_reason"))]


def _blocks(ground: Ground) -> list[Gap]:
    return [Gap(problem.field, problem.message.rstrip("。")) for problem in ground.blocks]


_OF_OUTCOME: dict[str, Callable[[Ground], list[Item]]] = {
    "written": _written,
    "oral": _oral,
    "failed": _failed,
    "withdrawn": _withdrawn,
}
