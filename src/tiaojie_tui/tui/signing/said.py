"""What is said in step 6, with the keys that act: of what blocks 定稿, of how to go on, of each line."""

from tiaojie_tui.casework.board import BoardLine, PaperLine, StampLine, copies, ways
from tiaojie_tui.casework.readiness import FREEZES, still_open, who_signs
from tiaojie_tui.domain import dates
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.domain.signers import Signer
from tiaojie_tui.domain.steps import STEPS


def blocking_row(number: int, problem: Problem) -> tuple[str, ...]:
    """A problem as the columns of the list: number, step, what is wrong."""
    return f"{number:>2}", _step(problem), problem.message


def _step(problem: Problem) -> str:
    found = ((at, step.label) for at, step in enumerate(STEPS, 1) if step.key == problem.step)
    number, label = next(found, (0, ""))
    return f"第{number}步 {label}"


def of_problem(problem: Problem) -> str:
    """The whole problem, with the law it rests on."""
    basis = f"（{problem.basis}）" if problem.basis else ""
    return f"{problem.message}{basis}\n\n回车就到那里去改；改完按 F8 走回这一步。"


def ready(case: Case) -> str:
    """How to go on when nothing blocks."""
    outcome = ""
    if case.outcome != "written":
        outcome = "调解结果会同时记为「达成书面协议」。"
    return (
        f"{still_open(case)}{FREEZES}{outcome}\n\n"
        "1. 按 F5 把协议书从头看一遍，念给双方听。\n"
        "2. 双方都没有意见，按 F9 定稿。\n"
        f"3. 打印 {copies(case)} 份，当着大家的面签名、按指印、盖章，再回到这里一个一个登记。\n\n"
        f"要签的人：{who_signs(case)}，最后盖调委会印章。"
    )


def of_line(line: BoardLine, *, sealed: bool) -> str:
    """One or two sentences on the line one stands on: what it is, which keys act."""
    if isinstance(line, PaperLine):
        acts = "" if sealed else "要改字，按 F4 作废这一稿。"
        return f"每页脚下都印着校验码 {line.code}，没有「草稿」字样。回车打印。{acts}"
    if isinstance(line, StampLine):
        return _said_of_stamp(line, sealed)
    who = f"{line.signer.name}（{line.signer.capacity}）"
    signature = line.signature
    if signature is not None and signature.on is not None:
        inked = f"{dates.printed(signature.on)}{signature.method}"
        signed = f"{signature.name}（{signature.capacity}），{inked}。"
        return signed if sealed else f"{signed}登记错了：回车改，F4 取消。"
    if not ways(line.signer):
        return f"{line.signer.of or '这里'}没有人能签。回车看怎么办。"
    others = "、".join(f"{name}（{capacity}）" for name, capacity in ways(line.signer)[1:])
    either = f"也可以由{others}签。" if others else ""
    return f"{who}还没签。{either}看着本人在纸上签了，再按回车登记。"


def _said_of_stamp(line: StampLine, sealed: bool) -> str:
    if line.on is None:
        return "每一份都盖上调委会的印章以后，按回车登记盖章的日期。"
    said = f"{dates.printed(line.on)}盖了调委会印章。"
    return said if sealed else f"{said}登记错了：回车改，F4 取消。"


def why_nobody(signer: Signer) -> str:
    """What to do where nobody is known who could sign."""
    if signer.of and signer.capacity.endswith("法定代理人"):
        return (
            f"{signer.of}不满十八岁，要由父母等法定代理人签名，可是案件里没有写。"
            f"先在「协议书」那一行按 F4 作废这一稿，再到第2步给{signer.of}加上法定代理人，重新定稿。"
        )
    return (
        "这里的姓名是空的，不知道该由谁签。"
        "先在「协议书」那一行按 F4 作废这一稿，到前面几步把姓名补上，重新定稿。"
    )
