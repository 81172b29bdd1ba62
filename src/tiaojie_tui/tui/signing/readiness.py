"""What is said before 定稿: what still blocks it, or how to go on. Values in, values out; no widget."""

from collections.abc import Sequence

from tiaojie_tui.domain import signers
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.problems import Problem, Stops
from tiaojie_tui.domain.progress import holes
from tiaojie_tui.domain.steps import STEPS
from tiaojie_tui.tui.signing.board import copies, ways

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
_FREEZES = (
    "定稿以后，协议书的字就固定下来：这一稿存进案件，每页脚下印同一个校验码。"
    "以后要改，得先作废这一稿，重新定稿、重新签名。"
)


def no_paper(case: Case) -> str:
    """Why this case has no agreement to sign; empty when it may have one."""
    return _NO_PAPER.get(case.outcome or "", "")


def blocks(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """What stops 定稿."""
    return tuple(problem for problem in problems if problem.blocks(Stops.FINALISE))


def row(number: int, problem: Problem) -> tuple[str, ...]:
    """A problem as the columns of the list: number, step, what is wrong."""
    return f"{number:>2}", _step(problem), problem.message


def _step(problem: Problem) -> str:
    found = ((at, step.label) for at, step in enumerate(STEPS, 1) if step.key == problem.step)
    number, label = next(found, (0, ""))
    return f"第{number}步 {label}"


def said_of(problem: Problem) -> str:
    """The whole problem, with the law it rests on."""
    basis = f"（{problem.basis}）" if problem.basis else ""
    return f"{problem.message}{basis}\n\n回车就到那里去改；改完按 F8 走回这一步。"


def ready(case: Case) -> str:
    """How to go on when nothing blocks."""
    outcome = ""
    if case.outcome != "written":
        outcome = "调解结果会同时记为「达成书面协议」。"
    return (
        f"{still_open(case)}{_FREEZES}{outcome}\n\n"
        "1. 按 F5 把协议书从头看一遍，念给双方听。\n"
        "2. 双方都没有意见，按 F9 定稿。\n"
        f"3. 打印 {copies(case)} 份，当着大家的面签名、按指印、盖章，再回到这里一个一个登记。\n\n"
        f"要签的人：{_who(case)}，最后盖调委会印章。"
    )


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


def _who(case: Case) -> str:
    places = signers.required_signers(case, case.agreed_on)
    return "、".join(f"{(ways(place) or (('？', ''),))[0][0]}（{place.capacity}）" for place in places)
