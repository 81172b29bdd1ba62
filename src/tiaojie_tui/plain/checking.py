"""核对 at the line: what is empty or wrong in the whole case, by number; to mend it or let it pass."""

from tiaojie_tui.domain import checklist
from tiaojie_tui.domain.checklist import CardRow, FieldRow, Remark, StepRow
from tiaojie_tui.domain.problems import Severity
from tiaojie_tui.domain.steps import STEPS
from tiaojie_tui.plain import answers
from tiaojie_tui.plain.going import Elsewhere
from tiaojie_tui.plain.opened import Opened
from tiaojie_tui.plain.wording import without_keys

_WHY = "为什么可以放过，如 老人没有电话，由儿子代接；不放过按回车："
_DONE = "做了什么，如 已报告派出所，民警到场；不放过按回车："


def check(opened: Opened) -> None:
    """List what is open until Enter leads back. Raises ``Elsewhere`` to where it is mended."""
    while True:
        found = _open_ones(opened)
        if not found:
            opened.line.say("都填好了，没有问题。")
            return
        opened.line.say(f"【核对全案】{len(found)} 处")
        told = [_told(number, title, row) for number, title, row in found]
        chosen = opened.line.choose("去哪一处，写编号；回菜单按回车：", told)
        if chosen is None:
            return
        number, _, row = found[chosen]
        if isinstance(row, Remark) and row.problem.may_pass and _passed(opened, row):
            continue
        raise Elsewhere(number, row.path)


def _open_ones(opened: Opened) -> list[tuple[int, str, FieldRow | Remark]]:
    """What is open, each with the number of its step and the title of its card."""
    whole = checklist.rows(opened.case, opened.at_hand.today, opened.editing.tables)
    found: list[tuple[int, str, FieldRow | Remark]] = []
    number, title = 0, ""
    for row in checklist.only_open(whole):
        if isinstance(row, StepRow):
            number, title = STEPS.index(row.step) + 1, ""
        elif isinstance(row, CardRow):
            title = row.title
        elif isinstance(row, Remark) or not row.text:
            found.append((number, title, row))
    of_a_rule = {row.path for _, _, row in found if isinstance(row, Remark)}
    return [one for one in found if isinstance(one[2], Remark) or one[2].path not in of_a_rule]


def _told(number: int, title: str, row: FieldRow | Remark) -> str:
    if isinstance(row, FieldRow):
        return f"第{number}步 {f'{title} {row.label}'.strip()}：没填"
    passed = f"（已放过，理由：{row.reason}）" if row.reason is not None else ""
    return f"第{number}步 {row.problem.weight}：{without_keys(row.problem.message)}{passed}"


def _passed(opened: Opened, row: Remark) -> bool:
    """Let a warning pass with a reason, or take that back; false for going there to mend it."""
    problem = row.problem
    opened.tell(problem.message + (f"（{problem.basis}）" if problem.basis else ""))
    act = "放过，写明理由" if row.reason is None else "收回，又算数"
    chosen = opened.line.choose("写编号：", ("去改", act))
    if chosen != 1:
        return chosen is None
    if row.reason is not None:
        changed = opened.change("收回放过的提醒", row.path, checklist.taken_back(opened.case, problem))
        if changed:
            opened.saved("已收回")
        return True
    reason = opened.line.ask(_DONE if problem.severity is Severity.ALERT else _WHY)
    if answers.command(reason) is None:
        passing = checklist.passing(opened.case, problem, reason.strip())
        if opened.change("放过提醒", row.path, passing):
            opened.saved("已放过，理由记在案件里")
    return True
