"""Before 定稿: is there an agreement to sign, what blocks it, what is empty. Values in, values out."""

from collections.abc import Sequence

from tiaojie_tui.casework.board import ways
from tiaojie_tui.domain import signers
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.problems import Problem, Stops
from tiaojie_tui.domain.progress import holes
from tiaojie_tui.domain.steps import STEPS

_NO_PAPER = {
    "oral": (
        "这个案件达成的是口头协议，不出协议书，不用定稿、签名。口头协议从达成那天起生效。\n\n"
        "后来决定写成书面的：到第5步把调解结果改成「达成书面协议」。"
    ),
    "failed": (
        "这个案件调解不成，没有协议要签。请告诉双方：可以仲裁、找行政机关处理，或者起诉。\n\n"
        "后来又谈成了：到第5步改调解结果。"
    ),
    "withdrawn": "当事人撤回了，没有协议要签。\n\n后来又谈成了：到第5步改调解结果。",
}
FREEZES = (
    "定稿以后，协议书的字就固定下来：这一稿存进案件，每页脚下印同一个校验码。"
    "以后要改，得先作废这一稿，重新定稿、重新签名。"
)

"""What 定稿 means."""


def no_paper(case: Case) -> str:
    """Why this case has no agreement to sign; empty when it may have one."""
    return _NO_PAPER.get(case.outcome or "", "")


def blocks(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """What stops 定稿."""
    return tuple(problem for problem in problems if problem.blocks(Stops.FINALISE))


def still_open(case: Case) -> str:
    """What is empty in the steps before, though nothing of it stops 定稿; empty when nothing is."""
    found = [
        (number, field) for number, step in enumerate(STEPS[:-1], 1) for _, field in holes(case, step.key)
    ]
    if not found:
        return ""
    number, field = found[0]
    more = f"等{len(found)}处" if len(found) > 1 else ""
    empty = f"第{number}步的「{field.of}{field.label}」{more}还没有填"
    return f"{empty}。不拦定稿，最好先补上：封存以后就补不了了。\n\n"


def who_signs(case: Case) -> str:
    """Who must sign, each with the capacity."""
    places = signers.required_signers(case, case.agreed_on)
    return "、".join(f"{(ways(place) or (('？', ''),))[0][0]}（{place.capacity}）" for place in places)
